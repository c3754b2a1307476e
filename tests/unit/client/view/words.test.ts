import { describe, expect, it } from 'vitest';
import { adoptRest, liftActs, mainAct, voteActs } from '../../../../client/view/acts.ts';
import { rulingWords } from '../../../../client/view/rulings.ts';
import { announcements } from '../../../../client/view/announce.ts';
import { editOf } from '../../../../client/view/editing.ts';
import { screenSegments } from '../../../../client/view/hall.ts';
import { papersOn } from '../../../../client/view/papers.ts';
import { freshBetween, liftedBetween, type Piece, piecesOf } from '../../../../client/view/pieces.ts';
import type { Sentence } from '../../../../client/view/say.ts';
import { t } from '../../../../client/words/index.ts';
import '../../../../client/words/later.ts';
import { viewOf } from '../../../../shared/conference/conference.ts';
import type { Body } from '../../../../shared/text/model.ts';
import { applyOp, toAmendOp } from '../../../../shared/text/amend.ts';
import { openChoices, wordsOf } from '../../../../shared/text/measure.ts';
import { parseBracketed } from '../../../../shared/text/parse.ts';
import { room, session, type Sitting } from '../../../support/sitting.ts';

const say = (s: Sentence | undefined): string => (s ? t(s.key, s.args) : '');
const parsed = (text: string): Body => {
  const result = parseBracketed(text, new Set(['EUR', 'KEN']));
  if (!result.ok) throw new Error(text);
  return result.body;
};
const choices = (pieces: readonly Piece[]) => pieces.filter((p) => p.d === 'choice');
const opened = (): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p2' });
  return s;
};
const chairSees = (s: Sitting) => viewOf(s.state, 'chair');
const signal = (s: Sitting, who: string, what: 'support' | 'oppose') =>
  s.given(who, { c: 'signal', room, question: s.room.reading?.question ?? '', signal: what });

describe('a bracketed text, drawn', () => {
  it('words that have come since are marked where they stand, unless the whole text is new', () => {
    const before = parsed('A pilot [shall]/[should] come.');
    const [word] = wordsOf(before).filter(({ text }) => text.trim() === 'pilot');
    const put = { inserts: [{ after: word?.id ?? '', text: ' or guide' }], deletes: [] };
    const after = applyOp(before, toAmendOp(put, 'now'));
    const drawn = piecesOf(after, { fresh: freshBetween(before, after) });
    expect(drawn.filter((p) => p.d === 'words' && p.mark === 'fresh')).toMatchObject([{ text: ' or guide' }]);
    expect([...freshBetween(after, after)]).toEqual([]);
    const whole = applyOp(before, { t: 'replace', op: 'all', body: parsed('Something else entirely.') });
    expect([...freshBetween(before, whole)]).toEqual([]);
  });

  it('alternatives stay in the line while they are short, and stack when one is long', () => {
    expect(choices(piecesOf(parsed('A [shall]/[should] b.')))).toMatchObject([{ stacked: false, depth: 1 }]);
    expect(choices(piecesOf(parsed('A [one two three four five six seven]/[b] c')))).toMatchObject([{ stacked: true }]);
    expect(choices(piecesOf(parsed('A [one two three four five six seven] c')))).toMatchObject([{ stacked: false }]);
  });

  it('what holds stacked alternatives takes lines of its own, and the full stop stays with it', () => {
    const [outer] = choices(
      piecesOf(parsed('[We keep [long words that do not fit]/[others that do not fit either].].')),
    );
    expect(outer).toMatchObject({ stacked: true, depth: 1, tail: '.' });
    expect(outer?.options[0]?.pieces.at(-1)).toMatchObject({ d: 'choice', depth: 2, stacked: true, tail: '.' });
  });

  it('a blank is a bracket; sponsors and your own side are told', () => {
    expect(piecesOf(parsed('in [ ] days'))).toMatchObject([{ d: 'words' }, { d: 'blank', depth: 1 }, { d: 'words' }]);
    const [choice] = choices(piecesOf(parsed('[EUR: a]/[KEN: b]'), { delegation: 'KEN' }));
    expect(choice?.options.map((o) => [o.text, o.sponsors, o.mine])).toEqual([
      ['a', ['EUR'], false],
      ['b', ['KEN'], true],
    ]);
  });

  it('knows which brackets have just gone, and which words stay', () => {
    const s = session();
    const before = s.provision('p1').body;
    const [shall] = openChoices(before);
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    const option = shall?.options[1]?.id ?? '';
    s.given('chair', { c: 'askRuling', room, ruling: { r: 'lift', provision: 'p1', choice: shall?.id ?? '', option } });
    s.wait(20);
    const lifting = liftedBetween(before, s.provision('p1').body);
    expect([...lifting]).toEqual([[shall?.id, option]]);
    const [drawn] = choices(piecesOf(before, { lifting }));
    expect([drawn?.lifting, drawn?.options.map((o) => o.stays)]).toEqual([true, [false, true]]);
  });

  it('becomes signs for the screen of the hall', () => {
    const kinds = screenSegments(piecesOf(parsed('A [b]/[c [d]]')), 0).map((x) => `${x.kind}${x.depth}`);
    expect(kinds.filter((k) => !k.startsWith('words'))).toEqual([
      'open1',
      'close1',
      'slash1',
      'open1',
      'open2',
      'close2',
      'close1',
    ]);
  });
});

