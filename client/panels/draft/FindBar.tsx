import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../parts/Button.tsx';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { useFind } from './useFind.ts';

/** Finding words in the draft: Enter goes on to the next place, with Shift to the one before. */
export function FindBar({ within }: { readonly within: RefObject<HTMLElement | null> }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useFind(within, query, at);
  const go = (by: number): void => {
    if (found > 0) setAt((at + by + found) % found);
  };
  const some = query.trim() !== '';
  return (
    <form
      class="findbar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(1);
      }}
    >
      <label for={id}>{t('whole.find')}</label>
      <input
        id={id}
        class="input"
        type="search"
        dir="auto"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.shiftKey) return;
          event.preventDefault();
          go(-1);
        }}
      />
      <span class="found" role="status">
        {some ? t('whole.found', { n: found, at: found === 0 ? 0 : (at % found) + 1 }) : ''}
      </span>
      {some && found > 1 ? (
        <span class="row-acts">
          <Button look="plain" size="small" onPress={() => go(-1)}>
            {t('whole.previous')}
          </Button>
          <Button look="plain" size="small" onPress={() => go(1)}>
            {t('whole.next')}
          </Button>
        </span>
      ) : null}
    </form>
  );
}
