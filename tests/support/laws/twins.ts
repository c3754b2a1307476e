import type { SeatId } from '../../../shared/kit/ids.ts';
import type { Heart } from './heart.ts';
import { LawBroken, type Seen } from './laws.ts';
import { replay } from './run.ts';
import { caucus } from './scenario.ts';
import type { Input, World } from './world.ts';

/**
 * Law 2 by twins: the same conference with another secret. Whoever may not know the secret gets the same bytes.
 * A leak through a number, an order or an absence shows here, whatever way it took.
 */

type Act = Extract<Input, { i: 'act' }>;
const isAct = (input: Input): input is Act => input.i === 'act';

/** What came in until something happened that tells the secret to all. */
function inputsBefore(world: World, type: string, after = -1): readonly Input[] {
  const { disk, inputs, rowsAfter } = world;
  const told = inputs.findIndex(
    (_, n) => n > after && disk.rows.slice(rowsAfter[n - 1] ?? 0, rowsAfter[n]).some((r) => r.type === type),
  );
  return told < 0 ? inputs : inputs.slice(0, told);
}

/** Another need of one delegation, tapped for the desk alone. */
export function twinOfNeed(world: World, heart: Heart, seen: Seen): void {
  const tapped = world.accepted.findLast((a) => a.command.c === 'tapNeed' && a.command.room !== caucus);
  if (tapped?.command.c !== 'tapNeed') return;
  const { command } = tapped;
  const need = command.need === 'moment' ? 'unclear' : 'moment';
  const other = world.inputs.map((x) =>
    'id' in x && x.id === tapped.id ? { ...x, command: { ...command, need } as const } : x,
  );
  const first = replay(world.inputs, heart, 2);
  compareBytes(first, replay(other, heart, 2), seatsEverIn(first, `desk:${command.room}`), 'another need');
  seen.add('twin:need');
}

/** Other words prepared on the desk, up to the moment at which they are tabled. */
export function twinOfPrepared(world: World, heart: Heart, seen: Seen): void {
  const prepared = world.accepted.findLast((a) => a.command.c === 'prepareWords' && a.command.text !== null);
  if (prepared?.command.c !== 'prepareWords') return;
  const { command } = prepared;
  const inputs = inputsBefore(world, 'ChairTextTabled', world.inputs.indexOf(prepared));
  const other = inputs.map((x) =>
    'id' in x && x.id === prepared.id ? { ...x, command: { ...command, text: 'Nobody takes anything.' } as const } : x,
  );
  const first = replay(inputs, heart, 2);
  compareBytes(first, replay(other, heart, 2), seatsEverIn(first, `desk:${command.room}`), 'other words prepared');
  seen.add('twin:prepared');
}

/** One delegation never began to write together, up to the moment at which its words are sent. */
export function twinOfSheet(world: World, heart: Heart, seen: Seen): void {
  // Rather one that was thrown away again: that is told to nobody either.
  const dropped = world.accepted.flatMap(({ command }) => (command.c === 'dropSheet' ? [command.sheet] : []));
  const begun = world.accepted.filter((a) => a.command.c === 'openSheet');
  const opened = begun.findLast((a) => dropped.includes(`${a.id}~0`)) ?? begun.at(-1);
  if (!opened) return;
  const at = world.inputs.indexOf(opened);
  // The first fresh id of a command is that of its sheet.
  const names = (x: Input): boolean => JSON.stringify(x).includes(JSON.stringify(`${opened.id}~0`));
  const sent = world.inputs.findIndex((x, n) => n > at && names(x) && !(isAct(x) && x.command.c === 'dropSheet'));
  const inputs = sent < 0 ? world.inputs : world.inputs.slice(0, sent);
  const without = inputs.filter((x) => !('id' in x && x.id === opened.id) && !names(x));
  const first = replay(inputs, heart, 2);
  const rows = first.disk.rows.filter((r) => r.type === 'SheetOpened' && r.payload.includes(`"${opened.id}~0"`));
  compareBytes(first, replay(without, heart, 2), seatsEverIn(first, rows[0]?.audience ?? ''), 'a sheet was begun');
  seen.add('twin:sheet');
}

