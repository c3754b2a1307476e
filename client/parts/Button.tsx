import type { ComponentChildren } from 'preact';

export type ButtonLook = 'primary' | 'line' | 'pale' | 'ghost' | 'open' | 'plain';

interface ButtonProps {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'big';
  readonly class?: string;
  readonly onPress: () => unknown;
  readonly children: ComponentChildren;
  readonly label?: string | undefined;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Looks and says that it is not possible now, and stays focusable; the press then explains. */
  readonly unavailable?: boolean;
  readonly describedBy?: string | undefined;
  readonly keys?: string;
}

/** A button in words that name the result. It is never disabled: what cannot be done says why. */
export function Button(props: ButtonProps) {
  const { look = 'primary', size, onPress, children, label, pressed, expanded, unavailable } = props;
  const aria = {
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(pressed === undefined ? {} : { 'aria-pressed': pressed }),
    ...(expanded === undefined ? {} : { 'aria-expanded': expanded }),
    ...(unavailable ? { 'aria-disabled': true } : {}),
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
    ...(props.keys === undefined ? {} : { 'aria-keyshortcuts': props.keys }),
  };
  const classes = ['btn', look === 'primary' ? '' : look, size ?? '', props.class ?? ''].filter(Boolean).join(' ');
  return (
    <button type="button" class={classes} onClick={() => void onPress()} {...aria}>
      {children}
    </button>
  );
}

type SubmitProps = Pick<ButtonProps, 'look' | 'size' | 'class' | 'children'>;

/** The button that sends the form it stands in; the form says what happens. */
export function SubmitButton({ look = 'primary', size, class: extra, children }: SubmitProps) {
  const classes = ['btn', look === 'primary' ? '' : look, size ?? '', extra ?? ''].filter(Boolean).join(' ');
  return (
    <button type="submit" class={classes}>
      {children}
    </button>
  );
}
