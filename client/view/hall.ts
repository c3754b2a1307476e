import type { View } from '../../shared/conference/kinds.ts';
import type { HallCard, HallDelegation, HallModel, HallPresence, HallSign, ScreenSegment } from './hallModel.ts';
import { speakingOf, outlineOf } from './bar.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { lastResult } from './votes.ts';
import { lookerOf, onPaper, plenaryOf } from './who.ts';

/** The room as the hall draws it. Words come from outside, so that the hall reads no catalogue. */
export interface HallWords {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Direction of the text on the screen. */
  readonly textDir: 'ltr' | 'rtl';
  readonly chair: string;
  readonly you: string;
  readonly away: string;
  readonly gone: string;
  readonly empty: string;
  readonly status: (status: string) => string;
  readonly has: (name: string) => string;
  readonly signUrl: (scenario: string, sign: HallSignName) => string;
}

interface HallSignName {
  readonly kind: HallSign['kind'];
  readonly name: string;
}

/** @param now conference time, for the clock on the wall */
export function hallOf(view: View, seat: string, now: number, words: HallWords): HallModel {
  const room = plenaryOf(view);
  const me = lookerOf(view, seat);
  const paper = onPaper(view) ?? room.provisions[0];
  const speaking = speakingOf(view, seat, now);
  const turned = room.ballot?.state === 'open' ? null : lastResult(view, seat);
  return {
    lang: words.lang,
    dir: words.dir,
    delegations: view.public.order.flatMap((code): readonly HallDelegation[] => {
      const d = view.public.delegations[code];
      if (!d) return [];
      const listed = room.floor.list.findIndex((x) => x.delegation === code);
      return [
        {
          code,
          name: d.info.name,
          sign: { kind: d.info.sign.kind, url: words.signUrl(view.public.scenario.id, d.info.sign) },
          people: d.taken,
          presence: presenceIn(d.presence.p, d.taken),
          yours: me.delegation === code,
          listed: listed < 0 ? null : listed + 1,
          speaking: room.floor.speaking?.delegation === code,
          card: turned ? (turned.result.cards[code] ?? 'none') : cardOf(view, code),
        },
      ];
    }),
    chair: { label: words.chair, present: room.chair !== null },
    screen: {
      lang: view.public.scenario.lang,
      dir: words.textDir,
      heading: paper ? `${paper.number} ${paper.title}` : view.public.title.text,
      segments: paper ? screenSegments(piecesOf(paper.body), 0) : [],
    },
    outline: outlineOf(view, paper?.id).map((row) => ({
      number: row.number,
      title: row.title,
      status: words.status(row.status),
      brackets: row.open,
      current: row.current,
    })),
    ballot: turned ? 'turned' : room.ballot ? 'open' : 'none',
    timer: speaking ? { label: words.has(speaking.name), text: speaking.clock } : null,
    gavel: room.record.length + room.results.length,
    words: { you: words.you, away: words.away, gone: words.gone, empty: words.empty },
  };
}

const presenceIn = (p: HallPresence, taken: number): HallPresence => (taken === 0 ? 'empty' : p);

function cardOf(view: View, code: string): HallCard {
  const { ballot } = plenaryOf(view);
  if (ballot?.state !== 'open' || !ballot.entitled.includes(code)) return 'none';
  return ballot.cast.includes(code) ? 'back' : 'down';
}

/** Brackets as separate signs, for a screen that draws them itself. */
export function screenSegments(pieces: readonly Piece[], depth: number): readonly ScreenSegment[] {
  return pieces.flatMap((piece): readonly ScreenSegment[] => {
    if (piece.d === 'words') return [{ kind: 'words', text: piece.text, depth }];
    if (piece.d === 'blank') return [...spaceOf(piece.space, depth), { kind: 'blank', depth: piece.depth }];
    return [
      ...spaceOf(piece.space, depth),
      ...piece.options.flatMap((o, n): readonly ScreenSegment[] => [
        ...(n > 0 ? [{ kind: 'slash' as const, depth: piece.depth }] : []),
        { kind: 'open', depth: piece.depth },
        ...screenSegments(o.pieces, piece.depth),
        { kind: 'close', depth: piece.depth },
      ]),
      ...(piece.tail === '' ? [] : [{ kind: 'words' as const, text: piece.tail, depth }]),
    ];
  });
}

const spaceOf = (space: string, depth: number): readonly ScreenSegment[] =>
  space === '' ? [] : [{ kind: 'words', text: space, depth }];
