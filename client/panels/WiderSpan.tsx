import { may } from '../../shared/conference/conference.ts';
import type { Span } from '../../shared/text/span.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';

interface WiderSpanProps {
  readonly span: Span | null;
  /** The act on a stretch of words. */
  readonly command: (span: Span) => ClientCommand;
  readonly onDone?: () => void;
}

/** When brackets would cross: the smallest stretch that does not, in one press. */
export function WiderSpan({ span, command, onDone }: WiderSpanProps) {
  const { view, seat } = seen();
  const refusal = span === null ? undefined : may(view, seat, command(span));
  if (refusal?.code !== 'span.crosses') return null;
  const { from, to, words } = refusal.params ?? {};
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  return (
    <ActButton look="line" size="small" command={command({ from, to })} {...(onDone ? { onDone } : {})}>
      {t('bracket.wider', { words: words ?? '' })}
    </ActButton>
  );
}
