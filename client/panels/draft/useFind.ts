import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findIn } from '../../view/draft.ts';

/** Finding in a page that is drawn from many pieces: the places are marked over the text, which stays as it is. */

/** What is not the text itself: signs of brackets, flags, what only a screen reader hears. */
const beside = '.unseen, .sponsors, .sl, .ch, .tag, .bk > i';

interface Piece {
  readonly node: Text;
  readonly from: number;
}

/** Every place of the words in the parts of the page that carry `data-find`, in order. */
function placesIn(root: HTMLElement, query: string): readonly Range[] {
  return [...root.querySelectorAll('[data-find]')].flatMap((part) => {
    const pieces: Piece[] = [];
    let text = '';
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.closest(beside)) continue;
      pieces.push({ node, from: text.length });
      text += node.data;
    }
    return findIn(text, query).flatMap(({ from, to }) => {
      const first = pieces.findLast((piece) => piece.from <= from);
      const last = pieces.findLast((piece) => piece.from < to);
      if (!first || !last) return [];
      const range = new Range();
      range.setStart(first.node, from - first.from);
      range.setEnd(last.node, to - last.from);
      return [range];
    });
  });
}

/** Browsers that cannot mark words over a text still go to them. */
const marks = (): HighlightRegistry | undefined => ('highlights' in CSS ? CSS.highlights : undefined);

/**
 * Marks the places of some words and goes to one of them.
 *
 * @param at which of the places, from 0; it goes round
 * @returns how many there are
 */
export function useFind(root: RefObject<HTMLElement | null>, query: string, at: number): number {
  const [found, setFound] = useState(0);
  // After every drawing: the text may have changed under the words.
  useEffect(() => {
    const places = root.current === null ? [] : placesIn(root.current, query);
    setFound(places.length);
    if (places.length === 0) return undefined;
    const here = places[at % places.length];
    marks()?.set('found', new Highlight(...places));
    if (here) marks()?.set('found-here', new Highlight(here));
    return () => {
      marks()?.delete('found');
      marks()?.delete('found-here');
    };
  });
  useEffect(() => {
    const places = root.current === null ? [] : placesIn(root.current, query);
    const here = places.length === 0 ? undefined : places[at % places.length];
    here?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [query, at]);
  return found;
}
