import type { ComponentChildren } from 'preact';
import { may } from '../../shared/conference/conference.ts';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { type Explained, explain, grounded } from '../../shared/protocol/explain.ts';
import { Button } from '../parts/Button.tsx';
import { Note } from '../parts/Note.tsx';
import { offerWords } from '../view/offers.ts';
import { nameOf as nameIn } from '../view/who.ts';
import { refusalWords } from '../words/refusal.ts';
import { say, seen } from './seen.ts';

export interface WhyProps {
  readonly refusal: Refusal | Explained;
  /** What was refused, when it was this page that saw why: it then explains it by what it holds. */
  readonly command?: ClientCommand;
  /** Does what may be done instead; without it the slip has no buttons for that. */
  readonly onAct?: (command: ClientCommand) => unknown;
  /** The full name of a delegation's code, where no conference is open yet. */
  readonly nameOf?: (code: string) => string;
  readonly id?: string;
  /** More buttons, after those of what may be done instead. */
  readonly children?: ComponentChildren;
}

/** What is so, what is possible now, as sentences and as buttons, and the rule it rests on. */
export function Why({ refusal, command, onAct, nameOf, id, children }: WhyProps) {
  const { view, seat } = seen();
  const explained = explainedBy(refusal, command);
  const words = refusalWords(explained, nameOf ?? ((code) => nameIn(view, code)));
  // What the server offered may have passed since.
  const acts = explained.instead.flatMap((one) =>
    onAct && one.kind === 'act' && may(view, seat, one.command) === undefined ? [one.command] : [],
  );
  return (
    <Note
      what={words.what}
      {...(id === undefined ? {} : { id })}
      acts={
        acts.length > 0 || children ? (
          <>
            {acts.map((act, n) => (
              <Button key={JSON.stringify(act)} look={n === 0 ? 'primary' : 'line'} onPress={() => onAct?.(act)}>
                {say(offerWords(view, act))}
              </Button>
            ))}
            {children}
          </>
        ) : null
      }
    >
      <p>
        {words.instead.join(' ')} <span class="quiet">{words.rule}</span>
      </p>
    </Note>
  );
}

function explainedBy(refusal: Refusal | Explained, command: ClientCommand | undefined): Explained {
  if ('instead' in refusal) return refusal;
  const { view, seat } = seen();
  return command ? explain(view, seat, command, refusal) : grounded(refusal);
}
