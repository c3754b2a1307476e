import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../shared/conference/kinds.ts';
import { t } from '../words/index.ts';
import { refusalWords } from '../words/refusal.ts';

interface SlipProps {
  readonly refusal: Refusal | 'unreachable';
  readonly nameOf?: (code: string) => string;
  readonly id?: string;
  /** Buttons for what can be done now. */
  readonly children?: ComponentChildren;
}

/** A note passed by the secretariat: what is so, the rule it rests on, what is possible now. */
export function Slip({ refusal, nameOf, id, children }: SlipProps) {
  const words =
    refusal === 'unreachable'
      ? { what: t('net.unreachable'), instead: [], rule: undefined }
      : refusalWords(refusal, nameOf);
  return (
    <Note what={words.what} {...(id === undefined ? {} : { id })} acts={children}>
      {words.instead.length > 0 || words.rule !== undefined ? (
        <p>
          {words.instead.join(' ')} {words.rule === undefined ? null : <span class="quiet">{words.rule}</span>}
        </p>
      ) : null}
    </Note>
  );
}

interface NoteProps {
  readonly what: string;
  readonly id?: string;
  readonly children?: ComponentChildren;
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
