import type { DelegationCode, ProposalId, RoomId } from '../kit/ids.ts';
import { delegateActs, delegateOnly, entry, first, roomOf, running } from './checks.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, View } from './kinds.ts';
import { changeProposal, livePending, type OnProposal, ownsProposal, stillInvited } from './onTheTable.ts';

/** Others are asked to stand behind a proposal, too; whoever does puts its name there. P1.46 */

export type InvitationEvent = {
  /** Everybody who is asked from now on to stand behind it. */
  readonly t: 'SponsorsInvited';
  readonly proposal: ProposalId;
  readonly invited: readonly DelegationCode[];
};

export type InvitationCommand =
  | {
      readonly c: 'inviteSponsors';
      readonly room: RoomId;
      readonly proposal: ProposalId;
      readonly invite: readonly DelegationCode[];
    }
  | { readonly c: 'declineInvitation'; readonly room: RoomId; readonly proposal: ProposalId };

export const invitationsRoom: Evolvers<Slices['room'], InvitationEvent> = {
  SponsorsInvited: (s, e) => changeProposal(s, e.proposal, (p) => ({ ...p, invited: e.invited })),
};

/** Only delegations of this conference can be asked. */
export const checkInvited = (own: View, invite: readonly DelegationCode[]): Refusal | undefined =>
  invite.flatMap((delegation): readonly Refusal[] =>
    entry(own.public.delegations, delegation) ? [] : [{ code: 'delegation.unknown', params: { delegation } }],
  )[0];

function isAsked(own: View, me: Me, c: OnProposal): Refusal | undefined {
  const proposal = roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal);
  const asked = proposal && me.delegation !== null && stillInvited(proposal).includes(me.delegation);
  return asked ? undefined : { code: 'invite.none' };
}

export const invitations: Concern<InvitationCommand> = {
  handlers: {
    inviteSponsors: {
      may(own, me, c) {
        const proposal = roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal);
        const asked = [...(proposal?.sponsors ?? []), ...(proposal?.invited ?? [])];
        return first(
          delegateActs(own, me, c.room),
          livePending(own, c.room, c.proposal),
          ownsProposal(own, me, c),
          checkInvited(own, c.invite),
          c.invite.every((code) => asked.includes(code)) ? { code: 'invite.already' } : undefined,
        );
      },
      conclude(tx, _me, c) {
        const proposal = entry(tx.state.room, c.room)?.proposals.find((p) => p.id === c.proposal);
        if (!proposal) return;
        const invited = [...new Set([...stillInvited(proposal), ...c.invite])];
        const open = invited.filter((code) => !proposal.sponsors.includes(code));
        tx.emit({ to: `room:${c.room}`, e: { t: 'SponsorsInvited', proposal: c.proposal, invited: open } });
      },
    },
    declineInvitation: {
      may: (own, me, c) =>
        first(running(own), delegateOnly(own, me, c.room), livePending(own, c.room, c.proposal), isAsked(own, me, c)),
      conclude(tx, me, c) {
        const proposal = entry(tx.state.room, c.room)?.proposals.find((p) => p.id === c.proposal);
        if (!proposal) return;
        const invited = stillInvited(proposal).filter((code) => code !== me.delegation);
        tx.emit({ to: `room:${c.room}`, e: { t: 'SponsorsInvited', proposal: c.proposal, invited } });
      },
    },
  },
};
