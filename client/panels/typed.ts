import { useState } from 'preact/hooks';
import { seen } from './seen.ts';

/** What somebody has typed into a form and not sent: the value, how to put another in, and that it is sent or thrown away. */
export type Typed<T> = readonly [value: T, put: (value: T) => void, done: () => void];

/**
 * Keeps what is typed into forms of one kind when they are put away, so that it stands there when they are opened again.
 * It is kept in the page alone, each seat's own.
 * @returns a hook: by what the form is about, and what it begins with
 */
export function typedInto<T>(): (about: string, start: T) => Typed<T> {
  const kept = new Map<string, T>();
  return function useTyped(about, start) {
    const key = `${seen().seat} ${about}`;
    const [typed, setTyped] = useState({ key, value: kept.get(key) ?? start });
    // A form that stays open while it comes to be about something else shows what was typed about that.
    const value = typed.key === key ? typed.value : (kept.get(key) ?? start);
    const put = (next: T): void => {
      kept.set(key, next);
      setTyped({ key, value: next });
    };
    return [value, put, () => kept.delete(key)];
  };
}
