import { useState } from 'preact/hooks';
import { bellMax, bellMin } from '../../../shared/conference/bell.ts';
import type { ClientCommand } from '../../../shared/protocol/commands.ts';
import { unlocked } from '../../../shared/conference/levels.ts';
import { view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Slip } from '../Slip.tsx';
import { clockText } from '../../view/clock.ts';
import { bellNow } from '../../view/lesson.ts';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { UnlockBreak } from './Levels.tsx';

const breaks = [2, 5, 8] as const;

/** The bell, set anew in minutes from now, and a break. */
export function TimeBox() {
  const v = view.value;
  const now = useConferenceNow(v.public.clock.c === 'running');
  const bell = bellNow(v, now);
  const [minutes, setMinutes] = useState('');
  const { send, refusal } = useAct();
  const wanted = Number.parseInt(minutes, 10);
  const fits = wanted >= bellMin && wanted <= bellMax;
  return (
    <section class="section" aria-labelledby="time">
      <h2 id="time">{t('console.time')}</h2>
      <p class="small">
        {bell.b === 'set'
          ? t('console.bell.in', { n: bell.minutes })
          : bell.b === 'planned'
            ? t('console.bell.planned', { n: bell.minutes })
            : t('console.bell.none')}
      </p>
      <div class="field-row">
        <Field label={t('console.bell.set')} value={minutes} onInput={setMinutes} />
        <Button
          look="line"
          unavailable={!fits}
          onPress={async () => {
            if (fits && (await send({ c: 'setBell', minutes: wanted }))) setMinutes('');
          }}
        >
          {t('console.bell.go')}
        </Button>
      </div>
      {v.public.phase.p === 'session' ? <BreakActs onAct={send} /> : null}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </section>
  );
}

/** A break of some minutes, its end, or what it takes to have one. */
function BreakActs({ onAct }: { readonly onAct: (command: ClientCommand) => unknown }) {
  const v = view.value;
  const now = useConferenceNow(v.public.clock.c === 'running');
  const { pause } = plenaryOf(v);
  const room = v.public.plenary;
  if (!unlocked(v.public, 'startBreak')) return <UnlockBreak />;
  return (
    <div class="acts">
      {pause ? (
        <Button look="line" size="small" onPress={() => onAct({ c: 'endBreak', room })}>
          {t('console.break.end', { time: clockText(pause.until - now) })}
        </Button>
      ) : (
        breaks.map((n) => (
          <Button key={n} look="line" size="small" onPress={() => onAct({ c: 'startBreak', room, minutes: n })}>
            {t('console.break.start', { n })}
          </Button>
        ))
      )}
    </div>
  );
}
