import type { BallotResult, Card } from '../../../shared/conference/ballots.ts';
import type { Committed } from './modelServer.ts';

/** Law 7: the cards turned are the cards laid, one for each delegation; the first one laid counts. */
export class CardsLaid {
  private readonly laid = new Map<string, Map<string, Card>>();

  /** What is wrong with the cards of a commit. */
  note({ events, before }: Committed): readonly string[] {
    const wrong: string[] = [];
    for (const { to, e } of events) {
      if (e.t === 'CardLaid') {
        const delegation = to.slice('delegation:'.length);
        const cards = this.of(e.ballot, e.index);
        if (cards.has(delegation)) wrong.push(`${delegation} laid a second card`);
        else cards.set(delegation, e.card);
        const entitled = Object.values(before.room).some(
          (r) => r.ballot?.id === e.ballot && r.ballot.entitled.includes(delegation),
        );
        if (!entitled) wrong.push(`${delegation} laid a card and may not vote`);
      }
      if (e.t === 'QuestionClosed') wrong.push(...this.turned(e.result));
    }
    return wrong;
  }

  private of(ballot: string, index: number): Map<string, Card> {
    const key = `${ballot}#${index}`;
    const cards = this.laid.get(key) ?? new Map<string, Card>();
    this.laid.set(key, cards);
    return cards;
  }

  private turned(result: BallotResult): readonly string[] {
    const laid = this.of(result.ballot, result.index);
    const turned = Object.entries(result.cards);
    const same = turned.length === laid.size && turned.every(([d, card]) => laid.get(d) === card);
    const count = (card: Card): number => [...laid.values()].filter((c) => c === card).length;
    const { tally } = result;
    const counted =
      tally.for === count('for') && tally.against === count('against') && tally.abstain === count('abstain');
    return [
      ...(same ? [] : [`turned ${JSON.stringify(turned)}, laid ${JSON.stringify([...laid])}`]),
      ...(counted ? [] : [`counted ${JSON.stringify(tally)}, laid ${JSON.stringify([...laid])}`]),
    ];
  }
}
