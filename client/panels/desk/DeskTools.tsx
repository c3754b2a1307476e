import { useEffect, useState } from 'preact/hooks';
import { unlocked } from '../../../shared/conference/levels.ts';
import { type Provision, isSettled } from '../../../shared/conference/provisions.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { clearScreen, followScreen, screenDraft, showing } from '../../net/screenDraft.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { papersOn } from '../../view/papers.ts';
import { plenaryOf, provisionIn } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { ActButton } from '../ActButton.tsx';
import { seen } from '../seen.ts';
import { ChairTextDesk } from './ChairTextDesk.tsx';
import { Compilation } from './Compilation.tsx';
import { DeskBrackets } from './DeskBrackets.tsx';
import { TermPanel } from '../TermPanel.tsx';

type Tool = 'papers' | 'brackets' | 'text' | 'term';

/** What settles a provision, in one place: what is on the table, its brackets, a text of the chair's own, a term. */
export function DeskTools({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const [tool, setTool] = useState<Tool>('papers');
  useEffect(followScreen, []);
  const settled = isSettled(provision);
  const count = {
    papers: papersOn(view, seat, provision.id).length,
    brackets: openChoices(provision.body).length,
    text: plenaryOf(view).chairTexts.filter((x) => x.state === 'tabled').length,
    term: 0,
  };
  const tools: readonly Tool[] = [
    'papers',
    ...(settled ? [] : (['brackets'] as const)),
    ...(unlocked(view.public, 'prepareWords') ? (['text'] as const) : []),
    ...(unlocked(view.public, 'rule.draft') ? (['term'] as const) : []),
  ];
  const shown = tools.includes(tool) ? tool : 'papers';
  return (
    <section class="desktools" aria-label={t('desk.title', { number: provision.number })}>
      <div class="tools" role="group" aria-label={t('desk.tools')}>
        {tools.map((one) => (
          <Button
            key={one}
            look="plain"
            size="small"
            class={one === shown ? 'on' : ''}
            pressed={one === shown}
            {...(one === 'papers' ? { keys: 'p' } : one === 'brackets' ? { keys: 'x' } : {})}
            onPress={() => setTool(one)}
          >
            {t(`desk.tool.${one}`)}
            {count[one] > 0 ? <b class="num">{count[one]}</b> : null}
            {one === 'papers' || one === 'brackets' ? <kbd aria-hidden="true">{t(`desk.key.${one}`)}</kbd> : null}
          </Button>
        ))}
        <Settling provision={provision} />
      </div>
      <OthersShow />
      {shown === 'papers' ? <Compilation key={provision.id} provision={provision} /> : null}
      {shown === 'brackets' ? <DeskBrackets provision={provision} /> : null}
      {shown === 'text' ? <ChairTextDesk provision={provision} /> : null}
      {shown === 'term' ? <TermPanel provision={provision} /> : null}
    </section>
  );
}

/** Another page of the desk shows its words to the room: said here, and can be ended here. */
function OthersShow() {
  const { view } = seen();
  const shown = screenDraft.value;
  if (!shown || showing.value !== null) return null;
  return (
    <Note
      what={t('desk.screen.other', { number: provisionIn(view, shown.provision)?.number ?? '' })}
      acts={
        <Button look="line" size="small" onPress={clearScreen}>
          {t('desk.screen.off')}
        </Button>
      }
    />
  );
}

/** Stops submissions on the provision that is open, and takes them again. */
function Settling({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const { reading, settling } = plenaryOf(view);
  if (reading?.provision !== provision.id) return null;
  const on = settling === provision.id;
  return (
    <ActButton
      look="line"
      size="small"
      class="settle"
      letter="s"
      pressed={on}
      command={{ c: 'settle', room: view.public.plenary, on: !on }}
    >
      {t(on ? 'desk.settle.off' : 'desk.settle.on')} <kbd aria-hidden="true">{t('desk.key.settle')}</kbd>
    </ActButton>
  );
}
