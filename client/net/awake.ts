/** A phone lies on the table while others speak: its screen should stay on, and if it did not, the page catches up. */

export interface Lock {
  release(): Promise<void>;
}

/** The little of a browser that is needed; tests give their own. */
export interface Screen {
  visible(): boolean;
  /** Calls back when the page is shown or hidden; returns the disposer. */
  onChange(changed: () => void): () => void;
  /** Asks that the screen stay on. Missing on plain http and in older browsers. */
  readonly keepOn?: () => Promise<Lock>;
}

/**
 * Keeps the screen on while the page is shown. Where the browser does not offer it, as on plain http, the screen goes
 * dark as usual; `back` is called each time the page is shown again, so that the line is looked after at once.
 * @returns the disposer
 */
export function stayAwake(screen: Screen, back: () => void): () => void {
  let lock: Lock | undefined;
  let over = false;
  const letGo = (): void => {
    lock?.release().catch(() => undefined);
    lock = undefined;
  };
  const hold = async (): Promise<void> => {
    try {
      // The browser lets go by itself whenever the page is hidden: each time anew.
      const got = await screen.keepOn?.();
      lock = got;
      if (over) letGo();
    } catch {
      // Low battery, or not allowed: the screen goes dark as usual.
    }
  };
  const dispose = screen.onChange(() => {
    if (!screen.visible()) return;
    back();
    void hold();
  });
  if (screen.visible()) void hold();
  return () => {
    over = true;
    dispose();
    letGo();
  };
}

/** This page's own screen. */
export function pageScreen(): Screen {
  return {
    visible: () => document.visibilityState === 'visible',
    onChange(changed) {
      document.addEventListener('visibilitychange', changed);
      return () => document.removeEventListener('visibilitychange', changed);
    },
    ...('wakeLock' in navigator && { keepOn: () => navigator.wakeLock.request('screen') }),
  };
}
