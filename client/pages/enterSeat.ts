import { navigate } from '../net/route.ts';
import { holdInTab, keepSeat, type KeptSeat, storeOf } from '../net/seats.ts';
import { t } from '../words/index.ts';

/** Takes a seat in this tab, keeps it in the browser's list, and goes in. */
export function enterSeat(seat: KeptSeat): void {
  keepSeat(storeOf('localStorage'), seat);
  holdInTab(storeOf('sessionStorage'), seat);
  navigate(`/c/${seat.code}`, true);
}

/** A kept seat in words: the plate, or what the person does. */
export function seatWords(seat: Pick<KeptSeat, 'role' | 'plate'>): string {
  if (seat.role === 'delegate') return seat.plate ?? t('front.as.admitted');
  return t(`front.as.${seat.role}`);
}
