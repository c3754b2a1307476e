import { levelOf, levelsOf } from '../../../shared/rules/levels.ts';
import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Slip } from '../Slip.tsx';
import { isWord, t } from '../../words/index.ts';

const levelWords = (kind: 'name' | 'does', id: string): string => {
  const key = `level.${kind}.${id}`;
  return isWord(key) ? t(key) : id;
};

/**
 * Where the teacher meets a break before the class has unlocked it: what it takes, and the button that does it.
 */
export function UnlockBreak() {
  const { ruleSet, level } = view.value.public;
  const levels = levelsOf(ruleSet);
  const { send, refusal } = useAct();
  const wanted = levelOf(ruleSet, 'startBreak');
  if (!wanted) return null;
  const at = Math.max(
    0,
    levels.findIndex((one) => one.id === level),
  );
  return (
    <>
      <p class="quiet small">{t('level.asks', { steps: levels.indexOf(wanted) - at })}</p>
      <div class="acts">
        <Button look="line" size="small" onPress={() => send({ c: 'setLevel', level: wanted.id })}>
          {t('level.unlock', { level: levelWords('name', wanted.id) })}
        </Button>
      </div>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </>
  );
}

/** What the class can do so far, and what the teacher unlocks next. */
export function Levels() {
  const { ruleSet, level } = view.value.public;
  const levels = levelsOf(ruleSet);
  const { send, refusal } = useAct();
  if (levels.length === 0) return null;
  const at = Math.max(
    0,
    levels.findIndex((one) => one.id === level),
  );
  const next = levels[at + 1];
  const before = levels[at - 1];
  return (
    <section class="section" aria-labelledby="levels">
      <h2 id="levels">{t('level.title')}</h2>
      <ol class="levels">
        {levels.map((one, n) => (
          <li key={one.id} class={n <= at ? 'on' : ''}>
            <span class={n <= at ? 'square ticked' : 'square'} aria-hidden="true">
              <Icon name={n <= at ? 'check' : 'lock'} />
            </span>
            <span>
              <b>{levelWords('name', one.id)}</b>
              <span class="unseen"> {t(n <= at ? 'level.open' : 'level.locked')}</span>
              <small class="quiet block">{levelWords('does', one.id)}</small>
            </span>
          </li>
        ))}
      </ol>
      <div class="acts">
        {next ? (
          <Button look="line" size="small" onPress={() => send({ c: 'setLevel', level: next.id })}>
            {t('level.unlock', { level: levelWords('name', next.id) })}
          </Button>
        ) : (
          <p class="quiet small">{t('level.top')}</p>
        )}
        {before ? (
          <Button look="plain" size="small" onPress={() => send({ c: 'setLevel', level: before.id })}>
            {t('level.back', { level: levelWords('name', before.id) })}
          </Button>
        ) : null}
      </div>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </section>
  );
}
