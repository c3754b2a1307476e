import { useState } from 'preact/hooks';
import { openBrackets } from '../../../shared/text/measure.ts';
import type { Body } from '../../../shared/text/model.ts';
import { liveText } from '../../../shared/text/print.ts';
import { readingOf } from '../../../shared/text/readings.ts';
import { Choose } from '../../parts/Choose.tsx';
import { type Picks, toChoose } from '../../view/draft.ts';
import { excerpt, piecesOf } from '../../view/pieces.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { BracketedText } from '../BracketedText.tsx';

const OPEN = 'open';
const NOTHING = 'nothing';

/** The words under a reading that is chosen bracket by bracket; what is not chosen stays open. */
export function ChosenText({ body }: { readonly body: Body }) {
  const [picks, setPicks] = useState<Picks>(new Map());
  const text = readingOf(body, (choice) => picks.get(choice.id));
  return (
    <>
      {text.some((node) => node.kind !== 'dead') ? (
        <BracketedText pieces={piecesOf(text)} calm={openBrackets(text) === 0} />
      ) : (
        <p class="prov calm quiet">{t('record.removed')}</p>
      )}
      <div class="picks">
        {toChoose(body, picks).map(({ id, options }) => {
          const wordsOf = (option: string): string => {
            const found = options.find((one) => one.id === option);
            return found ? excerpt(liveText(found.body).trim()) : '';
          };
          const picked = picks.get(id);
          return (
            <Choose
              key={id}
              label={options.map((one) => `[${wordsOf(one.id)}]`).join('/')}
              value={picked === undefined ? OPEN : (picked ?? NOTHING)}
              of={[OPEN, ...options.map((one) => one.id), ...(options.length === 1 ? [NOTHING] : [])]}
              name={(one) =>
                one === OPEN ? t('whole.chosen.open') : one === NOTHING ? t('bracket.nothing') : wordsOf(one)
              }
              onPick={(one) => {
                const next = new Map(picks);
                if (one === OPEN) next.delete(id);
                else next.set(id, one === NOTHING ? null : one);
                setPicks(next);
              }}
            />
          );
        })}
      </div>
    </>
  );
}
