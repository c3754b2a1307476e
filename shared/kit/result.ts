/** Something that can fail in a way the caller must look at. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** It worked, with this. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
/** It did not, for this reason. */
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
