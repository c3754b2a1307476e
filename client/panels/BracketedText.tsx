import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { ChoicePiece, OptionPiece, Piece } from '../view/pieces.ts';
import { Plate } from '../parts/Plate.tsx';
import { dirOf, t } from '../words/index.ts';
import { infoOf, seen } from './seen.ts';
import { Sponsors, useNames } from './Sponsors.tsx';

interface BracketedTextProps {
  readonly pieces: readonly Piece[];
  /** Number of the provision, before its words. */
  readonly number?: string;
  readonly calm?: boolean;
  /** What is shown below an option that was pressed; with it every option can be pressed, else those with sponsors. */
  readonly asked?: (option: string) => ComponentChildren;
}

/**
 * A text with its brackets. The characters are really there, so copying, searching and reading aloud work;
 * the shapes are drawn over them. The text keeps its own language and direction inside any page.
 */
export function BracketedText({ pieces, number, calm = false, asked: below }: BracketedTextProps) {
  const { view } = seen();
  const [asked, setAsked] = useState<OptionPiece | null>(null);
  const { lang } = view.public.scenario;
  return (
    <>
      <div class={calm ? 'prov calm' : 'prov'} lang={lang} dir={dirOf(lang)}>
        {number === undefined ? null : (
          <>
            <bdi class="no" dir="ltr">
              {number}
            </bdi>{' '}
          </>
        )}
        <Pieces
          pieces={pieces}
          all={below !== undefined}
          onAsk={(option) => setAsked(asked?.id === option.id ? null : option)}
        />
      </div>
      {asked ? (below?.(asked.id) ?? <Behind option={asked} />) : null}
    </>
  );
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  /** Options without sponsors can be pressed as well. */
  readonly all: boolean;
  readonly onAsk: (option: OptionPiece) => void;
}

function Pieces({ pieces, all, onAsk }: PiecesProps) {
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
              {piece.stacked ? (
                <Stacked choice={piece} all={all} onAsk={onAsk} />
              ) : (
                <Inline choice={piece} all={all} onAsk={onAsk} />
              )}
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
  ]
    .filter(Boolean)
    .join(' ');

interface ChoiceProps {
  readonly choice: ChoicePiece;
  readonly all: boolean;
  readonly onAsk: (option: OptionPiece) => void;
}

function Inline({ choice, all, onAsk }: ChoiceProps) {
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
          <InlineOption choice={choice} all={all} option={option} onAsk={onAsk} />
        </Fragment>
      ))}
    </>
  );
}

function InlineOption({ choice, all, option, onAsk }: ChoiceProps & { readonly option: OptionPiece }) {
  const long = option.text.length > 24;
  const words = (
    <bdi class={`bk d${Math.min(3, choice.depth)} ${stateOf(choice, option)}`}>
      <i>[</i>
      <Pieces pieces={option.pieces} all={all} onAsk={onAsk} />
      <i>]</i>
    </bdi>
  );
  if (option.sponsors.length === 0 && !all) return words;
  return (
    <Asked option={option} onAsk={onAsk} class={long ? 'opt long' : 'opt'}>
      {words}
      <Sponsors codes={option.sponsors} most={2} />
    </Asked>
  );
}

function Stacked({ choice, all, onAsk }: ChoiceProps) {
  return (
    <span class="alts">
      {choice.options.map((option, n) => (
        <span key={option.id} class={`alt d${Math.min(3, choice.depth)} ${stateOf(choice, option)}`}>
          {n > 0 ? <i class="ch hinge">/</i> : null}
          <i class="ch">[</i>
          {option.sponsors.length === 0 && !all ? (
            <bdi class="body">
              <Pieces pieces={option.pieces} all={all} onAsk={onAsk} />
            </bdi>
          ) : (
            <Asked option={option} onAsk={onAsk} class="body">
              <bdi>
                <Pieces pieces={option.pieces} all={all} onAsk={onAsk} />
              </bdi>
              <Sponsors codes={option.sponsors} most={3} />
            </Asked>
          )}
          <i class="ch">]</i>
          {n === choice.options.length - 1 && choice.tail !== '' ? <span class="tail">{choice.tail}</span> : null}
        </span>
      ))}
    </span>
  );
}

interface AskedProps {
  readonly option: OptionPiece;
  readonly onAsk: (option: OptionPiece) => void;
  readonly class: string;
  readonly children: preact.ComponentChildren;
}

/** An option as a whole can be pressed, to say who stands behind it. */
function Asked({ option, onAsk, class: classes, children }: AskedProps) {
  const names = useNames(option.sponsors);
  const nested = option.pieces.some((p) => p.d === 'choice');
  const ask = (event: Event): void => {
    event.stopPropagation();
    onAsk(option);
  };
  return (
    <span
      class={classes}
      tabIndex={0}
      role={nested ? 'group' : 'button'}
      aria-label={names === '' ? option.text : t('text.behind', { words: option.text, names })}
      {...(names === '' ? {} : { title: names })}
      onClick={ask}
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
