import type { Explained } from '../../shared/protocol/explain.ts';
import { t } from './index.ts';
import './why.ts';

/**
 * A refusal in words: what is so, what is possible instead, and the rule it rests on.
 * @param nameOf the full name of a delegation's code
 */
export function refusalWords(
  refusal: Explained,
  nameOf: (code: string) => string = (code) => code,
): { readonly what: string; readonly instead: readonly string[]; readonly rule: string } {
  const { delegation, holders } = refusal.params ?? {};
  const named = {
    ...(typeof delegation === 'string' ? { delegation: nameOf(delegation) } : {}),
    ...(typeof holders === 'string' ? { holders: holders.split(', ').map(nameOf).join(t('text.comma')) } : {}),
  };
  const { rule } = refusal;
  return {
    what: t(`refusal.${refusal.code}`, { ...refusal.params, ...named }),
    instead: refusal.instead.flatMap((one) => (one.kind === 'words' ? [t(`instead.${one.say}`)] : [])),
    rule: t('rule.cite', { rule, name: t(`rule.${rule}`) }),
  };
}
