interface ChooseProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly name: (one: T) => string;
  readonly onPick: (one: T) => void;
}

/** One of several, in a list that opens. */
export function Choose<T extends string | number>({ label, value, of, name, onPick }: ChooseProps<T>) {
  return (
    <label class="choose">
      <span>{label}</span>
      <select
        class="input"
        value={String(value)}
        onChange={(event) => {
          const picked = of.find((one) => String(one) === event.currentTarget.value);
          if (picked !== undefined) onPick(picked);
        }}
      >
        {of.map((one) => (
          <option key={one} value={String(one)}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
