const drawings = {
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M5 5 19 19M19 5 5 19',
  swap: 'M7 4 3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7',
  lock: 'M5 11h14v9H5zM8 11V7.5a4 4 0 0 1 8 0V11',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l4 2',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.5 19 12 7 19.5Z',
  fall: 'M4 6h16M12 10v9M8 15l4 4 4-4',
  dash: 'M5 12h14',
  gavel: 'M12.5 4.5 19.5 11.5 16 15 9 8ZM11.5 11.5 4 19M12 21h9',
  pen: 'M5 19 6 15 15.5 5.5 18.5 8.5 9 18ZM13 8 16 11',
  paper: 'M6 4h8l4 4v12H6zM9.5 12h5M9.5 16h5',
  microphone: 'M9.5 4h5v9h-5zM6 11.5c0 3.5 2.5 5 6 5s6-1.5 6-5M12 17v4',
  lines: 'M4 6h16M4 11h16M4 16h9',
  case: 'M4 8.5h16v11H4zM9 8V4.5h6V8M4 13.5h16',
  table: 'M9 5H4.5v14H9M15 5h4.5v14H15',
} as const;

export type IconName = keyof typeof drawings;

/** A small drawing beside words; never alone, so it says nothing to a screen reader. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
