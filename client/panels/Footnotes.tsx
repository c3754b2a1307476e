import type { Provision } from '../../shared/conference/provisions.ts';
import { liveText } from '../../shared/text/print.ts';
import { superscript } from '../../shared/text/notes.ts';
import { marksIn } from '../view/footnotes.ts';
import { provisionIn } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { seen } from './seen.ts';

/** The footnotes at the foot of a provision; or, of a footnote, where its mark stands. */
export function Footnotes({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const marks = marksIn(view);
  const own = marks.find((one) => one.note === provision.id);
  const mine = marks.filter((one) => one.provision === provision.id);
  const gone = (adrift: boolean): string => (adrift ? ` ${t('bracket.noteAdrift')}` : '');
  return (
    <>
      {own === undefined ? null : (
        <p class="gloss">
          {t('bracket.noteOf', {
            mark: superscript(own.mark),
            number: provisionIn(view, own.provision)?.number ?? '',
          })}
          {gone(own.adrift)}
        </p>
      )}
      {mine.length === 0 ? null : (
        <ul class="footnotes" aria-label={t('bracket.notes')} lang={view.public.scenario.lang}>
          {mine.map(({ note, mark, adrift }) => (
            <li key={note}>
              {superscript(mark)} <bdi>{liveText(provisionIn(view, note)?.body ?? [])}</bdi>
              {gone(adrift)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
