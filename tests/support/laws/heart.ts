import { decide, due, may, viewOf } from '../../../shared/conference/conference.ts';
import { foldFrame } from '../../../shared/protocol/fold.ts';
import { headOf, ledgerOf } from '../../../server/host/ledger.ts';
import { planCommit, planResume } from '../../../server/host/publish.ts';

/** The functions that the laws speak of, as one value: a sabotage exchanges one of them. */
export interface Heart {
  readonly decide: typeof decide;
  readonly may: typeof may;
  readonly viewOf: typeof viewOf;
  readonly due: typeof due;
  readonly foldFrame: typeof foldFrame;
  readonly ledgerOf: typeof ledgerOf;
  readonly headOf: typeof headOf;
  readonly planCommit: typeof planCommit;
  readonly planResume: typeof planResume;
  /** Whether the server remembers which commands it has applied. */
  readonly keepsReceipts: boolean;
  /** Whether the first act after an outage is the hold. */
  readonly holdsInOutage: boolean;
}

export const realHeart: Heart = {
  decide,
  may,
  viewOf,
  due,
  foldFrame,
  ledgerOf,
  headOf,
  planCommit,
  planResume,
  keepsReceipts: true,
  holdsInOutage: true,
};

/** What was written as JSON by this project itself, read back. */
export const parseJson = <T>(text: string): T => JSON.parse(text) as T;
