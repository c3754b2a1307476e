import type { Command } from '../../../shared/conference/kinds.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import { suggestFor, wayOf } from '../../../shared/conference/suggestions.ts';
import type { SeatId } from '../../../shared/kit/ids.ts';
import { type Rng, seededRng } from '../../../shared/kit/rng.ts';
import { firstLesson } from '../../../shared/rules/presets.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { actsNow, oneOf, senselessAct } from './acts.ts';
import { deskActs, deskRulings } from './deskActs.ts';
import type { Heart } from './heart.ts';
import { smallScenario } from './scenario.ts';
import { creation, type Input, type World } from './world.ts';

/** Chooses what happens next from what is possible now. Each step has a seed of its own, so steps can be left out. */

/** How often each kind of act is tried first; what is not named is tried with weight 2. */
const weights: Readonly<Partial<Record<Command['c'], number>>> = {
  openSession: 20,
  resume: 25,
  pause: 1,
  closeConference: 1,
  setDoor: 1,
  wish: 3,
  seatPerson: 2,
  seatChair: 1,
  seatOfficer: 1,
  askRuling: 2,
  settle: 3,
  prepareWords: 4,
  tableChairText: 8,
  withdrawChairText: 2,
  acceptSuggestion: 4,
  contestProposal: 2,
  enterRoom: 6,
  leaveRoom: 4,
  askFloor: 8,
  giveFloor: 8,
  endStatement: 3,
  openProvision: 8,
  signal: 14,
  rule: 22,
  takeBack: 3,
  propose: 5,
  withdrawProposal: 1,
  openSheet: 3,
  dropSheet: 4,
  revise: 2,
  inviteSponsors: 2,
  declineInvitation: 2,
  reserve: 3,
  addOption: 3,
  cosponsor: 4,
  withdrawSponsorship: 3,
  rewordOption: 2,
  sayLineage: 1,
  proposeEdit: 2,
  takeStance: 1,
  consult: 1,
  answerCapital: 3,
  preferOption: 1,
  mergeProposals: 14,
  openBallot: 7,
  castCard: 22,
  closeQuestion: 7,
  putNext: 12,
  endBallot: 4,
  askWhole: 6,
  raisePlate: 4,
  setBell: 1,
  setLevel: 3,
  startBreak: 1,
  endBreak: 3,
  tapNeed: 3,
  summarise: 3,
  giveVerdict: 12,
  openBriefs: 12,
  setAutoChair: 1,
  takeStep: 3,
  mute: 1,
  removePerson: 1,
  erasePerson: 1,
  dismissAutomatic: 1,
  clearWaiting: 1,
};
const arrivals = 9;

export function nextInput(world: World, heart: Heart, seed: number, step: number): Input {
  const rng = seededRng(seed);
  const roll = rng.next(100);
  const id = `s${step}-${seed.toString(36)}`;
  if (step % 53 === 50) {
    const knock = closedDoor(world, rng, id);
    if (knock) return knock;
  }
  if (step % 19 === 10) {
    const tried = atTheDesk(world, rng, id);
    if (tried) return tried;
  }
  if (step % 13 === 5) {
    const accepted = accepts(world, heart, rng, id);
    if (accepted) return accepted;
  }
  const sent = rng.next(12) === 0 ? sendsWhileSettled(world, rng, id) : undefined;
  if (sent) return sent;
  if (step % 31 === 9) {
    const stopped = stopsListed(world, rng, id);
    if (stopped) return stopped;
  }
  if (stepJustTaken(world) && rng.next(3) === 0) return { i: 'sleep', ms: 1000, restart: true };
  const { bell, clock } = world.server.state.public;
  if (bell.b === 'set' && clock.c === 'held' && rng.next(4) === 0) return onLine(world, rng);
  if (step % 37 === 30) {
    const lifted = lifts(world, rng, id);
    if (lifted) return lifted;
  }
  if (roll < 13) return passTime(world, heart, rng);
  if (roll < 20) return onLine(world, rng);
  if (roll < 22) {
    const sent = oneOf(world.accepted, rng);
    if (sent && sent.seat !== 'system') return { ...sent, i: 'again', seat: sent.seat };
  }
  if (roll < 25) {
    const persons = Object.keys(world.server.state.console?.persons ?? {}).length;
    if (persons < arrivals) return arrival(world, rng, id);
  }
  const seat = oneOf(world.seats(), rng) ?? 'system';
  if (roll < 30) return { i: 'act', seat, id, command: senselessAct(world.server.state, rng) };
  if (roll < 36) {
    const command = oneOf(actsNow(world.server.state, rng), rng);
    if (command) return { i: 'act', seat, id, command };
  }
  const act = possibleAct(world, heart, rng, id);
  if (!act) return { i: 'wait', ms: 1000 };
  return rng.next(40) === 0 ? { ...act, i: 'full' } : act;
}

