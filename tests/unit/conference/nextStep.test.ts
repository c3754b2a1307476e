import { describe, expect, it } from 'vitest';
import type { BallotAbout, Card } from '../../../shared/conference/ballots.ts';
import { nextSpeaker, nextStep, type StepReason, stepReasons } from '../../../shared/conference/nextStep.ts';
import type { Signal } from '../../../shared/conference/reading.ts';
import { firstLesson } from '../../../shared/rules/presets.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { removeOthers, room, session, type Sitting } from '../../support/sitting.ts';
import { propose, replacing } from '../../support/textActs.ts';

const delegations = ['FJI', 'KEN', 'NOR', 'PER'];

const stepOf = (s: Sitting) => nextStep(s.state, room, s.now);
const opened = (provision: string, ...signals: readonly Signal[]): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return signalled(s, ...signals);
};
function signalled(s: Sitting, ...signals: readonly Signal[]): Sitting {
  for (const [n, signal] of signals.entries())
    s.given(delegations[n] ?? '', { c: 'signal', room, question: s.room.reading?.question ?? '', signal });
  return s;
}
const unpapered = (...signals: readonly Signal[]): Sitting => {
  const s = session({}, (scenario) => ({ ...scenario, proposals: [] }));
  s.given('chair', { c: 'openProvision', room, provision: 'p2' });
  return signalled(s, ...signals);
};
const all = (signal: Signal): readonly Signal[] => delegations.map(() => signal);
const mixed: readonly Signal[] = ['support', 'support', 'oppose', 'oppose'];

function voting(about: (s: Sitting) => BallotAbout, card?: Card): Sitting {
  const s = opened('p1', ...all('support'));
  s.given('chair', { c: 'openBallot', room, about: about(s) });
  if (card)
    for (const who of delegations)
      s.given(who, { c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card });
  return s;
}
const close = (s: Sitting): Sitting => {
  s.given('chair', { c: 'closeQuestion', room, ballot: s.room.ballot?.id ?? '', index: 0 });
  return s;
};
const choiceAt = (s: Sitting, depth: 'outer' | 'inner'): BallotAbout => {
  const sorted = openChoices(s.provision('p1').body).toSorted((a, b) => a.depth - b.depth);
  return { on: 'choice', provision: 'p1', choice: (depth === 'outer' ? sorted[0] : sorted.at(-1))?.id ?? '' };
};
const agreed = (): Sitting => {
  const s = opened('p2', ...all('support'));
  s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
  s.wait(10);
  return s;
};
const settled = (): Sitting => removeOthers(agreed());
const bracketedAndLifted = (): Sitting => {
  const s = unpapered(...mixed);
  s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p2' } });
  s.wait(10);
  const [choice] = openChoices(s.provision('p2').body);
  const option = choice?.options[0]?.id ?? null;
  s.given('chair', { c: 'rule', room, ruling: { r: 'lift', provision: 'p2', choice: choice?.id ?? '', option } });
  s.wait(10);
  return signalled(s, ...mixed);
};

const proposed = (): Sitting => {
  const s = opened('p2', ...all('support'));
  s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  return s;
};

