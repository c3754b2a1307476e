import { assertNever } from '../kit/assertNever.ts';
import type { Ref } from '../kit/human.ts';
import type { ChoiceId, ConferenceMs, DelegationCode, OptionId, ProvisionId, RoomId } from '../kit/ids.ts';
import { type OpenChoice, openChoices } from './measure.ts';
import type { Body, TextOp } from './model.ts';

/** A bracket has a life: who opened it and why, who holds it, where it was discussed, and how it ended. */

/** Why there is a bracket; negotiators know these and more. */
export type Motive =
  /** There is another wording. */
  | 'alternative'
  /** The thing itself is disputed. */
  | 'contentious'
  /** What is behind these words? */
  | 'suspicious'
  /** Something to give up later. */
  | 'tactical'
  /** Nobody knows yet what it would mean. */
  | 'uncertain'
  /** The capital has not answered. */
  | 'instructions'
  /** It was late. */
  | 'weary';

export interface Stance {
  readonly option: OptionId;
  readonly supporters: readonly DelegationCode[];
  readonly opponents: readonly DelegationCode[];
}

export interface BracketLife {
  readonly choice: ChoiceId;
  readonly provision: ProvisionId;
  /** null: the text was laid on the table with it. */
  readonly openedBy: DelegationCode | 'chair' | null;
  readonly motive: Motive | null;
  /** In their own words. */
  readonly reason: Ref | null;
  readonly since: ConferenceMs;
  /** Where it was discussed, each once, the first first. */
  readonly rooms: readonly RoomId[];
  /** Who said what of which option; sponsors stand in the text and are not repeated here. */
  readonly stances: readonly Stance[];
  /** Options as the chair would take them, the first first; those that are missing come after. */
  readonly order: readonly OptionId[];
  /** Who still holds it: while somebody does, it is not lifted over their heads (`heldAgainst`). */
  readonly holders: readonly DelegationCode[];
  /** The option whose words stood in the text before somebody reserved them; a name on it is a doubt about them. */
  readonly reserved: OptionId | null;
  readonly state: LifeState;
}

export type LifeState =
  | { readonly s: 'open' }
  /** Some consult on it in a room, as the chair asked them. */
  | { readonly s: 'consulted'; readonly room: RoomId; readonly by: readonly DelegationCode[] }
  /** Agreed, subject to the capitals of some. */
  | { readonly s: 'adRef'; readonly option: OptionId | null; readonly pending: readonly DelegationCode[] }
  | { readonly s: 'lifted'; readonly at: ConferenceMs; readonly option: OptionId | null }
  | { readonly s: 'fallen'; readonly at: ConferenceMs };

export type LifeEvent =
  | {
      readonly l: 'opened';
      readonly choice: ChoiceId;
      readonly provision: ProvisionId;
      readonly by: DelegationCode | 'chair' | null;
      readonly motive: Motive | null;
      readonly reason: Ref | null;
      readonly reserved?: OptionId;
      readonly at: ConferenceMs;
    }
  | { readonly l: 'discussed'; readonly choice: ChoiceId; readonly room: RoomId }
  | {
      readonly l: 'consulted';
      readonly choice: ChoiceId;
      readonly room: RoomId;
      readonly by: readonly DelegationCode[];
    }
  | {
      readonly l: 'stance';
      readonly choice: ChoiceId;
      readonly option: OptionId;
      readonly by: DelegationCode;
      readonly stance: 'support' | 'oppose' | 'none';
    }
  /** The chair would rather take this option than the others. */
  | { readonly l: 'preferred'; readonly choice: ChoiceId; readonly option: OptionId }
  | { readonly l: 'held' | 'released'; readonly choice: ChoiceId; readonly by: DelegationCode }
  | {
      readonly l: 'adRef';
      readonly choice: ChoiceId;
      readonly option: OptionId | null;
      readonly pending: readonly DelegationCode[];
    }
  /** A capital has agreed. */
  | { readonly l: 'confirmed'; readonly choice: ChoiceId; readonly by: DelegationCode }
  /** Back to open: consultations failed, or a capital said no. */
  | { readonly l: 'reopened'; readonly choice: ChoiceId }
  | {
      readonly l: 'merged';
      readonly choice: ChoiceId;
      readonly options: readonly OptionId[];
      readonly into: OptionId;
    }
  | {
      readonly l: 'lifted';
      readonly choice: ChoiceId;
      readonly option: OptionId | null;
      readonly at: ConferenceMs;
    }
  | { readonly l: 'fallen'; readonly choice: ChoiceId; readonly at: ConferenceMs };

