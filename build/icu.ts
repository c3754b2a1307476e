import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';

const query = '?icu';

/** Compiles `words/<language>.json?icu` into functions, one chunk a language, so that no browser parses ICU MessageFormat. */
export function icu(): Plugin {
  return {
    name: 'icu-words',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(query)) return null;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      const messages: unknown = JSON.parse(await readFile(file, 'utf8'));
      const language = basename(file, '.json');
      // The id ends in .json?icu, so without a module type the result would be read as JSON.
      return {
        code: compileModule(new MessageFormat(language), asMessages(messages, file)),
        moduleType: 'js',
        map: null,
      };
    },
  };
}

function asMessages(value: unknown, file: string): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new Error(`${file}: expected an object of messages`);
  return Object.fromEntries(
    Object.entries(value).map(([key, message]) => {
      if (typeof message !== 'string') throw new Error(`${file}: the message ${key} is not a string`);
      return [key, message];
    }),
  );
}
