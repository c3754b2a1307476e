import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';

/**
 * Words that a participant does not need before the hall: the facilitator's pages, the chair's desk, the end. They come
 * with the pages that show them (client/words/later.ts), so that the way in stays light.
 */
export const later = new RegExp(
  [
    '^(create|console|teacher|level|debrief|outcome|record|screen|rehearse|bracket|take|whole)\\.',
    '^chair\\.(why|main|vote|lift|heard|response|openTitle|endTitle|wouldDrop)',
    '^step\\..*\\.why$',
    '^lobby\\.(admit|asks|chair\\.(?!lead|text)|copy|delegations|dismiss|door|fill(\\.|$)|getIn|line\\.|lock|newCode|noPhone)',
    '^lobby\\.(noWish|nobodySeated|open|people|personMenu|private|qr|reached|reissue|role|scan|seat|selfDoor|stopped)',
    '^lobby\\.(thenCode|title|unlock|whileTheyCome)',
    '^net\\.act\\.(announce|ask(Again|Whole)|close|consult|prefer|dismiss|end(Ballot|Break)|erase|giveFloor|inject|leaveOut|moreTime|mute|open)',
    '^net\\.act\\.(pause|putNext|remove|rename|resume|rule|seat|set|startBreak|take)',
    '^vote\\.(asks|back|card|cards|cast|castBy.*|castFor|choose|context|count|drops|majority|missing|needed|openAfter|part|pick|progress|stays|title|wholeText)(\\.|$)',
    '^front\\.(?!as\\.)',
    '^draft\\.(again|ask|asks|askWhom|drop|dropAll|dropNo|dropYes|edit|editHint|error|headline|fate|help|hereToo|ifMixed)(\\.|$)',
    '^draft\\.(insideBracket|keep|keeping|kept|keptHere|legend|onToday|only|opening|preview|reviseHint|reviseTitle|same)(\\.|$)',
    '^draft\\.(send|sendRevised|title|undo|undone|why)(\\.|$)',
    '^report\\.(?!open)',
    '^room\\.missed',
  ].join('|'),
);

/** Words of the slip that explains a refusal; they come with it (client/words/why.ts). */
export const why = /^(refusal|rule|instead|offer)\./;

/** Which part of a catalogue a query asks for. */
const parts: Readonly<Record<string, (key: string) => boolean>> = {
  '?icu': () => true,
  '?icu-first': (key) => !later.test(key) && !why.test(key),
  '?icu-later': (key) => later.test(key),
  '?icu-why': (key) => why.test(key),
};

/** Compiles `words/<language>.json?icu` into functions, one chunk a language, so that no browser parses ICU MessageFormat. */
export function icu(): Plugin {
  return {
    name: 'icu-words',
    enforce: 'pre',
    async load(id) {
      const [file = '', query = ''] = id.split(/(?=\?)/);
      const wanted = Object.hasOwn(parts, query) ? parts[query] : undefined;
      if (!wanted || !file.endsWith('.json')) return null;
      this.addWatchFile(file);
      const messages: unknown = JSON.parse(await readFile(file, 'utf8'));
      const language = basename(file, '.json');
      // The id ends in .json?icu, so without a module type the result would be read as JSON.
      return {
        code: compileModule(new MessageFormat(language), asMessages(messages, file, wanted)),
        moduleType: 'js',
        map: null,
      };
    },
  };
}

function asMessages(value: unknown, file: string, wanted: (key: string) => boolean): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new Error(`${file}: expected an object of messages`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => wanted(key))
      .map(([key, message]) => {
        if (typeof message !== 'string') throw new Error(`${file}: the message ${key} is not a string`);
        return [key, message];
      }),
  );
}
