import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { View } from '../../shared/conference/kinds.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import { type Provision, isSettled } from '../../shared/conference/provisions.ts';
import { sheetsOf } from '../../shared/conference/sheets.ts';
import { Button } from '../parts/Button.tsx';
import { outlineOf } from '../view/bar.ts';
import { marksIn, wordsRead } from '../view/footnotes.ts';
import { piecesOf } from '../view/pieces.ts';
import { lookerOf, onPaper, plenaryOf, provisionIn } from '../view/who.ts';
import { dirOf, t } from '../words/index.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { BracketedText } from './BracketedText.tsx';
import { seen } from './seen.ts';
import { writing } from './writing.ts';
import { useLifting } from './useLifting.ts';

/** The paper in the middle: one provision, its words with their brackets, and what is proposed for it. */

/** Whether other words can be proposed for a provision at all; what stands in the way of sending is said then. */
export const canPropose = (view: View, seat: string, provision: Provision): boolean =>
  lookerOf(view, seat).delegation !== null &&
  unlocked(view.public, 'propose') &&
  provision.status !== 'agreed' &&
  provision.status !== 'removed';

/** The editor comes when somebody begins to write. */
const DraftEditor = lazyPart(() => import('./DraftEditor.tsx').then((part) => part.DraftEditor));

/** What is proposed comes after the words that it is for. */
const Papers = lazyPart(() => import('./Papers.tsx').then((part) => part.Papers));

/** What can be done with brackets comes when somebody looks at them. */
const BracketWork = lazyPart(() => import('./BracketWork.tsx').then((part) => part.BracketWork));

/** What brackets can tell and do; it comes when somebody looks at one, with looks of its own. */
export interface BracketParts {
  readonly OptionActs: ComponentType<{ readonly provision: Provision; readonly option: string }>;
  readonly OptionTip: ComponentType<{ readonly provision: Provision; readonly option: string }>;
  readonly WhyBrackets: ComponentType<{ readonly provision: Provision; readonly Heading: 'h2' | 'h3' }>;
}

/** The chair's tools come when somebody takes the chair. */
const DeskTools = lazyPart(() => import('./desk/DeskTools.tsx').then((part) => part.DeskTools));

/** Footnotes come when there are some. */
const Footnotes = lazyPart(() => import('./Footnotes.tsx').then((part) => part.Footnotes));

/** A provision that this page looks at by its own choice; nothing: it follows the room. */
export const picked = signal<string | null>(null);

/** The provision that is shown: picked here, else what the room is at, else the first that is not settled. */
export function shownProvision(): Provision | undefined {
  const { view } = seen();
  const { provisions } = plenaryOf(view);
  return (
    provisionIn(view, picked.value) ?? onPaper(view) ?? provisions.find((p) => p.settled === null) ?? provisions[0]
  );
}

/** How far the text has come, by the colour of the paper and in words. */
function PaperFlag({ provision }: { readonly provision: Provision }) {
  const agreed = provision.status === 'agreed';
  return (
    <span class={agreed ? 'paperflag blue' : 'paperflag'}>
      {t(agreed ? 'text.paper.blue' : `text.paper.${provision.status}`)}
    </span>
  );
}

interface TextPanelProps {
  readonly parts: BracketParts;
  /** Opens the whole draft. */
  readonly onWhole: () => void;
}

export function TextPanel({ parts, onWhole }: TextPanelProps) {
  const provision = shownProvision();
  if (!provision) return <p class="quiet">{t('text.none')}</p>;
  return <ProvisionPaper provision={provision} parts={parts} onWhole={onWhole} />;
}

