import { describe, expect, it } from 'vitest';
import { type ScreenLine, setScreen } from '../../../client/hall/screenLayout.ts';
import type { ScreenSegment } from '../../../client/view/hallModel.ts';

const words = (text: string, depth = 0): ScreenSegment => ({ kind: 'words', text, depth });
const mark = (kind: 'open' | 'close' | 'slash' | 'blank', depth = 1): ScreenSegment => ({ kind, depth });
/** Every letter is half as wide as it is high. */
const measure = (text: string, size: number) => (Array.from(text).length * size) / 2;

const signs = { word: '', open: '[', close: ']', slash: '/', blank: '[ ]' } as const;
const read = (line: ScreenLine) =>
  line.pieces.map((piece) => (piece.kind === 'word' ? piece.text : signs[piece.kind])).join(' ');

const choice = [
  words('A State '),
  mark('open'),
  words('shall', 1),
  mark('close'),
  mark('slash'),
  mark('open'),
  words('should', 1),
  mark('close'),
  words(' not switch off messages.'),
];

describe('the words on the screen', () => {
  it('takes the largest size in which everything fits', () => {
    expect(setScreen(choice, [32, 20], { width: 2000, height: 60 }, measure)).toMatchObject({ size: 32, cut: false });
    expect(setScreen(choice, [32, 20], { width: 660, height: 40 }, measure)).toMatchObject({ size: 20, cut: false });
  });

  it.each([120, 160, 200, 260, 340])('never parts a bracket from its first or last word in %i', (width) => {
    for (const line of setScreen(choice, [20], { width, height: 1000 }, measure).lines) {
      expect(line.pieces.at(-1)?.kind).not.toBe('open');
      expect(line.pieces[0]?.kind).not.toBe('close');
      expect(line.pieces[0]?.kind).not.toBe('slash');
    }
  });

  it('keeps every word, in order', () => {
    const text = setScreen(choice, [20], { width: 180, height: 1000 }, measure).lines.map(read).join(' ');
    expect(text).toBe('A State [ shall ] / [ should ] not switch off messages.');
  });

  it('carries a tint over the end of a line', () => {
    const long = [mark('open'), words('except in an emergency', 1), mark('close')];
    const { lines } = setScreen(long, [20], { width: 150, height: 1000 }, measure);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.tints.length === 1)).toBe(true);
    expect(lines.slice(1).every((line) => line.tints[0]?.from === 0)).toBe(true);
  });

  it('cuts only at the end, with an ellipsis', () => {
    const set = setScreen(choice, [20], { width: 180, height: 40 }, measure);
    expect(set.cut).toBe(true);
    expect(set.lines).toHaveLength(1);
    expect(set.lines[0]?.pieces.at(-1)?.text).toBe('…');
  });

  it('may break a line of ideographs after any of them', () => {
    const { lines } = setScreen([words('各国不得关闭通信。')], [20], { width: 40, height: 1000 }, measure);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.pieces.map((piece) => piece.text).join('')).join('')).toBe('各国不得关闭通信。');
  });
});
