import type { Refusal } from '../../shared/conference/kinds.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import type {
  Created,
  CreateRequest,
  DeskFacts,
  Doorplate,
  Erased,
  EraseRequest,
  Exported,
  Filled,
  FillRequest,
  Joined,
  JoinRequest,
  LinkRequest,
  NewCode,
  Redeemed,
  RedeemRequest,
  Rehearsed,
  RehearseRequest,
  ScenarioCard,
  SeatLink,
} from '../../shared/protocol/wire.ts';

/** Requests to the server. A refusal is the server's; `'unreachable'` is the line's. */

export type ApiError = Refusal | 'unreachable';
export type Answered<T> = Promise<Result<T, ApiError>>;

const isRefusal = (body: unknown): body is { readonly no: Refusal } =>
  typeof body === 'object' && body !== null && 'no' in body;

async function request<T>(method: 'GET' | 'POST', url: string, body?: unknown, token?: string): Answered<T> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return ok(answer as T); // Both sides take the form from wire.ts.
    return fail(isRefusal(answer) ? answer.no : 'unreachable');
  } catch {
    return fail('unreachable');
  }
}

export const getScenarios = (): Answered<readonly ScenarioCard[]> => request('GET', '/api/scenarios');

export const createConference = (body: CreateRequest): Answered<Created> => request('POST', '/api/conferences', body);

const door = (code: string): string => `/api/join/${encodeURIComponent(code)}`;

export const getDoorplate = (code: string): Answered<Doorplate> => request('GET', door(code));

export const join = (code: string, body: JoinRequest): Answered<Joined> => request('POST', door(code), body);

/**
 * A link to a seat, good once.
 * @param seat another's seat (a facilitator may), or `null` for one's own
 * @param stays for a facilitator's own seat: this device goes on beside the other
 */
export const linkTo = (token: string, seat: LinkRequest['seat'], stays = false): Answered<SeatLink> =>
  request('POST', '/api/seat/link', { seat, stays } satisfies LinkRequest, token);

export const redeem = (body: RedeemRequest): Answered<Redeemed> => request('POST', '/api/seat/redeem', body);

/** A rehearsal alone: a seat in a delegation, and its console. */
export const rehearse = (body: RehearseRequest): Answered<Rehearsed> => request('POST', '/api/rehearse', body);

// The facilitator's desk; `token` is the facilitator's.

export const getDesk = (token: string): Answered<DeskFacts> => request('GET', '/api/desk', undefined, token);

export const fillSeats = (token: string, body: FillRequest): Answered<Filled> =>
  request('POST', '/api/desk/fill', body, token);

export const changeCode = (token: string): Answered<NewCode> => request('POST', '/api/desk/code', {}, token);

export const exportConference = (token: string): Answered<Exported> =>
  request('GET', '/api/desk/export', undefined, token);

export const eraseConference = (token: string, body: EraseRequest): Answered<Erased> =>
  request('POST', '/api/desk/erase', body, token);
