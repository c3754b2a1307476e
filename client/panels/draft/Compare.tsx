import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Provision } from '../../../shared/conference/provisions.ts';
import { clean, compareDrafts, marked, type ProvisionChange, sideBySide } from '../../../shared/text/compare.ts';
import { bodyAt } from '../../../shared/text/history.ts';
import type { Draft } from '../../../shared/text/draft.ts';
import type { Change } from '../../../shared/text/segments.ts';
import type { Body } from '../../../shared/text/model.ts';
import { plainBody } from '../../../shared/text/parse.ts';
import { Choose } from '../../parts/Choose.tsx';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { seen } from '../seen.ts';

/** Comparisons of words: two revisions of a provision, and two of the whole draft. */

const ways = ['marked', 'clean', 'side'] as const;
export type Way = (typeof ways)[number];

/** How a comparison is shown. */
export const WayPick = ({ way, onPick }: { readonly way: Way; readonly onPick: (way: Way) => void }) => (
  <Choose
    label={t('bracket.compareHow')}
    value={way}
    of={ways}
    name={(one) => t(`bracket.compareWay.${one}`)}
    onPick={onPick}
  />
);

/** Stands for the words of the treaty in force, among the revisions. */
const OLD = 0;

/** Any two revisions of one provision, or one and the old text, clean, marked, or side by side. */
export function CompareRevisions({ provision }: { readonly provision: Provision }) {
  const { earlier, revision: last, oldText } = provision;
  const numbers = Array.from({ length: last }, (_, n) => n + 1);
  const [from, setFrom] = useState(earlier === null ? OLD : 1);
  const [to, setTo] = useState<number | null>(null);
  const [way, setWay] = useState<Way>('marked');
  if (earlier === null && oldText === '') return null;
  const bodyOf = (n: number): Body =>
    n === OLD ? plainBody(oldText) : ((earlier && bodyAt(earlier, n)) ?? provision.body);
  const name = (n: number): string => (n === OLD ? t('text.old') : t('bracket.revision', { n }));
  return (
    <details class="compare">
      <summary>{t('bracket.compare')}</summary>
      <div class="picks">
        <Choose
          label={t('bracket.compareFrom')}
          value={from}
          of={oldText === '' ? numbers : [OLD, ...numbers]}
          name={name}
          onPick={setFrom}
        />
        <Choose
          label={t('bracket.compareTo')}
          value={to ?? last}
          of={numbers}
          name={name}
          onPick={(n) => setTo(n === last ? null : n)}
        />
        <WayPick way={way} onPick={setWay} />
      </div>
      <Compared before={bodyOf(from)} after={bodyOf(to ?? last)} way={way} />
    </details>
  );
}

interface DraftComparedProps {
  readonly before: Draft;
  readonly after: Draft;
  readonly way: Way;
  /** What a provision is called beside its number. */
  readonly titleOf: (id: string) => string;
}

/** Two revisions of the whole draft: what changed, provision by provision. */
export function DraftCompared({ before, after, way, titleOf }: DraftComparedProps) {
  const changed = compareDrafts(before, after).filter((one) => one.p !== 'same');
  if (changed.length === 0) return <p class="quiet">{t('bracket.compareSame')}</p>;
  return (
    <ul class="compared">
      {changed.map((one) => (
        <li key={one.p === 'removed' ? one.was.id : one.now.id}>
          <Row change={one} way={way} titleOf={titleOf} />
        </li>
      ))}
    </ul>
  );
}

function Row({
  change,
  way,
  titleOf,
}: Omit<DraftComparedProps, 'before' | 'after'> & { readonly change: ProvisionChange }) {
  const now = change.p === 'removed' ? null : change.now;
  const was = change.p === 'removed' || change.p === 'changed' ? change.was : null;
  const one = now ?? was;
  return (
    <>
      <h3>
        <bdi dir="ltr">{one?.number}</bdi> {titleOf(one?.id ?? '')}{' '}
        <small class="quiet">
          {change.p === 'added' ? t('bracket.compareAdded') : null}
          {change.p === 'removed' ? t('bracket.compareRemoved') : null}
          {change.p === 'changed' && change.moved ? t('bracket.compareMoved') : null}
        </small>
      </h3>
      <Compared before={was?.body ?? []} after={now?.body ?? []} way={way} />
    </>
  );
}

function Compared({ before, after, way }: { readonly before: Body; readonly after: Body; readonly way: Way }) {
  if (way === 'side') {
    const { left, right } = sideBySide(before, after);
    return (
      <div class="sides">
        <Changes of={left} />
        <Changes of={right} />
      </div>
    );
  }
  const changes = marked(before, after);
  return <Changes of={way === 'clean' ? [{ kind: 'same', text: clean(changes) }] : changes} />;
}

/** Words with what comes and goes marked in them. */
export function Changes({ of: changes }: { readonly of: readonly Change[] }) {
  const { view } = seen();
  return (
    <p class="prov calm" lang={view.public.scenario.lang} dir="auto">
      {changes.map((one, n) => {
        if (one.kind === 'same') return one.text;
        const Tag = one.kind === 'in' ? 'ins' : 'del';
        // The space before words is neither new nor gone.
        const lead = /^\s*/u.exec(one.text)?.[0] ?? '';
        return (
          <Fragment key={n}>
            {lead}
            <Tag>
              <span class="unseen">{t(one.kind === 'in' ? 'text.new' : 'text.out')} </span>
              {one.text.slice(lead.length)}
            </Tag>
          </Fragment>
        );
      })}
    </p>
  );
}
