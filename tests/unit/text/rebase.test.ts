import { describe, expect, it } from 'vitest';
import { applyOp, fits, toAmendOp } from '../../../shared/text/amend.ts';
import type { Amendment, Body } from '../../../shared/text/model.ts';
import { toFillOp } from '../../../shared/text/options.ts';
import { liveText } from '../../../shared/text/print.ts';
import { affected, rebase } from '../../../shared/text/rebase.ts';
import { unite } from '../../../shared/text/unite.ts';
import { bodyFrom } from '../../support/texts.ts';

const base = bodyFrom('Members shall publish wholesale tariffs.');
const amend = (body: Body, op: string, inserts: Amendment['inserts'], deletes: Amendment['deletes'] = []): Body =>
  applyOp(body, toAmendOp({ inserts, deletes }, op));
const should: Amendment = { inserts: [{ after: 't.1', text: ' should' }], deletes: ['t.1'] };

describe('law 5: an amendment on an older revision', () => {
  it('fits where its anchors stand, whatever changed around', () => {
    const today = amend(base, 'A', [{ after: 't.0', text: ' of the Union' }], ['t.3']);
    const rebased = rebase(should, today, base);
    expect(rebased).toEqual({ r: 'fits', amendment: should });
    expect(liveText(applyOp(today, toAmendOp(should, 'B')))).toBe('Members of the Union should publish tariffs.');
  });

  it.each([true, false])('is listed with both versions where somebody was there before (base known: %s)', (known) => {
    const today = amend(base, 'A', [{ after: 't.1', text: ' may' }], ['t.1']);
    const rebased = rebase(should, today, known ? base : undefined);
    if (rebased.r === 'fits') throw new Error('it fits');
    expect(rebased.conflict.gone).toEqual([{ id: 't.1', by: 'A' }]);
    expect(liveText(rebased.conflict.theirs)).toBe('Members may publish wholesale tariffs.');
    expect(liveText(rebased.conflict.ours)).toBe('Members should publish wholesale tariffs.');
    expect(rebased.conflict.amendment).toBe(should);
  });

  it('finds the words that a lifted bracket left', () => {
    const open = bodyFrom('Members [shall]/[should] publish.');
    const behind: Amendment = { inserts: [{ after: 't.c0', text: ' always' }], deletes: [] };
    const today = applyOp(open, { t: 'resolve', op: 'R', choice: 't.c0', option: 't.o1' });
    expect(fits(today, behind)).toBe('stale');
    const rebased = rebase(behind, today, open);
    if (rebased.r !== 'fits') throw new Error('no place');
    expect(liveText(applyOp(today, toAmendOp(rebased.amendment, 'B')))).toBe('Members should always publish.');
    expect(rebase(behind, today).r).toBe('conflict');
  });

  it('shows its words even where their place is unknown', () => {
    const open = bodyFrom('Every [ ] years.');
    const behind: Amendment = { inserts: [{ after: 't.c0', text: ' full' }], deletes: [] };
    const made = toFillOp(open, 't.c0', 'five', 'F');
    if (!made.ok) throw new Error(made.error.code);
    const today = applyOp(open, made.value);
    const rebased = rebase(behind, today);
    if (rebased.r === 'fits') throw new Error('it fits');
    expect(rebased.conflict.gone).toEqual([{ id: 't.c0', by: null }]);
    expect(liveText(rebased.conflict.ours)).toContain('full');
    const exact = rebase(behind, today, open);
    expect(exact.r === 'conflict' && liveText(exact.conflict.ours)).toBe('Every [ ] full years.');
  });
});

describe('the reconcile list', () => {
  const one = (amendment: Amendment, today: Body, known?: Body): unknown => {
    const [found, ...more] = affected([{ id: 'p', amendment, ...(known === undefined ? {} : { base: known }) }], today);
    expect(more).toEqual([]);
    if (found?.a === 'rebased') return found.inside ? 'rebased inside' : 'rebased';
    return found?.a === 'obsolete' ? found.why : found?.a;
  };
  const deletion: Amendment = { inserts: [], deletes: ['t.3'] };

  it('has every proposal, each with what became of it', () => {
    const may = amend(base, 'A', [{ after: 't.1', text: ' may' }], ['t.1']);
    expect(one(should, may)).toBe('reword');
    expect(one(deletion, may)).toBe('rebased');
    expect(one(should, amend(base, 'A', [{ after: 't.1', text: ' should' }], ['t.1']), base)).toBe('said');
    expect(one(should, amend(base, 'A', [{ after: 't.1', text: ' should' }], ['t.1']))).toBe('said');
    expect(one(deletion, amend(base, 'A', [], ['t.3']))).toBe('said');
    expect(one(deletion, amend(base, 'A', [{ after: 't.3', text: ' retail' }], ['t.3']))).toBe('deleted');
    expect(one(should, applyOp(base, { t: 'replace', op: 'X', body: [] }))).toBe('removed');
    const inside = applyOp(base, { t: 'enclose', op: 'E', choice: 'c', option: 'o', sponsors: [] });
    expect(one(should, inside)).toBe('rebased inside');
    expect(
      affected(
        [
          { id: 'a', amendment: should },
          { id: 'b', amendment: deletion },
        ],
        may,
      ).map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });
});

describe('several amendments as one', () => {
  const all: Amendment = { inserts: [{ after: 'start', text: 'All' }], deletes: [] };
  it('unites what can stand together, and says once what is said alike', () => {
    const both = unite([should, all, should]);
    if (!both.ok) throw new Error(both.error.code);
    expect(both.value.deletes).toEqual(['t.1']);
    expect(liveText(applyOp(base, toAmendOp(both.value, 'U')))).toBe('All Members should publish wholesale tariffs.');
  });
  it.each([
    ['two wordings for one place', { inserts: [{ after: 't.1', text: ' may' }], deletes: ['t.1'] }, 't.1'],
    ['a word beside one that goes', { inserts: [{ after: 't.1', text: ' not' }], deletes: [] }, 't.1'],
    ['one takes out what the other replaces beside', { inserts: [], deletes: ['t.0', 't.1'] }, 't.1'],
  ])('%s', (_name, other, at) => {
    expect(unite([should, other])).toEqual({ ok: false, error: { code: 'clash', at, between: [0, 1] } });
  });
  it('clashes whichever comes first', () => {
    const beside: Amendment = { inserts: [{ after: 't.3', text: ' and retail' }], deletes: [] };
    const out: Amendment = { inserts: [], deletes: ['t.3'] };
    expect(unite([beside, out])).toEqual({ ok: false, error: { code: 'clash', at: 't.3', between: [0, 1] } });
    expect(unite([out, beside])).toEqual({ ok: false, error: { code: 'clash', at: 't.3', between: [1, 0] } });
  });
});