function passTime(world: World, heart: Heart, rng: Rng): Input {
  const next = heart.due(world.server.state);
  const roll = rng.next(20);
  if (roll < 9) return { i: 'wait', ms: rng.next(4000) };
  if (roll < 16) return { i: 'wait', ms: next ? Math.max(0, next.at - world.server.now) + rng.next(2) * 50 : 500 };
  if (roll < 17) return { i: 'wait', ms: 61_000 };
  return { i: 'sleep', ms: [1000, 4999, 5001, 8000, 90_000][rng.next(5)] ?? 0, restart: rng.next(2) === 0 };
}

function onLine(world: World, rng: Rng): Input {
  const seat = oneOf(world.seats(), rng);
  if (seat === undefined) return { i: 'wait', ms: 1 };
  if (!world.server.hasLine(seat)) return { i: 'connect', seat };
  if (rng.next(2) === 0) return { i: 'disconnect', seat };
  return { i: world.clients.get(seat)?.slow ? 'quick' : 'slow', seat };
}

/** Somebody tries a closed door, whoever it is: most are no members. */
function closedDoor(world: World, rng: Rng, id: string): Input | undefined {
  const { public: open } = world.server.state;
  const room = oneOf(
    Object.keys(open.rooms).filter((one) => one !== open.plenary),
    rng,
  );
  const seat = oneOf(world.seats(), rng);
  return room === undefined || seat === undefined
    ? undefined
    : { i: 'act', seat, id, command: { c: 'enterRoom', room } };
}

/** The chair tries something with the proposals or with its own text, whether it is possible or not. */
function atTheDesk(world: World, rng: Rng, id: string): Input | undefined {
  const { room, public: open } = world.server.state;
  const plenary = room[open.plenary];
  const seat = plenary?.chair;
  const provision = plenary?.reading?.provision;
  if (!plenary || seat === undefined || seat === null || provision === undefined) return undefined;
  const rulings = deskRulings(plenary, provision, rng).map(
    (ruling): Command => ({ c: 'rule', room: open.plenary, ruling }),
  );
  const acts = deskActs(open.plenary, plenary, rng);
  const ownWords = acts.filter(({ c }) => c === 'prepareWords' || c === 'tableChairText');
  const lapses = rulings.filter((x) => x.c === 'rule' && x.ruling.r === 'lapse');
  const overtaken: readonly Command[] = [{ c: 'takeStep', room: open.plenary, why: 'closeVote' }];
  const beside = plenary.proposals.flatMap((p): readonly Command[] =>
    p.provision === provision && p.state === 'pending'
      ? [{ c: 'rule', room: open.plenary, ruling: { r: 'bracketProposal', provision, proposal: p.id } }]
      : [],
  );
  const body = plenary.provisions.find((p) => p.id === provision)?.body ?? [];
  const lifts = openChoices(body).map((x): Command => {
    const ruling: Ruling = { r: 'lift', provision, choice: x.id, option: x.options[0]?.id ?? null };
    return { c: 'rule', room: open.plenary, ruling };
  });
  const asOne = rulings.slice(0, 1);
  const tabled = rulings.filter((x) => x.c === 'rule' && x.ruling.r === 'chairText');
  const all = [...rulings, ...acts];
  const tries = [asOne, asOne, tabled, lapses, lapses, lifts, beside, ownWords, ownWords, ownWords, all, overtaken];
  const command = oneOf(oneOf(tries, rng) ?? rulings, rng);
  return command && { i: 'act', seat, id, command };
}

/** Whoever may says of a proposal on the screen that it may go as the secretariat suggests. */
function accepts(world: World, heart: Heart, rng: Rng, id: string): Input | undefined {
  const { room, public: open } = world.server.state;
  const plenary = room[open.plenary];
  const waiting = plenary?.proposals.filter((p) => p.provision === plenary.reading?.provision && p.state === 'pending');
  const suggested = (waiting ?? []).flatMap((proposal) => {
    const way = plenary && wayOf(suggestFor(plenary, proposal));
    return way ? [{ proposal, way }] : [];
  });
  // Each way as likely as the other, however few proposals it fits.
  const kind = oneOf([...new Set(suggested.map((x) => x.way))], rng);
  const one = oneOf(
    suggested.filter((x) => x.way === kind),
    rng,
  );
  if (!one) return undefined;
  const { proposal, way } = one;
  const command: Command = { c: 'acceptSuggestion', room: open.plenary, proposal: proposal.id, way, on: true };
  const seat = world.seats().find((one) => !heart.may(heart.viewOf(world.server.state, one), one, command));
  return seat === undefined ? undefined : { i: 'act', seat, id, command };
}

