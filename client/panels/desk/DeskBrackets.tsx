import { may } from '../../../shared/conference/conference.ts';
import type { Provision } from '../../../shared/conference/provisions.ts';
import { bracketStories } from '../../../shared/debrief/brackets.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { liftActs } from '../../view/acts.ts';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { ActButton } from '../ActButton.tsx';
import { behindWords } from '../draft/storyWords.ts';
import { explain, perform, say, seen } from '../seen.ts';
import { markOf, useMarks } from './useMarks.ts';

/** Each open bracket of a provision with who stands behind what, and the ways to lift it, each on a key of its own. */
export function DeskBrackets({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const open = plenaryOf(view).reading?.provision === provision.id;
  const acts = open ? liftActs(view, seat) : [];
  useMarks((n) => {
    const act = acts[n];
    if (!act) return;
    const refusal = may(view, seat, act.command);
    if (refusal) explain({ refusal, command: act.command });
    else void perform(act.command);
  });
  if (openChoices(provision.body).length === 0) return <p class="quiet">{t('desk.brackets.none')}</p>;
  return (
    <div class="deskbrackets">
      {open ? null : (
        <p>
          {t('desk.brackets.closed')}{' '}
          <ActButton look="line" size="small" command={{ c: 'openProvision', room, provision: provision.id }}>
            {t('chair.openOne', { number: provision.number })}
          </ActButton>
        </p>
      )}
      {bracketStories(plenaryOf(view), provision).map(({ choice, options }) => (
        <section key={choice.id}>
          <dl>
            {options.map((option) => (
              <div key={option.id}>
                <dt class="treaty">
                  <bdi dir="auto">[{option.words}]</bdi>
                </dt>
                <dd>{behindWords(view, option)}</dd>
              </div>
            ))}
          </dl>
          <div class="row-acts">
            {acts.map((act, n) =>
              act.choice === choice.id ? (
                <ActButton key={JSON.stringify(act.command)} look="line" size="small" command={act.command}>
                  {say(act.label)} {markOf(n) === '' ? null : <kbd aria-hidden="true">{markOf(n)}</kbd>}
                </ActButton>
              ) : null,
            )}
          </div>
        </section>
      ))}
      {open ? (
        <div class="row-acts">
          <ActButton
            look="line"
            size="small"
            command={{ c: 'askRuling', room, ruling: { r: 'agreed', provision: provision.id } }}
          >
            {t('desk.askAgreed', { number: provision.number })}
          </ActButton>
        </div>
      ) : null}
    </div>
  );
}
