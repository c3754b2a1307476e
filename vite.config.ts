import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { asking } from './build/asking.ts';
import { compress } from './build/compress.ts';
import { rulesApart } from './build/rules.ts';
import { transports } from './build/transports.ts';
import { icu } from './build/icu.ts';

const here = import.meta.dirname;

/** What only the rules of procedure call, and whoever looks ahead with them. */
const rules =
  /\?rules$|shared\/(conference\/(conference|registry)|text\/(draftOps|numbers|term|unite|inside|rebase))\.ts/;

/** What lies around the text and the floor: it comes at once after them, in one file. */
const around =
  /client\/(pages\/roomParts|panels\/(Announced|BreakPanel|BriefList|BriefPanel|GoalsPanel|goalWords|HallPanel|LineBar|LiveWords|Needs|Notices|Papers|PlannedStep|QuestionPanel|RecordLines|Starters|WordToChair)|view\/(acts|announce|describeHall|goals|hall|papers|record|sentences|steps|votes)|words\/room)\.|icu-room|make-plural|shared\/(text\/(diff|parse)|scenario\/goals)\./;

/** `vite build` makes the pages in dist/client, `vite build --ssr` the server in dist/server/main.js. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? here : resolve(here, 'client'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [icu(), ...(isSsrBuild ? [] : [asking(), rulesApart(), transports()]), compress()],
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        sourcemap: true,
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { input: resolve(here, 'server/main.ts'), output: { entryFileNames: 'main.js' } },
      }
    : {
        outDir: '../dist/client',
        emptyOutDir: true,
        target: 'es2022',
        modulePreload: { polyfill: false },
        // Small files stay files: the content security policy allows no data: scripts, and fonts and flags cache better so.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        // What every page needs travels in one file: a request and its headers weigh more than a small module.
        rolldownOptions: {
          // Our modules say what they are by what they export; importing one does nothing by itself.
          treeshake: { moduleSideEffects: [{ test: /\/shared\//, sideEffects: false }] },
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [
                { name: 'first', tags: ['$initial'], test: (id) => !rules.test(id), priority: 2 },
                { name: 'rules', test: rules, priority: 1 },
                { name: 'around', test: around, priority: 1 },
              ],
            },
          },
        },
      },
}));
