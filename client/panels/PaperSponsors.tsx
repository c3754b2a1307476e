import { useState } from 'preact/hooks';
import { voiceOf } from '../../shared/conference/groups.ts';
import type { Proposal } from '../../shared/conference/onTheTable.ts';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { AskSponsors } from './AskSponsors.tsx';
import { seen } from './seen.ts';

/** Who else may stand behind a proposal on the table: others whom its delegation asks, and the group one speaks for. */
export function PaperSponsors({ proposal }: { readonly proposal: Proposal }) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const room = view.public.plenary;
  const voice = voiceOf(view.public, delegation);
  const yours = delegation !== null && proposal.from === delegation;
  return (
    <>
      {voice && !proposal.groups?.includes(voice.id) ? (
        <ActButton
          look="line"
          size="small"
          command={{ c: 'cosponsor', room, on: { k: 'proposal', proposal: proposal.id, group: true } }}
        >
          {t('draft.putGroup', { group: voice.name })}
        </ActButton>
      ) : null}
      {yours ? (
        <AskSponsors
          title={t('draft.inviteMore')}
          asked={asked}
          but={[...proposal.sponsors, ...(proposal.invited ?? [])]}
          onAsk={setAsked}
        >
          {asked.length === 0 ? null : (
            <ActButton
              size="small"
              command={{ c: 'inviteSponsors', room, proposal: proposal.id, invite: asked }}
              onDone={() => setAsked([])}
            >
              {t('draft.inviteSend', { n: asked.length })}
            </ActButton>
          )}
        </AskSponsors>
      ) : null}
    </>
  );
}
