import { Router } from 'express';
import * as v from 'valibot';
import type { ConferenceId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import {
  type DeskFacts,
  type Erased,
  eraseRequest,
  type Exported,
  type Filled,
  fillRequest,
  type NewCode,
} from '../../shared/protocol/wire.ts';
import type { Automatic } from '../host/automatic.ts';
import type { Conferences } from '../host/conferences.ts';
import type { Desk } from '../host/desk.ts';
import { type Answer, answering, facilitatorOf } from './answer.ts';
import type { Visitors } from './visitors.ts';

/** What a facilitator asks of the server beside the conference itself. */

export interface DeskApiOptions {
  readonly conferences: Conferences;
  readonly automatic: Automatic;
  readonly desk: Desk;
  readonly visitors: Visitors;
  readonly address: () => string;
  readonly wall: () => WallMs;
  /** When each seat last did something. */
  readonly lastActs: (conference: ConferenceId) => Readonly<Record<SeatId, WallMs>>;
}

/** What only a facilitator's token opens: the code, copies, automatic seats, lost seats, the end. */
export function deskApi(options: DeskApiOptions): Router {
  const { conferences, automatic, desk, visitors, address, wall, lastActs } = options;
  const router = Router();

  router.get(
    '/desk',
    answering(async (req): Answer<DeskFacts> => {
      const holder = await facilitatorOf(req, conferences);
      if (!holder.ok) return holder;
      visitors.own(req);
      const { id } = holder.value.host;
      return ok({
        code: (await desk.codeOf(id)) ?? '',
        address: address(),
        reached: visitors.reached(),
        atDoor: visitors.atDoor(id),
        lastActs: lastActs(id),
        wall: wall(),
        keepDays: desk.keepDays,
      });
    }),
  );

  router.post(
    '/desk/fill',
    answering(async (req): Answer<Filled> => {
      const asked = v.safeParse(fillRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const holder = await facilitatorOf(req, conferences);
      if (!holder.ok) return holder;
      const filled = await automatic.fill(holder.value.host, asked.output.delegation);
      return filled.ok ? ok({ seats: filled.value }) : filled;
    }),
  );

  router.post(
    '/desk/code',
    answering(async (req): Answer<NewCode> => {
      const holder = await facilitatorOf(req, conferences);
      if (!holder.ok) return holder;
      const code = await desk.newCode(holder.value.host.id);
      return code.ok ? ok({ code: code.value }) : code;
    }),
  );

  router.get(
    '/desk/export',
    answering(async (req): Answer<Exported> => {
      const holder = await facilitatorOf(req, conferences);
      if (!holder.ok) return holder;
      const all = await desk.exported(holder.value);
      return all === undefined ? fail({ code: 'code.unknown' }) : ok(all);
    }),
  );

  router.post(
    '/desk/erase',
    answering(async (req): Answer<Erased> => {
      const asked = v.safeParse(eraseRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const holder = await facilitatorOf(req, conferences);
      if (!holder.ok) return holder;
      const { id } = holder.value.host;
      const meant = await conferences.byCode(asked.output.code);
      if (meant?.host.id !== id) return fail({ code: 'code.unknown' });
      const gone = await conferences.erase(id);
      return gone.ok ? ok({ erased: true }) : gone;
    }),
  );

  return router;
}
