import { useState } from 'preact/hooks';
import type { Doorplate } from '../../shared/protocol/wire.ts';
import { type ApiError, getDoorplate, join } from '../net/api.ts';
import { navigate } from '../net/route.ts';
import { keptSeats, storeOf } from '../net/seats.ts';
import { useAnswer } from '../net/useAnswer.ts';
import { DelegationPicks } from '../panels/DelegationPicks.tsx';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { Button, SubmitButton } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Note } from '../parts/Note.tsx';
import { Slip } from '../panels/Slip.tsx';
import { lang, t } from '../words/index.ts';
import { enterSeat, seatWords } from './enterSeat.ts';
import { PlainPage, WaitPage } from './PlainPage.tsx';
import { useTitle } from './useTitle.ts';

/** At the door: a name, a delegation, in. */
export function JoinPage({ code }: { readonly code: string }) {
  const { answer, again } = useAnswer(() => getDoorplate(code), code);
  if (answer === undefined) return <WaitPage text={t('join.checking')} />;
  if (!answer.ok)
    return (
      <PlainPage
        title={t('app.notFound.title')}
        acts={
          <>
            <Button onPress={() => navigate('/')}>{t('join.otherCode')}</Button>
            <Button look="line" onPress={again}>
              {t('net.again')}
            </Button>
          </>
        }
      >
        <Slip refusal={answer.error} />
      </PlainPage>
    );
  if (answer.value.phase === 'closed')
    return (
      <PlainPage title={t('join.closed')} text={t('join.outcome')}>
        <Returning code={answer.value.code} />
      </PlainPage>
    );
  return <Door plate={answer.value} onStale={again} />;
}

function Door({ plate, onStale }: { readonly plate: Doorplate; readonly onStale: () => void }) {
  useTitle(plate.title.text);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [problem, setProblem] = useState<ApiError | 'noName' | 'noChoice' | null>(null);
  const [busy, setBusy] = useState(false);
  const info = plate.delegations.find((d) => d.info.code === chosen)?.info;
  const nameOf = (code: string): string => plate.delegations.find((d) => d.info.code === code)?.info.name ?? code;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') return setProblem('noName');
    if (chosen === undefined) return setProblem('noChoice');
    setBusy(true);
    const joined = await join(plate.code, { name: name.trim(), lang: lang.value, wants: chosen });
    setBusy(false);
    if (joined.ok) {
      enterSeat({
        ...joined.value,
        code: plate.code,
        title: plate.title.text,
        role: 'waiting',
        plate: info?.name ?? null,
      });
      return;
    }
    setProblem(joined.error);
    onStale();
  };

  return (
    <form class="door" onSubmit={(event) => void submit(event)} noValidate>
      <header class="room door-top">
        <p class="topline-row">
          <Mark session={plate.phase === 'session'} />
          <b class="title" dir="auto">
            {plate.title.text}
          </b>
          <span class="quiet push">{t('join.step', { minutes: plate.scenario.minutes })}</span>
        </p>
        <h1 tabIndex={-1}>{t('join.title')}</h1>
        <p class="quiet small">
          {plate.phase === 'session' ? `${t('join.running')} ` : ''}
          {t('join.facts', {
            all: plate.delegations.length,
            free: plate.delegations.reduce((sum, d) => sum + d.free, 0),
          })}
        </p>
      </header>
      <main class="sheet door-main">
        <Returning code={plate.code} />
        <Field
          label={t('join.name')}
          hint={t('join.nameHint')}
          value={name}
          onInput={setName}
          autocomplete="nickname"
          wrong={problem === 'noName' ? 'problem' : undefined}
        />
        <DelegationPicks
          scenario={plate.scenario.id}
          groups={plate.groups}
          delegations={plate.delegations}
          chosen={chosen}
          onChoose={(code) => {
            setChosen(code);
            setProblem(null);
          }}
        />
        <LanguageSwitch />
      </main>
      <footer class="desk door-desk">
        {problem === null ? null : problem === 'noName' || problem === 'noChoice' ? (
          <Note what={t(`join.${problem}`)} id="problem" />
        ) : (
          <Slip refusal={problem} nameOf={nameOf} id="problem" />
        )}
        <SubmitButton look="pale" size="big" class="wide">
          {info ? t('join.goFor', { name: info.name }) : t('join.goAnyone')}
        </SubmitButton>
        <p class="quiet small">{t('join.waits')}</p>
      </footer>
    </form>
  );
}

/** Seats that this browser holds here already: the way back is shorter than the way in. */
function Returning({ code }: { readonly code: string }) {
  const seats = keptSeats(storeOf('localStorage')).filter((seat) => seat.code === code);
  if (seats.length === 0) return null;
  return (
    <section class="returning">
      <h2>{t('join.returning')}</h2>
      <div class="acts">
        {seats.map((seat) => (
          <Button key={seat.seat} look="line" onPress={() => enterSeat(seat)}>
            {t('join.returnAs', { seat: seatWords(seat) })}
          </Button>
        ))}
      </div>
    </section>
  );
}
