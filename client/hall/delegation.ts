import type { HallDelegation, HallModel } from '../view/hallModel.ts';
import type { Box, Seat } from './geometry.ts';
import type { Picture, Stage } from './stage.ts';

/** The pictures of one delegation; a part that is not shown is absent. */
export interface Parts {
  readonly people: Picture;
  readonly plate: Picture;
  readonly card?: Picture;
  readonly arm?: Picture;
  readonly blank?: Picture;
  readonly light?: Picture;
  readonly live?: Picture;
  readonly you?: Picture;
  readonly microphone?: Picture;
}

export interface Drawing {
  readonly parts: Parts;
  /** Where a pointer means this delegation, in the stage's units. */
  readonly target: Box;
  /** Units the plate stands up while on the list. */
  readonly lift: number;
  /** Draws the ring that goes out once when the floor changes. */
  readonly pulse: () => Picture;
}

export interface Setting {
  readonly stage: Stage;
  readonly model: HallModel;
  readonly sign: (url: string) => CanvasImageSource | null;
}

/** Draws one delegation on its seat; the table and the strip each have their own. */
export type DrawDelegation = (setting: Setting, seat: Seat, d: HallDelegation) => Drawing;

/** The word under a dashed plate. */
export function absentWord(d: HallDelegation, words: HallModel['words']): string {
  switch (d.presence) {
    case 'here':
      return '';
    case 'away':
      return words.away;
    case 'gone':
      return words.gone;
    case 'empty':
      return words.empty;
  }
}

/** Takes all pictures of a delegation away. */
export function clearParts(stage: Stage, parts: Parts): void {
  const { people, plate, card, arm, blank, light, live, you, microphone } = parts;
  for (const part of [people, plate, card, arm, blank, light, live, you, microphone]) {
    if (part === undefined) continue;
    stage.scene.tweens.killTweensOf(part);
    part.destroy();
  }
}

/** Moves what is different between two states of one delegation; what is drawn is already the later one. */
export function moveParts(stage: Stage, before: HallDelegation, after: HallDelegation, drawing: Drawing): void {
  const { parts, lift } = drawing;
  if (before.listed === null && after.listed !== null) stage.move(parts.plate, { dy: lift }, 180);
  if (before.listed !== null && after.listed === null) stage.move(parts.plate, { dy: -lift }, 180, 'Cubic.easeOut');
  if (parts.card && before.card !== after.card) {
    if (before.card === 'back') stage.move(parts.card, { squeezed: true }, 180, 'Cubic.easeOut');
    else {
      stage.move(parts.card, { dy: 26, alpha: 0 }, 180);
      if (parts.arm) stage.move(parts.arm, { dy: 26, alpha: 0 }, 180);
    }
  }
  if (!before.speaking && after.speaking) {
    if (parts.light) stage.move(parts.light, { alpha: 0 }, 240, 'Cubic.easeOut');
    stage.pulse(drawing.pulse(), 2.2, 480);
  }
}
