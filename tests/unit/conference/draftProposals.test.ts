import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/conference/kinds.ts';
import type { Proposal } from '../../../shared/conference/onTheTable.ts';
import { openChoices, wordsOf } from '../../../shared/text/measure.ts';
import { liveText } from '../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { draft, option, propose, replacing, word } from '../../support/textActs.ts';

type DraftEdit = Extract<Command, { c: 'proposeEdit' }>['edit'];

const asks = (provision: string, edit: DraftEdit): Command => ({
  c: 'proposeEdit',
  room,
  provision,
  edit,
  reason: '',
  lang: 'en',
});
const opened = (provision: string): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return s;
};
const last = (s: Sitting): Proposal => {
  const found = s.room.proposals.at(-1);
  if (!found) throw new Error('nothing is proposed');
  return found;
};
const takeIn = (s: Sitting, proposal = last(s)): void => {
  s.given('chair', {
    c: 'rule',
    room,
    ruling: { r: 'takeIn', provision: proposal.provision, proposal: proposal.id },
  });
  s.wait(10);
};

describe('a delegation proposes a change of the draft', () => {
  it.each<readonly [string, DraftEdit, (s: Sitting) => unknown, unknown]>([
    [
      '[P1.45] a move to another place',
      { d: 'move', after: 'p3', place: 'resolution' },
      (s) => s.room.provisions.map((p) => `${p.number} ${p.place}`),
      ['1.1 article', '1.3 article', '1.2 resolution'],
    ],
    [
      'a new provision (ADD)',
      { d: 'add', place: 'article', text: 'Tides are free.' },
      (s) => s.room.provisions.map((p) => `${p.number} ${p.instruction}`),
      ['1.1 ADD', '1.2 ADD', '1.2A ADD', '1.3 ADD'],
    ],
    ['that it goes (SUP)', { d: 'instruct', instruction: 'SUP' }, (s) => s.provision('p2').instruction, 'SUP'],
    [
      'that it stays as it is (NOC)',
      { d: 'instruct', instruction: 'NOC' },
      (s) => s.provision('p2').instruction,
      'NOC',
    ],
    [
      'a term throughout, by one decision',
      { d: 'term', term: 'Ships', by: 'Vessels', except: [] },
      (s) => s.text('p2'),
      'Vessels take a pilot.',
    ],
    ['[P1.43] where it comes from', { d: 'lineage', from: 'p3' }, (s) => s.provision('p2').from[0]?.how, 'returned'],
  ])('%s: tabled, backed, taken in', (_title, edit, seen, then) => {
    const s = opened('p2');
    const was = seen(s);
    expect(s.when('NOR', asks('p2', edit))).toEqual(['ProposalTabled']);
    expect(last(s)).toMatchObject({ symbol: 'NOR/1', sponsors: ['NOR'], state: 'pending' });
    s.given('PER', { c: 'cosponsor', room, on: { k: 'proposal', proposal: last(s).id } });
    expect(seen(s)).toEqual(was);
    takeIn(s);
    expect(seen(s)).toEqual(then);
    expect(last(s)).toMatchObject({ state: 'takenIn', sponsors: ['NOR', 'PER'] });
  });

  it('keeps the occurrences of a term that its author excepted', () => {
    const s = opened('p2');
    const kept = { provision: 'p2', word: word(s, 'p2', 'pilot') };
    s.given('chair', draft('p2', { d: 'add', place: 'article', text: 'A pilot is paid.' }));
    s.wait(10);
    s.given('NOR', asks('p2', { d: 'term', term: 'pilot', by: 'guide', except: [kept] }));
    takeIn(s);
    expect(s.room.provisions.map((p) => liveText(p.body)).slice(1, 3)).toEqual([
      'Ships take a pilot.',
      'A guide is paid.',
    ]);
  });

  it('what the draft cannot do is refused with its reason', () => {
    const s = opened('p2');
    expect(s.when('NOR', asks('p2', { d: 'instruct', instruction: 'ADD' }))).toEqual(['(text.same)']);
    expect(s.when('NOR', asks('p2', { d: 'move', after: 'p9', place: 'article' }))).toEqual(['(text.gone)']);
    expect(s.when('NOR', asks('p9', { d: 'join' }))).toEqual(['(provision.unknown)']);
    expect(s.when('chair', asks('p2', { d: 'join' }))).toEqual(['(seat.delegateOnly)']);
  });

  it('what has come about meanwhile, or cannot any more, is listed and never dropped', () => {
    const s = opened('p2');
    s.given('NOR', asks('p2', { d: 'instruct', instruction: 'SUP' }));
    s.given('PER', asks('p2', { d: 'move', after: 'p3', place: 'resolution' }));
    s.given('KEN', asks('p2', { d: 'add', place: 'article', text: 'Tides are free.' }));
    s.given('chair', draft('p2', { d: 'instruct', instruction: 'SUP' }));
    s.wait(10);
    s.given('chair', draft('p2', { d: 'join' }));
    s.wait(10);
    expect(s.room.proposals.slice(-3).map((p) => [p.symbol, p.state, p.standing])).toEqual([
      ['NOR/1', 'pending', { s: 'obsolete', why: 'said' }],
      ['PER/1', 'pending', { s: 'reword' }],
      ['KEN/1', 'pending', null],
    ]);
  });
});

