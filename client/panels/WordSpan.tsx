import type { Body } from '../../shared/text/model.ts';
import type { Span } from '../../shared/text/span.ts';
import { wordsOf } from '../../shared/text/measure.ts';
import { shownWord } from '../../shared/text/words.ts';
import { t } from '../words/index.ts';
import { seen } from './seen.ts';

interface WordSpanProps {
  readonly body: Body;
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}

/** The words of a text to press: the first press begins a stretch, the second ends it, a third begins anew. */
export function WordSpan({ body, span, onSpan }: WordSpanProps) {
  const { view } = seen();
  const words = wordsOf(body);
  const at = (id: string | undefined): number => words.findIndex((w) => w.id === id);
  const [from, to] = [at(span?.from), at(span?.to)];
  const press = (n: number, id: string): void => {
    if (span === null || span.from !== span.to) onSpan({ from: id, to: id });
    else onSpan(n < from ? { from: id, to: span.to } : { from: span.from, to: id });
  };
  return (
    <div class="wordspan" role="group" aria-label={t('bracket.words')} lang={view.public.scenario.lang} dir="auto">
      {words.map((w, n) => (
        <button
          key={w.id}
          type="button"
          class="btn line small"
          aria-pressed={from >= 0 && n >= from && n <= to}
          onClick={() => press(n, w.id)}
        >
          {shownWord(w.text).trim()}
        </button>
      ))}
    </div>
  );
}
