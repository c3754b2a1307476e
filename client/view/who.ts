import { entry } from '../../shared/conference/checks.ts';
import { meOf } from '../../shared/conference/slices.ts';
import type { Slices, View } from '../../shared/conference/kinds.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import { blank } from '../../shared/conference/evolvers.ts';

/** What most selectors ask first: the plenary, its provisions, and who is looking. */

/** The plenary as the seat holds it; blank before the first frame. */
export const plenaryOf = (view: View): Slices['room'] => entry(view.room, view.public.plenary) ?? blank.room;

export interface Looker {
  readonly seat: string;
  readonly delegation: string | null;
  /** Sits at the desk: the chair, or whoever shares it. */
  readonly chair: boolean;
  readonly facilitator: boolean;
  /** As what one sits at the desk, if not as the chair. */
  readonly office: 'viceChair' | 'secretary' | null;
}

/** Who is looking, as their own slices say. */
export function lookerOf(view: View, seat: string): Looker {
  const me = meOf(view, seat);
  return {
    seat,
    delegation: me.delegation,
    chair: seat !== '' && (plenaryOf(view).chair === seat || entry(plenaryOf(view).officers, seat) !== undefined),
    facilitator: me.facilitator,
    office: entry(plenaryOf(view).officers, seat) ?? null,
  };
}

/** A delegation's name; its code when the directory does not know it. */
export const nameOf = (view: View, code: string): string => entry(view.public.delegations, code)?.info.name ?? code;

/** A provision as people call it: `3.8 Access`. */
export const labelOf = (p: Provision | undefined): string => (p ? `${p.number} ${p.title}` : '');

/** The provision with this id. */
export const provisionIn = (view: View, id: string | null | undefined): Provision | undefined =>
  plenaryOf(view).provisions.find((p) => p.id === id);

/** The provision that is on the paper: what is voted on, what the chair asks about, what is read; else the first. */
export function onPaper(view: View): Provision | undefined {
  const room = plenaryOf(view);
  const { ballot, question, reading, pending } = room;
  const voted = ballot && ballot.about.on !== 'whole' ? ballot.about.provision : null;
  const asked = question && question.about.q !== 'whole' ? question.about.provision : null;
  const id = voted ?? asked ?? reading?.provision ?? pending?.ruling.provision;
  return room.provisions.find((p) => p.id === id);
}
