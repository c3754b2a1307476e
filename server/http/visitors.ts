import type { Request } from 'express';
import type { ConferenceId } from '../../shared/kit/ids.ts';
import { addressOf } from './answer.ts';

/** Who reached this server, counted in memory only: so that a teacher learns that no phone has got through yet. */
export interface Visitors {
  /** Somebody opened a page. */
  page(req: Request): void;
  /** Somebody opened a conference's door. */
  door(req: Request, conference: ConferenceId): void;
  /** This browser is a facilitator's own, and no visitor. */
  own(req: Request): void;
  reached(): number;
  atDoor(conference: ConferenceId): number;
}

/** Further ones are not counted. */
const most = 5000;

/** Browsers are told apart by address and name, which two phones of one kind behind one address share. */
const browserOf = (req: Request): string => `${addressOf(req)} ${(req.get('user-agent') ?? '').slice(0, 300)}`;

/** Counts browsers in memory: how many have reached a page, and how many stand at a conference's door. */
export function visitors(): Visitors {
  const seen = new Map<string, Set<ConferenceId>>();
  const own = new Set<string>();
  function note(req: Request): Set<ConferenceId> {
    const name = browserOf(req);
    const doors = seen.get(name) ?? new Set();
    if (seen.size < most) seen.set(name, doors);
    return doors;
  }
  const others = () => [...seen].filter(([name]) => !own.has(name));
  return {
    page: (req) => void note(req),
    door: (req, conference) => void note(req).add(conference),
    own(req) {
      if (own.size < most) own.add(browserOf(req));
    },
    reached: () => others().length,
    atDoor: (conference) => others().filter(([, doors]) => doors.has(conference)).length,
  };
}