/** One state for each step. Complete, or it does not compile. */
const table: { readonly [R in StepReason]: () => Sitting } = {
  openNext: () => session(),
  nextSpeaker: () => {
    const s = session();
    s.given('NOR', { c: 'askFloor', room });
    return s;
  },
  askAgain: () => opened('p2', 'support'),
  agreed: () => opened('p2', ...all('support')),
  // Without the paper that could take its place.
  removed: () => unpapered(...all('oppose')),
  bracketed: () => opened('p2', ...mixed),
  bracketProposal: proposed,
  takeIn: () => opened('p2', ...all('oppose')),
  // A blank in brackets is filled by an amendment, not by a vote.
  deferred: () => opened('p3', ...all('support')),
  returnTo: () => {
    const s = session();
    for (const provision of ['p1', 'p2', 'p3']) {
      s.given('chair', { c: 'openProvision', room, provision });
      s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision } });
      s.wait(10);
    }
    return s;
  },
  voteChoice: () => opened('p1', ...all('support')),
  deleteChoice: () => close(voting((s) => choiceAt(s, 'inner'), 'against')),
  voteText: bracketedAndLifted,
  closeVote: () => voting((s) => choiceAt(s, 'inner')),
  allVoted: () => voting((s) => choiceAt(s, 'inner'), 'for'),
  putNext: () => close(voting((s) => choiceAt(s, 'outer'), 'against')),
  // A ballot ends by itself after its last question; were one left open, it would be ended.
  endVote: () => {
    const s = close(voting((x) => choiceAt(x, 'outer'), 'against'));
    const ballot = s.room.ballot && { ...s.room.ballot, questions: s.room.ballot.questions.slice(0, 1) };
    s.state = { ...s.state, room: { ...s.state.room, [room]: { ...s.room, ballot } } };
    return s;
  },
  askWhole: settled,
  adoptAgreed: () => {
    const s = agreed();
    s.given('facilitator', { c: 'setBell', minutes: 4 });
    s.wait(181);
    return s;
  },
  voteWhole: () => {
    const s = settled();
    s.given('chair', { c: 'askWhole', room, dropRest: false });
    s.given('NOR', { c: 'object', room, question: s.room.question?.id ?? '' });
    return s;
  },
};

