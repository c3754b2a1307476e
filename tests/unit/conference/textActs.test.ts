import { draftOf } from '../../../shared/conference/draftEdits.ts';
import { draftAt, revisionTimes } from '../../../shared/conference/revisions.ts';
import { compareDrafts } from '../../../shared/text/compare.ts';
import { describe, expect, it } from 'vitest';
import { lifeOf } from '../../../shared/text/life.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { choice, draft, edit, onOption, option, propose, replacing, reserve, word } from '../../support/textActs.ts';

const opened = (provision = 'p1'): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return s;
};
/** The chair acts, and the moment to take it back passes. */
const ruled = (s: Sitting, command: Parameters<Sitting['given']>[1]): void => {
  s.given('chair', command);
  s.wait(10);
};
const printed = (s: Sitting, id: string): string => printBracketed(s.provision(id).body, { sponsors: true });

describe('what delegations do to the words themselves', () => {
  it('[P1.34, B2] a reservation puts words in brackets at once, with a reason that stays out of the log', () => {
    const s = opened('p2');
    expect(s.when('NOR', reserve(s, 'p2', 'take', 'pilot', ' Not yet. '))).toEqual([
      'TextChanged',
      'BracketsLived',
      'ProposalsReconciled',
      'AskedAgain',
    ]);
    expect(printed(s, 'p2')).toBe('Ships [NOR: take a pilot].');
    const life = lifeOf(s.room.lives, choice(s, 'p2', 0));
    expect(life).toMatchObject({ openedBy: 'NOR', holders: ['NOR'], state: { s: 'open' } });
    expect(life?.reason?.ref).toMatch(/./u);
    expect(JSON.stringify(s.state)).not.toContain('Not yet');
  });

  it('one that would cross a bracket is refused, with the smallest stretch that does not', () => {
    const s = session();
    const crossing = reserve(s, 'p1', 'Members', 'should');
    const why = s.why('NOR', crossing);
    const span = { from: String(why.params?.['from']), to: String(why.params?.['to']) };
    expect(why).toMatchObject({
      code: 'span.crosses',
      instead: [
        { kind: 'act', command: { ...crossing, span } },
        { kind: 'words', say: 'widerSpan' },
      ],
    });
    s.given('NOR', { c: 'reserve', room, provision: 'p1', span, motive: null, reason: '', lang: 'en' });
    expect(s.text('p1')).toBe('[Members [shall]/[should]] publish [all [wholesale]] tariffs.');
  });

  it('[B4] another wording stands beside the others; who supports it may put a name to it', () => {
    const s = session();
    s.given('FJI', { c: 'addOption', room, provision: 'p1', choice: choice(s, 'p1', 0), text: 'may' });
    s.given('PER', { c: 'cosponsor', room, on: onOption(s, 'p1', 'may') });
    expect(printed(s, 'p1')).toContain('[KEN: shall]/[NOR, PER: should]/[FJI, PER: may]');
    expect(s.room.behind.map((b) => b.code)).toEqual(['FJI', 'PER']);
  });

  it('an option that nobody stands behind falls, and its bracket stays', () => {
    const s = session();
    s.given('NOR', { c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'should') });
    expect(s.text('p1')).toContain('[shall]/[should]');
    s.given('PER', { c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'should') });
    expect(s.text('p1')).toBe('Members [shall] publish [all [wholesale]] tariffs.');
  });

  it('[B10] words that stood there with nobody behind them stay when whoever joined them leaves', () => {
    const s = session();
    const all = onOption(s, 'p1', 'all [wholesale]');
    for (const code of ['FJI', 'PER']) s.given(code, { c: 'cosponsor', room, on: all });
    s.given('FJI', { c: 'withdrawSponsorship', room, on: all });
    s.given('PER', { c: 'withdrawSponsorship', room, on: all });
    expect(printed(s, 'p1')).toBe('Members [KEN: shall]/[NOR, PER: should] publish [all [wholesale]] tariffs.');
    expect(s.room.lives.find((life) => life.choice === choice(s, 'p1', 1))?.holders).toEqual([]);
  });

  it('[B11] and whoever stands alone behind them does not reword them; words of their own they do', () => {
    const s = session();
    const reword = (who: string, words: string): readonly string[] =>
      s.when(who, { c: 'rewordOption', room, provision: 'p1', option: option(s, 'p1', words), text: 'most' });
    s.given('PER', { c: 'cosponsor', room, on: onOption(s, 'p1', 'all [wholesale]') });
    expect(reword('PER', 'all [wholesale]')).toEqual(['(option.joined)']);
    expect(reword('KEN', 'shall')).toContain('TextChanged');
  });

  it('[B10] so do the old words beside a wording that was put in brackets; that wording falls with its sponsors', () => {
    const s = opened('p3');
    s.given('NOR', propose(s, 'p3', replacing(s, 'p3', 'reviewed', 'raised')));
    const proposal = s.room.proposals.at(-1)?.id ?? '';
    ruled(s, { c: 'rule', room, ruling: { r: 'bracketProposal', provision: 'p3', proposal } });
    expect(s.text('p3')).toContain('[reviewed]/[raised]');
    s.given('PER', { c: 'cosponsor', room, on: onOption(s, 'p3', 'reviewed') });
    s.given('PER', { c: 'withdrawSponsorship', room, on: onOption(s, 'p3', 'reviewed') });
    expect(s.text('p3')).toContain('[reviewed]/[raised]');
    s.given('NOR', { c: 'withdrawSponsorship', room, on: onOption(s, 'p3', 'raised') });
    expect(s.text('p3')).toContain('[reviewed]');
    expect(s.text('p3')).not.toContain('raised');
  });

  it('[B9] a blank is filled in as a proposal', () => {
    const s = session();
    s.given('PER', { c: 'addOption', room, provision: 'p3', choice: choice(s, 'p3', 0), text: 'five' });
    expect(printed(s, 'p3')).toBe('Dues are reviewed every [PER: five] years.');
  });

  it('no act touches words about which a ruling is announced', () => {
    const s = opened('p2');
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    expect(s.when('NOR', reserve(s, 'p2', 'take', 'pilot'))).toEqual(['(ruling.announced)']);
  });
});

