/**
 * A function of one value that never changes, worked out once for each: slices are only ever replaced, so the same
 * object always gives the same answer. What nobody holds any more is forgotten.
 */
export function onceFor<In extends object, Out>(work: (value: In) => Out): (value: In) => Out {
  const known = new WeakMap<In, { readonly out: Out }>();
  return (value) => {
    const found = known.get(value);
    if (found) return found.out;
    const out = work(value);
    known.set(value, { out });
    return out;
  };
}
