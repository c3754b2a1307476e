/**
 * Rules of procedure as data. A conference copies its rule set into its first event, so editing a preset changes
 * no running or past conference. Durations are in seconds of conference time.
 */
export interface RuleSet {
  readonly id: string;
  /** Length of a statement when the chair sets none. P1.70 */
  readonly speakingSeconds: number;
  /** What happens when a speaker's time is up: the statement ends, or the chair is reminded. CV 402 */
  readonly atTimeUp: 'ends' | 'reminds';
  /** How long a ruling can be taken back before it takes effect. */
  readonly takeBackSeconds: number;
  /** How long "does anyone object?" waits for an objection. P4.1 */
  readonly objectionSeconds: number;
  /** How long a delegation whose line is lost still counts as present. */
  readonly presentWithoutLineSeconds: number;
  /** Share of for and against that carries a question. P2.4 simple; V21 two thirds */
  readonly majority: Majority;
  /** Whether more than half of the votes cast being abstentions postpones the question. P2.6 */
  readonly abstentionsPostpone: boolean;
  /** Whether a plenary votes only when more than half of those entitled are present. P2.2 */
  readonly quorum: boolean;
  /** Levels, lowest first; without them everything is allowed from the start. */
  readonly levels?: readonly Level[];
  /** Whether those who have not spoken yet come before others on the list. */
  readonly unheardFirst?: boolean;
  /** How long an automatic chair shows what it will do before it does it. */
  readonly countdownSeconds?: number;
  /** How long before the end it is offered to adopt what is agreed. P1.67 */
  readonly lastCallSeconds?: number;
}

/** A level of a rule set that the facilitator unlocks as the group grows. */
export interface Level {
  readonly id: string;
  /**
   * What it unlocks, beside all that the levels before it did: names of commands (`propose`), of a command with its kind
   * (`rule.lift`), or of an ability that is no command (`break`).
   */
  readonly allows: readonly string[];
}

export type Majority = 'simple' | 'twoThirds';
