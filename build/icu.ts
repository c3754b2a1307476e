import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';

/**
 * Words that a participant does not need before the hall: the facilitator's pages, the chair's desk, the end. They come
 * with the pages that show them (client/words/later.ts), so that the way in stays light.
 */
const later = new RegExp(
  [
    '^(create|console|teacher|level|debrief|outcome|record|screen|rehearse|bracket|desk|take|whole)\\.',
    '^chair\\.(why|main|vote|lift|heard|response|openTitle|endTitle|wouldDrop)',
    '^step\\..*\\.why$',
    '^lobby\\.(admit|asks|chair\\.(?!lead|text)|copy|delegations|dismiss|door|fill(\\.|$)|getIn|line\\.|lock|newCode|noPhone)',
    '^lobby\\.(noWish|nobodySeated|open|people|personMenu|private|qr|reached|reissue|role|scan|seat|selfDoor|stopped)',
    '^lobby\\.(thenCode|title|unlock|whileTheyCome)',
    '^net\\.act\\.(announce|ask(Again|Whole|Ruling)|close|consult|prefer|dismiss|end(Ballot|Break)|erase|giveFloor|inject|leaveOut|moreTime|mute|open)',
    '^net\\.act\\.(prepare|tableChair|withdrawChair|pause|putNext|remove|rename|resume|rule|seat|set|startBreak|take)',
    '^vote\\.(asks|back|card|cards|cast|castBy.*|castFor|choose|context|count|drops|majority|missing|needed|openAfter|part|pick|progress|stays|title|wholeText)(\\.|$)',
    '^front\\.(?!as\\.)',
    '^draft\\.(suggest|accept|accepted|contest|contests|contestedBy|chairTexts|again|ask|asks|askWhom|drop|dropAll|dropNo|dropYes|edit|editHint|error|headline|fate|help|hereToo|ifMixed)(\\.|$)',
    '^draft\\.(insideBracket|keep|keeping|kept|keptHere|legend|onToday|only|opening|preview|reviseHint|reviseTitle|same)(\\.|$)',
    '^draft\\.(send|sendRevised|inGroup|inviteMore|inviteSend|putGroup|speaksFor|title|undo|undone|why)(\\.|$)',
    '^report\\.(?!open)',
    '^room\\.missed',
  ].join('|'),
);

/** Words of the slip that explains a refusal; they come with it (client/words/why.ts). */
const why = /^(refusal|rule|instead|offer)\./;

/**
 * Words that a participant does not need before the text and the floor stand: what happened, the vote, goals,
 * the chair's keys. They come right after (client/words/room.ts).
 */
const room = new RegExp(
  [
    '^(reading|step|vote|goal|hall|break|draft|starter|chair|report|notice)\\.',
    '^(need\\.(?!title)|lobby\\.(?!between))',
    '^seat\\.waiting\\.',
    '^room\\.(do|now|line|said|record|word|step)(\\.|$)',
    '^room\\.brief\\.',
    '^net\\.(act\\.|drop|(back|backSent|gone|since|waiting)$)',
    '^text\\.(draft|new|said|status)(\\.|$)',
    '^floor\\.said\\.',
    '^seat\\.device\\.(?!lead)',
    '^app\\.(copied|copy|copySelect|qr|rule)$',
  ].join('|'),
);

/** With what a word comes: at once, with what lies around the text, with the pages that show it, with a refusal. */
export function partOf(key: string): 'first' | 'room' | 'later' | 'why' {
  if (why.test(key)) return 'why';
  if (later.test(key)) return 'later';
  return room.test(key) ? 'room' : 'first';
}

/** Which part of a catalogue a query asks for. */
const parts: Readonly<Record<string, (key: string) => boolean>> = {
  '?icu-first': (key) => partOf(key) === 'first',
  '?icu-room': (key) => partOf(key) === 'room',
  '?icu-later': (key) => partOf(key) === 'later',
  '?icu-why': (key) => partOf(key) === 'why',
  '?icu-rest': (key) => partOf(key) !== 'first',
};

/** Compiles the words of `words/<language>.json?icu-first` and its like into functions, so that no browser parses ICU MessageFormat. */
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
      // The id ends in .json?icu-…, so without a module type the result would be read as JSON.
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
