/** Raised when a client of an older build could misread what it gets: it is then told to reload. */
export const protocolVersion = 1;
