import { groupsBehind } from '../../../shared/conference/groups.ts';
import type { View } from '../../../shared/conference/kinds.ts';
import type { BracketStory, OptionStory, PastBracket } from '../../../shared/debrief/brackets.ts';
import type { Openness } from '../../../shared/text/readings.ts';
import { minuteOf } from '../../view/clock.ts';
import { nameOf, plenaryOf } from '../../view/who.ts';
import { lang, t } from '../../words/index.ts';
import '../../words/later.ts';
import { forGroups } from '../ForGroups.tsx';

/** The life of brackets and the measures of a text in words. */

/** Names of delegations as a list. */
export const namesWords = (view: View, codes: readonly string[]): string =>
  codes.map((code) => nameOf(view, code)).join(t('text.comma'));

/** Who opened a bracket, when and why; without the words of persons. */
export function openedWords(view: View, { life }: BracketStory): string {
  if (!life || life.openedBy === null) return t('bracket.laid');
  const by = life.openedBy === 'chair' ? t('bracket.chair') : nameOf(view, life.openedBy);
  const opened = t('bracket.opened', { by, when: t('bracket.inMinute', { minute: minuteOf(life.since) }) });
  return life.motive === null ? opened : `${opened} ${t(`bracket.motive.${life.motive}`)}`;
}

/** Who holds a bracket, where it was discussed, and how it is with it now. */
export function stateWords(view: View, { life }: BracketStory): string {
  if (!life) return t('bracket.state.open');
  const { holders, rooms, state } = life;
  const places = rooms.map((room) => view.public.rooms[room]?.name ?? room).join(t('text.comma'));
  return [
    holders.length === 0 ? '' : t('bracket.held', { names: namesWords(view, holders) }),
    rooms.length === 0 ? '' : t('bracket.discussedIn', { rooms: places }),
    t(`bracket.state.${state.s}`),
    state.s === 'consulted' ? t('bracket.consulting', { names: namesWords(view, state.by) }) : '',
    state.s === 'adRef' && state.pending.length > 0
      ? t('bracket.capitals', { names: namesWords(view, state.pending) })
      : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** Since when somebody stands behind an option; null: since the draft was laid. */
export const sinceWords = (since: number | null): string =>
  since === null ? t('bracket.fromStart') : t('bracket.minute', { minute: minuteOf(since) });

/** Who stands behind an option, and in the name of which groups; `said` puts one of them in words. */
export function behindWords(
  view: View,
  option: Pick<OptionStory, 'id' | 'behind'>,
  said: (one: OptionStory['behind'][number]) => string = ({ code }) => nameOf(view, code),
): string {
  const groups = groupWords(view, option);
  const names = [...option.behind.map(said), ...(groups === '' ? [] : [groups])];
  return names.length === 0 ? t('bracket.nobody') : t('bracket.behind', { names: names.join(t('text.comma')) });
}

/** In the name of which groups an option stands; empty where there are none. */
export function groupWords(view: View, { id, behind }: Pick<OptionStory, 'id' | 'behind'>): string {
  const groups = groupsBehind(view.public, plenaryOf(view), { id, sponsors: behind.map(({ code }) => code) });
  return forGroups(view, groups);
}

/** Who stands behind an option since when, who is for it and who against, in sentences. */
export function optionWords(view: View, option: OptionStory): string {
  return [
    behindWords(view, option, ({ code, since }) => `${nameOf(view, code)} (${sinceWords(since)})`),
    option.supporters.length === 0 ? '' : t('bracket.supported', { names: namesWords(view, option.supporters) }),
    option.opponents.length === 0 ? '' : t('bracket.opposed', { names: namesWords(view, option.opponents) }),
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** What became of a bracket that is no more. */
export function pastWords({ life, words, stayed }: PastBracket): string {
  if (life.state.s === 'lifted')
    return stayed === null
      ? t('bracket.past.lifted', { words, minute: minuteOf(life.state.at) })
      : t('bracket.past.kept', { words, stayed, minute: minuteOf(life.state.at) });
  return t('bracket.past.fallen', { words, minute: minuteOf(life.state.s === 'fallen' ? life.state.at : life.since) });
}

const number = (n: number): string =>
  new Intl.NumberFormat(lang.value, n < 1_000_000 ? {} : { notation: 'scientific', maximumFractionDigits: 0 }).format(
    n,
  );

/** Open brackets, the share of words in them, and how many texts can still come of it. */
export function measureWords({ open, share }: Openness, readings: number): string {
  const percent = new Intl.NumberFormat(lang.value, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return t('bracket.measures', { open: number(open), percent, readings: number(readings) });
}
