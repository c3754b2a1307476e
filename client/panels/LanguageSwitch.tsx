import { chooseLanguage } from '../net/language.ts';
import { isLanguage, lang, type Language, languages, t } from '../words/index.ts';

const all = Object.keys(languages).filter(isLanguage);

/** The language of this page, for this person, at any time. Each language is called by its own name. */
export function LanguageSwitch() {
  return (
    <nav class="languages" aria-label={t('lang.choose')}>
      {all.map((language: Language) => (
        <button
          key={language}
          type="button"
          lang={language}
          class="btn plain small"
          aria-pressed={lang.value === language}
          onClick={() => void chooseLanguage(language)}
        >
          {languages[language]}
        </button>
      ))}
    </nav>
  );
}
