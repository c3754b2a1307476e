import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { MainAct } from '../view/acts.ts';
import { t } from '../words/index.ts';
import { pressMain } from './pressMain.ts';

/** Letter keys can be switched off (WCAG 2.1.4). */
export const keysOn = signal(true);

interface ChairKeys {
  readonly main: MainAct | null;
  readonly openVote: () => void;
}

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

/** The letter or digit of a press that is free to act: with no other key held, and nothing being written. */
export function freeKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) return null;
  return keysOn.value && event.key.length === 1 ? event.key.toLocaleLowerCase() : null;
}

/**
 * Letters press the button that shows them; Enter rules only when nothing or the ruling button has the focus.
 * Never while something is being written.
 */
export function useChairKeys({ main, openVote }: ChairKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) return;
      if (event.key === 'Enter') {
        if (main && (document.activeElement === null || document.activeElement.matches('body, #main'))) {
          event.preventDefault();
          void pressMain(main);
        }
        return;
      }
      const key = freeKey(event);
      if (key === null) return;
      if (key === t('chair.key.vote').toLocaleLowerCase()) {
        openVote();
        return;
      }
      const letter = letters.find(([name]) => t(name).toLocaleLowerCase() === key)?.[1];
      const button = letter && document.querySelector<HTMLButtonElement>(`button[aria-keyshortcuts="${letter}"]`);
      if (button) button.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** The catalogue's letter, and the one by which the button is found. */
const letters = [
  ['chair.key.agreed', 'a'],
  ['chair.key.bracketed', 'b'],
  ['chair.key.removed', 'r'],
  ['chair.key.deferred', 'd'],
  ['chair.key.next', 'n'],
  ['chair.key.thank', 't'],
  ['chair.key.takeBack', 'z'],
  ['desk.key.takeIn', 'i'],
  ['desk.key.bracket', 'k'],
  ['desk.key.lapse', 'l'],
  ['desk.key.ask', 'o'],
  ['desk.key.uncontested', 'u'],
  ['desk.key.settle', 's'],
  ['desk.key.papers', 'p'],
  ['desk.key.brackets', 'x'],
] as const;