/** Whether it still stands in the text. */
export const isAlive = (life: BracketLife): boolean => life.state.s !== 'lifted' && life.state.s !== 'fallen';

/** The life of one bracket by its id. */
export const lifeOf = (lives: readonly BracketLife[], choice: ChoiceId): BracketLife | undefined =>
  lives.find((life) => life.choice === choice);

/** What an event makes of the lives. It holds no rule; an event of a bracket that nobody knows changes nothing. */
export function foldLife(lives: readonly BracketLife[], event: LifeEvent): readonly BracketLife[] {
  if (event.l !== 'opened') {
    const at = lives.findIndex((life) => life.choice === event.choice);
    const life = lives[at];
    return life === undefined ? lives : lives.with(at, lived(life, event));
  }
  if (lifeOf(lives, event.choice) !== undefined) return lives;
  const { choice, provision, by, motive, reason, reserved = null, at } = event;
  const holders = by === null || by === 'chair' ? [] : [by];
  return [
    ...lives,
    {
      choice,
      provision,
      openedBy: by,
      motive,
      reason,
      since: at,
      rooms: [],
      stances: [],
      order: [],
      holders,
      reserved,
      state: { s: 'open' },
    },
  ];
}

function lived(life: BracketLife, event: Exclude<LifeEvent, { readonly l: 'opened' }>): BracketLife {
  switch (event.l) {
    case 'discussed':
      return { ...life, rooms: withOne(life.rooms, event.room) };
    case 'consulted':
      return {
        ...life,
        rooms: withOne(life.rooms, event.room),
        state: { s: 'consulted', room: event.room, by: event.by },
      };
    case 'stance':
      return { ...life, stances: taken(life.stances, event) };
    case 'preferred':
      return { ...life, order: [event.option, ...life.order.filter((one) => one !== event.option)] };
    case 'held':
      return { ...life, holders: withOne(life.holders, event.by) };
    case 'released':
      return { ...life, holders: life.holders.filter((code) => code !== event.by) };
    case 'adRef':
      return { ...life, state: { s: 'adRef', option: event.option, pending: event.pending } };
    case 'confirmed':
      return life.state.s === 'adRef'
        ? { ...life, state: { ...life.state, pending: life.state.pending.filter((code) => code !== event.by) } }
        : life;
    case 'reopened':
      return { ...life, state: { s: 'open' } };
    case 'merged':
      return {
        ...life,
        stances: mergedStances(life.stances, event),
        order: [...new Set(life.order.map((one) => (event.options.includes(one) ? event.into : one)))],
      };
    case 'lifted':
      return { ...life, state: { s: 'lifted', at: event.at, option: event.option } };
    case 'fallen':
      return { ...life, state: { s: 'fallen', at: event.at } };
    default:
      return assertNever(event);
  }
}

const withOne = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);

/** One delegation supports one option of a choice at a time; it may oppose several. */
function taken(stances: readonly Stance[], event: Extract<LifeEvent, { readonly l: 'stance' }>): readonly Stance[] {
  const { option, by, stance } = event;
  const known = stances.some((one) => one.option === option);
  const all = known ? stances : [...stances, { option, supporters: [], opponents: [] }];
  return all.map((one) => {
    const others = one.supporters.filter((code) => code !== by);
    if (one.option !== option) return stance === 'support' ? { ...one, supporters: others } : one;
    const opponents = one.opponents.filter((code) => code !== by);
    return {
      option,
      supporters: stance === 'support' ? [...others, by] : others,
      opponents: stance === 'oppose' ? [...opponents, by] : opponents,
    };
  });
}

