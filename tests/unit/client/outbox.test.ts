import { describe, expect, it } from 'vitest';
import { keepActs, keptActs } from '../../../client/net/keptActs.ts';
import { freshId } from '../../../client/net/freshId.ts';
import { added, cutTheLine, markSent, type PendingAct, without } from '../../../client/net/outbox.ts';
import { passingStore, type Store } from '../../../client/net/seats.ts';
import { envelope } from '../../../shared/protocol/commands.ts';
import * as v from 'valibot';

const pause = { c: 'pause' } as const;
const box = (): readonly PendingAct[] =>
  added(added([], { id: 'first-act', command: pause, at: 1 }), { id: 'second-act', command: { c: 'resume' }, at: 2 });

describe('acts on their way', () => {
  it('wait in the order in which they were done', () => {
    expect(box().map((act) => act.id)).toEqual(['first-act', 'second-act']);
  });

  it('leave one by one', () => {
    expect(without(box(), 'first-act').map((act) => act.id)).toEqual(['second-act']);
    expect(without(box(), 'nobody')).toHaveLength(2);
  });

  it('keep their id however often they are sent', () => {
    const again = markSent(markSent(box(), 'first-act'), 'first-act');
    expect(again[0]).toMatchObject({ id: 'first-act', sent: 2 });
    expect(again[1]?.sent).toBe(0);
  });

  it('are not sent again when they are so long that they cut the line', () => {
    const long: PendingAct = {
      id: 'long-act-1',
      at: 0,
      sent: 1,
      command: {
        c: 'propose',
        room: 'plenary',
        provision: 'access',
        revision: 1,
        amendment: { inserts: [{ after: '', text: 'x'.repeat(1_000_001) }], deletes: [] },
        reason: '',
        lang: 'en',
      },
    };
    expect(cutTheLine(long)).toBe(true);
    expect(cutTheLine({ ...long, sent: 0 })).toBe(false);
    expect(cutTheLine({ ...long, command: pause })).toBe(false);
  });
});

describe('acts that outlast their page', () => {
  it('come back as they waited, each seat its own, and are not yet sent', () => {
    const tab = passingStore();
    keepActs(tab, 'a', markSent(box(), 'first-act'));
    keepActs(tab, 'b', added([], { id: 'other-act', command: pause, at: 3 }));
    expect(keptActs(tab, 'a')).toEqual(box());
    expect(keptActs(tab, 'b').map((act) => act.id)).toEqual(['other-act']);
    keepActs(tab, 'a', []);
    expect(tab.keys()).toHaveLength(1);
    expect(keptActs(tab, 'a')).toEqual([]);
  });

  it('leave out what is none', () => {
    const tab = passingStore();
    for (const broken of ['', '{', 'null', '{}', '[1, null, {"id": 1}, {"id": "x", "command": {}, "at": 1}]']) {
      tab.setItem('square-brackets.acts.a', broken);
      expect(keptActs(tab, 'a')).toEqual([]);
    }
  });

  it('are forgotten where the tab has no room for them', () => {
    const full: Store = {
      ...passingStore(),
      setItem() {
        throw new Error('QuotaExceededError');
      },
    };
    keepActs(full, 'a', box());
    expect(keptActs(full, 'a')).toEqual([]);
  });
});

describe('ids of acts', () => {
  it('are accepted by the protocol and unlike each other', () => {
    const ids = Array.from({ length: 1000 }, freshId);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(v.is(envelope, { id, command: pause })).toBe(true);
  });
});
