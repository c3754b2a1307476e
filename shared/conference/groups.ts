import type { DelegationCode } from '../kit/ids.ts';
import type { Group } from '../scenario/lesson.ts';
import type { Option } from '../text/model.ts';
import { entry } from './checks.ts';
import type { Me, Refusal, Slices } from './kinds.ts';

/**
 * Groups of delegations, as the scenario names them. A group has one voice: that of its coordinator, the first of its
 * delegations in seating order that takes part. Its name stands behind a proposal when the coordinator puts it there. P3.8
 */

/** The group of a delegation, if it has one. */
export function groupOf(s: Slices['public'], delegation: DelegationCode | null): Group | undefined {
  const id = delegation === null ? undefined : entry(s.delegations, delegation)?.info.group;
  return s.scenario.groups.find((group) => group.id === id);
}

/** The delegation that speaks for a group now. */
export const coordinatorOf = (s: Slices['public'], group: string): DelegationCode | undefined =>
  s.order.find((code) => {
    const found = entry(s.delegations, code);
    return found?.info.group === group && found.accredited;
  });

/** The group that a delegation speaks for, if it is the coordinator of one. */
export function voiceOf(s: Slices['public'], delegation: DelegationCode | null): Group | undefined {
  const group = groupOf(s, delegation);
  return group && coordinatorOf(s, group.id) === delegation ? group : undefined;
}

/** Why a seat does not speak for its group. */
export function speaksForGroup(s: Slices['public'], me: Me): Refusal | undefined {
  const group = groupOf(s, me.delegation);
  if (!group) return { code: 'group.none' };
  const delegation = coordinatorOf(s, group.id) ?? '';
  return delegation === me.delegation
    ? undefined
    : { code: 'group.coordinator', params: { group: group.name, delegation } };
}

/** The group that a seat's delegation speaks for, as a list of none or one. */
export function voicesOf(s: Slices['public'], me: Me): readonly string[] {
  const voice = voiceOf(s, me.delegation);
  return voice ? [voice.id] : [];
}

/** The groups behind a proposal once a delegation is not: the one that it speaks for goes with it. */
export function groupsWithout(
  s: Slices['public'],
  me: Me,
  { groups = [] }: { readonly groups?: readonly string[] },
): readonly string[] {
  const voices = voicesOf(s, me);
  return groups.filter((id) => !voices.includes(id));
}

/** Ids of the groups behind an option: in whose name it was proposed, while their coordinators stand behind it. */
export function groupsBehind(
  s: Slices['public'],
  { proposals }: Pick<Slices['room'], 'proposals'>,
  { id, sponsors }: Pick<Option, 'id' | 'sponsors'>,
): readonly string[] {
  const named = proposals.flatMap((p) => (p.options?.includes(id) ? (p.groups ?? []) : []));
  return named.filter((group) => sponsors.some((code) => code === coordinatorOf(s, group)));
}
