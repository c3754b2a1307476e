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
import { Note, Slip } from '../parts/Slip.tsx';
import { lang, t } from '../words/index.ts';
import { enterSeat } from './enterSeat.ts';
import { useTitle } from './useTitle.ts';

/** Scenario, title, name: a code and a lobby. */
export function CreatePage() {
  useTitle(t('create.title'));
  const { answer, again } = useAnswer(getScenarios, 'scenarios');
  const [scenario, setScenario] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<ApiError | 'noTitle' | 'noName' | null>(null);
  const [busy, setBusy] = useState(false);
  const cards = answer?.ok ? answer.value : [];
  const chosen = cards.find((card) => card.id === scenario) ?? cards[0];

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
        </div>
        {problem === null ? null : problem === 'noTitle' || problem === 'noName' ? (
          <Note what={t(`create.${problem}`)} id="problem" />
        ) : (
          <Slip refusal={problem} id="problem" />
        )}
      </main>
      <aside class="create-side" aria-label={t('create.who')}>
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
              {t('create.people', {
                n: card.delegations.length,
                most: card.delegations.reduce((sum, d) => sum + d.seats, 0),
              })}
            </b>
            <span>{t('app.minutes', { n: card.minutes })}</span>
          </span>
        </Pick>
      ))}
    </fieldset>
  );
}

function Facts({ card }: { readonly card: ScenarioCard }) {
  return (
    <>
      <h2>{t('create.who')}</h2>
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
