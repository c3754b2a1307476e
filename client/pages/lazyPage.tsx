import type { ComponentType } from 'preact';
import { LoadAgain, useFetched } from '../parts/lazy.tsx';
import { t } from '../words/index.ts';
import { PlainPage, WaitPage } from './PlainPage.tsx';

/**
 * A page that comes when it is needed, so that the way in stays light. When the line broke on the way, one press loads
 * it again.
 */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const kept: { come?: ComponentType<P> } = {};
  return function LazyPage(props: P) {
    const state = useFetched(load, kept);
    if (state === 'failed') return <PlainPage title={t('net.unreachable')} acts={<LoadAgain />} />;
    const Page = kept.come;
    return Page ? <Page {...props} /> : <WaitPage text={t('net.joining')} />;
  };
}
