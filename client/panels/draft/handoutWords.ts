import type { View } from '../../../shared/conference/kinds.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import type { HandoutWords } from '../../../shared/debrief/handout.ts';
import { votedOn } from '../../../shared/debrief/handout.ts';
import { rulingWords } from '../../view/rulings.ts';
import { minuteOf } from '../../view/clock.ts';
import { headlineOf } from '../../view/votes.ts';
import { labelOf, nameOf, plenaryOf, provisionIn } from '../../view/who.ts';
import { lang, t } from '../../words/index.ts';
import { choiceWords, headlineWords, settledWords, summaryWords } from '../outcomeWords.ts';
import { forGroups } from '../ForGroups.tsx';
import { say } from '../seen.ts';
import { measureWords, openedWords, optionWords, pastWords, stateWords } from './storyWords.ts';

/** What a text to take away says around its words, in the language of the page. */
export const handoutWords = (view: View): HandoutWords => ({
  lang: lang.value,
  headline: headlineWords,
  summary: summaryWords,
  settled: settledWords,
  choiceByVote: choiceWords,
  oldText: t('record.oldText'),
  nothingStands: t('record.nothingStands'),
  onTheTable: t('record.onTheTable'),
  removed: t('record.removed'),
  source: (symbol) => t('record.source', { symbol }),
  draft(n, at) {
    if (at === null) return t('take.today', { n });
    return n === 0 ? t('take.began') : t('take.then', { n, minute: minuteOf(at) });
  },
  measures: measureWords,
  status: (status, open) => t('take.status', { status: t(`text.status.${status}`), open }),
  whyTitle: t('text.why'),
  bracket: (story) =>
    [
      `${story.words}:`,
      openedWords(view, story),
      stateWords(view, story),
      ...story.options.map((option) => `[${option.words}]: ${optionWords(view, option)}`),
    ].join(' '),
  past: pastWords,
  recordTitle: t('take.record'),
  recorded(entry) {
    if (entry.k === 'objection') return t('reading.said.objected', { name: nameOf(view, entry.delegation) });
    if (entry.k === 'leftOut') return t('reading.said.leftOut', { about: labelOf(provisionIn(view, entry.provision)) });
    const ruling = rulingOn(view, entry.ruling);
    if (entry.k === 'takenBack') return t('take.takenBack', { ruling });
    return entry.by ? t('take.byOffice', { ruling, office: t(`draft.chairText.${entry.by}`) }) : ruling;
  },
  voted(result) {
    const number = votedOn(plenaryOf(view), result);
    const { tally, outcome } = result;
    const count = {
      headline: say(headlineOf(result)),
      required: outcome.required,
      for: tally.for,
      against: tally.against,
      abstain: tally.abstain,
    };
    return number === '' ? t('take.voteWhole', count) : t('take.vote', { ...count, number });
  },
  minute: (at, words) => t('take.minute', { minute: minuteOf(at), words }),
  namesTitle: t('take.names'),
  named: (code, name) => t('take.named', { code, name }),
});

/** A ruling, and in the name of which groups the proposals were that it is about. */
function rulingOn(view: View, ruling: Ruling): string {
  const ids =
    ruling.r === 'asSuggested' ? ruling.proposals.map(({ id }) => id) : 'proposal' in ruling ? [ruling.proposal] : [];
  const papers = plenaryOf(view).proposals.flatMap(({ id, symbol, groups = [] }) => {
    const named = ids.includes(id) ? forGroups(view, groups) : '';
    return named === '' ? [] : [`${symbol} ${named}`];
  });
  const words = say(rulingWords(view, ruling));
  return papers.length === 0 ? words : t('take.forGroups', { ruling: words, papers: papers.join(t('text.comma')) });
}
