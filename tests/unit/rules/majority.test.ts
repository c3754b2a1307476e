import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  outcome,
  requiredMajority,
  requiredPresent,
  type VoteContext,
  type VoteOutcome,
} from '../../../shared/rules/majority.ts';
import { itu } from '../../../shared/rules/presets.ts';

type Vector = readonly [
  name: string,
  entitled: number,
  present: number,
  votes: readonly [forIt: number, against: number, abstain: number],
  expected: { readonly kind: VoteOutcome['kind']; readonly reason: VoteOutcome['reason']; readonly required: number },
  context?: VoteContext,
];

const carried = (required: number) => ({ kind: 'carried', reason: 'reached', required }) as const;
const rejected = (required: number, reason: 'tooFew' | 'tie' | 'nobodyForOrAgainst') =>
  ({ kind: 'rejected', reason, required }) as const;
const postponed = (required: number) => ({ kind: 'postponed', reason: 'abstentions', required }) as const;

const vectors: readonly Vector[] = [
  ['[V1] closure of the debate, 93-0-16', 134, 109, [93, 0, 16], carried(47)],
  ['[V2] the text, 77-33-8, needs 56', 134, 118, [77, 33, 8], carried(56)],
  ['[V4] the text as the press counted it, 77-33-6', 134, 116, [77, 33, 6], carried(56)],
  ['[V5] a tie is rejected', 134, 110, [50, 50, 10], rejected(51, 'tie')],
  ['[V6] one more for carries', 134, 99, [50, 49, 0], carried(50)],
  ['[V7] one less for is rejected', 134, 99, [49, 50, 0], rejected(50, 'tooFew')],
  ['[V8] exactly half abstaining stops nothing', 134, 100, [30, 20, 50], carried(26)],
  ['[V9] more than half abstaining postpones', 134, 101, [30, 20, 51], postponed(26)],
  ['[V10] the same at the later meeting carries', 134, 101, [30, 20, 51], carried(26), { postponedBefore: true }],
  ['[V11] one for, one abstaining', 3, 2, [1, 0, 1], carried(1)],
  ['[V12] one for, two abstaining', 4, 3, [1, 0, 2], postponed(1)],
  ['[V13] all abstain', 134, 100, [0, 0, 100], postponed(1)],
  [
    '[V13] all abstain at the later meeting',
    134,
    100,
    [0, 0, 100],
    rejected(1, 'nobodyForOrAgainst'),
    { postponedBefore: true },
  ],
  [
    '[V14] exactly half present is no quorum',
    134,
    67,
    [40, 27, 0],
    { kind: 'noQuorum', reason: 'quorum', required: 34 },
  ],
  ['[V15] quorum just met', 134, 68, [35, 33, 0], carried(35)],
  ['[V16] quorum of an odd number', 133, 67, [34, 33, 0], carried(34)],
  ['[V17] present and taking no part is no abstention', 100, 75, [15, 10, 20], carried(13)],
  ['[V18] a committee has no quorum', 134, 40, [21, 19, 0], carried(21), { place: 'committee' }],
  ['[V21] two thirds, 67-33', 134, 100, [67, 33, 0], carried(67), { majority: 'twoThirds' }],
  ['[V21] two thirds, 66-34', 134, 100, [66, 34, 0], rejected(67, 'tooFew'), { majority: 'twoThirds' }],
  ['[V21] two thirds, 77-33, needs 74', 134, 118, [77, 33, 8], carried(74), { majority: 'twoThirds' }],
];

describe('votes', () => {
  for (const [name, entitled, present, [f, a, x], expected, context] of vectors) {
    it(name, () => {
      const tally = { for: f, against: a, abstain: x };
      expect(outcome(tally, { ...itu, place: 'plenary', entitled, present, ...context })).toMatchObject(expected);
    });
  }

  it('[V3] abstentions do not raise the majority to 60', () => {
    expect(requiredMajority({ for: 77, against: 33, abstain: 8 })).toBe(56);
  });

  it('[V14] says how many must be present', () => {
    expect(outcome({ for: 40, against: 27, abstain: 0 }, { entitled: 134, present: 67 })).toEqual({
      kind: 'noQuorum',
      reason: 'quorum',
      required: 34,
      quorum: 68,
    });
  });

  it('[P2.2] knows nothing of quorum without a context', () => {
    expect(outcome({ for: 2, against: 1, abstain: 0 })).toEqual({ kind: 'carried', reason: 'reached', required: 2 });
  });

  it('[P2.2] [P2.6] follows the switches of the rule set', () => {
    expect(outcome({ for: 2, against: 1, abstain: 0 }, { entitled: 100, present: 3, quorum: false }).kind).toBe(
      'carried',
    );
    expect(outcome({ for: 1, against: 0, abstain: 9 }, { abstentionsPostpone: false }).kind).toBe('carried');
  });
});

const count = fc.nat({ max: 500 });
const tally = fc.record({ for: count, against: count, abstain: count });
const majority = fc.constantFrom('simple' as const, 'twoThirds' as const);

describe('votes, whatever they are', () => {
  property.prop([tally, count, majority])(
    '[P2.4] abstentions never change what is required',
    (votes, abstain, share) => {
      expect(requiredMajority({ ...votes, abstain }, share)).toBe(requiredMajority(votes, share));
    },
  );

  property.prop([count, count, majority, fc.boolean()])(
    '[P2.5] a tie never carries',
    (half, abstain, share, postponedBefore) => {
      expect(outcome({ for: half, against: half, abstain }, { majority: share, postponedBefore }).kind).not.toBe(
        'carried',
      );
    },
  );

  property.prop([tally])('[P2.4] carries at the later meeting exactly when more are for than against', (votes) => {
    expect(outcome(votes, { postponedBefore: true }).kind === 'carried').toBe(votes.for > votes.against);
  });

  property.prop([tally])('[V21] two thirds carries exactly when 3F >= 2(F + A)', (votes) => {
    const enough = votes.for > 0 && 3 * votes.for >= 2 * (votes.for + votes.against);
    expect(outcome(votes, { majority: 'twoThirds', postponedBefore: true }).kind === 'carried').toBe(enough);
  });

  property.prop([tally])('[P2.6] is never postponed twice', (votes) => {
    expect(outcome(votes, { postponedBefore: true }).kind).not.toBe('postponed');
  });

  property.prop([count, count])('[P2.2] a quorum is more than half of those entitled', (entitled, present) => {
    expect(present >= requiredPresent(entitled)).toBe(present > entitled / 2);
  });
});
