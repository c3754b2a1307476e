import { behindSince, lastSeen } from '../conference/brackets.ts';
import type { Slices } from '../conference/kinds.ts';
import type { Provision } from '../conference/provisions.ts';
import type { ConferenceMs, DelegationCode, OptionId } from '../kit/ids.ts';
import { type BracketLife, isAlive, lifeOf } from '../text/life.ts';
import { type OpenChoice, openChoices } from '../text/measure.ts';
import { liveText } from '../text/print.ts';

/** Why there are brackets: the life of each, as everybody in the room may know it. */

export interface OptionStory {
  readonly id: OptionId;
  /** Its words with the brackets in them; empty for the alternative "nothing". */
  readonly words: string;
  /** Who stands behind it, and since when; null: since the draft was laid. */
  readonly behind: readonly { readonly code: DelegationCode; readonly since: ConferenceMs | null }[];
  /** Who said, without putting a name to it, that they support or oppose it. */
  readonly supporters: readonly DelegationCode[];
  readonly opponents: readonly DelegationCode[];
}

export interface BracketStory {
  readonly choice: OpenChoice;
  /** As it stands in the text: `[shall]/[should]`. */
  readonly words: string;
  /** Missing where nobody followed it. */
  readonly life: BracketLife | undefined;
  readonly options: readonly OptionStory[];
}

/** A bracket that is settled or has fallen. */
export interface PastBracket {
  readonly life: BracketLife;
  /** As it stood last. */
  readonly words: string;
  /** The words that stayed; null: none of its options did. */
  readonly stayed: string | null;
}

/** The open brackets of a provision in text order, an enclosing one before what it encloses. */
export function bracketStories(room: Slices['room'], provision: Provision): readonly BracketStory[] {
  return openChoices(provision.body).map((choice) => {
    const life = lifeOf(room.lives, choice.id);
    return {
      choice,
      words: wordsOfChoice(choice),
      life,
      options: choice.options.map((option): OptionStory => {
        const stance = life?.stances.find((one) => one.option === option.id);
        return {
          id: option.id,
          words: liveText(option.body).trim(),
          behind: option.sponsors.map((code) => ({ code, since: behindSince(room, option.id, code) ?? null })),
          supporters: stance?.supporters ?? [],
          opponents: stance?.opponents ?? [],
        };
      }),
    };
  });
}

/** Brackets of a provision that are no more, the first opened first. */
export const pastBrackets = (room: Slices['room'], provision: Provision): readonly PastBracket[] =>
  room.lives
    .filter((life) => life.provision === provision.id && !isAlive(life))
    .flatMap((life): readonly PastBracket[] => {
      const choice = lastSeen(provision, life.choice);
      if (!choice) return [];
      const kept = life.state.s === 'lifted' ? life.state.option : null;
      const option = choice.options.find((one) => one.id === kept);
      return [{ life, words: wordsOfChoice(choice), stayed: option ? liveText(option.body).trim() : null }];
    });

const wordsOfChoice = ({ options }: OpenChoice): string =>
  options.length === 0 ? '[ ]' : options.map((one) => `[${liveText(one.body).trim()}]`).join('/');
