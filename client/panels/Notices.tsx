import { signal } from '@preact/signals';
import type { Notice } from '../../shared/conference/notices.ts';
import { entry } from '../../shared/conference/checks.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { HumanText } from '../../shared/kit/human.ts';
import { said } from '../net/connection.ts';
import { storeOf, write } from '../net/seats.ts';
import { Button } from '../parts/Button.tsx';
import { Note } from '../parts/Note.tsx';
import { dirOf, t } from '../words/index.ts';
import { seen } from './seen.ts';

/** What the facilitator tells everybody: a slip until it is read, and a list for later. */

const key = (id: string): string => `square-brackets.read.${id}`;
const readHere = signal<ReadonlySet<string>>(new Set());
const isRead = (id: string): boolean => readHere.value.has(id) || storeOf('sessionStorage').getItem(key(id)) !== null;

function markRead(id: string): void {
  readHere.value = new Set([...readHere.value, id]);
  write(storeOf('sessionStorage'), key(id), '1');
}

const wordsOf = (notice: Notice): HumanText | null =>
  notice.n === 'inject' ? notice.text : (said.value[notice.text.ref] ?? null);

const headOf = (notice: Notice): string => (notice.n === 'inject' ? notice.title.text : t('notice.announcement'));

function NoticeWords({ notice }: { readonly notice: Notice }) {
  const words = wordsOf(notice);
  if (!words) return <p class="quiet">{t('notice.erased')}</p>;
  return (
    <p lang={words.lang} dir={dirOf(words.lang)}>
      {words.text}
    </p>
  );
}

/**
 * Announcements and events that are not read yet, newest first; and why somebody is stopped.
 * At the end only what comes then: what was on the screen before is over, and in the list.
 */
export function NoticeSlips({ over = false }: { readonly over?: boolean }) {
  const { view, seat } = seen();
  const { notices } = view.public;
  const unread = notices.filter((notice) => (!over || notice.during === 'closed') && !isRead(notice.id)).toReversed();
  const muted = !over && isMuted(view, seat);
  if (unread.length === 0 && !muted) return null;
  return (
    <div class="notices">
      {muted ? (
        <Note what={t('room.muted')}>
          <p>{t('room.muted.what')}</p>
        </Note>
      ) : null}
      {unread.map((notice) => (
        <Note
          key={notice.id}
          what={headOf(notice)}
          acts={
            <Button look="line" size="small" onPress={() => markRead(notice.id)}>
              {t('notice.read')}
            </Button>
          }
        >
          {notice.n === 'inject' ? <p class="quiet small">{t('notice.inject')}</p> : null}
          <NoticeWords notice={notice} />
        </Note>
      ))}
    </div>
  );
}

const isMuted = (view: View, seat: string): boolean => entry(view.seat, seat)?.muted === true;

/** All of them, for those who want to read again; at the end it stands open while something was never read. */
export function NoticeList({ over = false }: { readonly over?: boolean }) {
  const { view } = seen();
  const { notices } = view.public;
  if (notices.length === 0) return null;
  return (
    <details class="notice-list" open={over && notices.some((notice) => !isRead(notice.id))}>
      <summary>{t('notice.title')}</summary>
      <ul>
        {notices.toReversed().map((notice) => (
          <li key={notice.id}>
            <b dir="auto">{headOf(notice)}</b>
            <NoticeWords notice={notice} />
          </li>
        ))}
      </ul>
    </details>
  );
}
