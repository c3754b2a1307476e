import { useEffect, useId, useState } from 'preact/hooks';
import { entry } from '../../../shared/conference/checks.ts';
import type { Prepared } from '../../../shared/conference/chairText.ts';
import { type Provision, isSettled } from '../../../shared/conference/provisions.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import { hideDraft, notShown, showDraft, showing } from '../../net/screenDraft.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Note } from '../../parts/Note.tsx';
import { labelOf, plenaryOf, provisionIn } from '../../view/who.ts';
import { dirOf, lang, t } from '../../words/index.ts';
import { ActButton } from '../ActButton.tsx';
import { ChairTexts } from '../ChairTexts.tsx';
import { seen } from '../seen.ts';
import { Slip } from '../Slip.tsx';
import { typedInto } from '../typed.ts';

const none: readonly string[] = [];
/** Provisions for which words are begun and not kept yet. */
const useBegun = typedInto<readonly string[]>();
const useWords = typedInto<string>();
const useTitle = typedInto<string>();

/** A compromise of several provisions: prepared here, where only the desk reads it, and tabled as one paper. P1.48 */
export function ChairTextDesk({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const { provisions } = plenaryOf(view);
  const prepared = entry(view.desk, view.public.plenary)?.prepared ?? [];
  const [more, setMore, noMore] = useBegun('', none);
  const [title, setTitle, titled] = useTitle('', '');
  const begun = prepared.map((p) => p.provision);
  const shown = provisions.filter((p) => begun.includes(p.id) || more.includes(p.id));
  const others = provisions.filter((p) => !isSettled(p) && !shown.includes(p));
  return (
    <div class="chairtext">
      <ChairTexts />
      <h2>{t('desk.text.title')}</h2>
      <p class="quiet small">{t('desk.text.hint')}</p>
      {shown.map((p) => (
        <Words
          key={p.id}
          provision={p}
          prepared={prepared.find((x) => x.provision === p.id)}
          onDrop={() => setMore(more.filter((x) => x !== p.id))}
        />
      ))}
      <div class="row-acts" role="group" aria-label={t('desk.text.add')}>
        {others
          .toSorted((a, b) => Number(b.id === provision.id) - Number(a.id === provision.id))
          .map((p) => (
            <Button key={p.id} look="line" size="small" onPress={() => setMore([...more, p.id])}>
              {t('desk.text.addOne', { number: p.number })}
            </Button>
          ))}
      </div>
      {prepared.length === 0 ? null : (
        <>
          <Field label={t('desk.text.name')} hint={t('desk.text.nameHint')} value={title} onInput={setTitle} />
          <div class="row-acts">
            <ActButton
              command={{ c: 'tableChairText', room: view.public.plenary, title, lang: lang.value }}
              onDone={() => {
                setTitle('');
                setMore(none);
                titled();
                noMore();
              }}
            >
              {t('desk.text.table', { numbers: numbersOf(prepared, provisions) })}
            </ActButton>
          </div>
        </>
      )}
    </div>
  );
}

const numbersOf = (prepared: readonly Prepared[], provisions: readonly Provision[]): string =>
  provisions
    .filter((p) => prepared.some((x) => x.provision === p.id))
    .map((p) => p.number)
    .join(t('text.comma'));

interface WordsProps {
  readonly provision: Provision;
  readonly prepared: Prepared | undefined;
  readonly onDrop: () => void;
}

/** The words for one provision, in the notation of brackets; kept on the desk when they are saved. */
function Words({ provision, prepared, onDrop }: WordsProps) {
  const { view } = seen();
  const id = useId();
  const room = view.public.plenary;
  const [text, setText, done] = useWords(provision.id, prepared?.text ?? printBracketed(provision.body));
  const textLang = view.public.scenario.lang;
  const overtaken = prepared !== undefined && prepared.revision !== provisionIn(view, provision.id)?.revision;
  const kept = prepared?.text === text && !overtaken;
  const shown = showing.value === provision.id;
  const [asked, setAsked] = useState(false);
  const drop = (): void => {
    done();
    onDrop();
  };
  // What is kept on the desk need not be kept here.
  useEffect(() => {
    if (prepared?.text === text) done();
  }, [prepared?.text, text]);
  // Words that are put away are shown to nobody.
  useEffect(
    () => () => {
      if (showing.peek() === provision.id) hideDraft();
    },
    [provision.id],
  );
  const toggle = (): void => {
    setAsked(true);
    if (shown) hideDraft();
    else showDraft(provision.id, text);
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <bdi dir="auto">{labelOf(provision)}</bdi>
      </h3>
      {overtaken ? (
        <Note what={t('draft.staleTitle')}>
          <p>{t('desk.text.overtaken')}</p>
          <p class="treaty" lang={textLang} dir="auto">
            {printBracketed(provision.body)}
          </p>
        </Note>
      ) : null}
      <textarea
        class="input treaty"
        rows={4}
        lang={textLang}
        dir={dirOf(textLang)}
        aria-labelledby={`${id}-title`}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (shown) showDraft(provision.id, event.currentTarget.value);
        }}
      />
      {shown ? (
        <p class="onscreen" role="status">
          <span class="mic" aria-hidden="true" />
          {t('desk.screen.is')}
        </p>
      ) : null}
      {notShown.value && asked ? <Slip refusal={notShown.value} /> : null}
      <div class="row-acts">
        {kept ? (
          <span class="quiet" role="status">
            {t('desk.text.kept')}
          </span>
        ) : (
          <ActButton look="line" size="small" command={{ c: 'prepareWords', room, provision: provision.id, text }}>
            {t('desk.text.keep', { number: provision.number })}
          </ActButton>
        )}
        <Button look="line" size="small" pressed={shown} onPress={toggle}>
          {t(shown ? 'desk.screen.off' : 'desk.screen.on')}
        </Button>
        {prepared ? (
          <ActButton
            look="plain"
            size="small"
            command={{ c: 'prepareWords', room, provision: provision.id, text: null }}
            onDone={drop}
          >
            {t('draft.drop')}
          </ActButton>
        ) : (
          <Button look="plain" size="small" onPress={drop}>
            {t('draft.drop')}
          </Button>
        )}
      </div>
    </section>
  );
}