describe('the next step', () => {
  it.each(stepReasons)('%s: as the state asks for it, and a chair may take it', (why) => {
    const s = table[why]();
    const step = stepOf(s);
    expect(step?.why).toBe(why);
    expect(step?.wait).toBeGreaterThanOrEqual(5_000);
    if (step) expect(s.refusal('chair', step.command)).toBeUndefined();
  });

  it('is nothing while something is under way that ends by itself', () => {
    const speaking = table.nextSpeaker();
    speaking.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: '' });
    const asked = opened('p2', ...all('oppose'));
    asked.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p2' } });
    const inBreak = session();
    inBreak.given('chair', { c: 'startBreak', room, minutes: 5 });
    const pending = table.agreed();
    pending.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    const ended = session();
    ended.given('facilitator', { c: 'closeConference' });
    for (const s of [speaking, asked, inBreak, pending, ended]) expect(stepOf(s)).toBeUndefined();
  });

  it('waits for nobody once all who are here have answered', () => {
    expect(stepOf(opened('p2', 'support', 'support', 'support'))?.wait).toBe(45_000);
    expect(stepOf(table.agreed())?.wait).toBe(5_000);
    expect(stepOf(table.closeVote())?.wait).toBe(60_000);
    expect(stepOf(table.allVoted())?.wait).toBe(5_000);
  });

  it('is counted down as the rule set says, when it waits for nobody', () => {
    const s = session({ countdownSeconds: 30 });
    expect(stepOf(s)?.wait).toBe(30_000);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(stepOf(s)?.wait).toBe(45_000);
  });

  it('[P1.46] words that are proposed come to a vote before the ruling', () => {
    const s = proposed();
    const step = stepOf(s);
    if (step) s.given('chair', step.command);
    s.wait(10);
    expect(s.room.proposals.at(-1)?.state).toBe('bracketed');
    signalled(s, ...all('support'));
    expect(stepOf(s)?.why).toBe('voteChoice');
  });

  it('[P1.46] what cannot be put to a vote, or is withdrawn, does not hold the text up', () => {
    const low = session({ levels: firstLesson.levels ?? [], quorum: false });
    low.given('facilitator', { c: 'setLevel', level: 'brackets' });
    low.given('chair', { c: 'openProvision', room, provision: 'p2' });
    low.given('NOR', propose(low, 'p2', replacing(low, 'p2', 'pilot', 'guide')));
    expect(stepOf(signalled(low, ...all('support')))?.why).toBe('agreed');
    const s = proposed();
    s.given('NOR', { c: 'withdrawProposal', room, proposal: s.room.proposals.at(-1)?.id ?? '' });
    expect(stepOf(s)?.why).toBe('agreed');
  });

  it('[P1.46] before there are brackets, words with more behind them than the present ones are taken in', () => {
    const s = session({ levels: firstLesson.levels ?? [] }, (scenario) => ({ ...scenario, proposals: [] }));
    s.given('facilitator', { c: 'setLevel', level: 'amend' });
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
    signalled(s, 'support', 'oppose', 'oppose', 'oppose');
    expect(stepOf(s)?.why).toBe('deferred');
    const on = { k: 'proposal', proposal: s.room.proposals.at(-1)?.id ?? '' } as const;
    s.given('PER', { c: 'cosponsor', room, on });
    const step = stepOf(s);
    expect(step?.why).toBe('takeIn');
    if (step) s.given('chair', step.command);
    s.wait(10);
    expect(s.text('p2')).toBe('Ships take a guide.');
    expect(s.room.reading?.signals).toEqual({});
  });

  it('[P3.8] a paper for the whole provision is put when the present words have failed, before they are deleted', () => {
    const s = opened('p2', ...mixed);
    s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p2' } });
    s.wait(10);
    signalled(s, ...mixed);
    expect(stepOf(s)?.why).toBe('voteChoice');
    s.given('chair', { c: 'openBallot', room, about: { on: 'choice', provision: 'p2', choice: choiceOf(s, 'p2') } });
    for (const who of delegations)
      s.given(who, { c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card: 'against' });
    close(s);
    expect(stepOf(s)?.command).toMatchObject({ c: 'rule', ruling: { r: 'takeIn' } });
  });

  it('does not keep automatic seats waiting for the one person among them', () => {
    const s = session({ countdownSeconds: 8 });
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(stepOf(s)?.wait).toBe(45_000);
    const sides = Object.entries(s.state.public.delegations).map(
      ([code, d]) => [code, { ...d, taken: 1, automatic: code === 'NOR' ? 0 : 1 }] as const,
    );
    s.state = { ...s.state, public: { ...s.state.public, delegations: Object.fromEntries(sides) } };
    expect(stepOf(s)?.wait).toBe(16_000);
  });

  it('[P2.2] without a quorum is no vote', () => {
    const s = table.voteChoice();
    for (const seat of ['FJI', 'PER']) s.given('system', { c: 'line', seat, connected: false });
    s.wait(60);
    expect(stepOf(s)?.why).toBe('deferred');
  });

  it('[P1.33] does not ask again to remove what somebody would keep', () => {
    const s = table.removed();
    s.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p2' } });
    s.given('NOR', { c: 'object', room, question: s.room.question?.id ?? '' });
    signalled(s, ...all('oppose'));
    s.given('chair', { c: 'openBallot', room, about: { on: 'choice', provision: 'p2', choice: choiceOf(s, 'p2') } });
    for (const who of delegations)
      s.given(who, { c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card: 'for' });
    close(s);
    signalled(s, ...all('oppose'));
    expect(stepOf(s)?.why).toBe('deferred');
  });

  it('[P1.77] does not put a text again that failed as it stands', () => {
    const s = bracketedAndLifted();
    s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
    for (const who of delegations)
      s.given(who, { c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card: 'against' });
    close(s);
    s.given('chair', {
      c: 'rule',
      room,
      ruling: { r: 'lift', provision: 'p2', choice: choiceOf(s, 'p2'), option: optionOf(s, 'p2') },
    });
    s.wait(10);
    signalled(s, ...mixed);
    expect(stepOf(s)?.why).toBe('deferred');
  });

  it('goes by the level: what is above it is not proposed', () => {
    const rules = { levels: firstLesson.levels ?? [], quorum: false };
    const at = (level: string, provision: string, signals: readonly Signal[]): StepReason | undefined => {
      const s = session(rules);
      s.given('facilitator', { c: 'setLevel', level });
      s.given('chair', { c: 'openProvision', room, provision });
      return stepOf(signalled(s, ...signals))?.why;
    };
    expect(at('speak', 'p2', mixed)).toBe('deferred');
    expect(at('brackets', 'p2', mixed)).toBe('bracketed');
    expect(at('brackets', 'p1', all('support'))).toBe('deferred');
    expect(at('vote', 'p1', all('support'))).toBe('voteChoice');
  });
});

