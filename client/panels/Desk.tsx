import { Icon } from '../parts/Icon.tsx';
import { Plate } from '../parts/Plate.tsx';
import { placeOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { infoOf, seen, waitsForLine } from './seen.ts';

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
    return <ListButton act="withdrawFloor" words={t('floor.withdraw')} place={t('floor.youAre', { place })} />;
  return <ListButton act="askFloor" words={t('floor.ask')} place={t('floor.wouldBe', { place })} />;
}

interface ListButtonProps {
  readonly act: 'askFloor' | 'withdrawFloor';
  readonly words: string;
  readonly place: string;
}

/** Onto the list or off it. While the line is gone it says that the act waits. */
function ListButton({ act, words, place }: ListButtonProps) {
  const command = { c: act, room: seen().view.public.plenary } as const;
  const waits = waitsForLine(command);
  return (
    <ActButton look={waits || act === 'withdrawFloor' ? 'ghost' : 'pale'} class="stack" size="big" command={command}>
      {words}
      <small>{waits ? t('net.whenBack') : place}</small>
    </ActButton>
  );
}
