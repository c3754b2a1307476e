import type { ComponentChildren } from 'preact';
import { navigate } from '../net/route.ts';
import { Button } from '../parts/Button.tsx';
import { Brand } from '../parts/Mark.tsx';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';

interface PlainProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
  /** What can be done here; the way to the front page when nothing is given. */
  readonly acts?: ComponentChildren;
}

/** A page that says one thing, under the name of the house. */
function Plain({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="plain-page">
      <header class="room topline">
        <Brand session={false} />
      </header>
      <main class="sheet plain-main">{children}</main>
    </div>
  );
}

/** One thing to say and one thing to do: doors that lead nowhere, seats that moved, waiting for the line. */
export function PlainPage({ title, text, children, acts }: PlainProps) {
  useTitle(title);
  return (
    <Plain>
      <h1 tabIndex={-1}>{title}</h1>
      {text === undefined ? null : <p>{text}</p>}
      {children}
      <div class="acts">{acts ?? <Button onPress={() => navigate('/')}>{t('app.notFound.go')}</Button>}</div>
    </Plain>
  );
}

/** Shown while something is under way. */
export function WaitPage({ text }: { readonly text: string }) {
  return (
    <Plain>
      <div role="status">
        <h1 class="wait">{text}</h1>
      </div>
    </Plain>
  );
}
