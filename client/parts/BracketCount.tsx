import { t } from '../words/index.ts';

/** The score: how many choices are open, as a number in a bracket. None: no bracket is drawn. */
export function BracketCount({ n, word = true }: { readonly n: number; readonly word?: boolean }) {
  if (n === 0) return word ? <span class="count-line">{t('app.nothingOpen')}</span> : null;
  return (
    <span class="count-line">
      <span class="unseen">{t('app.count', { n })}</span>
      <span class="count" aria-hidden="true">
        {n}
      </span>
      {word ? <span aria-hidden="true">{t('app.open')}</span> : null}
    </span>
  );
}
