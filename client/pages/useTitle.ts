import { useEffect } from 'preact/hooks';
import { t } from '../words/index.ts';

/** Names the tab: what is here, then the product. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? t('app.name') : `${title} · ${t('app.name')}`;
  }, [title]);
}
