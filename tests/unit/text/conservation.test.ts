import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, type DraftOp, applyDraft } from '../../../shared/text/draft.ts';
import { type Item, explode, pack } from '../../../shared/text/items.ts';
import type { Body, Choice, Option, TextOp } from '../../../shared/text/model.ts';
import { affected, rebase } from '../../../shared/text/rebase.ts';
import { type Engine, honest, stepChoices, takeStep, withBody, worlds } from '../../support/textSteps.ts';
import { runsOf } from '../../support/seed.ts';

/** Runs generated negotiations; gives what was done, how often. Throws where the law is broken. */
function negotiate(engine: Engine, numRuns: number): ReadonlyMap<string, number> {
  const did = new Map<string, number>();
  fc.assert(
    fc.property(worlds, stepChoices, (start, steps) => {
      let world = start;
      for (const [n, step] of steps.entries()) {
        const next = takeStep(world, n, step, engine);
        world = next.world;
        did.set(next.did, (did.get(next.did) ?? 0) + 1);
      }
    }),
    runsOf(numRuns, 20),
  );
  return did;
}

const KINDS =
  'amend bracket resolve wrap widen narrow sponsor withdraw merge fill tag replace split join move add renumber term propose takeIn conflict';

describe('law 5: no word and no sponsor disappears without an operation that says so', () => {
  it('whatever the order of amendments, brackets, resolutions, merges, withdrawals and moves', () => {
    const did = negotiate(honest, 2500);
    const seldom = KINDS.split(' ').filter((kind) => (did.get(kind) ?? 0) < 30);
    expect(seldom, JSON.stringify([...did])).toEqual([]);
  });
});

/** An engine that spoils what one kind of operation leaves. The fault stands here, never in the code. */
const spoiling = (kind: string, spoil: (body: Body, op: TextOp, before: Body) => Body): Engine => ({
  ...honest,
  apply: (draft, op) => {
    const after = applyDraft(draft, op);
    if (op.d !== 'text' || op.op.t !== kind) return after;
    const before = draft.provisions.find(({ id }) => id === op.provision)?.body ?? [];
    return withBody(after, op.provision, (body) => spoil(body, op.op, before));
  },
});

const spoilingDraft = (kind: DraftOp['d'], spoil: (after: Draft, op: DraftOp) => Draft): Engine => ({
  ...honest,
  apply: (draft, op) => {
    const after = applyDraft(draft, op);
    return op.d === kind ? spoil(after, op) : after;
  },
});

const everyItem = (body: Body, change: (item: Item) => readonly Item[]): Body =>
  pack(
    explode(body).flatMap((item) => {
      if (item.kind !== 'choice') return change(item);
      const options = item.options.map((option) => ({ ...option, body: everyItem(option.body, change) }));
      return change({ ...item, options });
    }),
  );

const everyOption = (body: Body, change: (option: Option) => Option): Body =>
  everyItem(body, (item): readonly Item[] =>
    item.kind === 'choice' ? [{ ...item, options: item.options.map(change) }] : [item],
  );

const inner = (choice: Choice): readonly Item[] => choice.options.flatMap((option) => explode(option.body));

