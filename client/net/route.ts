import { signal } from '@preact/signals';

/** Where the page is: a path, read from the address line and changed without loading anew. */
export const path = signal(typeof location === 'undefined' ? '/' : location.pathname);

/** Goes to another page of ours. @param replace the present one is then not in the history */
export function navigate(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  path.value = location.pathname;
  window.scrollTo(0, 0);
}

/** Follows the browser's back and forward. */
export function followHistory(): void {
  window.addEventListener('popstate', () => {
    path.value = location.pathname;
  });
}
