import type { Command } from '../../shared/conference/kinds.ts';
import { room, session, type Sitting } from './sitting.ts';
import { choice, draft, edit, onOption, option, propose, replacing, reserve, word } from './textActs.ts';

/** One example of each refusal of an act on words and brackets. */

type Example = readonly [given: () => Sitting, who: string, when: Command | ((s: Sitting) => Command)];

const opened = (provision: string) => (): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return s;
};
const twoProposals = (other: string) => (): Sitting => {
  const s = session();
  s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  s.given('PER', propose(s, 'p2', replacing(s, 'p2', other, 'seaman')));
  return s;
};
const joined = (): Sitting => {
  const s = opened('p2')();
  s.given('chair', draft('p2', { d: 'lineage', from: 'p3' }));
  s.wait(10);
  return s;
};
const joinedOption = (): Sitting => {
  const s = session();
  s.given('PER', { c: 'cosponsor', room, on: onOption(s, 'p1', 'all [wholesale]') });
  return s;
};
const adRef = (): Sitting => {
  const s = opened('p1')();
  s.given('chair', edit('p1', { e: 'tag', option: option(s, 'p1', 'shall'), tag: 'ad ref.', pending: ['NOR'] }));
  s.wait(10);
  return s;
};
const proposalsOf = (s: Sitting): readonly string[] =>
  s.room.proposals.filter((p) => p.from !== 'chair').map((p) => p.id);

export const textExamples = {
  'ruling.announced': [
    () => {
      const s = opened('p2')();
      s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
      return s;
    },
    'NOR',
    (s) => reserve(s, 'p2', 'take', 'pilot'),
  ],
  'text.gone': [opened('p1'), 'chair', edit('p1', { e: 'fill', blank: 'none', text: 'five' })],
  'text.same': [session, 'NOR', (s) => ({ c: 'cosponsor', room, on: onOption(s, 'p1', 'should') })],
  'text.empty': [opened('p3'), 'chair', (s) => edit('p3', { e: 'fill', blank: choice(s, 'p3', 0), text: ' ' })],
  'text.bracketsTouched': [
    opened('p1'),
    'chair',
    (s) => edit('p1', { e: 'amend', option: option(s, 'p1', 'all [wholesale]'), text: 'each' }),
  ],
  'span.crosses': [session, 'NOR', (s) => reserve(s, 'p1', 'Members', 'should')],
  'span.doubled': [session, 'NOR', (s) => reserve(s, 'p1', 'wholesale', 'wholesale')],
  'span.wrongWay': [
    opened('p1'),
    'chair',
    (s) =>
      edit('p1', {
        e: 'widen',
        choice: choice(s, 'p1', 1),
        reach: { from: word(s, 'p1', 'all'), to: word(s, 'p1', 'all') },
      }),
  ],
  'span.holdsBracket': [
    opened('p1'),
    'chair',
    (s) =>
      edit('p1', {
        e: 'widen',
        choice: choice(s, 'p1', 0),
        reach: { from: choice(s, 'p1', 0), to: word(s, 'p1', 'tariffs') },
      }),
  ],
  'span.differs': [
    () => {
      const s = opened('p1')();
      s.given('chair', edit('p1', { e: 'amend', option: option(s, 'p1', 'shall'), text: 'shall always' }));
      s.wait(10);
      return s;
    },
    'chair',
    (s) =>
      edit('p1', {
        e: 'narrow',
        choice: choice(s, 'p1', 0),
        keep: { from: word(s, 'p1', 'always'), to: word(s, 'p1', 'always') },
      }),
  ],
  'option.said': [
    session,
    'FJI',
    (s) => ({ c: 'addOption', room, provision: 'p1', choice: choice(s, 'p1', 0), text: 'should' }),
  ],
  'option.notYours': [session, 'FJI', (s) => ({ c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'should') })],
  'option.joined': [
    joinedOption,
    'PER',
    (s) => ({ c: 'rewordOption', room, provision: 'p1', option: option(s, 'p1', 'all [wholesale]'), text: 'most' }),
  ],
  'option.shared': [
    session,
    'NOR',
    (s) => ({ c: 'rewordOption', room, provision: 'p1', option: option(s, 'p1', 'should'), text: 'will' }),
  ],
  'merge.tooFew': [
    opened('p1'),
    'chair',
    (s) => edit('p1', { e: 'merge', choice: choice(s, 'p1', 0), options: [option(s, 'p1', 'shall')], text: 'will' }),
  ],
  'merge.clash': [twoProposals('pilot'), 'chair', (s) => ({ c: 'mergeProposals', room, proposals: proposalsOf(s) })],
  'number.taken': [opened('p2'), 'chair', draft('p2', { d: 'renumber', number: '1.3' })],
  'number.none': [opened('p2'), 'chair', draft('p2', { d: 'renumber', number: ' ' })],
  'split.inside': [opened('p1'), 'chair', (s) => draft('p1', { d: 'split', after: word(s, 'p1', 'wholesale') })],
  'join.apart': [opened('p3'), 'chair', draft('p3', { d: 'join' })],
  'lineage.circle': [joined, 'chair', draft('p3', { d: 'lineage', from: 'p2' })],
  'lineage.notYours': [session, 'PER', { c: 'sayLineage', room, provision: 'p2', from: 'p3' }],
  'bracket.adRef': [
    adRef,
    'chair',
    (s) => ({ c: 'consult', room, provision: 'p1', choice: choice(s, 'p1', 0), by: ['NOR'] }),
  ],
  'capital.notAsked': [
    adRef,
    'PER',
    (s) => ({ c: 'answerCapital', room, provision: 'p1', choice: choice(s, 'p1', 0), agrees: true }),
  ],
  'term.nowhere': [opened('p2'), 'chair', draft('p2', { d: 'term', term: 'lighthouse', by: 'beacon', except: [] })],
} as const satisfies Readonly<Record<string, Example>>;