const faults: readonly (readonly [string, Engine, RegExp])[] = [
  [
    'a word dropped in a rebase',
    {
      ...honest,
      rebase: (amendment, today, base) => {
        const made = rebase(amendment, today, base);
        if (made.r === 'conflict') return made;
        const inserts = made.amendment.inserts.map((one) => ({ ...one, text: one.text.replace(/\S+$/u, '') }));
        return { r: 'fits', amendment: { ...made.amendment, inserts } };
      },
    },
    /a word was dropped in a rebase/u,
  ],
  [
    'a conflict that does not show what was proposed',
    {
      ...honest,
      rebase: (amendment, today, base) => {
        const made = rebase(amendment, today, base);
        return made.r === 'fits' ? made : { r: 'conflict', conflict: { ...made.conflict, ours: today } };
      },
    },
    /a word was dropped from a conflict/u,
  ],
  [
    'a stale amendment taken in all the same',
    {
      ...honest,
      rebase: (amendment) => ({ r: 'fits', amendment }),
    },
    /words did not come in/u,
  ],
  [
    'a proposal dropped because another was taken in',
    { ...honest, affected: (proposals, today) => affected(proposals, today).filter((one) => one.a !== 'reword') },
    /a proposal was dropped/u,
  ],
  [
    'a sponsor lost in a merge',
    spoiling('merge', (body, op) =>
      everyOption(body, (option) =>
        op.t === 'merge' && option.id === op.into ? { ...option, sponsors: option.sponsors.slice(1) } : option,
      ),
    ),
    /a sponsor was lost in a merge/u,
  ],
  [
    'the words of a merged option gone without tombstones',
    spoiling('merge', (body, op) =>
      everyItem(body, (item) => (item.kind === 'dead' && item.by === op.op ? [] : [item])),
    ),
    /a word is gone/u,
  ],
  [
    'a sponsor lost when another signs',
    spoiling('sponsor', (body, op) =>
      everyOption(body, (option) =>
        op.t === 'sponsor' && option.id === op.option ? { ...option, sponsors: op.by } : option,
      ),
    ),
    /a sponsor is gone/u,
  ],
  [
    'one sponsor withdraws and all are off',
    spoiling('withdraw', (body, op) =>
      everyOption(body, (option) =>
        op.t === 'withdraw' && option.id === op.option ? { ...option, sponsors: [] } : option,
      ),
    ),
    /a sponsor is gone/u,
  ],
  [
    'an option falls and takes its words along',
    spoiling('withdraw', (body, op) =>
      everyItem(body, (item) => (item.kind === 'dead' && item.by === op.op ? [] : [item])),
    ),
    /a word is gone/u,
  ],
  [
    'a tombstone used again',
    spoiling('resolve', (body, op) =>
      everyItem(body, (item) => (item.kind === 'dead' && item.by !== op.op ? [{ ...item, by: op.op }] : [item])),
    ),
    /a tombstone is used again/u,
  ],
  [
    'the name of a dead word given to a new one',
    spoiling('amend', (body, op) => {
      const dead = explode(body).find((item) => item.kind === 'dead' && item.by !== op.op);
      if (dead?.kind !== 'dead') return body;
      return [...body, { kind: 'run', op: dead.op, from: dead.index, words: [' again'] }];
    }),
    /a name is used again/u,
  ],
  [
    'a tombstone that names somebody else',
    spoiling('resolve', (body, op) =>
      everyItem(body, (item) => (item.kind === 'dead' && item.by === op.op ? [{ ...item, by: 'x' }] : [item])),
    ),
    /nobody said so/u,
  ],
  [
    'a lifted bracket that leaves both wordings',
    spoiling('resolve', (body, op) =>
      everyItem(body, (item) =>
        item.kind === 'dead' && item.by === op.op
          ? [{ kind: 'word', op: item.op, index: item.index, text: item.text }]
          : [item],
      ),
    ),
    /stands though it was not chosen/u,
  ],
  [
    'two brackets crossing',
    spoiling('wrap', (body, op) => {
      // Its last word falls out on the other side.
      const out: Item[] = [];
      const items = everyItem(body, (item) => {
        if (item.kind !== 'choice' || op.t !== 'wrap' || item.id !== op.choice) return [item];
        const held = inner(item);
        out.push(...held.slice(-1));
        return [{ ...item, options: item.options.map((option) => ({ ...option, body: pack(held.slice(0, -1)) })) }];
      });
      return pack([...explode(items), ...out]);
    }),
    /brackets cross|a word left its bracket|changed places|a sponsor is gone/u,
  ],
  [
    'a wider bracket that changes a reading',
    spoiling('widen', (body, op) =>
      everyItem(body, (item) => (item.kind === 'word' && item.op === op.op ? [{ ...item, text: ' else' }] : [item])),
    ),
    /a reading changed/u,
  ],
  [
    'a word lost between two amendments',
    spoiling('amend', (body) => pack(explode(body).slice(0, -1))),
    /a word is gone|words did not come in/u,
  ],
  [
    'a term changed in an excepted place',
    spoilingDraft('term', (after, op) =>
      op.d === 'term'
        ? op.except.reduce(
            (draft, { provision, word }) =>
              withBody(draft, provision, (body) =>
                everyItem(body, (item) =>
                  item.kind === 'word' && `${item.op}.${item.index}` === word
                    ? [{ ...item, kind: 'dead', by: `${op.op}~0` }]
                    : [item],
                ),
              ),
            after,
          )
        : after,
    ),
    /nobody said so|an excepted place/u,
  ],
  [
    'the second half of a split without its tombstones',
    spoilingDraft('split', (after, op) =>
      op.d === 'split' ? withBody(after, op.into, (body) => body.filter((node) => node.kind !== 'dead')) : after,
    ),
    /a word is gone/u,
  ],
  [
    'joined provisions that lose the last word',
    spoilingDraft('join', (after, op) =>
      op.d === 'join' ? withBody(after, op.provision, (body) => pack(explode(body).slice(0, -1))) : after,
    ),
    /a word is gone|a sponsor is gone/u,
  ],
  [
    'words that read as notation',
    spoiling('amend', (body) =>
      everyItem(body, (item) =>
        item.kind === 'word' ? [{ ...item, text: item.text.replace(/\\([E{/])/u, '$1') }] : [item],
      ),
    ),
    /the print says something else/u,
  ],
];

describe('sabotage: each fault turns law 5 red', () => {
  it.each(faults)('sabotage: %s', (_name, engine, law) => {
    let red = '';
    try {
      negotiate(engine, 5000);
    } catch (error) {
      red = error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
    }
    expect(red).toMatch(law);
  });
});
