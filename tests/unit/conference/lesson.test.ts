import { describe, expect, it } from 'vitest';
import { audiencesOf, due, may, viewOf } from '../../../shared/conference/conference.ts';
import type { Command } from '../../../shared/conference/kinds.ts';
import { needsNow } from '../../../shared/conference/needs.ts';
import { levelsOf } from '../../../shared/rules/levels.ts';
import { firstLesson } from '../../../shared/rules/presets.ts';
import { lobby, room, session, type Sitting } from '../../support/sitting.ts';

const speaking = (): Sitting => {
  const s = session();
  s.given('NOR', { c: 'askFloor', room });
  s.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: '' });
  return s;
};
const turn = (s: Sitting): string => s.room.floor.lastTurn;

describe('the bell [P1.27]', () => {
  const belled = (minutes: number): Sitting => {
    const s = session();
    s.given('facilitator', { c: 'setBell', minutes });
    return s;
  };

  it('set in the lobby, it counts from the opening', () => {
    const s = lobby();
    s.given('facilitator', { c: 'setBell', minutes: 10 });
    s.wait(3600);
    expect(due(s.state)).toBeUndefined();
    s.given('facilitator', { c: 'openSession' });
    expect(s.state.public.bell).toMatchObject({ b: 'set', at: 600_000 });
    s.wait(599);
    expect(s.state.public.phase.p).toBe('session');
    s.wait(1);
    expect(s.room.closing).toEqual({ outcome: 'notAdopted', at: 600_000, by: 'bell' });
  });

  it('a pause moves it', () => {
    const s = belled(2);
    s.wait(60);
    s.given('facilitator', { c: 'pause' });
    s.wait(3600);
    expect(s.state.public.phase.p).toBe('session');
    s.given('facilitator', { c: 'resume' });
    s.wait(59);
    expect(s.state.public.phase.p).toBe('session');
    s.wait(1);
    expect(s.state.public.phase.p).toBe('closed');
  });

  it('an outage moves it', () => {
    const s = belled(2);
    s.wait(60);
    const last = s.now;
    s.wall += 3_600_000;
    s.when('system', { c: 'outage', at: last }, last);
    s.wait(59);
    expect(s.state.public.phase.p).toBe('session');
    s.wait(1);
    expect(s.state.public.phase.p).toBe('closed');
  });

  it('can be moved and taken away; the last one set rings', () => {
    const s = belled(2);
    s.given('facilitator', { c: 'setBell', minutes: 5 });
    s.wait(200);
    expect(s.state.public.phase.p).toBe('session');
    s.given('facilitator', { c: 'setBell', minutes: null });
    s.wait(3600);
    expect(s.state.public.phase.p).toBe('session');
  });

  it('[P1.33] whoever was asked about the whole and has not objected by then has let it pass', () => {
    const s = session({ objectionSeconds: 60 });
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    s.given('facilitator', { c: 'setBell', minutes: 1 });
    s.wait(30);
    s.given('chair', { c: 'askWhole', room, dropRest: true });
    s.wait(30);
    expect(s.room.closing).toMatchObject({ outcome: 'inPart', by: 'noObjection', at: 70_000 });
  });

  it('a ballot that is open when it rings falls', () => {
    const s = belled(1);
    s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
    s.wait(60);
    expect(s.room.closing?.by).toBe('bell');
    expect(s.room.ballot).toBeNull();
    expect(s.room.results).toEqual([]);
  });
});