describe('proposals after a change of the text', () => {
  it('[law 5] each is listed: rebased, to be reworded, or obsolete', () => {
    const s = opened('p2');
    s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
    s.given('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Vessels')));
    s.given('KEN', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'captain')));
    s.given('FJI', propose(s, 'p2', replacing(s, 'p2', 'pilot', '')));
    const first = s.room.proposals.find((p) => p.from === 'NOR')?.id ?? '';
    s.given('chair', { c: 'rule', room, ruling: { r: 'takeIn', provision: 'p2', proposal: first } });
    expect(s.wait(10)).toContain('ProposalsReconciled');
    expect(s.room.proposals.slice(1).map((p) => [p.from, p.state, p.standing])).toEqual([
      ['NOR', 'takenIn', null],
      ['PER', 'pending', null],
      ['KEN', 'pending', { s: 'reword' }],
      ['FJI', 'pending', { s: 'obsolete', why: 'deleted' }],
    ]);
  });

  it('[law 5] one written on an old revision is placed on today’s words, or refused with both versions', () => {
    const s = opened('p2');
    const late = replacing(s, 'p2', 'Ships', 'Vessels');
    const lost = replacing(s, 'p2', 'pilot', 'captain');
    s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
    const first = s.room.proposals.at(-1)?.id ?? '';
    ruled(s, { c: 'rule', room, ruling: { r: 'takeIn', provision: 'p2', proposal: first } });
    expect(s.when('PER', propose(s, 'p2', late, 1))).toEqual(['ProposalTabled']);
    expect(s.refusal('KEN', propose(s, 'p2', lost, 1))).toMatchObject({
      code: 'proposal.stale',
      params: { theirs: 'Ships take a guide.', ours: 'Ships take a captain.' },
    });
  });

  it('several are made one, with everybody behind it; a proposal that somebody else backs stays', () => {
    const s = opened('p2');
    s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
    s.given('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Vessels')));
    const ids = s.room.proposals.filter((p) => p.from !== 'chair').map((p) => p.id);
    s.given('FJI', { c: 'cosponsor', room, on: { k: 'proposal', proposal: ids[0] ?? '' } });
    s.given('chair', { c: 'mergeProposals', room, proposals: ids });
    const one = s.room.proposals.at(-1);
    expect(one).toMatchObject({ symbol: 'DT/2', sponsors: ['NOR', 'FJI', 'PER'], state: 'pending' });
    ruled(s, { c: 'rule', room, ruling: { r: 'bracketProposal', provision: 'p2', proposal: one?.id ?? '' } });
    expect(printed(s, 'p2')).toContain('[NOR, FJI, PER: Vessels take a guide]');
    s.given('FJI', propose(s, 'p3', replacing(s, 'p3', 'Dues', 'Fees')));
    const fiji = s.room.proposals.at(-1)?.id ?? '';
    s.given('KEN', { c: 'cosponsor', room, on: { k: 'proposal', proposal: fiji } });
    s.given('FJI', { c: 'withdrawProposal', room, proposal: fiji });
    expect(s.room.proposals.at(-1)).toMatchObject({ state: 'pending', sponsors: ['KEN'] });
  });
});

