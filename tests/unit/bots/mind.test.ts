import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { intentOf, type Mind } from '../../../server/bots/mind.ts';
import { viewOf } from '../../../shared/conference/conference.ts';
import { seededRng } from '../../../shared/kit/rng.ts';
import type { ClientCommand } from '../../../shared/protocol/commands.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { lobby, room, type Sitting } from '../../support/sitting.ts';

const source = readFileSync(new URL('../../../scenarios/first-class.yaml', import.meta.url), 'utf8');
const loaded = loadScenario(source, 'first-class.yaml');
if (!loaded.ok) throw new Error('first-class.yaml does not load');
const scenario = loaded.value;
const codes = scenario.delegations.map((d) => d.code);

/** Eight automatic seats in a class; the session is open, everything is unlocked. */
function lesson(seed = 1): { readonly s: Sitting; readonly minds: readonly Mind[] } {
  const s = lobby({}, () => scenario);
  for (const code of codes) s.seat(code, code);
  s.arrive('chair');
  s.given('facilitator', { c: 'seatChair', person: 'p-chair' });
  s.given('facilitator', { c: 'setLevel', level: 'break' });
  const minds = codes.map((seat, i) => ({ seat, rng: seededRng(seed * 100 + i), decided: new Map<string, boolean>() }));
  return { s, minds };
}
const opened = (seed?: number) => {
  const found = lesson(seed);
  found.s.given('facilitator', { c: 'openSession' });
  return found;
};
const wants = (s: Sitting, mind: Mind | undefined): ClientCommand | undefined =>
  mind && intentOf(mind, viewOf(s.state, mind.seat))?.command;
const of = (minds: readonly Mind[], seat: string) => minds.find((mind) => mind.seat === seat);

/** Everybody does what they want, once; gives how many did something. */
function round(s: Sitting, minds: readonly Mind[]): number {
  let done = 0;
  for (const mind of minds) {
    const command = wants(s, mind);
    if (command === undefined) continue;
    s.given(mind.seat, command);
    done += 1;
  }
  return done;
}

describe('an automatic seat', () => {
  it('raises its plate in the lobby, once', () => {
    const { s, minds } = lesson();
    expect(round(s, minds)).toBe(8);
    expect(round(s, minds)).toBe(0);
    expect(codes.every((code) => s.state.public.delegations[code]?.plateUp)).toBe(true);
  });

  it('opposes words that cross its red line, and lays its card by its goals', () => {
    const { s, minds } = opened();
    s.given('chair', { c: 'openProvision', room, provision: 'reading' });
    const [choice] = openChoices(s.provision('reading').body);
    s.given('chair', {
      c: 'openBallot',
      room,
      about: { on: 'choice', provision: 'reading', choice: choice?.id ?? '' },
    });
    // The first option put is the judge, whom Aldermark wants and Castria does not.
    expect(wants(s, of(minds, 'ALD'))).toMatchObject({ c: 'castCard', card: 'for' });
    expect(wants(s, of(minds, 'CAS'))).toMatchObject({ c: 'castCard', card: 'against' });
  });

  it('with the floor says a line of its brief, then ends', () => {
    const { s, minds } = opened();
    s.given('chair', { c: 'openProvision', room, provision: 'reading' });
    s.given('ALD', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'ALD', after: '' });
    const line = wants(s, of(minds, 'ALD'));
    if (line?.c !== 'summarise') throw new Error('it says nothing');
    expect(scenario.briefs['ALD']?.goals?.map((goal) => goal.says)).toContain(line.text);
    s.given('ALD', line);
    expect(wants(s, of(minds, 'ALD'))).toMatchObject({ c: 'endStatement' });
    expect(wants(s, of(minds, 'CAS'))?.c).not.toBe('endStatement');
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'never leaves a gap in a sentence, on what its brief does not speak of (dice %i)',
    (seed) => {
      const { s, minds } = opened(seed);
      s.given('chair', { c: 'openProvision', room, provision: 'young' });
      s.given('ALD', { c: 'askFloor', room });
      s.given('chair', { c: 'giveFloor', room, delegation: 'ALD', after: '' });
      const line = wants(s, of(minds, 'ALD'));
      expect(line?.c).toBe('summarise');
      expect(JSON.stringify(line)).not.toContain('…');
    },
  );

  it('is still during a pause', () => {
    const { s, minds } = opened();
    s.given('chair', { c: 'openProvision', room, provision: 'reading' });
    s.given('facilitator', { c: 'pause' });
    expect(round(s, minds)).toBe(0);
  });

  it.each([1, 2, 3, 4])(
    'plays with seven others and no person in the chair to an outcome before the bell (dice %i)',
    (seed) => {
      const { s, minds } = lesson(seed);
      s.given('facilitator', { c: 'setBell', minutes: 45 });
      s.given('facilitator', { c: 'setAutoChair', room, on: true });
      s.given('facilitator', { c: 'openSession' });
      for (let seconds = 0; s.state.public.phase.p === 'session' && seconds < 46 * 60; seconds += 5) {
        round(s, minds);
        s.wait(5);
      }
      expect(s.state.public.phase.p).toBe('closed');
      expect(s.now).toBeLessThanOrEqual(45 * 60_000);
      expect(s.room.results.length).toBeGreaterThan(0);
      expect(s.room.floor.statements.length).toBeGreaterThan(4);
      round(s, minds);
      expect(Object.keys(s.room.verdicts)).toHaveLength(8);
      expect(round(s, minds)).toBe(0);
    },
  );
});
