import { Icon } from '../parts/Icon.tsx';
import { Plate } from '../parts/Plate.tsx';
import { placeOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { infoOf, seen } from './seen.ts';

/** Your own desk: your plate, and the one act that is always yours, the floor. */
export function Desk() {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  if (delegation === null) return null;
  return (
    <div class="mydesk">
      <Plate scenario={view.public.scenario.id} info={infoOf(view, delegation)} yours size="large" />
      <FloorButton />
    </div>
  );
}

/** Ask for the floor, leave the list, or end the statement: whichever is possible now. */
function FloorButton() {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const { delegation } = lookerOf(view, seat);
  const { speaking } = plenaryOf(view).floor;
  const { listed, place } = placeOf(view, seat);
  if (speaking && speaking.delegation === delegation)
    return (
      <ActButton class="done" size="big" command={{ c: 'endStatement', room, turn: speaking.turn }}>
        <Icon name="microphone" /> {t('floor.done')}
      </ActButton>
    );
  if (listed)
    return (
      <ActButton look="ghost" class="stack" size="big" command={{ c: 'withdrawFloor', room }}>
        {t('floor.withdraw')}
        <small>{t('floor.youAre', { place })}</small>
      </ActButton>
    );
  return (
    <ActButton look="pale" class="stack" size="big" command={{ c: 'askFloor', room }}>
      {t('floor.ask')}
      <small>{t('floor.wouldBe', { place })}</small>
    </ActButton>
  );
}
