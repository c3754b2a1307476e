import { useEffect, useRef } from 'preact/hooks';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { drop, line, lostAt, pending, refusedLate } from '../net/connection.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { toast } from '../parts/Toast.tsx';
import { t } from '../words/index.ts';
import { hourOf } from './hourOf.ts';
import { explain } from './seen.ts';

/** The dark bar while the line is gone: since when, what waits here, and each act can be taken back. */
export function LineBar() {
  const waiting = pending.value;
  // A page that was loaded anew shows what waits while it has not reached the server yet.
  const gone = line.value === 'lost' || (line.value === 'joining' && waiting.length > 0);
  const kept = useRef<number | null>(null);
  useEffect(() => {
    if (gone) {
      kept.current = waiting.length;
      return;
    }
    if (kept.current === null || line.value !== 'up') return;
    const n = kept.current;
    kept.current = null;
    toast(n > 0 ? t('net.backSent', { n }) : t('net.back'));
  }, [gone, waiting.length, line.value]);
  const late = refusedLate.value;
  useEffect(() => {
    if (late) explain({ ...late, byServer: true });
  }, [late]);
  if (!gone) return null;
  return (
    <section class="line-bar" role="status">
      <p>
        <b class="treaty">{t('net.gone')}</b> {t('net.waiting', { n: waiting.length })}{' '}
        {lostAt.value === null ? null : (
          <span class="line-since">{t('net.since', { time: hourOf(lostAt.value) })}</span>
        )}
      </p>
      {waiting.length === 0 ? null : (
        <ol>
          {waiting.map((act) => {
            const words = wordsOf(act.command);
            return (
              <li key={act.id}>
                <Icon name="clock" />
                <span>{words}</span>
                <span class="push num">{hourOf(act.at)}</span>
                <Button
                  look="plain"
                  size="small"
                  label={t('net.dropName', { act: words })}
                  onPress={() => drop(act.id)}
                >
                  {t('net.drop')}
                </Button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

/** An act in a word or two. */
const wordsOf = (command: ClientCommand): string =>
  command.c === 'signal' ? t(`need.${command.signal}`) : t(`net.act.${command.c}`);