describe('the chair', () => {
  it('[P1.31] is offered what matches the response', () => {
    const s = opened();
    expect(say(mainAct(chairSees(s), 'chair')?.label)).toBe('Ask the room again about 1.2');
    signal(s, 'FJI', 'support');
    signal(s, 'KEN', 'support');
    expect(say(mainAct(chairSees(s), 'chair')?.label)).toBe('1.2 is agreed');
    signal(s, 'NOR', 'oppose');
    expect(say(mainAct(chairSees(s), 'chair')?.label)).toBe('Put 1.2 in brackets');
    signal(s, 'FJI', 'oppose');
    signal(s, 'KEN', 'oppose');
    expect(say(mainAct(chairSees(s), 'chair')?.label)).toBe('Ask whether anyone objects to removing 1.2');
  });

  it('goes on when there is nothing more to rule: the next provision, then a vote on the bracket', () => {
    const s = opened();
    s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p2' } });
    expect(say(mainAct(chairSees(s), 'chair')?.label)).toBe('Open 1.1 Tariffs');
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    s.given('chair', { c: 'openProvision', room, provision: 'p3' });
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    const main = mainAct(chairSees(s), 'chair');
    expect(main?.command).toMatchObject({ c: 'openBallot', about: { on: 'choice', provision: 'p2' } });
    expect(main?.refusal).toBeUndefined();
  });

  it('sees every way to lift a bracket and to vote on it', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    expect(liftActs(chairSees(s), 'chair').map((a) => say(a.label))).toEqual([
      'Keep “shall”',
      'Keep “should”',
      'Keep “all [wholesale]”',
      'Drop “all [wholesale]”',
      'Keep “wholesale”',
      'Drop “wholesale”',
    ]);
    const votes = voteActs(chairSees(s), 'chair');
    expect(votes.map((a) => say(a.label))).toContain('Option by option: shall / should');
    expect(votes[0]?.refusal?.code).toBe('brackets.open');
  });

  it('[P1.67] is told what would stand and what would drop', () => {
    const s = opened();
    expect(adoptRest(chairSees(s), 'chair').refusal?.code).toBe('draft.nothingAgreed');
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    const rest = adoptRest(chairSees(s), 'chair');
    expect([rest.stands, rest.drops, rest.refusal]).toEqual([['1.2 Pilots'], ['1.1 Tariffs', '1.3 Dues'], undefined]);
  });

  it('every act that a delegate would see refused says so by the same rules', () => {
    const s = opened();
    expect(mainAct(viewOf(s.state, 'FJI'), 'FJI')?.refusal?.code).toBe('seat.chairOnly');
  });
});

