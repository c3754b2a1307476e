import type { ComponentChildren } from 'preact';
import { Button } from '../parts/Button.tsx';
import { adoptRest, liftActs, type NamedAct, voteActs } from '../view/acts.ts';
import { plenaryOf } from '../view/who.ts';
import { isAhead, isSettled } from '../../shared/conference/provisions.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { say, seen } from './seen.ts';
import { keysOn } from './useChairKeys.ts';

interface ChairMoreProps {
  readonly what: 'vote' | 'more';
  readonly onDone: () => void;
  /** Rulings for which a phone's desk has no place. */
  readonly children: ComponentChildren;
}

/** What the chair needs less often: what can be put to the vote; brackets to lift, provisions to open, the end. */
export function ChairMore({ what, onDone, children }: ChairMoreProps) {
  const { view, seat } = seen();
  if (what === 'vote')
    return (
      <section class="chairmore" aria-label={t('chair.putToVote')}>
        <Leave onDone={onDone} />
        <Acts title={t('chair.putToVote')} acts={voteActs(view, seat)} onDone={onDone} />
      </section>
    );
  return (
    <section class="chairmore" aria-label={t('chair.more')}>
      <Leave onDone={onDone} />
      <div class="row-acts phone-only">
        {children}
        <MoreTime />
      </div>
      <Acts title={t('chair.liftTitle')} acts={liftActs(view, seat)} onDone={onDone} />
      <OpenAndAsk onDone={onDone} />
      <TheEnd onDone={onDone} />
      <BreakAndHelp onDone={onDone} />
      <div>
        <Button look="ghost" size="small" pressed={keysOn.value} onPress={() => (keysOn.value = !keysOn.value)}>
          {t(keysOn.value ? 'chair.keysOn' : 'chair.keysOff')}
        </Button>
      </div>
    </section>
  );
}

/** On a phone this stands in the place of the desk, so that the text stays in sight: the way back to the desk. */
function Leave({ onDone }: { readonly onDone: () => void }) {
  return (
    <Button look="ghost" size="small" class="phone-only leave" onPress={onDone}>
      {t('app.close')}
    </Button>
  );
}

/** For whoever speaks. */
function MoreTime() {
  const { view } = seen();
  const { speaking } = plenaryOf(view).floor;
  if (!speaking) return null;
  const command = { c: 'moreTime', room: view.public.plenary, turn: speaking.turn, seconds: 30 } as const;
  return (
    <ActButton look="ghost" size="small" command={command}>
      {t('chair.more30')}
    </ActButton>
  );
}

interface ActsProps {
  readonly title: string;
  readonly acts: readonly NamedAct[];
  readonly onDone: () => void;
}

function Acts({ title, acts, onDone }: ActsProps) {
  if (acts.every((act) => act.refusal?.code === 'level.locked')) return null;
  return (
    <div>
      <h2>{title}</h2>
      <div class="row-acts">
        {acts.map((act) => (
          <ActButton key={JSON.stringify(act.command)} look="ghost" size="small" command={act.command} onDone={onDone}>
            {say(act.label)}
          </ActButton>
        ))}
      </div>
    </div>
  );
}

function OpenAndAsk({ onDone }: { readonly onDone: () => void }) {
  const { view } = seen();
  const room = view.public.plenary;
  const { provisions, reading } = plenaryOf(view);
  return (
    <div>
      <h2>{t('chair.openTitle')}</h2>
      <div class="row-acts">
        {reading ? (
          <ActButton
            look="ghost"
            size="small"
            command={{ c: 'askAgain', room, question: reading.question }}
            onDone={onDone}
          >
            {t('chair.askAgain')}
          </ActButton>
        ) : null}
        {provisions
          .filter((p) => !isSettled(p) && p.id !== reading?.provision)
          .map((p) => (
            <ActButton
              key={p.id}
              look="ghost"
              size="small"
              command={{ c: 'openProvision', room, provision: p.id }}
              onDone={onDone}
            >
              {t('chair.openOne', { number: p.number })}
            </ActButton>
          ))}
        {provisions.filter(isAhead).map((p) => (
          <ActButton
            key={p.id}
            look="ghost"
            size="small"
            command={{ c: 'leaveOut', room, provision: p.id }}
            onDone={onDone}
          >
            {t('chair.leaveOut', { number: p.number })}
          </ActButton>
        ))}
      </div>
    </div>
  );
}

/** The text as a whole; or what is agreed without the rest, said with what would drop. P1.67 */
function TheEnd({ onDone }: { readonly onDone: () => void }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const rest = adoptRest(view, seat);
  return (
    <div>
      <h2>{t('chair.endTitle')}</h2>
      {rest.drops.length > 0 ? (
        <>
          <p class="small">
            {t('chair.wouldDrop', {
              drops: rest.drops.join(t('text.comma')),
              stands: rest.stands.length === 0 ? t('chair.nothing') : rest.stands.join(t('text.comma')),
            })}
          </p>
          <ActButton look="ghost" size="small" command={rest.command} onDone={onDone}>
            {t('chair.adoptRest')}
          </ActButton>
        </>
      ) : (
        <ActButton look="ghost" size="small" command={{ c: 'askWhole', room, dropRest: false }} onDone={onDone}>
          {t('chair.main.askWhole')}
        </ActButton>
      )}
    </div>
  );
}

/** A break, and the automatic chair as a help: it takes the suggested step after a countdown unless the chair acts. */
function BreakAndHelp({ onDone }: { readonly onDone: () => void }) {
  const { view } = seen();
  const room = view.public.plenary;
  const { auto } = plenaryOf(view);
  return (
    <div>
      <h2>{t('chair.helpTitle')}</h2>
      <div class="row-acts">
        {[2, 5].map((minutes) => (
          <ActButton
            key={minutes}
            look="ghost"
            size="small"
            command={{ c: 'startBreak', room, minutes }}
            onDone={onDone}
          >
            {t('console.break.start', { n: minutes })}
          </ActButton>
        ))}
        <ActButton look="ghost" size="small" pressed={auto.on} command={{ c: 'setAutoChair', room, on: !auto.on }}>
          {t(auto.on ? 'chair.autoOn' : 'chair.autoOff')}
        </ActButton>
      </div>
    </div>
  );
}
