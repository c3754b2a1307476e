import { useEffect, useRef, useState } from 'preact/hooks';
import { draftOf } from '../../../shared/conference/draftEdits.ts';
import { draftAt, revisionTimes } from '../../../shared/conference/revisions.ts';
import { draftHandout } from '../../../shared/debrief/handout.ts';
import { countAllReadings } from '../../../shared/text/measure.ts';
import { asWouldHave, openness } from '../../../shared/text/readings.ts';
import { BracketCount } from '../../parts/BracketCount.tsx';
import { Button } from '../../parts/Button.tsx';
import { Choose } from '../../parts/Choose.tsx';
import { openTotal } from '../../view/bar.ts';
import { type Reading, chairsOrder, standingOf } from '../../view/draft.ts';
import { labelOf, nameOf, onPaper, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { seen } from '../seen.ts';
import { showProvision } from '../showProvision.ts';
import { picked } from '../TextPanel.tsx';
import { DraftCompared, type Way, WayPick } from './Compare.tsx';
import { FindBar } from './FindBar.tsx';
import { handoutWords } from './handoutWords.ts';
import { ProvisionRead } from './ProvisionRead.tsx';
import { ReadingPick, revisionName } from './ReadingPick.tsx';
import { measureWords } from './storyWords.ts';
import { TakeAway } from './TakeAway.tsx';

interface DraftReaderProps {
  /** Opens one provision alone, to write other words for it or to work on it. */
  readonly onAlone: (provision: string, write: boolean) => void;
  /** Back to the one provision on the paper. */
  readonly onBack: () => void;
}

/** The whole draft, to be read: every provision with its brackets, in whatever form one wants to see it. */
export function DraftReader({ onAlone, onBack }: DraftReaderProps) {
  const { view } = seen();
  const room = plenaryOf(view);
  const [reading, setReading] = useState<Reading>({ r: 'now' });
  const [base, setBase] = useState(false);
  const [taking, setTaking] = useState(false);
  const words = useRef<HTMLDivElement>(null);
  const place = onPaper(view)?.id ?? null;
  const follows = picked.value === null;
  const target = picked.value ?? place;
  useEffect(() => {
    if (target !== null) showProvision(target);
  }, [target]);
  const total = revisionTimes(room).length;
  const n = reading.r === 'at' ? reading.n : total;
  const draft = reading.r === 'at' ? draftAt(room, n) : draftOf(room);
  const bodies = draft.provisions.map((one) => one.body);
  return (
    <article class="whole" aria-labelledby="whole-title">
      <header class="head">
        <h1 id="whole-title" tabIndex={-1}>
          {t('text.draft')}
        </h1>
        <BracketCount n={openTotal(view)} />
      </header>
      <p class="quiet small measures">
        <b>{revisionName(room, n)}</b> <span>{measureWords(openness(bodies), countAllReadings(bodies))}</span>
      </p>
      <div class="wholetools">
        <ReadingPick reading={reading} onPick={setReading} />
        <FindBar within={words} />
        <div class="row-acts">
          <Button
            look="line"
            size="small"
            pressed={follows}
            onPress={() => (picked.value = follows ? (place ?? room.provisions[0]?.id ?? null) : null)}
          >
            {t('whole.follow')}
          </Button>
          <Button look="line" size="small" pressed={base} onPress={() => setBase(!base)}>
            {t('whole.base')}
          </Button>
          <Button look="line" size="small" expanded={taking} onPress={() => setTaking(!taking)}>
            {t('take.title')}
          </Button>
          <Button look="plain" size="small" class="back" onPress={onBack}>
            {t('whole.back')}
          </Button>
        </div>
      </div>
      {taking ? (
        <section class="takebox" aria-label={t('take.title')}>
          <p>{t(n < total ? 'take.leadThen' : 'take.lead')}</p>
          <div class="row-acts">
            <TakeAway look="line" size="small" handout={() => draftHandout(view, handoutWords(view), n)} />
          </div>
        </section>
      ) : null}
      {!follows && place !== null && place !== picked.value ? (
        <p class="elsewhere">
          <span class="quiet">{t('text.elsewhere', { about: labelOf(onPaper(view)) })}</span>{' '}
          <Button look="plain" size="small" onPress={() => (picked.value = null)}>
            {t('text.follow')}
          </Button>
        </p>
      ) : null}
      <ReadingNote reading={reading} />
      <div ref={words}>
        {reading.r === 'compare' ? (
          <CompareTwo last={total} />
        ) : (
          <ol class="provisions-read">
            {draft.provisions.map((one) => (
              <li key={one.id}>
                <ProvisionRead
                  text={one}
                  live={room.provisions.find((p) => p.id === one.id)}
                  reading={reading}
                  base={base}
                  here={one.id === place}
                  onAlone={onAlone}
                />
              </li>
            ))}
          </ol>
        )}
      </div>
    </article>
  );
}

/** What kind of text one reads, where it is not the draft as it stands. */
function ReadingNote({ reading }: { readonly reading: Reading }) {
  const { view } = seen();
  const room = plenaryOf(view);
  if (reading.r === 'now') return null;
  if (reading.r !== 'would')
    return (
      <p class="readingnote" role="status">
        {t(`whole.said.${reading.r}`)}
      </p>
    );
  const standing = standingOf(room, reading.code);
  const order = chairsOrder(room);
  const guessed = room.provisions.reduce((n, p) => n + asWouldHave(p.body, standing, order).guesses.length, 0);
  return (
    <p class="readingnote" role="status">
      {t('whole.said.would', { name: nameOf(view, reading.code), n: guessed })}
    </p>
  );
}

/** Two revisions of the whole against each other. */
function CompareTwo({ last }: { readonly last: number }) {
  const { view } = seen();
  const room = plenaryOf(view);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<number | null>(null);
  const [way, setWay] = useState<Way>('marked');
  const all = Array.from({ length: last + 1 }, (_, n) => n);
  const name = (n: number): string => revisionName(room, n);
  const titles = new Map([...room.provisions, ...room.past].map((p) => [p.id, p.title]));
  return (
    <>
      <div class="picks">
        <Choose label={t('bracket.compareFrom')} value={from} of={all} name={name} onPick={setFrom} />
        <Choose
          label={t('bracket.compareTo')}
          value={to ?? last}
          of={all}
          name={name}
          onPick={(n) => setTo(n === last ? null : n)}
        />
        <WayPick way={way} onPick={setWay} />
      </div>
      <DraftCompared
        before={draftAt(room, from)}
        after={draftAt(room, to ?? last)}
        way={way}
        titleOf={(id) => titles.get(id) ?? ''}
      />
    </>
  );
}