describe('other words', () => {
  const edit = (s: Sitting, base: Body, text: string) => editOf(base, s.provision('p2'), text, 'FJI');

  it('are shown as a change, and as they will stand if the room is mixed', () => {
    const s = opened();
    const edited = edit(s, s.provision('p2').body, 'Ships may take a pilot.');
    if (edited.e !== 'change') throw new Error(edited.e);
    expect(edited.pieces.map((p) => (p.d === 'words' ? `${p.mark}:${p.text.trim()}` : p.d))).toEqual([
      'same:Ships',
      'in:may',
      'same:take a pilot.',
    ]);
    expect(choices(edited.bracketed)).toMatchObject([{ options: [{ text: 'may', sponsors: ['FJI'], mine: true }] }]);
  });

  it('say when nothing changed, a bracket was touched, or the text has moved on', () => {
    const s = opened();
    const base = s.provision('p2').body;
    expect(edit(s, base, 'Ships take a pilot.')).toEqual({ e: 'nothing', code: 'same' });
    expect(edit(s, base, 'Ships [take a pilot.')).toEqual({ e: 'nothing', code: 'bracketsTouched' });
    const amendment = edit(s, base, 'Boats take a pilot.');
    if (amendment.e !== 'change') throw new Error(amendment.e);
    s.given('FJI', {
      c: 'propose',
      room,
      provision: 'p2',
      revision: s.provision('p2').revision,
      amendment: amendment.amendment,
      reason: '',
      lang: 'en',
    });
    const proposal = papersOn(viewOf(s.state, 'FJI'), 'FJI', 'p2').find((paper) => paper.code === 'FJI');
    expect([proposal?.name, proposal?.yours, proposal?.stale, proposal?.canBracket]).toEqual([
      'Fiji',
      true,
      false,
      true,
    ]);
    s.given('chair', {
      c: 'rule',
      room,
      ruling: { r: 'takeIn', provision: 'p2', proposal: proposal?.proposal.id ?? '' },
    });
    s.wait(10);
    expect(edit(s, base, 'Vessels take a pilot.').e).toBe('stale');
    expect(edit(s, base, 'Ships take a good pilot.').e).toBe('change');
  });
});

describe('what is said aloud', () => {
  it('floor, rulings, votes, your turn, a bracket that lifted', () => {
    const s = session();
    let before = s.state;
    const heard = (seat: string): readonly string[] => {
      const said = announcements(viewOf(before, seat), viewOf(s.state, seat), seat).map(say);
      before = s.state;
      return said;
    };
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    expect(heard('FJI')).toEqual(['The room reads 1.1 Tariffs.']);
    s.given('FJI', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'FJI', after: '' });
    expect(heard('FJI')).toEqual(['Fiji, you have the floor. 30 seconds.']);
    const choice = openChoices(s.provision('p1').body)[0];
    const shall = choice?.options[0]?.id ?? '';
    for (const who of ['NOR', 'PER'])
      s.given(who, { c: 'takeStance', room, provision: 'p1', option: shall, stance: 'support' });
    heard('NOR');
    const ruling = {
      r: 'lift',
      provision: 'p1',
      choice: choice?.id ?? '',
      option: shall,
    } as const;
    s.given('chair', { c: 'rule', room, ruling });
    expect(say(rulingWords(chairSees(s), ruling))).toBe('“shall” stays in 1.1.');
    expect(heard('NOR')).toEqual(['The chair rules:', '“shall” stays in 1.1.']);
    s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
    expect(heard('NOR')).toEqual(['The ruling is taken back.']);
    s.given('chair', { c: 'rule', room, ruling });
    heard('NOR');
    s.wait(10);
    expect(heard('NOR')).toEqual(['The room is asked anew about 1.1 Tariffs.', 'A bracket is lifted. 3 open.']);
    s.given('chair', { c: 'openBallot', room, about: { on: 'delete', provision: 'p1', choice: null } });
    expect(heard('NOR')).toEqual(['Fiji has finished.', 'The vote is open. Cards up, please.']);
  });
});