describe('the chair’s edits', () => {
  it.each([
    [
      'widens a bracket',
      (s: Sitting) =>
        edit('p1', {
          e: 'widen',
          choice: choice(s, 'p1', 0),
          reach: { from: choice(s, 'p1', 0), to: word(s, 'p1', 'publish') },
        }),
      'Members [shall publish]/[should publish] [all [wholesale]] tariffs.',
    ],
    [
      'narrows one',
      (s: Sitting) =>
        edit('p1', {
          e: 'narrow',
          choice: choice(s, 'p1', 1),
          keep: { from: word(s, 'p1', 'all'), to: word(s, 'p1', 'all') },
        }),
      'Members [shall]/[should] publish [all] [wholesale] tariffs.',
    ],
    [
      'makes options one',
      (s: Sitting) =>
        edit('p1', {
          e: 'merge',
          choice: choice(s, 'p1', 0),
          options: [option(s, 'p1', 'shall'), option(s, 'p1', 'should')],
          text: 'will',
        }),
      'Members [will] publish [all [wholesale]] tariffs.',
    ],
    [
      '[B19] sets a status',
      (s: Sitting) => edit('p1', { e: 'tag', option: option(s, 'p1', 'wholesale'), tag: 'ad ref.' }),
      'Members [shall]/[should] publish [all [wholesale]{ad ref.}] tariffs.',
    ],
    [
      'changes words within one option',
      (s: Sitting) => edit('p1', { e: 'amend', option: option(s, 'p1', 'should'), text: 'should always' }),
      'Members [shall]/[should always] publish [all [wholesale]] tariffs.',
    ],
  ])('%s', (_title, command, text) => {
    const s = opened();
    const before = s.text('p1');
    ruled(s, command(s));
    expect(s.text('p1')).toBe(text);
    expect(s.provision('p1')).toMatchObject({ revision: 2, earlier: { steps: [{ k: 'ops' }] } });
    expect(liveText(s.provision('p1').earlier?.first ?? [])).toBe(before);
  });

  it('can be taken back before it takes effect', () => {
    const s = opened('p3');
    s.given('chair', edit('p3', { e: 'fill', blank: choice(s, 'p3', 0), text: 'five' }));
    s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
    expect(s.text('p3')).toBe('Dues are reviewed every [ ] years.');
  });
});

