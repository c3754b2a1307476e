import type { View } from '../../shared/conference/kinds.ts';
import type { ObjectionQuestion } from '../../shared/conference/objections.ts';
import { openChoices } from '../../shared/text/measure.ts';
import { rulingWords } from './rulings.ts';
import { openTotal } from './bar.ts';
import type { Sentence } from './say.ts';
import { labelOf, lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';
import { lastResult } from './votes.ts';

/** What changed between two moments, as sentences for the live region: floor, rulings, votes, your turn. */
export function announcements(before: View, after: View, seat: string): readonly Sentence[] {
  if (before.public.plenary !== after.public.plenary) return [];
  return [
    ...placeSaid(before, after, seat),
    ...clockSaid(before, after),
    ...breakSaid(before, after),
    ...floorSaid(before, after, seat),
    // What was voted, then what came of it for the text.
    ...votesSaid(before, after, seat),
    ...readingSaid(before, after),
    ...papersSaid(before, after),
    ...bracketsSaid(before, after),
  ];
}

/** The page becomes another one: a seat was given, the session opens, the conference ends. */
function placeSaid(before: View, after: View, seat: string): readonly Sentence[] {
  const said: Sentence[] = [];
  const [was, is] = [lookerOf(before, seat), lookerOf(after, seat)];
  if (is.delegation !== null && is.delegation !== was.delegation)
    said.push({ key: 'room.said.seated', args: { name: nameOf(after, is.delegation) } });
  if (is.chair && !was.chair) said.push({ key: 'room.said.chairs' });
  const { p } = after.public.phase;
  if (p !== before.public.phase.p && p !== 'lobby')
    said.push({ key: p === 'session' ? 'room.said.opened' : 'room.said.closed' });
  return said;
}

function clockSaid(before: View, after: View): readonly Sentence[] {
  const was = before.public.clock.c;
  const is = after.public.clock.c;
  if (was === is || before.public.phase.p !== 'session' || after.public.phase.p !== 'session') return [];
  return [{ key: is === 'held' ? 'room.said.paused' : 'room.said.resumed' }];
}

function breakSaid(before: View, after: View): readonly Sentence[] {
  const was = plenaryOf(before).pause;
  const is = plenaryOf(after).pause;
  if (is && !was) return [{ key: 'break.said.began', args: { minutes: Math.round((is.until - is.since) / 60_000) } }];
  return was && !is && after.public.phase.p === 'session' ? [{ key: 'break.said.ended' }] : [];
}

function floorSaid(before: View, after: View, seat: string): readonly Sentence[] {
  const was = plenaryOf(before).floor;
  const is = plenaryOf(after).floor;
  const said: Sentence[] = [];
  const mine = lookerOf(after, seat).delegation;
  if (is.speaking && is.speaking.turn !== was.speaking?.turn) {
    const name = nameOf(after, is.speaking.delegation);
    const seconds = Math.round((is.speaking.until - is.speaking.since) / 1000);
    said.push(
      is.speaking.delegation === mine
        ? { key: 'floor.said.yours', args: { name, seconds } }
        : { key: 'floor.said.speaks', args: { name } },
    );
  } else if (!is.speaking && was.speaking) {
    said.push({ key: 'floor.said.ended', args: { name: nameOf(after, was.speaking.delegation) } });
  }
  if (is.limitSeconds !== was.limitSeconds) said.push({ key: 'floor.said.limit', args: { seconds: is.limitSeconds } });
  return said;
}

function readingSaid(before: View, after: View): readonly Sentence[] {
  const was = plenaryOf(before);
  const is = plenaryOf(after);
  const said: Sentence[] = [];
  if (is.pending && is.pending.id !== was.pending?.id)
    said.push({ key: 'reading.said.announced' }, rulingWords(after, is.pending.ruling));
  for (const entry of is.record.slice(was.record.length)) {
    if (entry.k === 'takenBack') said.push({ key: 'reading.said.takenBack' });
    if (entry.k === 'leftOut')
      said.push({ key: 'reading.said.leftOut', args: { about: labelOf(provisionIn(after, entry.provision)) } });
    if (entry.k === 'objection')
      said.push({ key: 'reading.said.objected', args: { name: nameOf(after, entry.delegation) } });
    if (entry.k === 'ruling' && (entry.ruling.r === 'agreed' || entry.ruling.r === 'removed'))
      said.push({
        key: entry.ruling.r === 'agreed' ? 'reading.said.agreed' : 'reading.said.removed',
        args: { about: labelOf(provisionIn(after, entry.ruling.provision)), open: openTotal(after) },
      });
  }
  if (is.question && is.question.id !== was.question?.id) said.push(...questionSaid(after, is.question.about));
  if (is.settling !== was.settling) {
    const number = provisionIn(after, is.settling ?? was.settling)?.number ?? '';
    said.push({ key: is.settling === null ? 'reading.said.open' : 'reading.said.settling', args: { number } });
  }
  if (is.reading && is.reading.provision !== was.reading?.provision)
    said.push({ key: 'reading.said.opened', args: { about: labelOf(provisionIn(after, is.reading.provision)) } });
  else if (is.reading && is.reading.question !== was.reading?.question)
    said.push({ key: 'reading.said.askedAgain', args: { about: labelOf(provisionIn(after, is.reading.provision)) } });
  return said;
}

function questionSaid(view: View, about: ObjectionQuestion['about']): readonly Sentence[] {
  if (about.q === 'rule') return [{ key: 'reading.said.askRule' }, rulingWords(view, about.ruling)];
  return [{ key: about.q === 'whole' ? 'reading.said.askWhole' : 'reading.said.askRemove' }];
}

function papersSaid(before: View, after: View): readonly Sentence[] {
  return plenaryOf(after)
    .proposals.slice(plenaryOf(before).proposals.length)
    .map((p) => ({
      key: 'draft.said.tabled' as const,
      args: { name: p.from === 'chair' ? '' : nameOf(after, p.from), symbol: p.symbol },
    }));
}

/** Brackets that lifted: the count falls at the same moment. */
function bracketsSaid(before: View, after: View): readonly Sentence[] {
  const lifted = plenaryOf(before).provisions.flatMap((p) => {
    const now = provisionIn(after, p.id);
    if (!now || now.status === 'removed') return [];
    const still = new Set(openChoices(now.body).map((c) => c.id));
    return openChoices(p.body).filter((c) => !still.has(c.id));
  });
  return lifted.length === 0
    ? []
    : [{ key: 'text.said.lifted', args: { lifted: lifted.length, open: openTotal(after) } }];
}

function votesSaid(before: View, after: View, seat: string): readonly Sentence[] {
  const was = plenaryOf(before);
  const is = plenaryOf(after);
  const said: Sentence[] = [];
  const put = is.ballot?.state === 'open' ? `${is.ballot.id}:${is.ballot.current}` : '';
  const wasPut = was.ballot?.state === 'open' ? `${was.ballot.id}:${was.ballot.current}` : '';
  if (put !== '' && put !== wasPut) said.push({ key: 'vote.said.open' });
  if (is.results.length > was.results.length) {
    const shown = lastResult(after, seat);
    if (shown) said.push(shown.headline, shown.sum);
  }
  return said;
}
