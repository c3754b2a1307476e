import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../shared/text/measure.ts';
import { liveText } from '../../shared/text/print.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { serverProgram, startServer, stopServers, type RunningServer } from '../support/server.ts';
import { table } from '../support/play.ts';

let server: RunningServer;
beforeAll(async () => {
  await serverProgram();
  server = await startServer({ env: { CLOCK_RATE: '20' } });
});
afterAll(stopServers);

test('[law 5] three delegations amend the same sentence at once from old revisions: each is applied, listed, or refused with both versions', async () => {
  const here = await table(server.url, ['BOT', 'CUB', 'SWE']);
  const { chair, room } = here;
  const provision = 'access';
  const three = ['BOT', 'CUB', 'SWE'].map((code) => here.delegate(code));
  const words = wordsOf(chair.plenary().provisions.find((p) => p.id === provision)?.body ?? []);
  const [first, second, last] = [words[0], words[1], words.at(-2)];
  if (!first || !second || !last) throw new Error('three words');
  const old = liveText(chair.plenary().provisions.find((p) => p.id === provision)?.body ?? []);
  /** All three write on the first revision, whatever the text has become. */
  const amend = (id: string, text: string): ClientCommand => ({
    c: 'propose',
    room,
    provision,
    revision: 1,
    amendment: { inserts: [{ after: id, text: ` ${text}` }], deletes: [id] },
    reason: '',
    lang: 'en',
  });

  await chair.must({ c: 'openProvision', room, provision });
  // At the same time: two about one word, the third about another.
  const [bot, cub, swe] = three;
  if (!bot || !cub || !swe) throw new Error('three delegates');
  await Promise.all([
    bot.must(amend(second.id, 'botswanan')),
    cub.must(amend(second.id, 'cuban')),
    swe.must(amend(last.id, 'swedish')),
  ]);
  await chair.until((_v, c) => c.plenary().proposals.filter((p) => p.provision === provision).length >= 3);
  const of = (code: string): string =>
    chair.plenary().proposals.find((p) => p.from === code && p.provision === provision)?.id ?? '';
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision, proposal: of('BOT') } });
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.id === of('BOT') && p.state === 'takenIn'));

  const standing = (code: string) => {
    const found = chair.plenary().proposals.find((p) => p.id === of(code));
    return [found?.state, found?.standing];
  };
  // The one that was taken in stands in the text; the second waits, listed as one to be worded anew; the third still fits.
  expect(standing('CUB')).toEqual(['pending', { s: 'reword' }]);
  expect(standing('SWE')).toEqual(['pending', null]);
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision, proposal: of('SWE') } });
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.id === of('SWE') && p.state === 'takenIn'));
  const now = liveText(chair.plenary().provisions.find((p) => p.id === provision)?.body ?? []);
  expect(now).toContain('botswanan');
  expect(now).toContain('swedish');

  // From the old revision again: what has a place is placed, what has none is refused with both versions.
  await cub.until((_v, c) => liveText(c.plenary().provisions.find((p) => p.id === provision)?.body ?? []) === now);
  await bot.must(amend(first.id, 'Every'));
  const late = await cub.act(amend(last.id, 'late'));
  expect(late).toMatchObject({ no: { code: 'proposal.stale', params: { theirs: now } } });
  const ours = 'no' in late ? String(late.no.params?.['ours']) : '';
  expect(ours).toContain('late');
  expect(ours).not.toBe(old);

  // Everybody holds the same, and nobody's proposal is gone.
  for (const client of [chair, ...three])
    await client.until(
      (_v, c) => c.plenary().proposals.filter((p) => p.provision === provision && p.from !== 'chair').length === 4,
    );
  here.close();
});
