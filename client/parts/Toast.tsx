import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words/index.ts';
import { Button } from './Button.tsx';

/** Short words about what has just happened: one at a time on screen, each said politely, all kept in a list. */

export interface ToastWords {
  readonly id: number;
  readonly text: string;
}

/** Everything said on this page, newest last. */
export const toastLog = signal<readonly ToastWords[]>([]);
const shown = signal<ToastWords | null>(null);
const shownFor = 6000;
const kept = 100;
let next = 1;

/** Says something at the bottom of the page and to screen readers. */
export function toast(text: string): void {
  const words = { id: next++, text };
  toastLog.value = [...toastLog.value, words].slice(-kept);
  shown.value = words;
}

/** The place where toasts appear; once on each page. */
export function Toasts() {
  const words = shown.value;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (words === null) return undefined;
    // Above the desk, whatever its height is now.
    const desk = document.querySelector<HTMLElement>('footer.desk');
    place.current?.style.setProperty('--desk-height', `${desk?.offsetHeight ?? 0}px`);
    const timer = setTimeout(() => {
      if (shown.value?.id === words.id) shown.value = null;
    }, shownFor);
    return () => clearTimeout(timer);
  }, [words?.id]);
  return (
    <div class="toasts" role="status" aria-live="polite" ref={place}>
      {words === null ? null : (
        <div class="toast" key={words.id}>
          <span>{words.text}</span>
          <Button
            look="plain"
            size="small"
            onPress={() => {
              shown.value = null;
            }}
          >
            {t('app.close')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What was said, for those who were slower than a toast; nothing while nothing was. */
export function ToastList() {
  const said = toastLog.value;
  if (said.length === 0) return null;
  return (
    <details class="toast-list">
      <summary>{t('app.messages')}</summary>
      <ol>
        {said.toReversed().map((words) => (
          <li key={words.id}>{words.text}</li>
        ))}
      </ol>
    </details>
  );
}
