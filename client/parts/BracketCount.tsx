import { t } from '../words/index.ts';

interface CountProps {
  readonly n: number;
  readonly word?: boolean;
  /** Once it is over nothing is open any more: what is said of the number instead, whole and in short. */
  readonly over?: { readonly whole: string; readonly short: string } | null;
}

/** The score: how many choices are open, as a number in a bracket. None: no bracket is drawn. */
export function BracketCount({ n, word = true, over = null }: CountProps) {
  if (n === 0) return word ? <span class="count-line">{t('app.nothingOpen')}</span> : null;
  return (
    <span class="count-line">
      <span class="unseen">{over?.whole ?? t('app.count', { n })}</span>
      <span class="count" aria-hidden="true">
        {n}
      </span>
      {word ? <span aria-hidden="true">{over?.short ?? t('app.open')}</span> : null}
    </span>
  );
}
