import { lazyPart, useBeforehand } from '../parts/lazy.tsx';
import { Note } from '../parts/Note.tsx';
import { t } from '../words/index.ts';
import type { WhyProps } from './Why.tsx';

/** Rules, alternatives and their words come with the first refusal. */
const fetchWhy = () => import('./Why.tsx').then((part) => part.Why);
const Why = lazyPart(fetchWhy);

/** How long the room has been on screen before explanations are fetched unasked, in ms. */
const quietMs = 20_000;

/** Fetches the explanations beforehand, so that a line that is lost later does not keep them away. */
export const useExplanations = (): void => useBeforehand(fetchWhy, quietMs);

type SlipProps = Omit<WhyProps, 'refusal'> & { readonly refusal: WhyProps['refusal'] | 'unreachable' };

/** A note passed by the secretariat: why something is not possible, and what is. */
export function Slip({ refusal, ...more }: SlipProps) {
  if (refusal !== 'unreachable') return <Why refusal={refusal} {...more} />;
  return <Note what={t('net.unreachable')} {...(more.id === undefined ? {} : { id: more.id })} acts={more.children} />;
}
