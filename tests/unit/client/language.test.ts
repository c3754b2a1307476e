import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstLanguage } from '../../../client/net/language.ts';
import { dirOf, lang, speak, t } from '../../../client/words/index.ts';
import '../../../client/words/room.ts';

describe('the language of the pages', () => {
  const root = { lang: '', dir: '' };
  beforeEach(() => {
    vi.stubGlobal('document', { documentElement: root });
  });
  afterEach(async () => {
    await speak('en');
    vi.unstubAllGlobals();
  });

  it('is what was chosen, else what the browser asks for first and we have, else English', () => {
    expect(firstLanguage('ar', ['en-GB'])).toBe('ar');
    expect(firstLanguage(null, ['fr-FR', 'ar-EG', 'en'])).toBe('ar');
    expect(firstLanguage('klingon', ['fr'])).toBe('en');
  });

  it('changes every word, the direction of the page, and the forms of its numbers', async () => {
    expect(await speak('ar')).toBe(true);
    expect([lang.value, root]).toEqual(['ar', { lang: 'ar', dir: 'rtl' }]);
    expect(t('floor.ask')).toBe('طلب الكلمة');
    const forms = [0, 1, 2, 3, 11, 100].map((n) => t('app.minutes', { n }));
    expect(new Set(forms).size).toBe(6);
    // Names keep their own direction inside an Arabic sentence.
    expect(t('floor.said.speaks', { name: 'Kelda' })).toContain('\u2068Kelda\u2069');
    await speak('en');
    expect(root).toEqual({ lang: 'en', dir: 'ltr' });
    expect(t('floor.said.speaks', { name: 'Kelda' })).toBe('Kelda has the floor.');
  });

  it('has a direction for texts in any language', () => {
    expect(['en', 'ar', 'ar-EG', 'he', 'zh'].map(dirOf)).toEqual(['ltr', 'rtl', 'rtl', 'rtl', 'ltr']);
  });
});
