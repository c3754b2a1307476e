/** What a person wrote, with the language it is in (BCP 47). */
export interface HumanText {
  readonly lang: string;
  readonly text: string;
}

/**
 * A reference to bytes that belong to a person (a name, a reason given). Slices and events hold only this;
 * the text stands apart, sealed, and can be erased without touching the log.
 */
export interface Ref {
  readonly ref: string;
}
