import { t } from '../words/index.ts';

/** Two brackets that make a table, with one person inside. Hollow: no sitting. */
export function Mark({ session = true }: { readonly session?: boolean }) {
  return (
    <span class={session ? 'mark' : 'mark hollow'} aria-hidden="true">
      <b />
    </span>
  );
}

/** The mark with the product's name. */
export function Brand({ session = true }: { readonly session?: boolean }) {
  return (
    <span class="brand">
      <Mark session={session} />
      <span class="wordmark">{t('app.name')}</span>
    </span>
  );
}
