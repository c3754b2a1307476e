import { type ComponentChildren, Fragment } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { ChoicePiece, OptionPiece, Piece } from '../view/pieces.ts';
import { Plate } from '../parts/Plate.tsx';
import { dirOf, t } from '../words/index.ts';
import { GlanceBox, useGlance } from './Glance.tsx';
import { infoOf, seen } from './seen.ts';
import { Sponsors, useNames } from './Sponsors.tsx';

interface BracketedTextProps {
  readonly pieces: readonly Piece[];
  /** Number of the provision, before its words. */
  readonly number?: string;
  readonly calm?: boolean;
  /** What is shown below an option that was pressed; with it every option can be pressed, else those with sponsors. */
  readonly asked?: (option: string) => ComponentChildren;
  /** What a glance at an option shows: a pointer over it, or the focus on it. */
  readonly tip?: (option: string) => ComponentChildren;
}

/** What can be done with the options of a text. */
interface Hands {
  /** Options without sponsors can be pressed as well. */
  readonly all: boolean;
  readonly onAsk: (option: OptionPiece) => void;
  readonly onOver: (option: OptionPiece, at: Element) => void;
  readonly onOut: () => void;
  /** The option that shows something now, and where it is shown. */
  readonly glanced: { readonly option: string; readonly by: string } | null;
}

/**
 * A text with its brackets. The characters are really there, so copying, searching and reading aloud work;
 * the shapes are drawn over them. The text keeps its own language and direction inside any page.
 */
export function BracketedText({ pieces, number, calm = false, asked: below, tip }: BracketedTextProps) {
  const { view } = seen();
  const [asked, setAsked] = useState<OptionPiece | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const glance = useGlance(place);
  const id = useId();
  const { lang } = view.public.scenario;
  const shown = tip && glance.glanced?.option !== asked?.id ? glance.glanced : null;
  const hands: Hands = {
    all: below !== undefined,
    onAsk: (option) => setAsked(asked?.id === option.id ? null : option),
    onOver: (option, at) => glance.over(option.id, at),
    onOut: glance.out,
    glanced: shown && { option: shown.option, by: id },
  };
  return (
    <div class="provplace" ref={place}>
      <div class={calm ? 'prov calm' : 'prov'} lang={lang} dir={dirOf(lang)}>
        {number === undefined ? null : (
          <>
            <bdi class="no" dir="ltr">
              {number}
            </bdi>{' '}
          </>
        )}
        <Pieces pieces={pieces} hands={hands} />
      </div>
      {tip && shown ? (
        <GlanceBox id={id} glance={glance}>
          {tip(shown.option)}
        </GlanceBox>
      ) : null}
      {asked ? (below?.(asked.id) ?? <Behind option={asked} />) : null}
    </div>
  );
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  readonly hands: Hands;
}

function Pieces({ pieces, hands }: PiecesProps) {
  return (
    <>
      {pieces.map((piece, n) => (
        <Fragment key={piece.d === 'words' ? n : piece.id}>
          {piece.d === 'words' ? <Words piece={piece} /> : null}
          {piece.d === 'blank' ? (
            <>
              {piece.space}
              <span class={`bk blank d${Math.min(3, piece.depth)}`}>
                <i>[</i> <span class="unseen">{t('text.blank')}</span> <i>]</i>
              </span>
            </>
          ) : null}
          {piece.d === 'choice' ? (
            <>
              {piece.space}
              {piece.stacked ? <Stacked choice={piece} hands={hands} /> : <Inline choice={piece} hands={hands} />}
            </>
          ) : null}
        </Fragment>
      ))}
    </>
  );
}

function Words({ piece }: { readonly piece: Extract<Piece, { readonly d: 'words' }> }) {
  const lead = /^\s*/u.exec(piece.text)?.[0] ?? '';
  const words = piece.text.slice(lead.length);
  if (piece.mark === 'same' || words === '') return <>{piece.text}</>;
  if (piece.mark === 'fresh')
    return (
      <>
        {lead}
        <span class="fresh">{words}</span>
      </>
    );
  const Tag = piece.mark === 'in' ? 'ins' : 'del';
  return (
    <>
      {lead}
      <Tag>
        <span class="unseen">{t(piece.mark === 'in' ? 'text.new' : 'text.out')} </span>
        {words}
      </Tag>
    </>
  );
}

