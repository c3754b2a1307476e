import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { asking } from './build/asking.ts';
import { compress } from './build/compress.ts';
import { icu } from './build/icu.ts';

const here = import.meta.dirname;

/** Modules of every page, beside the pages themselves. */
const first =
  /node_modules\/(preact|@preact|socket\.io|engine\.io|@messageformat|@socket)|shared\/(kit|rules)\/|shared\/protocol\/(?!explain|offers|sheetForm)|shared\/conference\/(?!lessonStep|pace|refusals|revisions)|shared\/text\/(?!canonical|compare|force|readings|script|unite)|client\/(net\/(?!useDesk|sheet|unsent)|panels\/seen\.|parts\/(?!Qr|Pick|Field|CopyButton)|view\/(?!acts|asks|draft|editing|hour|lesson|missed|offers|steps|people|teacherPress))|icu-first|words\/index/;

/** `vite build` makes the pages in dist/client, `vite build --ssr` the server in dist/server/main.js. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? here : resolve(here, 'client'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [icu(), ...(isSsrBuild ? [] : [asking()]), compress()],
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
        rolldownOptions: { output: { advancedChunks: { groups: [{ name: 'first', test: first }] } } },
      },
}));
