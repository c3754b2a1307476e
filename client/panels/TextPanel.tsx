import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { View } from '../../shared/conference/kinds.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import type { Provision } from '../../shared/conference/reading.ts';
import { Button } from '../parts/Button.tsx';
import { outlineOf } from '../view/bar.ts';
import { marksIn, wordsRead } from '../view/footnotes.ts';
import { piecesOf } from '../view/pieces.ts';
import { lookerOf, onPaper, plenaryOf, provisionIn } from '../view/who.ts';
import { dirOf, t } from '../words/index.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { BracketedText } from './BracketedText.tsx';
import { Papers } from './Papers.tsx';
import { seen } from './seen.ts';
import { useLifting } from './useLifting.ts';

/** The paper in the middle: one provision, its words with their brackets, and what is proposed for it. */

/** Whether other words can be proposed for a provision at all; what stands in the way of sending is said then. */
const canPropose = (view: View, seat: string, provision: Provision): boolean =>
  lookerOf(view, seat).delegation !== null &&
  unlocked(view.public, 'propose') &&
  provision.status !== 'agreed' &&
  provision.status !== 'removed';

/** The editor comes when somebody begins to write. */
const DraftEditor = lazyPart(() => import('./DraftEditor.tsx').then((part) => part.DraftEditor));

/** What can be done with brackets comes when somebody looks at them. */
const BracketWork = lazyPart(() => import('./BracketWork.tsx').then((part) => part.BracketWork));

/** What an option in the text can tell and do comes when one is pressed. */
const OptionActs = lazyPart(() => import('./OptionActs.tsx').then((part) => part.OptionActs));

/** Footnotes come when there are some. */
const Footnotes = lazyPart(() => import('./Footnotes.tsx').then((part) => part.Footnotes));

/** A provision that this page looks at by its own choice; nothing: it follows the room. */
export const picked = signal<string | null>(null);
/** The provision for which other words are being written here. */
export const editing = signal<string | null>(null);

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

export function TextPanel({ quiet = false }: { readonly quiet?: boolean }) {
  const provision = shownProvision();
  if (!provision) return <p class="quiet">{t('text.none')}</p>;
  return <ProvisionPaper provision={provision} quiet={quiet} />;
}

function ProvisionPaper({ provision, quiet }: { readonly provision: Provision; readonly quiet: boolean }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const room = plenaryOf(view);
  const { body, lifting } = useLifting(provision.id, provision.body);
  const pending = room.pending?.ruling.provision === provision.id ? room.pending : null;
  const at = onPaper(view);
  const away = at !== undefined && at.id !== provision.id;
  const row = outlineOf(view, provision.id).find((r) => r.current);
  const edits = editing.value === provision.id;
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
      {provision.status === 'removed' ? (
        <p class="prov calm quiet">{t('text.removed')}</p>
      ) : (
        <div class={pending && pending.ruling.r !== 'lift' ? 'announced-whole' : ''}>
          <BracketedText
            pieces={piecesOf(wordsRead(view, provision, body), { delegation: me.delegation, pending, lifting })}
            calm={row?.open === 0}
            {...(quiet ? {} : { asked: (option: string) => <OptionActs provision={provision} option={option} /> })}
          />
        </div>
      )}
      {marksIn(view).some((one) => one.provision === provision.id || one.note === provision.id) ? (
        <Footnotes provision={provision} />
      ) : null}
      {provision.gloss === '' ? null : <p class="gloss">{t('text.gloss', { gloss: provision.gloss })}</p>}
      {provision.why === undefined ? null : <p class="gloss why">{t('room.why', { why: provision.why })}</p>}
      {edits ? (
        <DraftEditor provision={provision} onClose={() => (editing.value = null)} />
      ) : (
        <div class="under">
          {me.delegation !== null && canPropose(view, seat, provision) ? (
            <Button look="plain" size="small" onPress={() => (editing.value = provision.id)}>
              {t('text.propose')}
            </Button>
          ) : null}
          <OldText provision={provision} />
        </div>
      )}
      {quiet || edits || !unlocked(view.public, 'reserve') ? null : (
        <Brackets key={provision.id} provision={provision} />
      )}
      {quiet || edits ? null : <Papers provision={provision} />}
    </article>
  );
}

/** The brackets taken apart, for those who want to know or to act. */
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
