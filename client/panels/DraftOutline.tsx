import { BracketCount } from '../parts/BracketCount.tsx';
import { type OutlineRow, outlineOf } from '../view/bar.ts';
import { t } from '../words/index.ts';
import { picked, shownProvision } from './TextPanel.tsx';
import { seen } from './seen.ts';

/** The draft as a list, each provision with its own number; the corner holds their sum. Choosing one shows it. */
export function DraftOutline({ onPick }: { readonly onPick?: () => void }) {
  const { view } = seen();
  const rows = outlineOf(view, shownProvision()?.id);
  return (
    <section class="outline" aria-labelledby="outline-title">
      <h2 id="outline-title">{t('text.draft')}</h2>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              class={row.current ? 'here' : ''}
              aria-current={row.current}
              onClick={() => {
                picked.value = row.id;
                onPick?.();
              }}
            >
              <span class="title">
                <bdi class="number" dir="ltr">
                  {row.number}
                </bdi>{' '}
                <span>{row.title}</span>
              </span>
              <State row={row} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function State({ row }: { readonly row: OutlineRow }) {
  const words = row.open === 0 || row.status === 'deferred' ? t(`text.status.${row.status}`) : '';
  return (
    <>
      <span class="state">{words}</span>
      {row.open > 0 ? <BracketCount n={row.open} word={false} /> : null}
    </>
  );
}
