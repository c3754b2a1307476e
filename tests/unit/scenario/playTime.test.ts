import { describe, expect, it } from 'vitest';
import type { OrderOfPlay } from '../../../shared/scenario/lesson.ts';
import { type Playable, playTime, seatPlan } from '../../../shared/scenario/playTime.ts';

const order: OrderOfPlay = {
  minutes: 20,
  spare: 1,
  shortest: 30,
  turns: 1,
  steps: [
    { step: 'seats', minutes: 2 },
    { step: 'opening' },
    { step: 'provisions', minutes: 1 },
    { step: 'event', minutes: 2 },
    { step: 'debrief', minutes: 3 },
  ],
  late: [
    { step: 'event', say: 'No news.' },
    { provision: 'b', say: 'Not b.' },
  ],
};
const scenario: Playable = {
  orders: [order, { ...order, minutes: 40, turns: 2 }],
  delegations: ['A', 'B'],
  provisions: [{ id: 'a' }, { id: 'b' }],
  ruleSet: { speakingSeconds: 60 },
};

describe('the time that a scenario needs', () => {
  it('is people times speaking time, with each step and provision', () => {
    // 2 + 2 × 65 s + 2 × 1 + 4 × 65 s + 2 + 3 = 15 min 30 s
    expect(playTime(scenario, 6, 20)).toMatchObject({
      order: 20,
      seconds: 930,
      spare: 270,
      fits: true,
      statement: 60,
      droppedProvisions: [],
      droppedSteps: [],
      steps: [
        { step: 'seats', seconds: 120, statements: 0 },
        { step: 'opening', seconds: 130, statements: 2 },
        { step: 'provisions', seconds: 380, statements: 4 },
        { step: 'event', seconds: 120, statements: 0 },
        { step: 'debrief', seconds: 180, statements: 0 },
      ],
    });
  });

  it('shortens statements before it drops anything', () => {
    expect(playTime(scenario, 12, 20)).toMatchObject({ fits: true, statement: 45, droppedSteps: [] });
  });

  it('drops what the order names, in turn, and only as much as needed', () => {
    expect(playTime(scenario, 18, 20)).toMatchObject({
      fits: true,
      statement: 35,
      droppedSteps: ['event'],
      droppedProvisions: [],
    });
    expect(playTime(scenario, 22, 20)).toMatchObject({ droppedSteps: ['event'], droppedProvisions: ['b'] });
  });

  it('says so when nothing helps', () => {
    expect(playTime(scenario, 60, 20)).toMatchObject({ fits: false, statement: 30 });
    expect(playTime(scenario, 60, 20)?.spare).toBeLessThan(0);
  });

  it('follows the longest order that is not longer than the lesson', () => {
    expect(playTime(scenario, 6, 39)?.order).toBe(20);
    expect(playTime(scenario, 6, 45)).toMatchObject({ order: 40, steps: [{}, {}, { statements: 10 }, {}, {}] });
    expect(playTime(scenario, 6, 10)?.order).toBe(20);
  });

  it('plans what is left against the bell', () => {
    const done = { steps: ['seats', 'opening'], provisions: ['a'], statements: 4 } as const;
    // 1 + 2 × 65 s + 2 + 3
    expect(playTime(scenario, 6, 14, done)).toMatchObject({ seconds: 490, fits: true, droppedProvisions: [] });
    expect(playTime(scenario, 6, 5, done)).toMatchObject({ droppedSteps: ['event'], droppedProvisions: ['b'] });
  });

  it('is not known without an order of play', () => {
    const { orders: _orders, ...bare } = scenario;
    expect(playTime(bare, 6, 20)).toBeUndefined();
  });
});

describe('seats for those who are there', () => {
  const delegations = [
    { code: 'A', seats: 2, group: 'x' },
    { code: 'B', seats: 2, group: 'x' },
    { code: 'C', seats: 2, group: 'y' },
    { code: 'D', seats: 1 },
  ];
  const seats = (people: number) => seatPlan(delegations, people).map((one) => one.people);

  it('leaves no group out when people are few', () => {
    expect(seats(3)).toEqual([1, 0, 1, 1]);
  });

  it('grows evenly, up to the seats there are', () => {
    expect(seats(5)).toEqual([2, 1, 1, 1]);
    expect(seats(7)).toEqual([2, 2, 2, 1]);
    expect(seats(50)).toEqual([2, 2, 2, 1]);
    expect(seats(0)).toEqual([0, 0, 0, 0]);
  });
});
