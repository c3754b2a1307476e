import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hall } from '../hall/index.ts';
import { useConferenceNow } from '../net/ticking.ts';
import { signUrl } from '../parts/Plate.tsx';
import { describeHall } from '../view/describeHall.ts';
import { hallOf, type HallWords } from '../view/hall.ts';
import { plenaryOf } from '../view/who.ts';
import { dirOf, lang, isWord, t } from '../words/index.ts';
import { seen } from './seen.ts';

const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

function wordsFor(textLang: string): HallWords {
  return {
    lang: lang.value,
    dir: dirOf(lang.value),
    textDir: dirOf(textLang),
    chair: t('hall.chair'),
    you: t('app.you'),
    away: t('app.away'),
    gone: t('app.gone'),
    empty: t('hall.empty'),
    status: (status) => {
      const key = `text.status.${status}`;
      return isWord(key) ? t(key) : '';
    },
    has: (name) => t('hall.has', { name }),
    signUrl,
  };
}

interface HallPanelProps {
  /** The strip of a phone, 164 high. */
  readonly strip?: boolean;
  /** What the hall shows also stands beside it in words that are seen. */
  readonly said?: boolean;
  readonly onOpenHall?: () => void;
}

/**
 * The hall, drawn when its code has come; without it the page is whole. What it shows is said in words beside it.
 */
export function HallPanel({ strip = false, said = false, onOpenHall }: HallPanelProps) {
  const { view, seat } = seen();
  const place = useRef<HTMLDivElement>(null);
  const hall = useRef<Hall | null>(null);
  const [state, setState] = useState<'loading' | 'there' | 'missing'>('loading');
  const counting = view.public.clock.c === 'running' && plenaryOf(view).floor.speaking !== null;
  const now = useConferenceNow(counting);
  const model = hallOf(view, seat, now, wordsFor(view.public.scenario.lang));
  const latest = useRef(model);
  latest.current = model;
  useEffect(() => {
    let wanted = true;
    import('../hall/index.ts')
      .then(({ mountHall }) => {
        if (!wanted || place.current === null) return;
        hall.current = mountHall(place.current, {
          reducedMotion: still(),
          ...(onOpenHall ? { onOpenHall } : {}),
        });
        hall.current.update(latest.current);
        setState('there');
      })
      .catch(() => {
        if (wanted) setState('missing');
      });
    return () => {
      wanted = false;
      hall.current?.destroy();
      hall.current = null;
    };
  }, []);
  const text = model.timer?.text;
  useEffect(() => hall.current?.update(model), [view, seat, text]);
  const sentences = describeHall(model).map(({ key, params }) => t(key, params));
  if (state === 'missing' && strip && !said) return null;
  return (
    <section class={strip ? 'hallbox strip' : 'hallbox'} aria-label={t('hall.title')}>
      <div class="hallplace" ref={place} />
      {state === 'loading' && !strip ? <p class="hallnote">{t('hall.loading')}</p> : null}
      {state === 'missing' ? <p class="hallnote">{t('hall.missing')}</p> : null}
      <ul class={said || state === 'missing' ? 'hallsaid' : 'unseen'}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {state === 'there' && !strip ? (
        <button type="button" class="btn pale small findme" onClick={() => hall.current?.findMe()}>
          {t('hall.findMe')}
        </button>
      ) : null}
    </section>
  );
}
