import type { View } from '../../shared/conference/kinds.ts';
import type { Offer } from '../../shared/protocol/offers.ts';
import type { Sentence } from './say.ts';
import { nameOf, provisionIn } from './who.ts';

/** What stands on the button of an act that is possible instead of one that was refused. */
export function offerWords(view: View, offer: Offer): Sentence {
  switch (offer.c) {
    case 'giveFloor':
      return { key: 'offer.giveFloor', args: { name: nameOf(view, offer.delegation) } };
    case 'openProvision':
      return { key: 'offer.openProvision', args: { number: provisionIn(view, offer.provision)?.number ?? '' } };
    case 'askWhole':
      return { key: offer.dropRest ? 'offer.adoptAgreed' : 'offer.askWhole' };
    case 'setLevel':
      return { key: 'offer.setLevel', args: { level: offer.level } };
    case 'rule':
      return { key: offer.ruling.r === 'draft' ? 'offer.splitAfter' : 'offer.bracketProposal' };
    default:
      return { key: `offer.${offer.c}` };
  }
}
