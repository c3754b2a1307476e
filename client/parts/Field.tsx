import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  readonly name?: string;
  readonly autocomplete?: 'off' | 'name' | 'nickname';
  /** Told to a screen reader as wrong; what is wrong stands in the slip of that id. */
  readonly wrong?: string | undefined;
  readonly autofocus?: boolean;
}

/** A line to write on, with its name above and its hint below. Length is judged by the rules, not cut here. */
export function Field({ label, value, onInput, hint, name, autocomplete = 'off', wrong, autofocus }: FieldProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, wrong ?? ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="text"
        dir="auto"
        value={value}
        autocomplete={autocomplete}
        {...(name === undefined ? {} : { name })}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        {...(wrong === undefined ? {} : { 'aria-invalid': true })}
        {...(autofocus ? { autoFocus: true } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
