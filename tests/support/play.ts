import type { Explained } from '../../shared/protocol/explain.ts';
import type { Ack, Created, Joined, Redeemed, SeatLink } from '../../shared/protocol/wire.ts';
import { connect, type TestClient } from './client.ts';

/** The steps that many tests begin with: create, join, seat, open. Everything through HTTP and sockets. */

export interface Answered<T> {
  readonly status: number;
  readonly body: T | { readonly no: Explained };
  readonly text: string;
}

/** Asks the server something as a page does. */
export async function ask<T>(url: string, path: string, body?: unknown, token?: string): Promise<Answered<T>> {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  // What the server's own types promise; the tests are about whether it keeps to them.
  return { status: response.status, body: JSON.parse(text) as Answered<T>['body'], text };
}

/** The value of an answer that was not a refusal. */
export function valueOf<T>({ body, text }: Answered<T>): T {
  if (isRefused(body)) throw new Error(`refused: ${text}`);
  return body;
}

/** A refusal, which names its rule and what is possible instead, whatever was refused. */
export function refusalOf<T>({ body, text }: Answered<T>): Explained {
  if (!isRefused(body)) throw new Error(`not refused: ${text}`);
  const { rule, instead } = body.no;
  if (!/^[PHB][\d.]+$/.test(rule) || instead.length === 0) throw new Error(`not explained: ${text}`);
  return body.no;
}

/** As `refusalOf`, of an answer on the line. */
export const refusedWith = (ack: Ack): Explained => refusalOf({ status: 0, body: ack, text: JSON.stringify(ack) });

const isRefused = (body: unknown): body is { readonly no: Explained } =>
  typeof body === 'object' && body !== null && 'no' in body;

export const create = async (url: string, scenario = 'access', name = 'Facilitator'): Promise<Created> =>
  valueOf(await ask<Created>(url, '/api/conferences', { scenario, title: 'A test', name, lang: 'en' }));

export const join = async (url: string, code: string, name: string, wants: string | null = null): Promise<Joined> =>
  valueOf(await ask<Joined>(url, `/api/join/${code}`, { name, lang: 'en', wants }));

/** A link for another device, for one's own seat or, as a facilitator, for another. Gives the code in it. */
export async function linkCode(url: string, token: string, seat: string | null = null): Promise<string> {
  const link = valueOf(await ask<SeatLink>(url, '/api/seat/link', { seat }, token));
  return link.url.slice(link.url.lastIndexOf('/') + 1);
}

export const redeem = async (url: string, code: string): Promise<Redeemed> =>
  valueOf(await ask<Redeemed>(url, '/api/seat/redeem', { code }));

/** The person whom the console knows under a name. */
export function personNamed(console: TestClient, name: string): string {
  const { said } = console.holding();
  const persons = Object.entries(console.view().console?.persons ?? {});
  const found = persons.find(([, record]) => said[record.name.ref]?.text === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found[0];
}

/** One more person, seated in a delegation. */
export async function seated(
  { url, code, facilitator }: Pick<Table, 'url' | 'code' | 'facilitator'>,
  name: string,
  delegation: string,
): Promise<{ readonly client: TestClient; readonly token: string }> {
  const { token, seat } = await join(url, code, name, delegation);
  const client = await connect({ url, token });
  await facilitator.until((view) => Object.hasOwn(view.console?.seats ?? {}, seat));
  await facilitator.must({ c: 'seatPerson', person: personNamed(facilitator, name), delegation });
  await client.until((_view, c) => c.role()?.r === 'delegate');
  return { client, token };
}

export interface Table {
  readonly url: string;
  readonly code: string;
  readonly room: string;
  readonly facilitator: TestClient;
  readonly facilitatorToken: string;
  readonly chair: TestClient;
  readonly chairToken: string;
  /** Delegates by the code of their delegation. */
  readonly delegates: Readonly<Record<string, TestClient>>;
  readonly tokens: Readonly<Record<string, string>>;
  delegate(code: string): TestClient;
  close(): void;
}

/**
 * A conference with the facilitator in the chair, holding two seats, and one delegate for each code in `seats`.
 * `open` false leaves it in the lobby.
 */
export async function table(url: string, seats: readonly string[], open = true, scenario = 'access'): Promise<Table> {
  const { code, token: facilitatorToken } = await create(url, scenario);
  const facilitator = await connect({ url, token: facilitatorToken });
  const delegates: Record<string, TestClient> = {};
  const tokens: Record<string, string> = {};
  for (const delegation of seats) {
    const { client, token } = await seated({ url, code, facilitator }, `Delegate of ${delegation}`, delegation);
    delegates[delegation] = client;
    tokens[delegation] = token;
  }
  await facilitator.must({ c: 'seatChair', person: personNamed(facilitator, 'Facilitator') });
  const held = Object.entries(facilitator.view().console?.seats ?? {}).find(([, s]) => s.role.r === 'chair');
  if (!held) throw new Error('nobody is in the chair');
  const { token: chairToken } = await redeem(url, await linkCode(url, facilitatorToken, held[0]));
  const chair = await connect({ url, token: chairToken });
  if (open) await facilitator.must({ c: 'openSession' });
  const all = [facilitator, chair, ...Object.values(delegates)];
  if (open) await Promise.all(all.map((client) => client.until((view) => view.public.phase.p === 'session')));
  return {
    url,
    code,
    room: facilitator.view().public.plenary,
    facilitator,
    facilitatorToken,
    chair,
    chairToken,
    delegates,
    tokens,
    delegate(of) {
      const found = delegates[of];
      if (!found) throw new Error(`no delegate of ${of}`);
      return found;
    },
    close() {
      for (const client of all) client.close();
    },
  };
}
