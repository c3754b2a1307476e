import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const text = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);
const worthwhile = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes a .br and a .gz beside every text file of the finished build, so that the server compresses nothing while it runs. */
export function compress(): Plugin {
  let folder = '';
  return {
    name: 'compress',
    apply: (_config, environment) => environment.command === 'build' && environment.isSsrBuild !== true,
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      await Promise.all(
        entries
          .filter((entry) => entry.isFile() && text.has(extname(entry.name)))
          .map(async (entry) => {
            const file = join(entry.parentPath, entry.name);
            const bytes = await readFile(file);
            if (bytes.length < worthwhile) return;
            const options = {
              params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
            };
            await Promise.all([
              brotli(bytes, options).then((packed) => writeFile(`${file}.br`, packed)),
              zip(bytes, { level: 9 }).then((packed) => writeFile(`${file}.gz`, packed)),
            ]);
          }),
      );
    },
  };
}
