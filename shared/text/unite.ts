import { type Result, fail, ok } from '../kit/result.ts';
import type { Amendment, Anchor } from './model.ts';

/** Two amendments say different things about one place. The numbers are their places in the list. */
export interface Clash {
  readonly code: 'clash';
  readonly at: Anchor;
  readonly between: readonly [number, number];
}

/**
 * Several amendments of one text as one, where they can stand together: nothing of any is lost. What two of them say
 * alike is said once. They clash where two put different words in one place, or one writes beside a word that another takes out.
 */
export function unite(amendments: readonly Amendment[]): Result<Amendment, Clash> {
  const placed = new Map<Anchor, { readonly text: string; readonly nth: number }>();
  for (const [nth, amendment] of amendments.entries()) {
    for (const [at, text] of textsOf(amendment)) {
      const before = placed.get(at);
      if (before !== undefined && before.text !== text) return fail({ code: 'clash', at, between: [before.nth, nth] });
      if (before === undefined) placed.set(at, { text, nth });
    }
  }
  for (const [nth, amendment] of amendments.entries()) {
    const own = textsOf(amendment);
    for (const at of amendment.deletes) {
      const there = placed.get(at);
      if (there !== undefined && !own.has(at)) return fail({ code: 'clash', at, between: [there.nth, nth] });
    }
    const gone = new Set(amendment.deletes);
    for (const at of own.keys()) {
      const other = amendments.findIndex((one) => one.deletes.includes(at) && !gone.has(at));
      if (other >= 0) return fail({ code: 'clash', at, between: [nth, other] });
    }
  }
  return ok({
    inserts: [...placed].map(([after, { text }]) => ({ after, text })),
    deletes: [...new Set(amendments.flatMap((one) => one.deletes))],
  });
}

const textsOf = (amendment: Amendment): ReadonlyMap<Anchor, string> => {
  const texts = new Map<Anchor, string>();
  for (const { after, text } of amendment.inserts) {
    if (text.trim() !== '') texts.set(after, (texts.get(after) ?? '') + text);
  }
  return texts;
};