/** The automatic chair has done a step, and nothing else since: what a restart must not forget. */
function stepJustTaken({ disk, server }: World): boolean {
  const { public: open, room } = server.state;
  const commit = disk.rows.at(-1)?.commit;
  return (
    room[open.plenary]?.auto.planned === null &&
    disk.rows.slice(-20).some((r) => r.type === 'StepTaken' && r.commit === commit)
  );
}

/** A delegation sends words on the provision that is being settled. P3.8 */
function sendsWhileSettled(world: World, rng: Rng, id: string): Input | undefined {
  const { room, public: open } = world.server.state;
  const settling = room[open.plenary]?.settling;
  const seat = oneOf(world.seats(), rng);
  if (settling === null || settling === undefined || seat === undefined) return undefined;
  const amendment = { inserts: [{ after: 'start', text: 'Today' }], deletes: [] };
  const provision = room[open.plenary]?.provisions.find((p) => p.id === settling);
  const revision = provision?.revision ?? 0;
  const command = {
    c: 'propose',
    room: open.plenary,
    provision: settling,
    revision,
    amendment,
    reason: '',
    lang: 'en',
  } as const;
  return { i: 'act', seat, id, command };
}

/** The facilitator stops somebody who is on the list. */
function stopsListed(world: World, rng: Rng, id: string): Input | undefined {
  const { room, public: open, console: desk } = world.server.state;
  const listed = oneOf(room[open.plenary]?.floor.list ?? [], rng);
  const person = listed && desk?.seats[listed.seat]?.person;
  const [facilitator] = world.seats();
  return person === undefined || facilitator === undefined
    ? undefined
    : { i: 'act', seat: facilitator, id, command: { c: 'mute', person, muted: true } };
}

/** The chair lifts a bracket of what is read, or asks whether anyone objects to that, whoever holds it. */
function lifts(world: World, rng: Rng, id: string): Input | undefined {
  const { room: rooms, public: open } = world.server.state;
  const room = open.plenary;
  const plenary = rooms[room];
  const seat = plenary?.chair;
  const p = plenary?.provisions.find((one) => one.id === plenary.reading?.provision);
  const choice = oneOf(openChoices(p?.body ?? []), rng);
  if (seat === undefined || seat === null || !p || !choice) return undefined;
  const ruling = {
    r: 'lift',
    provision: p.id,
    choice: choice.id,
    option: oneOf(choice.options, rng)?.id ?? null,
  } as const;
  const command: Command = { c: rng.next(3) === 0 ? 'rule' : 'askRuling', room, ruling };
  return { i: 'act', seat, id, command };
}

const names = ['Ada', ' Bo ', 'Çelik', '李雷', 'نور', '', '<b>', 'x'.repeat(41), '\u202e'];

function arrival(world: World, rng: Rng, id: string): Input {
  const codes = [...world.server.state.public.order, '__proto__'];
  const wants = rng.next(3) === 0 ? null : (oneOf(codes, rng) ?? null);
  const text = rng.next(3) === 0 ? (oneOf(names, rng) ?? '') : 'Bo';
  const command = {
    c: 'arrive',
    person: `p-${id}`,
    seat: `t-${id}`,
    name: { lang: 'en', text },
    wants,
    automatic: rng.next(4) === 0,
  } as const;
  return { i: 'act', seat: 'system', id, command };
}

type SeatsAct = Extract<Input, { readonly i: 'act' }> & { readonly seat: SeatId };

/** An act that some seat may do now: first the kind of act by weight, then who and what. */
function possibleAct(world: World, heart: Heart, rng: Rng, id: string): SeatsAct | undefined {
  const { state } = world.server;
  const byKind = new Map<Command['c'], Command[]>();
  for (const command of actsNow(state, rng)) byKind.set(command.c, [...(byKind.get(command.c) ?? []), command]);
  const kinds = new Map([...byKind.keys()].map((c) => [c, weights[c] ?? 2]));
  const views = new Map<SeatId, ReturnType<Heart['viewOf']>>();
  for (let tries = 0; tries < 24 && kinds.size > 0; tries += 1) {
    const kind = pickWeighted(kinds, rng);
    // A conference that is closed early shows little.
    if (kind === 'closeConference' && rng.next(8) > 0) continue;
    const commands = byKind.get(kind) ?? [];
    const shapes = [...new Set(commands.map(shapeOf))];
    for (const seat of shuffled(world.seats(), rng)) {
      const own = views.get(seat) ?? heart.viewOf(state, seat);
      views.set(seat, own);
      for (let n = 0; n < 6; n += 1) {
        const shape = oneOf(shapes, rng);
        const command = oneOf(
          commands.filter((x) => shapeOf(x) === shape),
          rng,
        );
        if (command && !heart.may(own, seat, command)) return { i: 'act', seat, id, command };
      }
    }
    kinds.delete(kind);
  }
  return undefined;
}

