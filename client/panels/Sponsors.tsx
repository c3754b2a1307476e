import { Flag } from '../parts/Plate.tsx';
import { t } from '../words/index.ts';
import { nameOf } from '../view/who.ts';
import { infoOf, seen } from './seen.ts';

/** Flags of those who stand behind an option: a few, then how many more. The names are in the option's own label. */
export function Sponsors({ codes, most }: { readonly codes: readonly string[]; readonly most: number }) {
  const { view } = seen();
  if (codes.length === 0) return null;
  const shown = codes.length === most + 1 ? codes : codes.slice(0, most);
  const more = codes.length - shown.length;
  return (
    <span class="sponsors" aria-hidden="true">
      {shown.map((code) => (
        <Flag key={code} scenario={view.public.scenario.id} sign={infoOf(view, code).sign} />
      ))}
      {more > 0 ? <bdi dir="ltr">{t('text.more', { more })}</bdi> : null}
    </span>
  );
}

/** Names of delegations as a list in words. */
export function useNames(codes: readonly string[]): string {
  const { view } = seen();
  return codes.map((code) => nameOf(view, code)).join(t('text.comma'));
}
