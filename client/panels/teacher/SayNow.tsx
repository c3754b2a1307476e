import { view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { scriptNow } from '../../view/lesson.ts';
import { dirOf, t } from '../../words/index.ts';

/** What the teacher can say now, to be read aloud; nothing when the scenario has no script. */
export function SayNow({ title }: { readonly title: string }) {
  const { clock, bell } = view.value.public;
  const now = useConferenceNow(clock.c === 'running' && bell.b === 'set');
  const lines = scriptNow(view.value, now);
  if (lines.length === 0) return null;
  const { lang } = view.value.public.scenario;
  return (
    <section class="say-now" aria-labelledby="say">
      <h2 id="say">{title}</h2>
      {lines.map((line) => (
        <p key={line} class="say" lang={lang} dir={dirOf(lang)}>
          {t('teacher.quote', { line })}
        </p>
      ))}
    </section>
  );
}