describe('a break [P1.24, P1.71]', () => {
  it('ends the statement and closes the floor; drafting goes on; it ends by itself', () => {
    const s = speaking();
    expect(s.when('chair', { c: 'startBreak', room, minutes: 5 })).toEqual(['StatementEnded', 'BreakBegan']);
    expect(s.when('PER', { c: 'askFloor', room })).toEqual(['(break.on)']);
    expect(s.when('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } })).toEqual(['(break.on)']);
    const amendment = { inserts: [{ after: 'start', text: 'All' }], deletes: [] };
    const propose: Command = { c: 'propose', room, provision: 'p2', revision: 1, amendment, reason: '', lang: 'en' };
    expect(s.when('PER', propose)).toEqual(['ProposalTabled']);
    expect(s.wait(299)).toEqual([]);
    expect(s.wait(1)).toEqual(['BreakEnded']);
    expect(s.when('chair', { c: 'endBreak', room })).toEqual([]);
    expect(s.when('PER', { c: 'askFloor', room })).toEqual(['FloorAsked']);
  });

  it('the teacher may call and end it; a delegation may not; one that was ended does not end the next', () => {
    const s = session();
    expect(s.when('NOR', { c: 'startBreak', room, minutes: 5 })).toEqual(['(seat.chairOnly)']);
    s.given('facilitator', { c: 'startBreak', room, minutes: 5 });
    s.wait(60);
    s.given('chair', { c: 'endBreak', room });
    s.given('chair', { c: 'startBreak', room, minutes: 5 });
    expect(s.wait(250)).toEqual([]);
    expect(s.wait(50)).toEqual(['BreakEnded']);
  });

  it('is not called over a ballot or a question', () => {
    const s = session();
    s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
    expect(s.when('chair', { c: 'startBreak', room, minutes: 5 })).toEqual(['(ballot.open)']);
  });
});

describe('a tap [P1.76]', () => {
  it('is known to chair and teacher alone, counts once for a delegation, and for two minutes', () => {
    const s = session();
    s.given('NOR', { c: 'tapNeed', room, need: 'unclear' });
    s.given('NOR2', { c: 'tapNeed', room, need: 'unclear' });
    s.given('PER', { c: 'tapNeed', room, need: 'moment' });
    const desk = s.state.desk[room];
    expect(desk && needsNow(desk, s.now)).toEqual({ moment: 1, unclear: 1 });
    expect(desk && needsNow(desk, s.now + 120_000)).toEqual({ moment: 0, unclear: 0 });
    const readers = Object.keys(s.state.seat).filter((seat) => viewOf(s.state, seat).desk[room] !== undefined);
    expect(readers.toSorted()).toEqual(['chair', s.facilitator].toSorted());
    expect(JSON.stringify(viewOf(s.state, 'KEN'))).not.toContain('unclear');
  });

  it('whoever leaves the chair leaves the desk', () => {
    const s = session();
    expect(Object.keys(audiencesOf(s.state, 'chair'))).toContain(`desk:${room}`);
    s.given('facilitator', { c: 'seatPerson', person: 'p-chair', delegation: 'PER' });
    expect(Object.keys(audiencesOf(s.state, 'chair'))).not.toContain(`desk:${room}`);
  });
});

describe('sentences for the record [P4.7]', () => {
  const line = (s: Sitting, text: string): Command => ({ c: 'summarise', room, turn: turn(s), text, lang: 'en' });

  it('one for each statement, by the speaker or the secretary; the later replaces the earlier', () => {
    const s = speaking();
    expect(s.when('PER', line(s, 'Ours.'))).toEqual(['(floor.notYours)']);
    s.given('NOR2', line(s, 'We want safe ships.'));
    s.given('chair', line(s, 'Norway wants safe ships.'));
    expect(s.room.summaries).toMatchObject([{ delegation: 'NOR', by: 'secretary' }]);
    expect(s.sealed.map((x) => x.text)).toEqual(expect.arrayContaining(['We want safe ships.']));
  });

  it('its words are not in the log', () => {
    const s = speaking();
    const events = s.given('NOR', line(s, 'We want safe ships.'));
    expect(JSON.stringify(events)).not.toContain('safe');
  });

  it('at the end, each delegation says whether it can live with it', () => {
    const s = session();
    const verdict: Command = { c: 'giveVerdict', room, can: false, text: 'Nothing is settled.', lang: 'en' };
    expect(s.when('NOR', verdict)).toEqual(['(phase.notClosed)']);
    s.given('facilitator', { c: 'closeConference' });
    s.given('NOR', verdict);
    s.given('NOR2', { ...verdict, can: true });
    expect(s.room.verdicts['NOR']?.can).toBe(true);
  });
});

describe('order in the room', () => {
  const mute: Command = { c: 'mute', person: 'p-NOR', muted: true };

  it('whoever is stopped ends speaking, leaves the list, and neither asks, proposes nor writes until let go on', () => {
    const s = speaking();
    expect(s.when('facilitator', mute)).toEqual(['PersonMuted', 'SeatMuted', 'StatementEnded']);
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['(person.muted)']);
    expect(s.when('NOR', { c: 'summarise', room, turn: turn(s), text: 'x', lang: 'en' })).toEqual(['(person.muted)']);
    // The delegation goes on through its other member.
    s.given('NOR2', { c: 'askFloor', room });
    s.given('facilitator', { ...mute, person: 'p-NOR2' });
    expect(s.room.floor.list).toEqual([]);
    s.given('facilitator', { ...mute, muted: false });
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['FloorAsked']);
  });

  it('whoever is stopped stays so on another seat', () => {
    const s = session();
    s.given('facilitator', mute);
    const before = new Set(Object.keys(s.state.console?.seats ?? {}));
    s.given('facilitator', { c: 'seatPerson', person: 'p-NOR', delegation: 'PER' });
    const seats = s.state.console?.persons['p-NOR']?.seats ?? [];
    expect(seats.every((seat) => s.state.seat[seat]?.muted)).toBe(true);
    const made = Object.keys(s.state.console?.seats ?? {}).filter((seat) => !before.has(seat));
    expect([...seats]).toEqual(expect.arrayContaining(made));
    expect(s.when(seats.at(-1) ?? '', { c: 'askFloor', room })).toEqual(['(person.muted)']);
  });

  it('a vote and a signal are never stopped [P2.1]', () => {
    const s = session();
    s.given('facilitator', mute);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    const question = s.room.reading?.question ?? '';
    expect(s.when('NOR', { c: 'signal', room, question, signal: 'oppose' })).toEqual(['Signalled']);
  });

  it('whoever is taken out frees seat, list and floor, and is on no list of persons', () => {
    const s = speaking();
    expect(s.when('facilitator', { c: 'removePerson', person: 'p-NOR' })).toContain('StatementEnded');
    expect(s.state.console?.persons['p-NOR']).toBeUndefined();
    expect(s.state.public.delegations['NOR']?.taken).toBe(1);
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['(seat.delegateOnly)']);
    expect(Object.keys(audiencesOf(s.state, 'NOR'))).not.toContain('delegation:NOR');
  });

  it('the facilitator stays while the conference runs', () => {
    const s = session();
    const person = s.state.console?.seats[s.facilitator]?.person ?? '';
    expect(s.when('facilitator', { c: 'removePerson', person })).toEqual(['(person.facilitator)']);
    expect(s.when('facilitator', { c: 'erasePerson', person })).toEqual(['(person.facilitator)']);
    s.given('facilitator', { c: 'closeConference' });
    expect(s.when('facilitator', { c: 'erasePerson', person })).toContain('PersonErased');
  });

  it('a report reaches the teacher alone', () => {
    const s = session();
    s.given('NOR', { c: 'report', about: 'PER', text: 'Not in role.', lang: 'en' });
    expect(s.state.console?.reports).toMatchObject([{ from: 'p-NOR', about: 'PER' }]);
    const others = Object.keys(s.state.seat).filter((seat) => seat !== s.facilitator);
    for (const seat of others) expect(viewOf(s.state, seat).console).toBeUndefined();
    s.given('facilitator', { c: 'closeReport', id: s.state.console?.reports[0]?.id ?? '' });
    expect(s.state.console?.reports).toEqual([]);
  });
});

