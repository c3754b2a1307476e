import type { ComponentChildren } from 'preact';
import type { Brief } from '../../shared/scenario/scenario.ts';
import { Icon } from '../parts/Icon.tsx';
import { t } from '../words/index.ts';

interface ListProps {
  readonly brief: Brief;
  readonly textLang: string;
  /** What it wants and never accepts stands beside this, as goals. */
  readonly asGoals?: boolean;
}

/** A delegation's brief: what it wants, never accepts, could trade, and what a no deal means. */
export function BriefList({ brief, textLang, asGoals = false }: ListProps) {
  return (
    <ul class="brief-list">
      {asGoals ? null : (
        <>
          <BriefItem
            heading={t('lobby.want')}
            lang={textLang}
            lines={brief.want}
            sign={<span class="box" aria-hidden="true" />}
          />
          <BriefItem heading={t('lobby.never')} lang={textLang} lines={brief.never} sign={<Icon name="cross" />} />
        </>
      )}
      <BriefItem heading={t('lobby.trade')} lang={textLang} lines={brief.trade} sign={<Icon name="swap" />} />
      <BriefItem heading={t('lobby.fallback')} lang={textLang} lines={[brief.fallback]} sign={<Icon name="fall" />} />
    </ul>
  );
}

interface ItemProps {
  readonly heading: string;
  readonly lang: string;
  readonly lines: readonly string[];
  readonly sign: ComponentChildren;
}

function BriefItem({ heading, lang, lines, sign }: ItemProps) {
  return (
    <li>
      {sign}
      <div>
        <h3>{heading}</h3>
        {lines.map((line) => (
          <p key={line} lang={lang} dir="auto">
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}
