import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ProvisionId } from '../../shared/kit/ids.ts';
import type { Explained } from '../../shared/protocol/explain.ts';
import type { DraftTyped, ScreenDraft } from '../../shared/protocol/screenDraft.ts';
import { line, openLine } from './connection.ts';

/** The desk's words on the big screen while they are typed: what this page hears of them, and what it shows itself. */

const shown = signal<ScreenDraft | null>(null);
const mine = signal<ProvisionId | null>(null);
const trouble = signal<Explained | null>(null);

/** What another page shows the big screen now. */
export const screenDraft: ReadonlySignal<ScreenDraft | null> = shown;
/** The provision whose words this page shows the big screen as they are typed. */
export const showing: ReadonlySignal<ProvisionId | null> = mine;
/** Why the server did not show them. */
export const notShown: ReadonlySignal<Explained | null> = trouble;

/** Least time between two updates, in ms: five a second. */
const paceMs = 200;

let next: DraftTyped | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function hear(draft: ScreenDraft | null): void {
  batch(() => {
    shown.value = draft;
    // Taken off, or another page shows its own.
    stop();
  });
}

function stop(): void {
  next = undefined;
  mine.value = null;
}

/** Follows the big screen for as long as the line is up; gives what ends that. */
export function followScreen(): () => void {
  const followed = openLine();
  followed?.on('draft', hear);
  const end = effect(() => {
    if (line.value === 'up') followed?.emit('watchDraft');
    else hear(null);
  });
  return () => {
    end();
    followed?.off('draft', hear);
    hideDraft();
    shown.value = null;
  };
}

/** Shows the words as they are now; called again with each change, and sent five times a second at most. */
export function showDraft(provision: ProvisionId, text: string): void {
  mine.value = provision;
  trouble.value = null;
  next = { provision, text };
  if (timer === undefined) send();
}

function send(): void {
  const typed = next;
  next = undefined;
  if (typed === undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    send();
  }, paceMs);
  openLine()?.emit('showDraft', typed, (ack) => {
    if ('no' in ack) {
      batch(() => {
        trouble.value = ack.no;
        stop();
      });
    } else if (mine.value === null) takeOff();
  });
}

const takeOff = (): void => void openLine()?.emit('showDraft', null, () => undefined);

/** Takes this page's words off the big screen. */
export function hideDraft(): void {
  if (mine.value === null) return;
  stop();
  takeOff();
}

/** Takes off what another page shows. */
export const clearScreen = takeOff;
