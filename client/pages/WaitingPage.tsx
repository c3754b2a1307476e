import { useState } from 'preact/hooks';
import { freeSeats } from '../../shared/conference/seating.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { said, seat, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { DelegationPicks } from '../panels/DelegationPicks.tsx';
import { DeviceButton } from '../panels/DeviceButton.tsx';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { WhoIsHere } from '../panels/WhoIsHere.tsx';
import { Button } from '../parts/Button.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Slip } from '../panels/Slip.tsx';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';

function wishWords(wish: string | null | undefined, now: View): string {
  if (wish === undefined) return t('seat.waiting.choose');
  return wish === null ? t('seat.waiting.keepAnyone') : t('seat.waiting.keep', { name: nameOf(now, wish) });
}

/** At the door, not in yet: who you are, what happens next, and another wish. */
export function WaitingPage() {
  const now = view.value;
  const own = now.seat[seat.value ?? ''];
  const name = (own?.name && said.value[own.name.ref]?.text) ?? '';
  const [changing, setChanging] = useState(false);
  const [wish, setWish] = useState<string | null | undefined>(undefined);
  const { send, refusal, busy } = useAct();
  useTitle(now.public.title.text);
  const ask = async (): Promise<void> => {
    if (wish === undefined || busy) return;
    if (await send({ c: 'wish', delegation: wish })) setChanging(false);
  };
  return (
    <div class="door">
      <header class="room door-top">
        <p class="topline-row">
          <Mark session={now.public.phase.p === 'session'} />
          <b class="title" dir="auto">
            {now.public.title.text}
          </b>
          <span class="quiet push">{t('seat.waiting.where')}</span>
        </p>
        <h1 tabIndex={-1}>{t('seat.waiting.title')}</h1>
      </header>
      <main class="sheet door-main">
        <p class="lead" role="status" dir="auto">
          {own?.role.r === 'admitted' ? t('seat.waiting.admitted', { name }) : t('seat.waiting.lead', { name })}
        </p>
        <p>{t('seat.waiting.next')}</p>
        {changing ? (
          <section>
            <h2 class="section">{t('seat.waiting.choose')}</h2>
            <DelegationPicks
              scenario={now.public.scenario.id}
              groups={now.public.scenario.groups}
              delegations={now.public.order.flatMap((code) => {
                const info = now.public.delegations[code]?.info;
                return info ? [{ info, free: freeSeats(now, code) }] : [];
              })}
              chosen={wish}
              onChoose={setWish}
            />
          </section>
        ) : null}
        {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
        <LanguageSwitch />
      </main>
      {changing ? null : <WhoIsHere />}
      <footer class="desk door-desk">
        {changing ? (
          <Button look="pale" size="big" class="wide" unavailable={wish === undefined} onPress={ask}>
            {wishWords(wish, now)}
          </Button>
        ) : (
          <Button look="pale" class="wide" onPress={() => setChanging(true)}>
            {t('seat.waiting.change')}
          </Button>
        )}
        <DeviceButton />
      </footer>
    </div>
  );
}
