import type { ComponentChildren } from 'preact';
import { useFocusBack } from './useFocusBack.ts';

interface NoteProps {
  readonly what: string;
  /** It is said elsewhere already, or changes by itself too often to be said. */
  readonly silent?: boolean;
  readonly id?: string;
  readonly children?: ComponentChildren;
  /** Buttons for what can be done now. */
  readonly acts?: ComponentChildren;
}

/** The yellow slip itself, for anything the secretary has to say in place. */
export function Note({ what, silent = false, id, children, acts }: NoteProps) {
  const place = useFocusBack(what);
  return (
    <section class="slip" {...(silent ? {} : { role: 'status' })} ref={place} {...(id === undefined ? {} : { id })}>
      <b class="what">{what}</b>
      {children}
      {acts ? <div class="acts">{acts}</div> : null}
    </section>
  );
}
