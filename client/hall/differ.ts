import type { HallDelegation, HallModel } from '../view/hallModel.ts';

export interface HallChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Same delegation, another seat. */
  readonly moved: readonly string[];
  /** Same seat, something about it is different. */
  readonly changed: readonly string[];
  readonly screen: boolean;
  readonly outline: boolean;
  readonly timer: boolean;
  readonly chair: boolean;
  readonly gavel: boolean;
  /** Direction, language or words: everything is drawn again. */
  readonly words: boolean;
}

const fields = [
  'name',
  'people',
  'presence',
  'yours',
  'listed',
  'speaking',
  'card',
] as const satisfies readonly (keyof HallDelegation)[];

function same(a: HallDelegation, b: HallDelegation): boolean {
  return fields.every((field) => a[field] === b[field]) && a.sign.url === b.sign.url && a.sign.kind === b.sign.kind;
}

function alike<T extends object>(a: T | null, b: T | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What has to be drawn again to get from one model of the hall to the next; from null, everything is new. */
export function diffHall(before: HallModel | null, after: HallModel): HallChange {
  const old = new Map(before?.delegations.map((d, seat) => [d.code, { d, seat }]));
  // A seat is a place among so many: with another number at the table everybody sits elsewhere.
  const reseated = before !== null && before.delegations.length !== after.delegations.length;
  const added: string[] = [];
  const moved: string[] = [];
  const changed: string[] = [];
  after.delegations.forEach((d, seat) => {
    const was = old.get(d.code);
    old.delete(d.code);
    if (!was) added.push(d.code);
    else if (reseated || was.seat !== seat) moved.push(d.code);
    else if (!same(was.d, d)) changed.push(d.code);
  });
  return {
    added,
    removed: [...old.keys()],
    moved,
    changed,
    screen: !alike(before?.screen ?? null, after.screen),
    outline: !alike(before?.outline ?? null, after.outline),
    timer: !alike(before?.timer ?? null, after.timer),
    chair: !alike(before?.chair ?? null, after.chair),
    gavel: before !== null && after.gavel > before.gavel,
    words:
      before === null || before.dir !== after.dir || before.lang !== after.lang || !alike(before.words, after.words),
  };
}