describe('the draft as a whole', () => {
  it('[P1.46] a provision is split, its proposals follow the words, and joined again nothing is lost', () => {
    const s = opened('p2');
    s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
    ruled(s, draft('p2', { d: 'split', after: word(s, 'p2', 'take') }));
    const part = s.room.provisions[2];
    expect(s.room.provisions.map((p) => p.number)).toEqual(['1.1', '1.2', '1.2A', '1.3']);
    expect([s.text('p2'), liveText(part?.body ?? [])]).toEqual(['Ships take', 'a pilot.']);
    expect(s.room.proposals.at(-1)).toMatchObject({ provision: part?.id, standing: null });
    ruled(s, draft('p2', { d: 'join' }));
    expect(s.text('p2')).toBe('Ships take a pilot.');
    expect(s.room.proposals.at(-1)).toMatchObject({ provision: 'p2', standing: null });
    expect(s.room.past.map((p) => p.into)).toEqual(['p2']);
    expect(s.provision('p2').from.map((o) => o.how)).toEqual(['joined']);
  });

  it('a term is changed throughout by one ruling, but for exceptions and for what is agreed', () => {
    const s = opened('p2');
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    ruled(s, draft('p1', { d: 'term', term: 'tariffs', by: 'prices', except: [] }));
    expect(s.text('p1')).toBe('Members [shall]/[should] publish [all [wholesale]] prices.');
    const kept = { provision: 'p3', word: word(s, 'p3', 'years') };
    expect(s.when('chair', draft('p1', { d: 'term', term: 'years', by: 'months', except: [kept] }))).toEqual([
      '(term.nowhere)',
    ]);
    expect(s.when('chair', draft('p1', { d: 'term', term: 'pilot', by: 'guide', except: [] }))).toEqual([
      '(term.nowhere)',
    ]);
  });

  it('moves, renumbers, adds, notes, and says where a clause comes from', () => {
    const s = opened('p2');
    ruled(s, draft('p3', { d: 'move', after: 'start', place: 'resolution' }));
    ruled(s, draft('p3', { d: 'renumber', number: 'R1' }));
    ruled(s, draft('p1', { d: 'add', place: 'article', text: 'Tides are free.' }));
    ruled(s, draft('p1', { d: 'note', at: word(s, 'p1', 'tariffs'), mark: '1.1*', text: 'Of all kinds.' }));
    ruled(s, draft('p1', { d: 'lineage', from: 'p2' }));
    expect(s.room.provisions.map((p) => [p.number, p.place])).toEqual([
      ['R1', 'resolution'],
      ['1.1', 'article'],
      ['1.1A', 'article'],
      ['1.2', 'article'],
      ['1.1*', 'footnote'],
    ]);
    expect(s.provision('p1').from).toMatchObject([{ provision: 'p2', how: 'returned' }]);
  });

  it('changes the instruction of a provision, and says no to the one it has', () => {
    const s = opened('p2');
    ruled(s, draft('p2', { d: 'instruct', instruction: 'SUP' }));
    expect(s.provision('p2').instruction).toBe('SUP');
    expect(s.when('chair', draft('p2', { d: 'instruct', instruction: 'SUP' }))).toEqual(['(text.same)']);
  });

  it('keeps the words that the draft began with to compare with', () => {
    const s = opened('p2');
    const began = draftAt(s.room, 0);
    ruled(s, draft('p1', { d: 'add', place: 'article', text: 'Tides are free.' }));
    ruled(s, draft('p1', { d: 'term', term: 'tariffs', by: 'prices', except: [] }));
    ruled(s, draft('p2', { d: 'instruct', instruction: 'SUP' }));
    ruled(s, draft('p2', { d: 'split', after: word(s, 'p2', 'take') }));
    ruled(s, draft('p3', { d: 'move', after: 'start', place: 'resolution' }));
    ruled(s, draft('p3', { d: 'renumber', number: 'R1' }));
    expect(draftAt(s.room, 0)).toEqual(began);
    const changes = compareDrafts(began, draftOf(s.room));
    expect(changes.map((one) => [one.p === 'removed' ? one.was.number : one.now.number, one.p])).toEqual([
      ['R1', 'changed'],
      ['1.1', 'changed'],
      ['1.1A', 'added'],
      ['1.2', 'changed'],
      ['1.2A', 'added'],
    ]);
    ruled(s, draft('p2', { d: 'join' }));
    expect(draftAt(s.room, 0)).toEqual(began);
  });

  it('gives the draft as it stood at every revision of the whole', () => {
    const s = opened('p2');
    const words = (n: number): string =>
      draftAt(s.room, n)
        .provisions.map((p) => `${p.number} ${p.place} ${p.instruction}: ${liveText(p.body)}`)
        .join(' | ');
    const today = (): string => words(revisionTimes(s.room).length);
    const seen = [today()];
    for (const edit of [
      { d: 'add', place: 'article', text: 'Tides are free.' },
      { d: 'term', term: 'tariffs', by: 'prices', except: [] },
      { d: 'join' },
      { d: 'move', after: 'p2', place: 'resolution' },
      { d: 'add', place: 'article', text: 'Ebb is free.' },
      { d: 'renumber', number: '7' },
      { d: 'instruct', instruction: 'NOC' },
      { d: 'move', after: 'start', place: 'article' },
    ] as const) {
      ruled(s, draft('p1', edit));
      seen.push(today());
    }
    expect(new Set(seen).size).toBe(9);
    expect(seen.map((_, n) => words(n))).toEqual(seen);
    expect(words(99)).toBe(seen.at(-1));
  });
});
