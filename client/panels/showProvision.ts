/** Where a provision stands in the page of the whole draft. */
export const placeInDraft = (provision: string): string => `whole-${provision}`;

/** Brings a provision of the whole draft into view. */
export function showProvision(provision: string): void {
  document.getElementById(placeInDraft(provision))?.scrollIntoView({ block: 'start' });
}
