import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Glancing at an option: what a pointer over it or the focus on it shows, until it goes or Escape sends it away. */

/** Time to go from the option to what it shows, in milliseconds. */
const leaveMs = 180;
/** Widest it gets, in pixels; narrower pages narrow it. */
const widest = 420;

export interface Glanced {
  readonly option: string;
  /** From the start and the top of what encloses the text, in pixels. */
  readonly start: number;
  readonly top: number;
}

export interface Glance {
  readonly glanced: Glanced | null;
  readonly over: (option: string, at: Element) => void;
  readonly out: () => void;
  /** The pointer is over what is shown. */
  readonly stay: () => void;
}

/** @param place what encloses the text; nothing is shown without it */
export function useGlance(place: RefObject<HTMLElement | null>): Glance {
  const [glanced, setGlanced] = useState<Glanced | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  useEffect(() => {
    if (!glanced) return undefined;
    const away = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setGlanced(null);
    };
    // Where it stands is measured on the page as it was.
    const resized = (): void => setGlanced(null);
    document.addEventListener('keydown', away);
    window.addEventListener('resize', resized);
    return () => {
      document.removeEventListener('keydown', away);
      window.removeEventListener('resize', resized);
    };
  }, [glanced]);
  return {
    glanced,
    over(option, at) {
      clearTimeout(leaving.current);
      const all = place.current?.getBoundingClientRect();
      if (!all) return;
      const box = at.getBoundingClientRect();
      const rtl = place.current !== null && getComputedStyle(place.current).direction === 'rtl';
      const start = rtl ? all.right - box.right : box.left - all.left;
      setGlanced({ option, start: Math.max(0, Math.min(start, all.width - widest)), top: box.bottom - all.top + 4 });
    },
    out() {
      clearTimeout(leaving.current);
      leaving.current = setTimeout(() => setGlanced(null), leaveMs);
    },
    stay: () => clearTimeout(leaving.current),
  };
}

interface GlanceBoxProps {
  readonly id: string;
  readonly glance: Glance;
  readonly children: ComponentChildren;
}

/** What is shown. The pointer may go into it. */
export function GlanceBox({ id, glance, children }: GlanceBoxProps) {
  const { glanced } = glance;
  if (!glanced) return null;
  return (
    <div
      id={id}
      class="optiontip"
      role="tooltip"
      style={{ insetBlockStart: `${glanced.top}px`, insetInlineStart: `${glanced.start}px` }}
      onPointerEnter={glance.stay}
      onPointerLeave={glance.out}
    >
      {children}
    </div>
  );
}
