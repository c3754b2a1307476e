import { lastSeen } from '../../shared/conference/brackets.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Ruling } from '../../shared/conference/rulings.ts';
import { printBracketed } from '../../shared/text/print.ts';
import { excerpt } from './pieces.ts';
import type { Sentence } from './say.ts';
import { plenaryOf, provisionIn } from './who.ts';

/** A ruling in words, for the toast and the live region. */
export function rulingWords(view: View, ruling: Ruling): Sentence {
  const p = provisionIn(view, ruling.provision);
  const number = p?.number ?? '';
  if (ruling.r === 'lift') {
    // On the record it may be lifted already.
    const choice = p && lastSeen(p, ruling.choice);
    const option = choice?.options.find((o) => o.id === ruling.option);
    const words = option ? excerpt(printBracketed(option.body, { sponsors: false }), 40) : '';
    return words === ''
      ? { key: 'reading.ruling.dropped', args: { number } }
      : { key: 'reading.ruling.lift', args: { number, words } };
  }
  if (ruling.r === 'takeIn' || ruling.r === 'bracketProposal' || ruling.r === 'lapse') {
    const symbol = plenaryOf(view).proposals.find((x) => x.id === ruling.proposal)?.symbol ?? '';
    return { key: `reading.ruling.${ruling.r}`, args: { number, symbol } };
  }
  if (ruling.r === 'asSuggested')
    return { key: 'reading.ruling.asSuggested', args: { number, n: ruling.proposals.length } };
  if (ruling.r === 'chairText') {
    const symbol = plenaryOf(view).chairTexts.find((x) => x.id === ruling.text)?.symbol ?? '';
    return { key: 'reading.ruling.chairText', args: { symbol } };
  }
  if (ruling.r === 'edit') return { key: `reading.ruling.edit.${ruling.edit.e}`, args: { number } };
  if (ruling.r === 'draft') return { key: `reading.ruling.draft.${ruling.edit.d}`, args: { number } };
  return { key: `reading.ruling.${ruling.r}`, args: { number } };
}