const stateOf = (choice: ChoicePiece, option: OptionPiece): string =>
  [
    choice.announced ? 'announced' : '',
    choice.lifting ? (option.stays ? 'lifting' : 'falling') : '',
    option.mine ? 'mine' : '',
    option.tag === undefined ? '' : 'tagged',
  ]
    .filter(Boolean)
    .join(' ');

interface ChoiceProps {
  readonly choice: ChoicePiece;
  readonly hands: Hands;
}

function Inline({ choice, hands }: ChoiceProps) {
  return (
    <>
      {choice.options.map((option, n) => (
        <Fragment key={option.id}>
          {n > 0 ? (
            <>
              <span class="sl">/</span>
              <wbr />
            </>
          ) : null}
          <InlineOption choice={choice} option={option} hands={hands} />
        </Fragment>
      ))}
    </>
  );
}

function InlineOption({ choice, option, hands }: ChoiceProps & { readonly option: OptionPiece }) {
  const long = option.text.length > 24;
  const words = (
    <bdi class={`bk d${Math.min(3, choice.depth)} ${stateOf(choice, option)}`}>
      <i>[</i>
      <Pieces pieces={option.pieces} hands={hands} />
      <i>]</i>
      <Tag option={option} />
    </bdi>
  );
  if (option.sponsors.length === 0 && !hands.all) return words;
  return (
    <Asked option={option} hands={hands} class={long ? 'opt long' : 'opt'}>
      {words}
      <Sponsors codes={option.sponsors} most={2} />
    </Asked>
  );
}

function Stacked({ choice, hands }: ChoiceProps) {
  return (
    <span class="alts">
      {choice.options.map((option, n) => (
        <span key={option.id} class={`alt d${Math.min(3, choice.depth)} ${stateOf(choice, option)}`}>
          {n > 0 ? <i class="ch hinge">/</i> : null}
          <i class="ch">[</i>
          {option.sponsors.length === 0 && !hands.all ? (
            <bdi class="body">
              <Pieces pieces={option.pieces} hands={hands} />
            </bdi>
          ) : (
            <Asked option={option} hands={hands} class="body">
              <bdi>
                <Pieces pieces={option.pieces} hands={hands} />
              </bdi>
              <Sponsors codes={option.sponsors} most={3} />
            </Asked>
          )}
          <i class="ch">]</i>
          <Tag option={option} />
          {n === choice.options.length - 1 && choice.tail !== '' ? <span class="tail">{choice.tail}</span> : null}
        </span>
      ))}
    </span>
  );
}

/** How it is with a bracket, as the text says it: agreed ad referendum. */
const Tag = ({ option }: { readonly option: OptionPiece }) =>
  option.tag === undefined ? null : <small class="tag">{`{${option.tag}}`}</small>;

interface AskedProps {
  readonly option: OptionPiece;
  readonly hands: Hands;
  readonly class: string;
  readonly children: preact.ComponentChildren;
}

/** An option as a whole can be pressed, to say who stands behind it. */
function Asked({ option, hands, class: classes, children }: AskedProps) {
  const names = useNames(option.sponsors);
  const words = t('text.option', { words: option.tag === undefined ? option.text : `${option.text} {${option.tag}}` });
  const nested = option.pieces.some((p) => p.d === 'choice');
  const ask = (event: Event): void => {
    event.stopPropagation();
    hands.onAsk(option);
  };
  return (
    <span
      class={classes}
      tabIndex={0}
      role={nested ? 'group' : 'button'}
      aria-label={names === '' ? words : t('text.behind', { words, names })}
      {...(hands.glanced?.option === option.id ? { 'aria-describedby': hands.glanced.by } : {})}
      onClick={ask}
      onPointerOver={(event) => {
        // What encloses it is not meant.
        event.stopPropagation();
        if (event.pointerType === 'mouse') hands.onOver(option, event.currentTarget);
      }}
      onPointerLeave={hands.onOut}
      onFocus={(event) => {
        event.stopPropagation();
        if (event.currentTarget.matches(':focus-visible')) hands.onOver(option, event.currentTarget);
      }}
      onBlur={hands.onOut}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        ask(event);
      }}
    >
      {children}
    </span>
  );
}

function Behind({ option }: { readonly option: OptionPiece }) {
  const { view } = seen();
  return (
    <p class="behind" role="status">
      <span class="treaty">[{option.text}]</span>{' '}
      {option.sponsors.map((code) => (
        <Plate key={code} scenario={view.public.scenario.id} info={infoOf(view, code)} />
      ))}
    </p>
  );
}
