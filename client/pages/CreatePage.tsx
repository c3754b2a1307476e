import { useState } from 'preact/hooks';
import type { ScenarioCard } from '../../shared/protocol/wire.ts';
import { type ApiError, createConference, getScenarios } from '../net/api.ts';
import { navigate } from '../net/route.ts';
import { useAnswer } from '../net/useAnswer.ts';
import { Button, SubmitButton } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Pick } from '../parts/Pick.tsx';
import { Note } from '../parts/Note.tsx';
import { Slip } from '../panels/Slip.tsx';
import { lang, t } from '../words/index.ts';
import '../words/later.ts';
import '../styles/host.css';
import { hourOf as clockOf } from '../panels/hourOf.ts';
import { TheHour } from '../panels/teacher/TheHour.tsx';
import { expectedPeople, hourOf, lengthsOf } from '../view/hour.ts';
import { enterSeat } from './enterSeat.ts';
import { useTitle } from './useTitle.ts';
import '../styles/teacher.css';

/** Scenario first, then title, name, length and chair; beside it the hour as it will be. A code and a lobby come of it. */
export function CreatePage() {
  useTitle(t('create.title'));
  const { answer, again } = useAnswer(getScenarios, 'scenarios');
  const [scenario, setScenario] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [length, setLength] = useState<number | null>(null);
  const [expected, setExpected] = useState<string | null>(null);
  const [wanted, setChair] = useState<'automatic' | 'person' | null>(null);
  const [from] = useState(() => Date.now());
  const [problem, setProblem] = useState<ApiError | 'noTitle' | 'noName' | null>(null);
  const [busy, setBusy] = useState(false);
  // A first lesson first: it is for those who have no other in mind.
  const cards = answer?.ok ? answer.value.toSorted((a, b) => b.orders.length - a.orders.length) : [];
  const chosen = cards.find((card) => card.id === scenario) ?? cards[0];
  const lengths = chosen ? lengthsOf(chosen) : [];
  const minutes = length ?? lengths[0] ?? 45;
  const people = Math.max(1, Number.parseInt(expected ?? '', 10) || (chosen ? expectedPeople(chosen) : 1));
  // A first lesson goes without a person in the chair; who plays the whole procedure wants one.
  const chair = wanted ?? (chosen && chosen.orders.length > 0 ? 'automatic' : 'person');
  const hour = chosen && hourOf(chosen, people, minutes);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy || !chosen) return;
    if (title.trim() === '') return setProblem('noTitle');
    if (name.trim() === '') return setProblem('noName');
    setBusy(true);
    const created = await createConference({
      scenario: chosen.id,
      title: title.trim(),
      name: name.trim(),
      lang: lang.value,
      minutes: hour?.bellMinutes ?? null,
      autoChair: chair === 'automatic',
    });
    setBusy(false);
    if (!created.ok) return setProblem(created.error);
    enterSeat({ ...created.value, title: title.trim(), role: 'facilitator', plate: null });
  };

  return (
    <form class="create" onSubmit={(event) => void submit(event)} noValidate>
      <header class="room topline">
        <a
          class="mark-link"
          href="/"
          aria-label={t('app.notFound.go')}
          onClick={(event) => {
            event.preventDefault();
            navigate('/');
          }}
        >
          <Mark session={false} />
        </a>
        <p class="where">
          <b>{t('create.title')}</b>
          <span class="quiet">{t('create.nothingOpen')}</span>
        </p>
        <span class="quiet push roomy">{t('create.noAccount')}</span>
      </header>
      <main class="sheet create-main">
        <h1 tabIndex={-1}>{t('create.question')}</h1>
        {answer === undefined ? <p role="status">{t('create.loading')}</p> : null}
        {answer !== undefined && !answer.ok ? (
          <Slip refusal={answer.error}>
            <Button onPress={again}>{t('net.again')}</Button>
          </Slip>
        ) : null}
        {answer?.ok && cards.length === 0 ? <Note what={t('create.none')} /> : null}
        <Scenarios cards={cards} chosen={chosen?.id} onChoose={setScenario} />
        <div class="create-fields">
          <Field
            label={t('create.name')}
            value={title}
            onInput={setTitle}
            wrong={problem === 'noTitle' ? 'problem' : undefined}
          />
          <Field
            label={t('create.yourName')}
            hint={t('create.yourNameHint')}
            value={name}
            onInput={setName}
            autocomplete="nickname"
            wrong={problem === 'noName' ? 'problem' : undefined}
          />
          {hour ? (
            <>
              <div class="field">
                <span class="label" id="lengths">
                  {t('create.ends', { time: clockOf(from + minutes * 60_000) })}
                </span>
                <span class="lengths" role="group" aria-labelledby="lengths">
                  {lengths.map((n) => (
                    <Button
                      key={n}
                      look="line"
                      class={n === minutes ? 'on' : ''}
                      pressed={n === minutes}
                      onPress={() => setLength(n)}
                    >
                      {t('create.min', { n })}
                    </Button>
                  ))}
                </span>
              </div>
              <Field
                label={t('create.expected')}
                value={expected ?? String(people)}
                onInput={setExpected}
                hint={t('create.expectedHint')}
              />
            </>
          ) : null}
          <fieldset class="picks who-chairs">
            <legend>{t('create.chair')}</legend>
            <div class="two-picks">
              {(['automatic', 'person'] as const).map((who) => (
                <Pick key={who} name="chair" on={chair === who} onPick={() => setChair(who)}>
                  <span>
                    <b>{t(`create.chair.${who}`)}</b>
                    <span class="quiet small block">{t(`create.chair.${who}.text`)}</span>
                  </span>
                </Pick>
              ))}
            </div>
          </fieldset>
        </div>
        {problem === null ? null : problem === 'noTitle' || problem === 'noName' ? (
          <Note what={t(`create.${problem}`)} id="problem" />
        ) : (
          <Slip refusal={problem} id="problem" />
        )}
      </main>
      <aside class="create-side" aria-label={t('create.who')}>
        {chosen && hour ? <TheHour card={chosen} hour={hour} people={people} from={from} /> : null}
        {chosen ? <Facts card={chosen} /> : null}
      </aside>
      <footer class="desk pagefoot">
        <SubmitButton look="pale" size="big">
          {t('create.go')}
        </SubmitButton>
        <span class="quiet small roomy">{t('create.note')}</span>
      </footer>
    </form>
  );
}

