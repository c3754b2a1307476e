/** The path of an installed Chromium, or nothing. */
export function findChromium(): string | undefined;
/** The same, and where there is none, one is brought if that is possible here. */
export function bringChromium(): string | undefined;
