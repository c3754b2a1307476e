import type { ComponentChildren } from 'preact';

interface NoteProps {
  readonly what: string;
  readonly id?: string;
  readonly children?: ComponentChildren;
  /** Buttons for what can be done now. */
  readonly acts?: ComponentChildren;
}

/** The yellow slip itself, for anything the secretary has to say in place. */
export function Note({ what, id, children, acts }: NoteProps) {
  return (
    <section class="slip" role="status" {...(id === undefined ? {} : { id })}>
      <b class="what">{what}</b>
      {children}
      {acts ? <div class="acts">{acts}</div> : null}
    </section>
  );
}
