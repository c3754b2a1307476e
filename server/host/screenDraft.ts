import { mayShowDraft } from '../../shared/conference/chairText.ts';
import { isDesk } from '../../shared/conference/checks.ts';
import { audiencesOf, viewOf } from '../../shared/conference/conference.ts';
import type { Emitted, Refusal, View } from '../../shared/conference/kinds.ts';
import { meOf } from '../../shared/conference/slices.ts';
import type { SeatId } from '../../shared/kit/ids.ts';
import { grounded } from '../../shared/protocol/explain.ts';
import type { DraftTyped, ScreenDraft } from '../../shared/protocol/screenDraft.ts';
import type { Ack } from '../../shared/protocol/wire.ts';

/**
 * The desk's words for a provision on the big screen, as they are typed. They stand in memory alone: not in the log, not
 * on disk, and gone when whoever types them switches it off, leaves, or has tabled or thrown away the words.
 */

/** One page that follows the big screen, or types for it. */
export interface ScreenPage {
  readonly seat: SeatId;
  readonly tell: (draft: ScreenDraft | null) => void;
}

export interface DraftOnScreen {
  /** From now on the page is told what is shown, beginning with what is shown now. */
  watch(page: ScreenPage): void;
  /** Shows these words; what another page showed goes. */
  show(page: ScreenPage, typed: DraftTyped): Ack;
  /** Takes what is shown off the screen: one's own, or anybody's as a member of the desk. */
  hide(page: ScreenPage): Ack;
  /** The page is gone, and what it showed with it. */
  leave(page: ScreenPage): void;
  /** Something has happened in the conference: what may not be shown any more is not. */
  moved(events: readonly Emitted[]): void;
  close(): void;
}

/** Least time between two updates of the screen, in ms: five a second. */
const paceMs = 200;

/** @param state the conference as everybody has been told it */
export function draftOnScreen(state: () => View): DraftOnScreen {
  const pages = new Set<ScreenPage>();
  let shown: { readonly page: ScreenPage; readonly draft: ScreenDraft } | undefined;
  /** Runs until the next update may leave. */
  let wait: NodeJS.Timeout | undefined;
  let fresh = false;

  /** The screen is the plenary's: who does not read the plenary does not follow it. */
  const mayWatch = ({ seat }: ScreenPage): boolean =>
    Object.hasOwn(audiencesOf(state(), seat), `room:${state().public.plenary}`);

  function tell(draft: ScreenDraft | null, but?: ScreenPage): void {
    for (const page of pages) if (page !== but && mayWatch(page)) page.tell(draft);
  }

  function update(): void {
    if (wait !== undefined || !fresh || !shown) return;
    fresh = false;
    tell(shown.draft, shown.page);
    wait = setTimeout(() => {
      wait = undefined;
      update();
    }, paceMs);
  }

  /** @param but the page that shows something else in its stead */
  function end(but?: ScreenPage): void {
    if (!shown) return;
    shown = undefined;
    fresh = false;
    tell(null, but);
  }

  function refusalOf(seat: SeatId, typed: DraftTyped): Refusal | undefined {
    const own = viewOf(state(), seat);
    return mayShowDraft(own, meOf(own, seat), typed);
  }

  return {
    watch(page) {
      pages.add(page);
      if (mayWatch(page)) page.tell(shown?.draft ?? null);
    },
    show(page, typed) {
      const refusal = refusalOf(page.seat, typed);
      if (refusal) {
        if (shown?.page === page) end();
        return { no: grounded(refusal) };
      }
      if (shown && (shown.page !== page || shown.draft.provision !== typed.provision)) end(page);
      shown = { page, draft: { ...typed, by: page.seat } };
      fresh = true;
      update();
      return { ok: true };
    },
    hide(page) {
      const own = viewOf(state(), page.seat);
      const mine = shown?.page === page || isDesk(own, meOf(own, page.seat), own.public.plenary);
      if (!mine) return { no: grounded({ code: 'seat.chairOnly' }) };
      end();
      return { ok: true };
    },
    leave(page) {
      pages.delete(page);
      if (shown?.page === page) end();
    },
    moved(events) {
      if (!shown) return;
      const { page, draft } = shown;
      const gone = events.some(
        ({ e }) => e.t === 'PreparedDropped' && (e.provision === null || e.provision === draft.provision),
      );
      if (gone || refusalOf(page.seat, draft)) end();
    },
    close() {
      clearTimeout(wait);
    },
  };
}
