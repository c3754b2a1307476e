import { entry } from '../../shared/conference/checks.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { plenaryOf } from '../view/who.ts';
import { seen } from './seen.ts';

/** Notes to everybody and lines for the record: fetched once there is something in them. */

const Slips = lazyPart(() => import('./Notices.tsx').then((part) => part.NoticeSlips));
const Notices = lazyPart(() => import('./Notices.tsx').then((part) => part.NoticeList));
const Line = lazyPart(() => import('./RecordLines.tsx').then((part) => part.LineBox));
const Lines = lazyPart(() => import('./RecordLines.tsx').then((part) => part.RecordLines));

export function NoticeSlips() {
  const { view, seat } = seen();
  return view.public.notices.length > 0 || entry(view.seat, seat)?.muted ? <Slips /> : null;
}

export const NoticeList = () => (seen().view.public.notices.length > 0 ? <Notices /> : null);

/** Once somebody has spoken there is something to put in a line. */
export const LineBox = () => (plenaryOf(seen().view).floor.statements.length > 0 ? <Line /> : null);

export const RecordLines = () => (plenaryOf(seen().view).summaries.length > 0 ? <Lines /> : null);
