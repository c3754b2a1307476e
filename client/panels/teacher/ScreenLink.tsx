import { t } from '../../words/index.ts';

/** The way to the big screen: a page of its own, for the projector, in this browser. */
export function ScreenLink({ code, look = 'line' }: { readonly code: string; readonly look?: 'line' | 'ghost' }) {
  return (
    <a class={`btn small ${look}`} href={`/screen/${code}`} target="_blank" rel="noopener">
      {t('teacher.screen.open')}
    </a>
  );
}