interface ScenariosProps {
  readonly cards: readonly ScenarioCard[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Scenarios({ cards, chosen, onChoose }: ScenariosProps) {
  return (
    <fieldset class="picks create-picks">
      <legend class="unseen">{t('create.scenario')}</legend>
      {cards.map((card) => (
        <Pick key={card.id} name="scenario" on={card.id === chosen} onPick={() => onChoose(card.id)}>
          <span>
            <b class="pick-name">{card.name}</b>
            <span class="quiet small">{card.blurb}</span>
          </span>
          <span class="facts">
            <b>
              {card.people
                ? t('create.range', { from: card.people.from, to: card.people.to })
                : t('create.people', {
                    n: card.delegations.length,
                    most: card.delegations.reduce((sum, d) => sum + d.seats, 0),
                  })}
            </b>
            <span>
              {lengthsOf(card)
                .map((n) => t('create.min', { n }))
                .join(t('text.comma'))}
            </span>
            <span class="quiet">
              {t(card.ruleSet.levels.length > 0 ? 'create.levels' : 'create.noLevels', {
                n: card.ruleSet.levels.length,
              })}
            </span>
          </span>
        </Pick>
      ))}
    </fieldset>
  );
}

function Facts({ card }: { readonly card: ScenarioCard }) {
  return (
    <>
      <h2 class={card.orders.length > 0 ? 'section' : ''}>{t('create.who')}</h2>
      <ul class="plates-two">
        {card.delegations.map((info) => (
          <li key={info.code}>
            <Plate scenario={card.id} info={info} />
          </li>
        ))}
      </ul>
      <h2 class="section">{t('create.text')}</h2>
      <ul class="provisions">
        {card.provisions.map((provision) => (
          <li key={provision.number}>
            <b>{provision.number}</b> {provision.title}
            <span class="quiet small block">{provision.gloss}</span>
          </li>
        ))}
      </ul>
      <details class="section">
        <summary>{t('create.about')}</summary>
        <p class="small">{card.about}</p>
      </details>
    </>
  );
}
