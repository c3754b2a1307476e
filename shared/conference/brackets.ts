import type { Ref } from '../kit/human.ts';
import type { ChoiceId, ConferenceMs, DelegationCode, OptionId, ProvisionId, RoomId } from '../kit/ids.ts';
import { applyOp } from '../text/amend.ts';
import { bodiesOf } from '../text/history.ts';
import {
  type BracketLife,
  foldLife,
  holderEvents,
  isAlive,
  lifeEvents,
  type LifeEvent,
  lifeOf,
  type Motive,
} from '../text/life.ts';
import { type OpenChoice, openChoices } from '../text/measure.ts';
import type { Body, TextOp } from '../text/model.ts';
import { optionIn } from '../text/options.ts';
import { entry } from './checks.ts';
import type { Evolvers, Slices, Tx } from './kinds.ts';
import type { Provision, ProvisionRoom } from './provisions.ts';

/** Every bracket has a life: who opened it and why, who holds it, where it was discussed, how it ended. */

/** Somebody put a name to an option. */
export interface Behind {
  readonly option: OptionId;
  readonly code: DelegationCode;
  readonly at: ConferenceMs;
}

export interface BracketRoom {
  readonly lives: readonly BracketLife[];
  /** Since when delegations stand behind options; what the draft began with is there since its first moment. */
  readonly behind: readonly Behind[];
}

export type BracketEvent = {
  readonly t: 'BracketsLived';
  readonly events: readonly LifeEvent[];
  readonly behind: readonly Behind[];
};

export const bracketBlank = { lives: [], behind: [] } satisfies BracketRoom;

export const bracketRoom: Evolvers<Slices['room'], BracketEvent> = {
  BracketsLived: (s, e) => ({
    ...s,
    lives: e.events.reduce(foldLife, s.lives),
    behind: [...s.behind, ...e.behind],
  }),
};

/** Who changed the words, and why. */
export interface By {
  readonly by: DelegationCode | 'chair' | null;
  readonly motive: Motive | null;
  readonly reason: Ref | null;
}

export interface Change {
  readonly provision: ProvisionId;
  readonly ops: readonly TextOp[];
}

/** What changes of the words mean for the lives of their brackets, and for those who stand behind options. */
export function bracketsLived(
  before: Slices['room'],
  after: Slices['room'],
  changes: readonly Change[],
  by: By,
  at: ConferenceMs,
): BracketEvent {
  const events: LifeEvent[] = [];
  for (const { provision, ops } of changes) {
    const was = before.provisions.find((p) => p.id === provision)?.body ?? [];
    let body = was;
    for (const op of ops) {
      const next = applyOp(body, op);
      events.push(...lifeEvents(body, next, op, { provision, ...by, at }), ...agreedOf(before.lives, next, op));
      body = next;
    }
    events.push(...holderEvents(was, body));
  }
  return { t: 'BracketsLived', events, behind: behindNow(before, after, at) };
}

const isAdRef = (tag: string | null | undefined): boolean => /^ad ref/iu.test(tag ?? '');

/** A tag that says `ad ref.` waits for the capitals; when it is gone, or its option is, the bracket is open again. */
function agreedOf(lives: readonly BracketLife[], body: Body, op: TextOp): readonly LifeEvent[] {
  const choices = openChoices(body);
  if (op.t === 'tag' && isAdRef(op.tag)) {
    const choice = choices.find((c) => c.options.some((o) => o.id === op.option));
    return choice ? [{ l: 'adRef', choice: choice.id, option: op.option, pending: op.pending ?? [] }] : [];
  }
  return choices.flatMap(({ id, options }): readonly LifeEvent[] => {
    const state = lifeOf(lives, id)?.state;
    if (state?.s !== 'adRef' || state.option === null) return [];
    return isAdRef(options.find((o) => o.id === state.option)?.tag) ? [] : [{ l: 'reopened', choice: id }];
  });
}

const namesOn = (s: Slices['room']): readonly (readonly [OptionId, DelegationCode])[] =>
  s.provisions.flatMap((p) =>
    openChoices(p.body).flatMap((c) => c.options.flatMap((o) => o.sponsors.map((code) => [o.id, code] as const))),
  );

function behindNow(before: Slices['room'], after: Slices['room'], at: ConferenceMs): readonly Behind[] {
  const known = new Set(namesOn(before).map((x) => x.join(' ')));
  return namesOn(after)
    .filter((x) => !known.has(x.join(' ')))
    .map(([option, code]) => ({ option, code, at }));
}

/** Since when a delegation stands behind an option; undefined: since the draft was laid. */
export const behindSince = (s: Slices['room'], option: OptionId, code: DelegationCode): ConferenceMs | undefined =>
  s.behind.findLast((b) => b.option === option && b.code === code)?.at;

/** A bracket as it stands in its provision, or as it stood last. */
export function lastSeen(provision: Provision, id: ChoiceId): OpenChoice | undefined {
  const now = openChoices(provision.body).find((one) => one.id === id);
  if (now || provision.earlier === null) return now;
  for (const body of bodiesOf(provision.earlier).toReversed()) {
    const found = openChoices(body).find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
}

/**
 * Whether an option's words stood there before anybody put a name to them: they were reserved, or it has been an option
 * of nobody's, from the text as it was, the draft or the chair. Whoever has a name there has joined it: it does not fall
 * when they leave, and is not theirs to reword.
 */
export function stoodBefore(s: ProvisionRoom & BracketRoom, provision: Provision, option: OptionId): boolean {
  if (s.lives.some((life) => life.reserved === option)) return true;
  const joined = s.past.filter((p) => p.into === provision.id);
  return [provision, ...joined]
    .flatMap(({ earlier, body }) => (earlier === null ? [body] : bodiesOf(earlier)))
    .some((body) => optionIn(body, option)?.sponsors.length === 0);
}

/** Brackets that the draft came with. */
export function layBrackets(tx: Tx, room: RoomId): void {
  const provisions = entry(tx.state.room, room)?.provisions ?? [];
  const events = provisions.flatMap((p): readonly LifeEvent[] => [
    ...openChoices(p.body).map(
      (c): LifeEvent => ({
        l: 'opened',
        choice: c.id,
        provision: p.id,
        by: null,
        motive: null,
        reason: null,
        at: tx.now,
      }),
    ),
    ...holderEvents([], p.body),
  ]);
  if (events.length > 0) tx.emit({ to: `room:${room}`, e: { t: 'BracketsLived', events, behind: [] } });
}

/** The room takes up a provision: its brackets have been discussed there. */
export function discuss(tx: Tx, room: RoomId, provision: ProvisionId): void {
  const lives = entry(tx.state.room, room)?.lives ?? [];
  const events = lives
    .filter((l) => l.provision === provision && isAlive(l) && !l.rooms.includes(room))
    .map((l): LifeEvent => ({ l: 'discussed', choice: l.choice, room }));
  if (events.length > 0) tx.emit({ to: `room:${room}`, e: { t: 'BracketsLived', events, behind: [] } });
}
