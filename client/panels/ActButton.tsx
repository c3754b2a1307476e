import type { ComponentChildren } from 'preact';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { mayNow } from '../net/rules.ts';
import { Button, type ButtonLook } from '../parts/Button.tsx';
import { explain, isWaiting, perform, seen } from './seen.ts';

interface ActButtonProps {
  readonly command: ClientCommand;
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'big';
  readonly class?: string;
  readonly label?: string;
  readonly pressed?: boolean;
  /** The letter that does the same on the chair's desk. */
  readonly letter?: string;
  readonly onDone?: () => void;
  readonly children: ComponentChildren;
}

/**
 * A button for one act. It asks the same rules as the server; what is not possible stays in reach of the keyboard and
 * says why, above the desk. While the server has not answered it is drawn dashed. An act above the level that the
 * facilitator has unlocked is not on the screen.
 */
export function ActButton(props: ActButtonProps) {
  const { command, letter, onDone, children } = props;
  const { view, seat } = seen();
  const waits = isWaiting(command);
  const refusal = mayNow(view, seat, command);
  if (refusal?.code === 'level.locked') return null;
  const press = async (): Promise<void> => {
    if (refusal) {
      explain({ refusal, command });
      return;
    }
    if (waits) return;
    if (await perform(command)) onDone?.();
  };
  return (
    <Button
      {...(props.look ? { look: props.look } : {})}
      {...(props.size ? { size: props.size } : {})}
      class={`${props.class ?? ''} ${waits ? 'waits' : ''}`.trim()}
      label={props.label}
      {...(props.pressed === undefined ? {} : { pressed: props.pressed })}
      {...(letter === undefined ? {} : { keys: letter })}
      unavailable={refusal !== undefined}
      onPress={press}
    >
      {children}
    </Button>
  );
}
