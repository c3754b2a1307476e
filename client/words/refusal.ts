import type { Refusal } from '../../shared/conference/kinds.ts';
import { isWord, t } from './index.ts';

/**
 * A refusal in words: what is so, and what is possible instead.
 * @param nameOf the full name of a delegation's code
 */
export function refusalWords(
  refusal: Refusal,
  nameOf: (code: string) => string = (code) => code,
): { readonly what: string; readonly instead: readonly string[]; readonly rule: string | undefined } {
  const { delegation } = refusal.params ?? {};
  const named = typeof delegation === 'string' ? { delegation: nameOf(delegation) } : {};
  return {
    what: t(`refusal.${refusal.code}`, { ...refusal.params, ...named }),
    instead: (refusal.instead ?? []).flatMap((name) => {
      const key = `instead.${name}`;
      return isWord(key) ? [t(key)] : [];
    }),
    rule: refusal.rule === undefined ? undefined : t('app.rule', { rule: refusal.rule }),
  };
}