describe('what the teacher tells everybody', () => {
  it('an event happens once, and nobody knows of it before', () => {
    const s = session();
    expect(JSON.stringify(viewOf(s.state, 'NOR'))).not.toContain('A flood');
    s.given('facilitator', { c: 'inject', id: 'flood' });
    expect(JSON.stringify(viewOf(s.state, 'NOR'))).toContain('A flood');
    expect(s.when('facilitator', { c: 'inject', id: 'flood' })).toEqual(['(inject.unknown)']);
  });

  it('briefs are opened at the end, all of them, to everybody', () => {
    const s = session();
    s.given('facilitator', { c: 'closeConference' });
    expect(JSON.stringify(viewOf(s.state, 'NOR'))).not.toContain('You sit for Peru');
    s.given('facilitator', { c: 'openBriefs' });
    expect(JSON.stringify(viewOf(s.state, 'NOR'))).toContain('You sit for Peru');
  });

  it('an announcement stands sealed; a call is a link and nothing else', () => {
    const s = session();
    const events = s.given('facilitator', { c: 'announce', text: 'Five minutes more.', lang: 'en' });
    expect(JSON.stringify(events)).not.toContain('Five');
    expect(s.when('NOR', { c: 'announce', text: 'Me too.', lang: 'en' })).toEqual(['(seat.facilitatorOnly)']);
    s.given('facilitator', { c: 'setCall', room, url: 'https://call.example/r' });
    expect(s.room.call).toBe('https://call.example/r');
    s.given('facilitator', { c: 'setCall', room, url: null });
    expect(s.room.call).toBeNull();
  });
});

