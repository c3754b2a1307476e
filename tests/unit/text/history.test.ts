import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOp, toAmendOp } from '../../../shared/text/amend.ts';
import { applyDraft, type DraftOp } from '../../../shared/text/draft.ts';
import { bodyAt, bodyWhen, type History, withStep } from '../../../shared/text/history.ts';
import { wordsOf } from '../../../shared/text/measure.ts';
import type { Body } from '../../../shared/text/model.ts';
import { honest, stepChoices, takeStep, worlds } from '../../support/textSteps.ts';
import { bodyFrom } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

describe('the words as they were', () => {
  it('come back exactly, whatever was done to them', () => {
    let changes = 0;
    fc.assert(
      fc.property(worlds, stepChoices, (start, steps) => {
        const was: Body[] = [start.draft.provisions[0]?.body ?? []];
        let history: History | null = null;
        let world = start;
        const engine = {
          ...honest,
          apply: (...[draft, op]: [typeof world.draft, DraftOp]) => {
            const after = applyDraft(draft, op);
            const body = after.provisions.find((one) => one.id === 'p')?.body;
            if (op.d === 'text' && op.provision === 'p' && body !== undefined && body !== was.at(-1)) {
              history = withStep(history, was.at(-1) ?? [], { k: 'ops', ops: [op.op], at: was.length });
              was.push(body);
            } else if (body !== undefined && body !== was.at(-1)) {
              history = withStep(history, was.at(-1) ?? [], { k: 'body', body, at: was.length });
              was.push(body);
            }
            return after;
          },
        };
        for (const [n, step] of steps.entries()) world = takeStep(world, n, step, engine).world;
        if (history === null) return;
        const kept: History = history;
        changes += was.length - 1;
        expect(was.map((_, n) => bodyAt(kept, n + 1))).toEqual(was);
      }),
      runsOf(600, 5),
    );
    expect(changes).toBeGreaterThan(300);
  });

  it('cost what was changed, not every text over again', () => {
    let body = bodyFrom(Array.from({ length: 70 }, (_, n) => `word${n}`).join(' '));
    let history: History | null = null;
    let whole = 0;
    for (let n = 0; n < 100; n += 1) {
      const word = wordsOf(body)[n % 60]?.id ?? 'start';
      const op = toAmendOp({ inserts: [{ after: word, text: ` other${n}` }], deletes: [word] }, `A${n}`);
      whole += JSON.stringify(body).length;
      history = withStep(history, body, { k: 'ops', ops: [op], at: n });
      body = applyOp(body, op);
    }
    expect(JSON.stringify(history).length * 20).toBeLessThan(whole);
  });

  it('are not there for a revision that never was', () => {
    const history = withStep(null, bodyFrom('a'), { k: 'body', body: bodyFrom('b'), at: 7 });
    expect([0, 3, 1.5, Number.NaN].map((n) => bodyAt(history, n))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bodyAt(history, 2)).toEqual(bodyFrom('b'));
    expect([bodyWhen(history, 6), bodyWhen(history, 7)]).toEqual([bodyFrom('a'), bodyFrom('b')]);
  });
});
