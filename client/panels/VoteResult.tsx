import type { BallotResult, Card } from '../../shared/conference/ballots.ts';
import { openBrackets } from '../../shared/text/measure.ts';
import { Button } from '../parts/Button.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Plate } from '../parts/Plate.tsx';
import { openTotal } from '../view/bar.ts';
import { piecesOf } from '../view/pieces.ts';
import { lastResult, type ResultShown } from '../view/votes.ts';
import { dirOf, t } from '../words/index.ts';
import '../words/later.ts';
import { BracketedText } from './BracketedText.tsx';
import { infoOf, say, seen } from './seen.ts';
import { putAside } from './shownResult.ts';

const icons: Readonly<Record<Card, IconName>> = { for: 'check', against: 'cross', abstain: 'dash' };

/** The last count with its arithmetic in words, and the cards turned. */
export function VoteResult() {
  const { view, seat } = seen();
  const shown = lastResult(view, seat);
  if (!shown) return null;
  const { cards } = shown.result;
  return (
    <section class="result" aria-labelledby="result-title">
      <div class="room votehead">
        <VoteHeadline shown={shown} id="result-title" />
      </div>
      <div class="votebody">
        <VoteCount shown={shown} />
        <ul class="turned">
          {view.public.order
            .filter((code) => Object.hasOwn(cards, code))
            .map((code) => {
              const card = cards[code] ?? 'abstain';
              return (
                <li key={code}>
                  <Plate scenario={view.public.scenario.id} info={infoOf(view, code)}>
                    <span class={`turn ${card}`}>
                      <Icon name={icons[card]} /> {t(`vote.card.${card}`)}
                    </span>
                  </Plate>
                </li>
              );
            })}
        </ul>
        {shown.provision && shown.provision.body.length > 0 ? (
          <BracketedText
            pieces={piecesOf(shown.provision.body)}
            number={shown.provision.number}
            calm={openBrackets(shown.provision.body) === 0}
          />
        ) : null}
        <p class="quiet">{t('vote.openAfter', { open: openTotal(view) })}</p>
        <Button look="line" onPress={() => (putAside.value = shown.key)}>
          {t('vote.back')}
        </Button>
      </div>
    </section>
  );
}

/** The count: its numbers, the squares with the majority, the arithmetic in words. P2.4 to P2.6 */
export function VoteCount({ shown }: { readonly shown: ResultShown }) {
  const { tally, outcome } = shown.result;
  return (
    <>
      <dl class="nums">
        {(['for', 'against', 'abstain'] as const).map((card) => (
          <div key={card} class={card}>
            <dd class="num">{tally[card]}</dd>
            <dt>
              <i aria-hidden="true" />
              {t(`vote.count.${card}`)}
            </dt>
          </div>
        ))}
      </dl>
      <TallyBar tally={tally} need={shown.need} required={outcome.kind === 'noQuorum' ? 0 : outcome.required} />
      <p class="sum">{say(shown.sum)}</p>
    </>
  );
}

/** What a count came to, and about what. */
export function VoteHeadline({ shown, id }: { readonly shown: ResultShown; readonly id?: string }) {
  const { lang } = seen().view.public.scenario;
  return (
    <>
      <h1 {...(id === undefined ? {} : { id })}>
        <Icon name="gavel" /> {say(shown.headline)}
      </h1>
      <p class="quiet">
        {shown.about === '' ? t('vote.wholeText') : shown.about}
        {shown.put === '' ? null : (
          <q lang={lang} dir={dirOf(lang)}>
            {shown.put}
          </q>
        )}
      </p>
    </>
  );
}

interface TallyBarProps {
  readonly tally: BallotResult['tally'];
  readonly need: number;
  readonly required: number;
}

/** One square a vote for or against; under it the majority, as a span in ink brackets. */
function TallyBar({ tally, need, required }: TallyBarProps) {
  const voting = tally.for + tally.against;
  if (voting === 0) return null;
  return (
    <div class="tally" aria-hidden="true">
      <div class="grid">
        {Array.from({ length: voting }, (_, n) => (
          <i key={n} class={n < tally.for ? '' : 'against'} />
        ))}
      </div>
      {required > 0 && required <= voting ? (
        <div class="needed" style={{ inlineSize: `${need * 100}%` }}>
          {t('vote.needed', { required })}
        </div>
      ) : null}
    </div>
  );
}
