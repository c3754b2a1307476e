import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { caretAfter, editBetween } from '../../../../client/view/typing.ts';

const applied = (text: string, { at, cut, put }: ReturnType<typeof editBetween>): string =>
  text.slice(0, at) + put + text.slice(at + cut);

/** No half of a character stands alone. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('what was typed', () => {
  it.each([
    ['a letter among its like is where the caret is', 'aaa', 'aaaa', 2, { at: 1, cut: 0, put: 'a' }],
    ['a word at the end', 'one', 'one two', 7, { at: 3, cut: 0, put: ' two' }],
    ['backspace', 'aab', 'ab', 1, { at: 1, cut: 1, put: '' }],
    ['words pasted over others', 'one two three', 'one four three', 8, { at: 4, cut: 3, put: 'four' }],
    ['nothing', 'same', 'same', 4, { at: 4, cut: 0, put: '' }],
    ['one face for another, whole', 'a😀b', 'a😁b', 3, { at: 1, cut: 2, put: '😁' }],
  ])('%s', (_what, before, after, caret, edit) => {
    expect(editBetween(before, after, caret)).toEqual(edit);
  });

  const some = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', 'é'), maxLength: 12 });
  test.prop([some, some, fc.nat()])(
    'leads from the one text to the other and halves no character',
    (before, after, n) => {
      const edit = editBetween(before, after, n % (after.length + 1));
      expect(applied(before, edit)).toBe(after);
      expect(isWhole(edit.put)).toBe(true);
      expect(isWhole(before.slice(edit.at, edit.at + edit.cut))).toBe(true);
    },
  );
});

describe('a caret', () => {
  test.prop([
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.nat(),
    fc.nat(),
    fc.nat({ max: 5 }),
    fc.string({ maxLength: 5 }),
  ])('stays between the same letters when somebody else types', (text, c, a, cut, put) => {
    const caret = c % (text.length + 1);
    const at = a % (text.length + 1);
    const doc = new Y.Doc();
    const shared = doc.getText('text');
    shared.insert(0, text);
    const length = Math.min(cut, text.length - at);
    let now = caret;
    shared.observe((event) => {
      now = caretAfter(caret, event.delta);
    });
    doc.transact(() => {
      shared.delete(at, length);
      shared.insert(at, put);
    });
    const expected = caret <= at ? caret : caret > at + length ? caret + put.length - length : now;
    expect(now).toBe(expected);
    expect(now).toBeGreaterThanOrEqual(0);
    expect(now).toBeLessThanOrEqual(shared.length);
  });
});
