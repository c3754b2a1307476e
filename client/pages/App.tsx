import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { path } from '../net/route.ts';
import { ConferencePage } from './ConferencePage.tsx';
import { JoinPage } from './JoinPage.tsx';
import { lazyPage } from './lazyPage.tsx';
import { PlainPage } from './PlainPage.tsx';
import { RedeemPage } from './RedeemPage.tsx';
import { t } from '../words/index.ts';

const FrontPage = lazyPage(() => import('./FrontPage.tsx').then((page) => page.FrontPage));
const CreatePage = lazyPage(() => import('./CreatePage.tsx').then((page) => page.CreatePage));
const ScreenPage = lazyPage(() => import('./ScreenPage.tsx').then((page) => page.ScreenPage));

const withCode: readonly (readonly [RegExp, ComponentType<{ readonly code: string }>])[] = [
  [/^\/j\/([^/]+)\/?$/, JoinPage],
  [/^\/s\/([^/]+)\/?$/, RedeemPage],
  [/^\/c\/([^/]+)\/?$/, ConferencePage],
  [/^\/screen\/([^/]+)\/?$/, ScreenPage],
];

/** Which page an address shows. */
export function App() {
  const at = path.value;
  const before = useRef(at);
  // A new page begins at its heading, for those who hear it.
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    document.querySelector<HTMLElement>('h1')?.focus();
  }, [at]);
  if (at === '/') return <FrontPage />;
  if (at === '/new') return <CreatePage />;
  for (const [pattern, Page] of withCode) {
    const code = pattern.exec(at)?.[1];
    if (code !== undefined) return <Page key={at} code={decoded(code)} />;
  }
  return <PlainPage title={t('app.notFound.title')} text={t('app.notFound.text')} />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
