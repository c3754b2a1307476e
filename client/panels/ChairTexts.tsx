import type { ChairText } from '../../shared/conference/chairText.ts';
import { marked } from '../../shared/text/compare.ts';
import { said } from '../net/connection.ts';
import { labelOf, lookerOf, plenaryOf, provisionIn } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { Changes } from './draft/Compare.tsx';
import { seen } from './seen.ts';

/** Chair's texts on the table: one paper each, with what it changes in every provision. P1.48 */
export function ChairTexts() {
  const { view } = seen();
  const tabled = plenaryOf(view).chairTexts.filter((x) => x.state === 'tabled');
  if (tabled.length === 0) return null;
  return (
    <section class="chairtexts" aria-labelledby="chairtexts-title">
      <h2 id="chairtexts-title">{t('draft.chairTexts')}</h2>
      {tabled.map((text) => (
        <Tabled key={text.id} text={text} />
      ))}
    </section>
  );
}

function Tabled({ text }: { readonly text: ChairText }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const title = said.value[text.title.ref];
  const { pending } = plenaryOf(view);
  const announced = pending?.ruling.r === 'chairText' && pending.ruling.text === text.id;
  const ruling = { r: 'chairText', provision: text.parts[0]?.provision ?? '', text: text.id } as const;
  return (
    <article class={announced ? 'paper-row goes' : 'paper-row'}>
      <header>
        <bdi class="docno" dir="ltr">
          {text.symbol}
        </bdi>
        <b dir="auto" {...(title ? { lang: title.lang } : {})}>
          {title?.text ?? t('draft.erased')}
        </b>
        <span class="from">{t(`draft.chairText.${text.by}`)}</span>
      </header>
      {text.parts.map((part) => {
        const p = provisionIn(view, part.provision);
        if (!p) return null;
        return (
          <section key={part.provision} aria-label={labelOf(p)}>
            <h3>
              <bdi dir="auto">{labelOf(p)}</bdi>
            </h3>
            <Changes of={marked(p.body, part.body)} />
          </section>
        );
      })}
      {lookerOf(view, seat).chair && !announced ? (
        <div class="row-acts">
          <ActButton size="small" command={{ c: 'rule', room, ruling }}>
            {t('desk.text.takeIn', { symbol: text.symbol })}
          </ActButton>
          <ActButton look="line" size="small" command={{ c: 'askRuling', room, ruling }}>
            {t('desk.ask')}
          </ActButton>
          <ActButton look="plain" size="small" command={{ c: 'withdrawChairText', room, text: text.id }}>
            {t('draft.withdraw')}
          </ActButton>
        </div>
      ) : null}
    </article>
  );
}