/** Another card of one delegation, up to the moment at which cards are turned. */
export function twinOfCard(world: World, heart: Heart, seen: Seen): void {
  const cast = world.accepted.findLast((a) => a.command.c === 'castCard');
  if (cast?.command.c !== 'castCard') return;
  const { command } = cast;
  const at = world.inputs.indexOf(cast);
  const inputs = inputsBefore(world, 'QuestionClosed', at);
  const card = command.card === 'for' ? 'against' : 'for';
  const other = inputs.map((x) =>
    'id' in x && x.id === cast.id ? { ...x, command: { ...command, card } as const } : x,
  );
  const first = replay(inputs, heart, 2);
  const rows = first.disk.rows.filter((r) => r.type === 'CardLaid' && r.audience.startsWith('delegation:'));
  const laid = rows.findLast((r) => r.payload.includes(command.ballot));
  const knows = seatsEverIn(first, laid?.audience ?? '');
  const mover = seatsEverIn(first, `seat:${cast.seat}`);
  compareBytes(first, replay(other, heart, 2), new Set([...knows, ...mover]), 'another card');
  seen.add('twin:card');
}

/** Another brief of one delegation, from the first commit on. */
export function twinOfBrief(world: World, heart: Heart, seen: Seen): void {
  const inputs = inputsBefore(world, 'BriefsOpened');
  const other = inputs.map((x): Input => {
    if (!isAct(x) || x.command.c !== 'create') return x;
    const { scenario } = x.command;
    const brief = { you: 'You want all of it.', want: ['All', 'of', 'it'], never: ['x'], trade: ['y'], fallback: 'z' };
    const briefs = { ...scenario.briefs, KEN: brief };
    return { ...x, command: { ...x.command, scenario: { ...scenario, briefs } } };
  });
  const first = replay(inputs, heart, 2);
  compareBytes(first, replay(other, heart, 2), seatsEverIn(first, 'delegation:KEN'), 'another brief');
  seen.add('twin:brief');
}

/** Nobody ever was in the closed room. Those outside cannot tell. */
export function twinOfSilence(world: World, heart: Heart, seen: Seen): void {
  const { inputs } = world;
  const inside = (x: Input): boolean => 'command' in x && 'room' in x.command && x.command.room === caucus;
  const said = inputs.filter(inside).length;
  if (said === 0) return;
  const first = replay(inputs, heart, 2);
  const without = replay(
    inputs.filter((x) => !inside(x)),
    heart,
    2,
  );
  compareBytes(first, without, seatsEverIn(first, `room:${caucus}`), 'nothing said in the closed room');
  seen.add('twin:silence', said);
}

/** Seats that were told of an audience at any time. */
function seatsEverIn(world: World, audience: string): ReadonlySet<SeatId> {
  const named = JSON.stringify(audience).slice(1, -1);
  const told = [...world.laws.sentTo].filter(([, frames]) => JSON.stringify(frames).includes(`"a":"${named}"`));
  return new Set(told.map(([seat]) => seat));
}

/** The model numbers its cursors; the server's are independent names. */
const cursorFree = (text: string): string => text.replace(/"(?:cursor|after)":"~?\d*"/gu, '');

function compareBytes(one: World, other: World, knows: ReadonlySet<SeatId>, what: string): void {
  for (const [seat, frames] of one.laws.sentTo) {
    if (knows.has(seat)) continue;
    const a = cursorFree(JSON.stringify(frames));
    const b = cursorFree(JSON.stringify(other.laws.sentTo.get(seat)));
    if (a !== b) throw new LawBroken(2, `${seat} can tell: ${what}; ${firstDifference(a, b)}`);
  }
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${a.slice(Math.max(0, at - 60), at + 60)} | ${b.slice(Math.max(0, at - 60), at + 60)}`;
}
