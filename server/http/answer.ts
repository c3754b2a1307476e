import { isIPv6 } from 'node:net';
import type { Request, Response } from 'express';
import { entry } from '../../shared/conference/checks.ts';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { RefusalCode } from '../../shared/conference/refusals.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import { grounded } from '../../shared/protocol/explain.ts';
import type { Conferences, Holder } from '../host/conferences.ts';

/** How questions by HTTP are answered and refused, and who asks them. */

export type Answer<T> = Promise<Result<T, Refusal>>;

/** Sends what came of a question, or the refusal with the status that fits it. */
export function answering<T>(ask: (req: Request) => Answer<T>): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const result = await ask(req);
    if (result.ok) res.json(result.value);
    else refuse(res, result.error);
  };
}

const statuses: Partial<Readonly<Record<RefusalCode, number>>> = {
  'seat.unknown': 401,
  'seat.facilitatorOnly': 403,
  'door.locked': 403,
  'code.unknown': 404,
  'scenario.unknown': 404,
  'command.unknown': 404,
  'delegation.full': 409,
  'phase.closed': 409,
  'code.expired': 410,
  'link.expired': 410,
  'command.tooLarge': 413,
  'command.tooFrequent': 429,
  'conference.many': 429,
  'lobby.crowded': 503,
  'storage.full': 507,
};

/** Sends a refusal with its rule and what is possible instead. */
export function refuse(res: Response, no: Refusal): void {
  res.status(statuses[no.code] ?? 400).json({ no: grounded(no) });
}

/** The visitor's address as far as limits are concerned: of IPv6 the network, which one visitor has to himself. */
export function addressOf(req: Request): string {
  const ip = (req.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(ip) ? networkOf(ip) : ip;
}

function networkOf(ip: string): string {
  const [head = '', tail] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}

/** The seat whose token a request shows. */
export async function holderOf(req: Request, conferences: Conferences): Promise<Holder | undefined> {
  const token = /^Bearer ([\w-]{16,200})$/.exec(req.get('authorization') ?? '')?.[1];
  return token === undefined ? undefined : conferences.byToken(token);
}

/** As `holderOf`, for facilitators alone. */
export async function facilitatorOf(req: Request, conferences: Conferences): Answer<Holder> {
  const holder = await holderOf(req, conferences);
  if (holder === undefined) return fail({ code: 'seat.unknown' });
  const role = entry(holder.host.state().seat, holder.seat)?.role.r;
  return role === 'facilitator' ? ok(holder) : fail({ code: 'seat.facilitatorOnly' });
}
