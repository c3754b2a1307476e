import type { HallDelegation, HallModel } from './hallModel.ts';

/** One sentence about the hall: a key of the catalogue and what it needs. */
export type HallSentence =
  | { readonly key: 'hall.speaks'; readonly params: { readonly name: string } }
  | { readonly key: 'hall.list'; readonly params: { readonly names: string; readonly count: number } }
  | { readonly key: 'hall.ballotOpen'; readonly params: { readonly voted: number; readonly all: number } }
  | {
      readonly key: 'hall.cards.for' | 'hall.cards.against' | 'hall.cards.abstain' | 'hall.away' | 'hall.unseated';
      readonly params: { readonly names: string; readonly count: number };
    };

/**
 * What the hall shows, as sentences for screen readers: the canvas itself says nothing. What changes is said elsewhere.
 * The voted are counted, never named, while the ballot is open.
 */
export function describeHall(model: HallModel): readonly HallSentence[] {
  const said: HallSentence[] = [];
  const join = new Intl.ListFormat(model.lang, { type: 'unit', style: 'short' });
  const named = (those: readonly HallDelegation[]) => ({
    names: join.format(those.map((d) => d.name)),
    count: those.length,
  });

  const speaker = model.delegations.find((d) => d.speaking);
  if (speaker) said.push({ key: 'hall.speaks', params: { name: speaker.name } });

  const listed = model.delegations
    .filter((d) => d.listed !== null)
    .toSorted((a, b) => (a.listed ?? 0) - (b.listed ?? 0));
  if (listed.length > 0) said.push({ key: 'hall.list', params: named(listed) });

  if (model.ballot === 'open') {
    const voters = model.delegations.filter((d) => d.card !== 'none');
    said.push({
      key: 'hall.ballotOpen',
      params: { voted: voters.filter((d) => d.card !== 'down').length, all: voters.length },
    });
  }
  if (model.ballot === 'turned') {
    for (const choice of ['for', 'against', 'abstain'] as const) {
      const those = model.delegations.filter((d) => d.card === choice);
      if (those.length > 0) said.push({ key: `hall.cards.${choice}`, params: named(those) });
    }
  }

  const away = model.delegations.filter((d) => d.presence === 'away' || d.presence === 'gone');
  if (away.length > 0) said.push({ key: 'hall.away', params: named(away) });
  const empty = model.delegations.filter((d) => d.presence === 'empty');
  if (empty.length > 0) said.push({ key: 'hall.unseated', params: named(empty) });
  return said;
}