/** Rulings and votes come in several shapes, each as likely as the other however many instances it has. */
function shapeOf(command: Command): string {
  if (command.c === 'rule' || command.c === 'askRuling') {
    const { ruling } = command;
    if (ruling.r === 'edit') return `edit:${ruling.edit.e}`;
    if (ruling.r === 'draft' && ruling.edit.d === 'term') return 'draft:term';
    return ruling.r;
  }
  return command.c === 'openBallot' ? command.about.on : '';
}

/** What kind of act it is, a ruling or a vote by its shape. */
export const kindOf = (command: Command): string => `${command.c}:${shapeOf(command)}`;

function pickWeighted(weighted: ReadonlyMap<Command['c'], number>, rng: Rng): Command['c'] {
  let left = rng.next([...weighted.values()].reduce((a, b) => a + b, 0));
  for (const [kind, weight] of weighted) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'pause';
}

function shuffled<T>(list: readonly T[], rng: Rng): readonly T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(rng.next(rest.length), 1));
  return result;
}

/** How a conference begins: half of them in the lobby, half with everybody seated and the session open. */
export function opening(world: World, seed: number, apply: (input: Input) => void): void {
  const rng = seededRng(seed);
  apply(
    creation(
      smallScenario({
        atTimeUp: rng.next(2) === 0 ? 'ends' : 'reminds',
        takeBackSeconds: rng.next(4) === 0 ? 0 : 10,
        majority: rng.next(4) === 0 ? 'twoThirds' : 'simple',
        quorum: rng.next(3) > 0,
        ...(rng.next(3) === 0 ? { unheardFirst: true } : {}),
        ...(rng.next(3) === 0 && firstLesson.levels ? { levels: firstLesson.levels } : {}),
      }),
      rng.next(3) === 0 ? ([2, 5, 30][rng.next(3)] ?? null) : null,
      rng.next(3) === 0,
    ),
  );
  const facilitator = world.seats()[0] ?? '';
  apply({ i: 'connect', seat: facilitator });
  if (rng.next(4) === 0) return;
  const act = (seat: SeatId | 'system', n: string, command: Command): void =>
    apply({ i: 'act', seat, id: `open-${n}`, command });
  const places = ['KEN', 'NOR', 'PER', 'FJI', 'KEN', 'NOR'];
  for (const [n, delegation] of places.entries()) {
    const [person, seat] = [`p${n}`, `t${n}`];
    act('system', `a${n}`, {
      c: 'arrive',
      person,
      seat,
      name: { lang: 'en', text: `Guest ${n}` },
      wants: delegation,
      automatic: false,
    });
    apply({ i: 'connect', seat });
    act(facilitator, `b${n}`, { c: 'seatPerson', person, delegation });
    if (rng.next(3) === 0) act(seat, `p${n}`, { c: 'raisePlate', up: true });
  }
  act('system', 'c', {
    c: 'arrive',
    person: 'chair',
    seat: 'chairSeat',
    name: { lang: 'en', text: 'Chair' },
    wants: null,
    automatic: false,
  });
  act(facilitator, 'd', { c: 'seatChair', person: 'chair' });
  act(facilitator, 'e', { c: 'openSession' });
  apply({ i: 'connect', seat: 'chairSeat' });
  if (rng.next(5) === 0) settleAll(world, (n, command) => act('chairSeat', n, command), apply);
}

/** Nothing is left in brackets and every provision is agreed: what comes next is about the text as a whole. */
function settleAll(world: World, act: (n: string, command: Command) => void, apply: (input: Input) => void): void {
  const { plenary: room } = world.server.state.public;
  const provisions = (world.server.state.room[room]?.provisions ?? []).map((p) => p.id);
  for (const provision of provisions) {
    act(`o-${provision}`, { c: 'openProvision', room, provision });
    for (let n = 0; n < 6; n += 1) {
      const body = world.server.state.room[room]?.provisions.find((p) => p.id === provision)?.body ?? [];
      const [open] = openChoices(body);
      const ruling: Ruling =
        open === undefined
          ? { r: 'agreed', provision }
          : open.kind === 'blank'
            ? { r: 'edit', provision, edit: { e: 'fill', blank: open.id, text: 'five' } }
            : { r: 'lift', provision, choice: open.id, option: open.options[0]?.id ?? null };
      act(`r-${provision}-${n}`, { c: 'rule', room, ruling });
      apply({ i: 'wait', ms: 11_000 });
      if (ruling.r === 'agreed') break;
    }
  }
}