/** Support for any of the options is support for the one they became; so is opposition, where it is not outweighed by support. */
function mergedStances(
  stances: readonly Stance[],
  event: Extract<LifeEvent, { readonly l: 'merged' }>,
): readonly Stance[] {
  const old = stances.filter((one) => event.options.includes(one.option));
  if (old.length === 0) return stances;
  const supporters = [...new Set(old.flatMap((one) => one.supporters))];
  const opponents = [...new Set(old.flatMap((one) => one.opponents))].filter((code) => !supporters.includes(code));
  return [...stances.filter((one) => !old.includes(one)), { option: event.into, supporters, opponents }];
}

/** What an operation on a text means for the lives of its brackets. */
export function lifeEvents(
  before: Body,
  after: Body,
  op: TextOp,
  by: {
    readonly provision: ProvisionId;
    readonly by: DelegationCode | 'chair' | null;
    readonly motive: Motive | null;
    readonly reason: Ref | null;
    readonly at: ConferenceMs;
  },
): readonly LifeEvent[] {
  const was = openChoices(before);
  const now = openChoices(after);
  const old = new Set(was.map((choice) => choice.id));
  const left = new Set(now.map((choice) => choice.id));
  const merged: readonly LifeEvent[] =
    op.t === 'merge' && left.has(op.choice)
      ? [{ l: 'merged', choice: op.choice, options: op.options, into: op.into }]
      : [];
  return [
    ...merged,
    ...was.filter(({ id }) => !left.has(id)).map(({ id }) => endOf(id, op, by.at)),
    ...now
      .filter(({ id }) => !old.has(id))
      .map(
        ({ id }): LifeEvent => ({
          l: 'opened',
          choice: id,
          ...by,
          ...(op.t === 'wrap' && op.choice === id ? { reserved: op.option } : {}),
        }),
      ),
  ];
}

/** A bracket that is settled is lifted; one that goes with what it stood in has fallen. */
function endOf(choice: ChoiceId, op: TextOp, at: ConferenceMs): LifeEvent {
  if (op.t === 'resolve' && op.choice === choice) return { l: 'lifted', choice, option: op.option, at };
  if (op.t === 'fill' && op.blank === choice) return { l: 'lifted', choice, option: null, at };
  return { l: 'fallen', choice, at };
}

/** Whoever stands behind an option of a bracket holds it; who stands behind none of its options any more lets it go. */
export function holderEvents(before: Body, after: Body): readonly LifeEvent[] {
  const was = sponsorsIn(before);
  return [...sponsorsIn(after)].flatMap(([choice, now]): readonly LifeEvent[] => {
    const then = was.get(choice) ?? [];
    return [
      ...now.filter((by) => !then.includes(by)).map((by): LifeEvent => ({ l: 'held', choice, by })),
      ...then.filter((by) => !now.includes(by)).map((by): LifeEvent => ({ l: 'released', choice, by })),
    ];
  });
}

const sponsorsIn = (body: Body): ReadonlyMap<ChoiceId, readonly DelegationCode[]> =>
  new Map(openChoices(body).map(({ id, options }) => [id, [...new Set(options.flatMap((one) => one.sponsors))]]));

/**
 * Who would be passed over if a bracket were lifted now: whoever holds it or one that goes with it, or has a capital
 * that has not answered, and neither stands behind what would stay nor says that they support it. A name on words that
 * were reserved is a doubt about them, and stands behind nothing.
 * @param keeps the option that would stay; null: nothing of it
 */
export function heldAgainst(
  lives: readonly BracketLife[],
  choice: OpenChoice,
  keeps: OptionId | null,
): readonly DelegationCode[] {
  const life = lifeOf(lives, choice.id);
  const stays = choice.options.find((one) => one.id === keeps);
  const content = [
    ...(keeps === life?.reserved ? [] : (stays?.sponsors ?? [])),
    ...(life?.stances.find((one) => one.option === keeps)?.supporters ?? []),
  ];
  const gone = choice.options.filter((one) => one !== stays).flatMap((one) => openChoices(one.body));
  const held = [choice.id, ...gone.map(({ id }) => id)].flatMap((id) => holdersOf(lifeOf(lives, id)));
  return [...new Set(held)].filter((code) => !content.includes(code));
}

/** Whoever holds a bracket, and whoever's capital has yet to agree to what it holds. */
function holdersOf(life: BracketLife | undefined): readonly DelegationCode[] {
  if (!life) return [];
  return life.state.s === 'adRef' ? [...life.holders, ...life.state.pending] : life.holders;
}