function ProvisionPaper({ provision, parts, onWhole }: TextPanelProps & { readonly provision: Provision }) {
  const { OptionActs, OptionTip, WhyBrackets } = parts;
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const room = plenaryOf(view);
  const { body, lifting, fresh } = useLifting(provision.id, provision.body);
  const pending = room.pending?.ruling.provision === provision.id ? room.pending : null;
  const at = onPaper(view);
  const away = at !== undefined && at.id !== provision.id;
  const row = outlineOf(view, provision.id).find((r) => r.current);
  const [whyOf, setWhy] = useState<string | null>(null);
  const why = whyOf === provision.id;
  const told = room.lives.some((life) => life.provision === provision.id);
  const works = unlocked(view.public, 'reserve') && !isSettled(provision) && (me.chair || me.delegation !== null);
  const edits = writing.value?.provision === provision.id ? writing.value : null;
  // Who writes sees the words in the field and in what comes of them; a ruling that is announced stays in view.
  const hides = edits !== null && pending === null;
  const begun = sheetsOf(view, me.delegation).some((one) => one.provision === provision.id && one.revises === null);
  return (
    <article class={provision.status === 'agreed' ? 'paper agreed' : 'paper'} aria-labelledby="paper-title">
      <header class="head">
        <h1 id="paper-title">
          <bdi dir="ltr">{provision.number}</bdi> {provision.title}
        </h1>
        <PaperFlag provision={provision} />
        <bdi class="docno" dir="ltr">
          {provision.symbol} {provision.instruction}
        </bdi>
      </header>
      {away ? (
        <p class="elsewhere">
          <span class="quiet">{t('text.elsewhere', { about: `${at.number} ${at.title}` })}</span>{' '}
          <Button look="plain" size="small" onPress={() => (picked.value = null)}>
            {t('text.follow')}
          </Button>
        </p>
      ) : null}
      {hides ? null : provision.status === 'removed' ? (
        <p class="prov calm quiet">{t('text.removed')}</p>
      ) : (
        <div class={pending && pending.ruling.r !== 'lift' ? 'announced-whole' : ''}>
          <BracketedText
            pieces={piecesOf(wordsRead(view, provision, body), { delegation: me.delegation, pending, lifting, fresh })}
            calm={row?.open === 0}
            asked={(option) => <OptionActs provision={provision} option={option} />}
            tip={(option) => <OptionTip provision={provision} option={option} />}
          />
        </div>
      )}
      {marksIn(view).some((one) => one.provision === provision.id || one.note === provision.id) ? (
        <Footnotes provision={provision} />
      ) : null}
      {edits ? (
        <DraftEditor
          key={edits.revises}
          provision={provision}
          revises={edits.revises}
          onClose={() => (writing.value = null)}
        />
      ) : (
        <div class="under">
          {canPropose(view, seat, provision) ? (
            <Button
              look="plain"
              size="small"
              onPress={() => (writing.value = { provision: provision.id, revises: null })}
            >
              {t(begun ? 'draft.goOn' : 'text.propose')}
            </Button>
          ) : null}
          {told ? (
            <Button look="plain" size="small" expanded={why} onPress={() => setWhy(why ? null : provision.id)}>
              {t('text.why')}
            </Button>
          ) : null}
          <OldText provision={provision} />
          <Button look="plain" size="small" onPress={onWhole}>
            {t('text.whole')}
          </Button>
        </div>
      )}
      {why && told && !edits ? <WhyBrackets provision={provision} Heading="h2" /> : null}
      {hides || provision.gloss === '' ? null : <p class="gloss">{t('text.gloss', { gloss: provision.gloss })}</p>}
      {provision.why === undefined ? null : <p class="gloss why">{t('room.why', { why: provision.why })}</p>}
      {edits || !works ? null : <Brackets key={provision.id} provision={provision} />}
      {edits ? null : me.chair ? <DeskTools provision={provision} /> : <Papers provision={provision} />}
    </article>
  );
}

/** What can be done with the words and their brackets, for those who want to act. */
function Brackets({ provision }: { readonly provision: Provision }) {
  const [shown, setShown] = useState(false);
  return (
    <div class="under">
      <Button look="plain" size="small" expanded={shown} onPress={() => setShown(!shown)}>
        {t('text.brackets', { number: provision.number })}
      </Button>
      {shown ? <BracketWork provision={provision} /> : null}
    </div>
  );
}

function OldText({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  if (provision.oldText === '') return null;
  return (
    <details class="oldtext">
      <summary>{t('text.old')}</summary>
      <p class="prov calm" lang={view.public.scenario.lang} dir={dirOf(view.public.scenario.lang)}>
        {provision.oldText}
      </p>
    </details>
  );
}
