import type { ChoiceId, DelegationCode, OptionId, ProvisionId, RoomId } from '../kit/ids.ts';
import { type BracketLife, isAlive, type LifeEvent, lifeOf } from '../text/life.ts';
import { findChoice } from '../text/measure.ts';
import { toTagOp } from '../text/options.ts';
import { chairOnly, delegateActs, entry, first, noBallot, roomOf, running } from './checks.ts';
import { textChanged } from './follow.ts';
import type { Concern, Refusal, Tx, View } from './kinds.ts';
import { provisionOf } from './provisions.ts';
import { openWords } from './textActs.ts';

/**
 * What a bracket goes through between open and lifted: some consult on it; or it is agreed ad referendum, and capitals
 * answer. Agreeing so is the chair's ruling (`edits.ts`); answering is each delegation's own act.
 */

export type ConsultationCommand =
  /** Asks delegations to consult on a bracket; nobody: the consultations are over. */
  | {
      readonly c: 'consult';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly choice: ChoiceId;
      readonly by: readonly DelegationCode[];
    }
  /** The chair would take this option first: a guess of what may become of the text follows it. */
  | {
      readonly c: 'preferOption';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly choice: ChoiceId;
      readonly option: OptionId;
    }
  /** What the capital says of words that were agreed subject to it; a no opens the bracket again. */
  | {
      readonly c: 'answerCapital';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly choice: ChoiceId;
      readonly agrees: boolean;
    };

interface Asked {
  readonly room: RoomId;
  readonly provision: ProvisionId;
  readonly choice: ChoiceId;
}

/** The life of a bracket that stands in the provision named. */
function lifeIn(own: View, c: Asked): BracketLife | undefined {
  const life = lifeOf(roomOf(own, c.room)?.lives ?? [], c.choice);
  return life && life.provision === c.provision && isAlive(life) ? life : undefined;
}

function mayConsult(own: View, c: Extract<ConsultationCommand, { c: 'consult' }>): Refusal | undefined {
  const body = openWords(own, c.room, c.provision);
  if (!body.ok) return body.error;
  const life = lifeIn(own, c);
  if (!life) return { code: 'choice.unknown' };
  if (c.by.some((code) => entry(own.public.delegations, code) === undefined)) return { code: 'delegation.unknown' };
  if (life.state.s === 'adRef') return { code: 'bracket.adRef' };
  const now = life.state.s === 'consulted' ? life.state.by : [];
  const same = now.length === new Set(c.by).size && now.every((code) => c.by.includes(code));
  return same ? { code: 'text.same' } : undefined;
}

const lives = (tx: Tx, room: RoomId, ...events: readonly LifeEvent[]): void =>
  tx.emit({ to: `room:${room}`, e: { t: 'BracketsLived', events, behind: [] } });

export const consultations: Concern<ConsultationCommand> = {
  handlers: {
    consult: {
      may: (own, me, c) => first(running(own), chairOnly(own, me, c.room), noBallot(own, c.room), mayConsult(own, c)),
      conclude(tx, _me, { room, choice, by }) {
        if (by.length === 0) lives(tx, room, { l: 'reopened', choice });
        else lives(tx, room, { l: 'consulted', choice, room, by: [...new Set(by)] });
      },
    },
    preferOption: {
      may(own, me, c) {
        const body = openWords(own, c.room, c.provision);
        const options = body.ok ? (findChoice(body.value, c.choice)?.options ?? []) : [];
        return first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          body.ok ? undefined : body.error,
          options.some((one) => one.id === c.option) ? undefined : { code: 'option.unknown' },
          lifeIn(own, c)?.order[0] === c.option ? { code: 'text.same' } : undefined,
        );
      },
      conclude: (tx, _me, { room, choice, option }) => lives(tx, room, { l: 'preferred', choice, option }),
    },
    answerCapital: {
      may(own, me, c) {
        const body = openWords(own, c.room, c.provision);
        const state = lifeIn(own, c)?.state;
        const asked = state?.s === 'adRef' && state.pending.some((code) => code === me.delegation);
        return first(
          delegateActs(own, me, c.room),
          noBallot(own, c.room),
          body.ok ? undefined : body.error,
          asked ? undefined : { code: 'capital.notAsked' },
        );
      },
      conclude(tx, me, c) {
        const before = entry(tx.state.room, c.room);
        const life = lifeOf(before?.lives ?? [], c.choice);
        const by = me.delegation;
        if (!before || by === null || life?.state.s !== 'adRef') return;
        const { option } = life.state;
        if (c.agrees) {
          const yes: LifeEvent = { l: 'confirmed', choice: c.choice, by };
          // Who agrees to these words does not hold the bracket against them any more. P4.1
          if (option === null) lives(tx, c.room, yes);
          else lives(tx, c.room, yes, { l: 'stance', choice: c.choice, option, by, stance: 'support' });
          return;
        }
        const body = provisionOf(before, c.provision)?.body ?? [];
        const off = option === null ? undefined : toTagOp(body, option, null, tx.id());
        if (!off?.ok) {
          lives(tx, c.room, { l: 'reopened', choice: c.choice });
          return;
        }
        const ops = [off.value];
        tx.emit({ to: `room:${c.room}`, e: { t: 'TextChanged', provision: c.provision, ops, by, at: tx.now } });
        textChanged(tx, c.room, before, [{ provision: c.provision, ops }], { by, motive: null, reason: null }, false);
      },
    },
  },
};
