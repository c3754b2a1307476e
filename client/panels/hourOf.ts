import { lang } from '../words/index.ts';

/** A moment of this device's clock as hours and minutes, in the language of the page. */
export const hourOf = (at: number): string =>
  new Intl.DateTimeFormat(lang.value, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
