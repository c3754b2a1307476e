import type { Handout } from '../../../shared/debrief/handout.ts';
import { handoutHtml } from '../../../shared/debrief/handoutHtml.ts';
import { handoutMarkdown } from '../../../shared/debrief/handoutMarkdown.ts';
import { Button, type ButtonLook } from '../../parts/Button.tsx';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { downloadText } from '../download.ts';

interface TakeAwayProps {
  /** Made when it is asked for, from what this page holds then. */
  readonly handout: () => Handout | undefined;
  readonly look: ButtonLook;
  readonly size?: 'small' | 'big';
}

/** The text as a file: a page to print, and Markdown. */
export function TakeAway({ handout, look, size }: TakeAwayProps) {
  const take = (kind: 'html' | 'md', write: (handout: Handout) => string): void => {
    const made = handout();
    if (made) downloadText(made.title, write(made), kind);
  };
  const sized = size === undefined ? {} : { size };
  return (
    <>
      <Button look={look} {...sized} onPress={() => take('html', handoutHtml)}>
        {t('take.print')}
      </Button>
      <Button look={look} {...sized} onPress={() => take('md', handoutMarkdown)}>
        {t('take.markdown')}
      </Button>
    </>
  );
}