describe('when time runs short', () => {
  it('[P1.27] the words before the first provision and each provision have their share of it', () => {
    const s = session();
    s.given('facilitator', { c: 'setBell', minutes: 8 });
    s.given('NOR', { c: 'askFloor', room });
    expect(stepOf(s)?.why).toBe('nextSpeaker');
    s.wait(121);
    expect(stepOf(s)?.why).toBe('openNext');
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(stepOf(s)?.why).toBe('nextSpeaker');
    s.wait(121);
    expect(stepOf(s)?.why).toBe('deferred');
    // A person in the chair decides that.
    expect(nextStep(s.state, room, null)?.why).toBe('nextSpeaker');
  });

  it('[P1.67] the last call is at most the last quarter, and asks for what is agreed', () => {
    const s = agreed();
    s.given('facilitator', { c: 'setBell', minutes: 4 });
    expect(s.wait(179)).not.toContain('LastCallCame');
    expect(s.wait(2)).toContain('LastCallCame');
    expect(stepOf(s)?.why).toBe('adoptAgreed');
  });
});

describe('the last call', () => {
  it.each([
    [undefined, 32],
    [120, 38],
    [3600, 30],
  ])('[P1.67] comes as the rule set says, %s seconds before the end of forty minutes', (lastCallSeconds, minutes) => {
    const s = session(lastCallSeconds === undefined ? {} : { lastCallSeconds });
    s.given('facilitator', { c: 'setBell', minutes: 40 });
    expect(s.wait(minutes * 60 - 1)).not.toContain('LastCallCame');
    expect(s.wait(1)).toContain('LastCallCame');
  });
});

describe('the next speaker', () => {
  const list = (s: Sitting, ...who: readonly string[]): void => {
    for (const one of who) s.given(one, { c: 'askFloor', room });
  };
  const speak = (s: Sitting, delegation: string): void => {
    s.given('chair', { c: 'giveFloor', room, delegation, after: s.room.floor.lastTurn });
    s.given('chair', { c: 'endStatement', room, turn: s.room.floor.lastTurn });
  };

  it('is the first on the list, or the first of those who were not heard yet', () => {
    const s = session();
    list(s, 'NOR');
    speak(s, 'NOR');
    s.wait(1);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    list(s, 'NOR', 'FJI');
    expect(nextSpeaker(s.room, false)).toBe('NOR');
    expect(nextSpeaker(s.room, true)).toBe('FJI');
  });

  it('speaks once on each provision and once before the first', () => {
    const s = session();
    list(s, 'NOR');
    speak(s, 'NOR');
    list(s, 'NOR');
    expect(nextSpeaker(s.room, false)).toBeUndefined();
    s.wait(1);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(nextSpeaker(s.room, false)).toBe('NOR');
  });

  it('speaks again when nothing is left to be read or put', () => {
    const s = session();
    list(s, 'NOR');
    speak(s, 'NOR');
    for (let round = 0; round < 2; round += 1)
      for (const provision of ['p1', 'p2', 'p3']) {
        s.given('chair', { c: 'openProvision', room, provision });
        s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision } });
        s.wait(10);
      }
    expect(stepOf(s)).toBeUndefined();
    list(s, 'NOR');
    expect(stepOf(s)?.why).toBe('nextSpeaker');
  });
});

const choiceOf = (s: Sitting, provision: string): string => openChoices(s.provision(provision).body)[0]?.id ?? '';
const optionOf = (s: Sitting, provision: string): string | null =>
  openChoices(s.provision(provision).body)[0]?.options[0]?.id ?? null;
