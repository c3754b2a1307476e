import { BracketCount } from '../parts/BracketCount.tsx';
import { Button } from '../parts/Button.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { outlineOf } from '../view/bar.ts';
import { t } from '../words/index.ts';
import { picked, shownProvision } from './TextPanel.tsx';
import { seen } from './seen.ts';

interface DraftOutlineProps {
  readonly onPick?: (provision: string) => void;
  /** Opens the whole draft, where there is a place for it. */
  readonly onWhole?: () => void;
}

/** The draft as a list, each provision with its own number; the corner holds their sum. Choosing one shows it. */
export function DraftOutline({ onPick, onWhole }: DraftOutlineProps) {
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
                onPick?.(row.id);
              }}
            >
              <span class="title">
                <bdi class="number" dir="ltr">
                  {row.number}
                </bdi>{' '}
                <span>
                  {row.title}
                  <StatusMark status={row.status} />
                </span>
              </span>
              <BracketCount n={row.open} word={false} />
            </button>
          </li>
        ))}
      </ol>
      {onWhole ? (
        <Button look="plain" size="small" onPress={onWhole}>
          {t('text.whole')}
        </Button>
      ) : null}
    </section>
  );
}
