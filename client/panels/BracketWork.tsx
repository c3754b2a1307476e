import { useState } from 'preact/hooks';
import { type Provision, isSettled } from '../../shared/conference/provisions.ts';
import type { Span } from '../../shared/text/span.ts';
import { Field } from '../parts/Field.tsx';
import { lookerOf } from '../view/who.ts';
import { t, lang } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { ChairEdits, DraftProposals } from './ChairEdits.tsx';
import { seen } from './seen.ts';
import { typedInto } from './typed.ts';
import { WiderSpan } from './WiderSpan.tsx';
import { WordSpan } from './WordSpan.tsx';

/** What can be done with the words of a provision: put some in brackets, and, from the chair, edit them. */
export function BracketWork({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const settled = isSettled(provision);
  return (
    <div class="bracketwork">
      {me.delegation !== null && !settled ? <Reserve provision={provision} /> : null}
      {me.delegation !== null && !me.chair && !settled ? <DraftProposals provision={provision} /> : null}
      {me.chair && !settled ? <ChairEdits provision={provision} /> : null}
    </div>
  );
}

/** Why words are put in brackets. */
const useReason = typedInto<string>();

function Reserve({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const [span, setSpan] = useState<Span | null>(null);
  const [reason, setReason, sent] = useReason(provision.id, '');
  const command = (stretch: Span) =>
    ({
      c: 'reserve',
      room: view.public.plenary,
      provision: provision.id,
      span: stretch,
      motive: null,
      reason,
      lang: lang.value,
    }) as const;
  const done = (): void => {
    setSpan(null);
    setReason('');
    sent();
  };
  return (
    <details>
      <summary>{t('bracket.reserve')}</summary>
      <p class="hint">{t('bracket.pick')}</p>
      <WordSpan body={provision.body} span={span} onSpan={setSpan} />
      <Field label={t('bracket.reason')} value={reason} onInput={setReason} />
      <div class="row-acts">
        <ActButton look="line" size="small" command={command(span ?? { from: 'start', to: 'start' })} onDone={done}>
          {t('bracket.reserveDo')}
        </ActButton>
        <WiderSpan span={span} command={command} onDone={done} />
      </div>
    </details>
  );
}
