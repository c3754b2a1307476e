import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface PickProps {
  /** Name of the group; rows of one group exclude each other. */
  readonly name: string;
  readonly on: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

/** One of several, as a row: a square that is ticked, and the whole row is the target. */
export function Pick({ name, on, onPick, children }: PickProps) {
  return (
    <label class={on ? 'pick on' : 'pick'}>
      <input type="radio" name={name} checked={on} onChange={onPick} />
      <span class="square">
        <Icon name="check" />
      </span>
      {children}
    </label>
  );
}

/** A thing that is on or off. */
export function Switch({ on, onChange, children }: SwitchProps) {
  return (
    <label class="switch">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class="square">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </label>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ComponentChildren;
}

/** Seats as people: filled and free. The words beside it say the same. */
export function Seats({ taken, all }: { readonly taken: number; readonly all: number }) {
  return (
    <span class="seats" aria-hidden="true">
      {Array.from({ length: all }, (_, index) => (
        <i key={index} class={index < taken ? 'filled' : ''} />
      ))}
    </span>
  );
}
