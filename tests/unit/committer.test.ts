import { expect, test } from 'vitest';
import { committer } from '../../server/store/committer.ts';

/** Transactions over a list: what a failed one added is taken away again. */
function list() {
  let kept: readonly string[] = [];
  let transactions = 0;
  const queue = committer((work) => {
    const before = kept;
    transactions += 1;
    try {
      return work();
    } catch (error) {
      kept = before;
      throw error;
    }
  });
  const add = (name: string) =>
    queue.enqueue(() => {
      kept = [...kept, name];
      if (name.startsWith('bad')) throw new Error(name);
      return kept.length;
    });
  return { queue, add, kept: () => kept, transactions: () => transactions };
}

test('what is asked for in one turn is one transaction', async () => {
  const { add, kept, transactions } = list();
  expect(await Promise.all(['a', 'b', 'c'].map(add))).toEqual([1, 2, 3]);
  expect(transactions()).toBe(1);
  expect(await add('d')).toBe(4);
  expect(transactions()).toBe(2);
  expect(kept()).toEqual(['a', 'b', 'c', 'd']);
});

test('one that fails is told so, the others are written in their order', async () => {
  const { add, kept } = list();
  const answers = await Promise.allSettled(['a', 'bad', 'c'].map(add));
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept()).toEqual(['a', 'c']);
});

test('flushing writes at once what waits', () => {
  const { queue, add, kept, transactions } = list();
  const waits = add('a');
  expect(kept()).toEqual([]);
  queue.flush();
  expect(kept()).toEqual(['a']);
  queue.flush();
  expect(transactions()).toBe(1);
  return waits;
});
