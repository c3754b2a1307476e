import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/Button.tsx';
import { t } from '../words/index.ts';
import { PlainPage, WaitPage } from './PlainPage.tsx';

/**
 * A page that comes when it is needed, so that the way in stays light. Once it has come it is kept; when the line broke
 * on the way, one press fetches it again.
 */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let come: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [state, setState] = useState<'coming' | 'here' | 'failed'>(come ? 'here' : 'coming');
    useEffect(() => {
      if (state !== 'coming') return undefined;
      let wanted = true;
      load().then(
        (page) => {
          come = page;
          if (wanted) setState('here');
        },
        () => {
          if (wanted) setState('failed');
        },
      );
      return () => {
        wanted = false;
      };
    }, [state]);
    if (state === 'failed')
      return (
        <PlainPage
          title={t('net.unreachable')}
          acts={<Button onPress={() => setState('coming')}>{t('net.again')}</Button>}
        />
      );
    const Page = come;
    return Page ? <Page {...props} /> : <WaitPage text={t('net.joining')} />;
  };
}