describe('papers that say all of a provision anew', () => {
  it('are listed when the text moves on, and can be taken in with the loss said', () => {
    const s = opened('p1');
    const paper = s.room.proposals.find((p) => p.content.k === 'replace');
    if (!paper) throw new Error('the small scenario has no paper');
    s.given('chair', { c: 'openProvision', room, provision: paper.provision });
    const target = paper.provision;
    expect(paper.standing).toBeNull();
    const first = s.text(target).split(' ')[0] ?? '';
    s.given('NOR', propose(s, target, replacing(s, target, first, 'Nations')));
    takeIn(s);
    const now = (): Proposal | undefined => s.room.proposals.find((p) => p.id === paper.id);
    expect(now()).toMatchObject({ state: 'pending', standing: { s: 'overtaken' } });
    takeIn(s, paper);
    expect(now()).toMatchObject({ state: 'takenIn' });
  });

  it('stand again when the text says once more what it said', () => {
    const s = opened('p2');
    const now = (): Proposal | undefined => s.room.proposals.find((p) => p.content.k === 'replace');
    const words = wordsOf(s.provision('p2').body).map((w) => w.id);
    const span = { from: words[0] ?? '', to: words[1] ?? '' };
    s.given('PER', { c: 'reserve', room, provision: 'p2', span, motive: null, reason: '', lang: 'en' });
    expect(now()).toMatchObject({ standing: { s: 'overtaken' } });
    const [bracket] = openChoices(s.provision('p2').body);
    const option = bracket?.options[0]?.id ?? '';
    s.given('PER', { c: 'withdrawSponsorship', room, on: { k: 'option', provision: 'p2', option } });
    s.given('chair', { c: 'rule', room, ruling: { r: 'lift', provision: 'p2', choice: bracket?.id ?? '', option } });
    s.wait(11);
    expect(s.text('p2')).toBe('Ships take a pilot.');
    expect(now()).toMatchObject({ state: 'pending', standing: null });
  });
});

describe('a delegation changes its own words', () => {
  it('rewords the option behind which it stands alone, at once', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    const reword = (who: string, words: string, text: string): readonly string[] =>
      s.when(who, { c: 'rewordOption', room, provision: 'p1', option: option(s, 'p1', words), text });
    expect(reword('KEN', 'shall', 'shall always')).toEqual(['TextChanged', 'AskedAgain']);
    expect(s.text('p1')).toBe('Members [shall always]/[should] publish [all [wholesale]] tariffs.');
    expect(reword('NOR', 'should', 'will')).toEqual(['(option.shared)']);
    expect(reword('KEN', 'should', 'will')).toEqual(['(option.notYours)']);
    expect(reword('KEN', 'shall always', 'shall always')).toEqual(['(text.same)']);
    expect(reword('KEN', 'shall always', ' ')).toEqual(['(text.empty)']);
  });

  it('[P1.43] the author of a clause says that it is an earlier one come back', () => {
    const s = session();
    const author = s.provision('p1').sponsors[0] ?? '';
    expect(s.when(author, { c: 'sayLineage', room, provision: 'p1', from: 'p3' })).toEqual(['LineageSaid']);
    expect(s.provision('p1').from).toMatchObject([{ provision: 'p3', how: 'returned' }]);
    expect(s.when(author, { c: 'sayLineage', room, provision: 'p1', from: 'p3' })).toEqual(['(text.same)']);
  });
});
