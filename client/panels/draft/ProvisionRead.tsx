import { useState } from 'preact/hooks';
import type { Provision } from '../../../shared/conference/provisions.ts';
import { bracketStories, pastBrackets } from '../../../shared/debrief/brackets.ts';
import type { DraftText } from '../../../shared/text/draft.ts';
import { openBrackets } from '../../../shared/text/measure.ts';
import { asWouldHave, ifAllFell } from '../../../shared/text/readings.ts';
import type { Body } from '../../../shared/text/model.ts';
import { BracketCount } from '../../parts/BracketCount.tsx';
import { Button } from '../../parts/Button.tsx';
import { StatusMark } from '../../parts/StatusMark.tsx';
import { stateOfProvision } from '../../view/bar.ts';
import { guessParts, type Reading, chairsOrder, standingOf } from '../../view/draft.ts';
import { marksIn, wordsRead } from '../../view/footnotes.ts';
import { piecesOf } from '../../view/pieces.ts';
import { lookerOf, plenaryOf } from '../../view/who.ts';
import { dirOf, t } from '../../words/index.ts';
import '../../words/later.ts';
import { BracketedText } from '../BracketedText.tsx';
import { Footnotes } from '../Footnotes.tsx';
import { seen } from '../seen.ts';
import { placeInDraft } from '../showProvision.ts';
import { canPropose } from '../TextPanel.tsx';
import { useLifting } from '../useLifting.ts';
import { ChosenText } from './ChosenText.tsx';
import { OptionActs, OptionTip } from './OptionActs.tsx';
import { WhyBrackets } from './WhyBrackets.tsx';

interface ProvisionReadProps {
  readonly text: DraftText;
  /** The provision as it stands today; missing where it is part of another by now. */
  readonly live: Provision | undefined;
  readonly reading: Exclude<Reading, { readonly r: 'compare' }>;
  /** The old text stands beside it. */
  readonly base: boolean;
  /** The room is at it. */
  readonly here: boolean;
  readonly onAlone: (provision: string, write: boolean) => void;
}

/** One provision of the whole draft. */
export function ProvisionRead({ text, live, reading, base, here, onAlone }: ProvisionReadProps) {
  const { view } = seen();
  const { lang } = view.public.scenario;
  const id = placeInDraft(text.id);
  const now = reading.r === 'now' ? live : undefined;
  const past = plenaryOf(view).past.find((p) => p.id === text.id);
  return (
    <article id={id} class={here ? 'provision here' : 'provision'} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`} data-find>
          <bdi dir="ltr">{text.number}</bdi> <span>{(live ?? past)?.title}</span>
        </h2>
        {here ? <span class="roomhere">{t('whole.here')}</span> : null}
        {now ? (
          <span class="states">
            <StatusMark status={stateOfProvision(now)} />
            <BracketCount n={openBrackets(now.body)} word={false} />
          </span>
        ) : null}
      </header>
      <div class={base ? 'beside' : ''}>
        <div data-find>{now ? <LiveText provision={now} /> : <OtherText body={text.body} reading={reading} />}</div>
        {base ? (
          <div class="basetext">
            <p class="quiet small">{t('text.old')}</p>
            {live?.oldText ? (
              <p class="prov calm" lang={lang} dir={dirOf(lang)}>
                {live.oldText}
              </p>
            ) : (
              <p class="quiet">{t('record.nothingStands')}</p>
            )}
          </div>
        ) : null}
      </div>
      {now ? <Acts provision={now} onAlone={onAlone} /> : null}
    </article>
  );
}

/** The words as they stand; what is settled lifts where it stands. */
function LiveText({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const room = plenaryOf(view);
  const { body, lifting, fresh } = useLifting(provision.id, provision.body);
  const pending = room.pending?.ruling.provision === provision.id ? room.pending : null;
  if (provision.status === 'removed') return <p class="prov calm quiet">{t('text.removed')}</p>;
  return (
    <div class={pending && pending.ruling.r !== 'lift' ? 'announced-whole' : ''}>
      <BracketedText
        pieces={piecesOf(wordsRead(view, provision, body), { delegation, pending, lifting, fresh })}
        calm={openBrackets(body) === 0}
        asked={(option) => <OptionActs provision={provision} option={option} />}
        tip={(option) => <OptionTip provision={provision} option={option} />}
      />
      {marksIn(view).some((one) => one.provision === provision.id || one.note === provision.id) ? (
        <Footnotes provision={provision} />
      ) : null}
    </div>
  );
}

interface OtherTextProps {
  readonly body: Body;
  readonly reading: ProvisionReadProps['reading'];
}

/** The words as they stood, or as they could come out. */
function OtherText({ body, reading }: OtherTextProps) {
  const { view } = seen();
  const { lang } = view.public.scenario;
  if (reading.r === 'at' || reading.r === 'now')
    return body.some((node) => node.kind !== 'dead') ? (
      <BracketedText pieces={piecesOf(body)} calm={openBrackets(body) === 0} />
    ) : (
      <p class="prov calm quiet">{t('text.removed')}</p>
    );
  if (reading.r === 'chosen') return <ChosenText body={body} />;
  const would =
    reading.r === 'fell'
      ? { body: ifAllFell(body), words: [] }
      : asWouldHave(body, standingOf(plenaryOf(view), reading.code), chairsOrder(plenaryOf(view)));
  const parts = guessParts(would.body, would.words);
  if (parts.length === 0) return <p class="prov calm quiet">{t('record.removed')}</p>;
  return (
    <p class="prov calm" lang={lang} dir={dirOf(lang)}>
      {parts.map(({ guess, text }, n) =>
        guess ? (
          <span key={n} class="guess">
            <span class="unseen">{t('whole.guess')} </span>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}

interface ActsProps {
  readonly provision: Provision;
  readonly onAlone: (provision: string, write: boolean) => void;
}

function Acts({ provision, onAlone }: ActsProps) {
  const { view, seat } = seen();
  const room = plenaryOf(view);
  const [why, setWhy] = useState(false);
  const { id, number } = provision;
  const told = bracketStories(room, provision).length + pastBrackets(room, provision).length > 0;
  return (
    <>
      <div class="under">
        {canPropose(view, seat, provision) ? (
          <Button look="plain" size="small" label={t('whole.proposeOn', { number })} onPress={() => onAlone(id, true)}>
            {t('text.propose')}
          </Button>
        ) : null}
        {told ? (
          <Button
            look="plain"
            size="small"
            label={t('whole.whyOn', { number })}
            expanded={why}
            onPress={() => setWhy(!why)}
          >
            {t('text.why')}
          </Button>
        ) : null}
        <Button look="plain" size="small" label={t('whole.aloneOn', { number })} onPress={() => onAlone(id, false)}>
          {t('whole.alone')}
        </Button>
      </div>
      {why ? <WhyBrackets provision={provision} Heading="h3" /> : null}
    </>
  );
}
