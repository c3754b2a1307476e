import { Button } from '../parts/Button.tsx';
import { Note } from '../parts/Note.tsx';
import type { Edited } from '../view/editing.ts';
import { t } from '../words/index.ts';
import { BracketedText } from './BracketedText.tsx';
import { seen } from './seen.ts';

interface DraftPreviewProps {
  readonly edited: Edited;
  /** What the field holds. */
  readonly text: string;
  /** Compares the words with today's text from now on. */
  readonly onToday: () => void;
  /** Begins anew with today's text. */
  readonly onAgain: () => void;
}

/** What somebody's words come to: as others will see them, as they would stand in brackets, or why they come to nothing. */
export function DraftPreview({ edited, text, onToday, onAgain }: DraftPreviewProps) {
  const { view } = seen();
  if (edited.e === 'nothing')
    return edited.code === 'same' ? (
      <p class="quiet small">{t('draft.same')}</p>
    ) : (
      <Note what={t(`draft.error.${edited.code}`)}>
        <p>{t(`draft.help.${edited.code}`)}</p>
      </Note>
    );
  if (edited.e === 'stale')
    return (
      <Note
        what={t('draft.staleTitle')}
        acts={
          <>
            <Button look="line" size="small" onPress={onToday}>
              {t('draft.onToday')}
            </Button>
            <Button look="line" size="small" onPress={onAgain}>
              {t('draft.again')}
            </Button>
          </>
        }
      >
        <dl class="both" lang={view.public.scenario.lang}>
          <dt>{t('draft.now')}</dt>
          <dd>
            <BracketedText pieces={edited.today} />
          </dd>
          <dt>{t('draft.meant')}</dt>
          <dd dir="auto">{text}</dd>
        </dl>
      </Note>
    );
  return (
    <>
      <h3>
        {t('draft.preview')} <small class="hint">{t('draft.legend')}</small>
      </h3>
      <BracketedText pieces={edited.pieces} calm />
      {edited.bracketed.length > 0 ? (
        <>
          <h3>{t('draft.ifMixed')}</h3>
          <BracketedText pieces={edited.bracketed} />
        </>
      ) : (
        <p class="quiet small">{t('draft.insideBracket')}</p>
      )}
    </>
  );
}
