import type { ProvisionId } from '../kit/ids.ts';

/** What a scenario may say beside the text and the briefs, so that a class can play it against the bell. */
export interface ClassPlay {
  /** How many people it is meant for. */
  readonly people?: PeopleRange;
  /** Groups that pull apart; a delegation that names none stands between them. */
  readonly groups?: readonly Group[];
  /** Orders of play, one for each length of a lesson. */
  readonly orders?: readonly OrderOfPlay[];
  /** What happens in the world, for the facilitator to bring in. */
  readonly events?: readonly WorldEvent[];
  /** Beginnings of sentences for those who speak. */
  readonly starters?: readonly Starter[];
  /** What the facilitator can say, line by line, for each moment. */
  readonly script?: Script;
}

export interface PeopleRange {
  readonly from: number;
  readonly to: number;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  /** What the group stands for, in one line. */
  readonly line: string;
}

export interface OrderOfPlay {
  /** Length of the lesson. */
  readonly minutes: number;
  /** Minutes that the arithmetic keeps free. */
  readonly spare: number;
  /** Seconds of a statement below which it is not shortened: rather something is dropped. */
  readonly shortest: number;
  /** Times that each person speaks. */
  readonly turns: number;
  readonly steps: readonly OrderStep[];
  /** What goes first when time runs short, in order. */
  readonly late: readonly LateCut[];
}

/** Steps of an order of play. Words for them come from the catalogue. */
export const stepKinds = ['seats', 'opening', 'provisions', 'event', 'break', 'whole', 'debrief'] as const;
export type StepKind = (typeof stepKinds)[number];

export type OrderStep =
  /** One statement for each delegation that is there. */
  | { readonly step: 'opening' }
  /** `minutes` for each provision, to read, signal and rule; the statements that are left are shared out among them. */
  | { readonly step: 'provisions'; readonly minutes: number }
  | { readonly step: Exclude<StepKind, 'opening' | 'provisions'>; readonly minutes: number };

/** Either a provision or a step that is left out, and what to say then. */
export type LateCut =
  | { readonly provision: ProvisionId; readonly say: string }
  | { readonly step: StepKind; readonly say: string };

export interface WorldEvent {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  /** The provision that it bears on. */
  readonly provision: ProvisionId;
}

/** What somebody wants to do with the sentence. */
export const starterUses = ['open', 'support', 'oppose', 'offer', 'ask'] as const;
export interface Starter {
  readonly for: (typeof starterUses)[number];
  readonly words: string;
}

/** Moments of a lesson at which the facilitator says something. */
export const scriptMoments = [
  'lobby',
  'seats',
  'opening',
  'provision',
  'signal',
  'amend',
  'brackets',
  'vote',
  'break',
  'event',
  'late',
  'bell',
  'whole',
  'outcome',
  'debrief',
] as const;
export type ScriptMoment = (typeof scriptMoments)[number];
export type Script = Readonly<Record<ScriptMoment, readonly string[]>>;