describe('levels', () => {
  const s = session({ levels: firstLesson.levels ?? [] });
  const tried: Readonly<Record<string, readonly [who: string, command: Command]>> = {
    propose: [
      'NOR',
      {
        c: 'propose',
        room,
        provision: 'p2',
        revision: 1,
        amendment: { inserts: [{ after: 'start', text: 'All' }], deletes: [] },
        reason: '',
        lang: 'en',
      },
    ],
    'rule.bracketed': ['chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p2' } }],
    'rule.removed': ['chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p2' } }],
    openBallot: ['chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } }],
    startBreak: ['chair', { c: 'startBreak', room, minutes: 5 }],
  };

  it('hide what is above them, and show it from their own on', () => {
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    const levels = levelsOf(s.state.public.ruleSet);
    for (const [n, { id }] of levels.entries()) {
      s.given('facilitator', { c: 'setLevel', level: id });
      for (const [act, [who, command]] of Object.entries(tried)) {
        const needed = levels.findIndex((l) => l.allows.includes(act));
        const code = may(viewOf(s.state, who), who, command)?.code;
        expect([id, act, code === 'level.locked']).toEqual([id, act, needed > n]);
      }
    }
  });

  it('a vote on the whole and a ballot that is open are possible at any', () => {
    s.given('facilitator', { c: 'setLevel', level: 'vote' });
    s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
    s.given('facilitator', { c: 'setLevel', level: 'speak' });
    const ballot = s.room.ballot?.id ?? '';
    expect(s.when('NOR', { c: 'castCard', room, ballot, index: 0, card: 'for' })).toEqual(['BallotCast', 'CardLaid']);
    s.given('chair', { c: 'closeQuestion', room, ballot, index: 0 });
    expect(s.refusal('chair', { c: 'openBallot', room, about: { on: 'whole' } })?.code).not.toBe('level.locked');
  });

  it('bind people and not the system', () => {
    const other = session({ levels: firstLesson.levels ?? [] });
    expect(other.when('system', { c: 'breakOver', room, until: 0 })).toEqual([]);
  });
});

describe('in the lobby', () => {
  it('a delegation raises its plate, together', () => {
    const s = lobby();
    s.seat('NOR', 'NOR');
    s.seat('NOR2', 'NOR');
    s.given('NOR', { c: 'raisePlate', up: true });
    expect(s.when('NOR2', { c: 'raisePlate', up: true })).toEqual(['(plate.already)']);
    expect(s.state.public.delegations['NOR']?.plateUp).toBe(true);
    s.given('facilitator', { c: 'openSession' });
    expect(s.when('NOR', { c: 'raisePlate', up: false })).toEqual(['(phase.session)']);
  });

  it('automatic seats say so, and give way to people', () => {
    const s = lobby();
    const bot = (n: number, wants: string): Command => ({
      c: 'arrive',
      person: `bot${n}`,
      seat: `b${n}`,
      name: { lang: 'en', text: 'Automatic' },
      wants,
      automatic: true,
    });
    s.given('system', bot(1, 'NOR'));
    expect(s.state.public.delegations['NOR']).toMatchObject({ taken: 1, automatic: 1 });
    s.seat('NOR', 'NOR');
    expect(s.state.public.delegations['NOR']).toMatchObject({ taken: 1, automatic: 0 });
    s.given('system', bot(2, 'PER'));
    s.given('facilitator', { c: 'dismissAutomatic', delegation: null });
    expect(s.state.public.delegations['PER']).toMatchObject({ taken: 0, automatic: 0 });
  });
});
