import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sheetTextMax } from '../../shared/conference/sheets.ts';
import { sheetUpdateMax } from '../../shared/protocol/sheet.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import type { Ack } from '../../shared/protocol/wire.ts';
import { amendmentFrom } from '../../shared/text/diff.ts';
import { bytesOf } from '../support/disk.ts';
import { connect, type TestClient } from '../support/client.ts';
import { personNamed, seated, type Table, table } from '../support/play.ts';
import { type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';
import { beginSheet, openAsIs, sheetIds, type Writer, writerOn } from '../support/writer.ts';

/** Words that a delegation writes together before it sends them. */

/** Each answer in a word: `ok`, or the code of the refusal. */
const codesOf = (acks: readonly Ack[]): readonly string[] => acks.map((ack) => ('ok' in ack ? 'ok' : ack.no.code));

let server: RunningServer;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
});
afterAll(stopServers);

const wordOf = (who: number, n: number): string => `<${who}.${n}>`;
const wordsIn = (text: string): readonly string[] => text.match(/<\d\.\d+>/g) ?? [];

describe('three members of a delegation write on one sheet', () => {
  test('through a SIGKILL: every word that was answered is there, what was not is with the typist and comes again', async () => {
    const own = await startServer();
    const here = await table(own.url, ['CUB']);
    const more = [await seated(here, 'Second', 'CUB'), await seated(here, 'Third', 'CUB')];
    const tokens = [here.tokens['CUB'] ?? '', ...more.map((one) => one.token)];
    const clients = [here.delegate('CUB'), ...more.map((one) => one.client)];
    const [first] = clients;
    if (!first) throw new Error('nobody is there');
    const sheet = await beginSheet(first, 'access');
    const writers = await Promise.all(clients.map((client) => writerOn(client, sheet)));
    const start = writers[0]?.text() ?? '';
    expect(start).toMatch(/\w/);

    // Everybody types word by word, at the end and in front, until the server dies in the middle of it.
    const answered = new Set<string>();
    const typed = new Set<string>();
    let dead = false;
    const typing = writers.map(async (writer, who) => {
      for (let n = 0; !dead; n += 1) {
        const word = wordOf(who, n);
        typed.add(word);
        const ack = await writer.type(word, who === 1 ? 0 : undefined).catch(() => undefined);
        if (ack && 'ok' in ack) answered.add(word);
        if (answered.size >= 40 && !dead) {
          dead = true;
          own.signal('SIGKILL');
        }
        await pause(who * 3);
      }
    });
    await Promise.all(typing);
    await own.stop('SIGKILL');
    expect(answered.size).toBeGreaterThanOrEqual(40);
    // The line is down, and they go on.
    for (const [who, writer] of writers.entries()) writer.typeHere(wordOf(who, 9000));
    for (const client of clients) client.close();

    const again = await own.again();
    const fresh = await connect({ url: again.url, token: tokens[0] ?? '' });
    const stored = await writerOn(fresh, sheet);
    const kept = wordsIn(stored.text());
    for (const word of answered) expect(kept).toContain(word);
    expect(new Set(kept).size).toBe(kept.length);
    fresh.close();

    // The same documents come back, as the tabs still hold them.
    const back = await Promise.all(
      writers.map(async (writer, who) => {
        const client = await connect({ url: again.url, token: tokens[who] ?? '' });
        return writerOn(client, sheet, writer.doc);
      }),
    );
    const all = [...typed, ...writers.map((_, who) => wordOf(who, 9000))];
    const complete = (writer: Writer): boolean => wordsIn(writer.text()).length === all.length;
    for (const writer of back) await writer.until(complete, 'every word of everybody');
    const texts = back.map((writer) => writer.text());
    expect(new Set(texts).size).toBe(1);
    expect(wordsIn(texts[0] ?? '').toSorted()).toEqual(all.toSorted());
    expect(texts[0]).toContain(start);
    here.close();
    await again.stop();
  });

  test('each is told who else is there, and who leaves', async () => {
    const here = await table(server.url, ['CUB']);
    const second = await seated(here, 'Second', 'CUB');
    const cub = here.delegate('CUB');
    const sheet = await beginSheet(cub, 'access');
    const one = await writerOn(cub, sheet);
    expect(one.here()).toEqual([cub.seat()]);
    await writerOn(second.client, sheet);
    await one.until((w) => w.here().length === 2, 'the second is there');
    second.client.close();
    await one.until((w) => w.here().join() === cub.seat(), 'the second is gone');
    here.close();
  });
});

describe('a sheet is its delegation’s alone', () => {
  test('no byte of it, of who writes it or of its being there reaches anybody else; nobody else can open it', async () => {
    const here = await table(server.url, ['CUB', 'SWE']);
    const cub = here.delegate('CUB');
    const others = [here.facilitator, here.chair, here.delegate('SWE')];
    const marks = others.map((other) => other.heard.length);
    const overheard: unknown[] = [];
    for (const other of others) other.socket.onAny((...told: unknown[]) => overheard.push(told));
    const sheet = await beginSheet(cub, 'access');
    const writer = await writerOn(cub, sheet);
    await writer.type('Quetzalcoatl');
    for (const other of others) {
      expect(await openAsIs(other, sheet)).toMatchObject({ no: { code: 'sheet.unknown' } });
      const update = new Uint8Array(Y.encodeStateAsUpdate(writer.doc));
      const ack = await other.socket.emitWithAck('writeSheet', { sheet, update });
      expect(ack).toMatchObject({ no: { code: 'sheet.unknown' } });
    }
    // Something that everybody hears, so that what came before it has come.
    await here.chair.must({ c: 'setLimit', room: here.room, seconds: 45 });
    for (const [i, other] of others.entries()) {
      await other.until((_v, c) => c.plenary().floor.limitSeconds === 45);
      const said = JSON.stringify(other.heard.slice(marks[i]));
      expect(said).not.toContain(sheet);
    }
    expect(JSON.stringify(overheard)).not.toMatch(/Quetzalcoatl|"n":"(words|here)"/);
    expect((await bytesOf(server.data)).includes('Quetzalcoatl')).toBe(false);
    here.close();
  });

  test('who is moved to another delegation is told nothing more', async () => {
    const here = await table(server.url, ['CUB']);
    const second = await seated(here, 'Second', 'CUB');
    const cub = here.delegate('CUB');
    const sheet = await beginSheet(cub, 'access');
    const one = await writerOn(cub, sheet);
    const two = await writerOn(second.client, sheet);
    await one.type('before ');
    await two.until((w) => w.text().includes('before'));
    await here.facilitator.must({
      c: 'seatPerson',
      person: personNamed(here.facilitator, 'Second'),
      delegation: 'SWE',
    });
    await second.client.until((v) => Object.hasOwn(v.delegation, 'SWE'));
    await one.type('afterwards ');
    expect(await two.type('mine')).toMatchObject({ no: { code: 'sheet.unknown' } });
    expect(two.text()).not.toContain('afterwards');
    await one.until((w) => w.here().join() === cub.seat(), 'only one is there');
    here.close();
  });
});

describe('what is not taken', () => {
  let here: Table;
  let cub: TestClient;
  let writer: Writer;
  let sheet: string;
  beforeAll(async () => {
    here = await table(server.url, ['CUB']);
    cub = here.delegate('CUB');
    sheet = await beginSheet(cub, 'access');
    writer = await writerOn(cub, sheet);
  });
  const updateOf = (work: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => work(doc));
    return Y.encodeStateAsUpdate(doc, before);
  };

  test.each([
    ['bytes that are no update', () => new Uint8Array([9, 9, 9, 9, 255])],
    ['a picture in the text', () => updateOf((doc) => doc.getText('text').insertEmbed(0, { image: 'x' }))],
    ['a field that there is not', () => updateOf((doc) => doc.getText('hidden').insert(0, 'x'))],
    ['a fact that there is not', () => updateOf((doc) => doc.getMap('facts').set('note', 'x'))],
    ['a revision that is none', () => updateOf((doc) => doc.getMap('facts').set('revision', 'x'))],
    [
      'words on words that the server never got',
      () => {
        const doc = new Y.Doc();
        doc.getText('text').insert(0, 'a');
        const before = Y.encodeStateVector(doc);
        doc.getText('text').insert(1, 'b');
        return Y.encodeStateAsUpdate(doc, before);
      },
    ],
    // No words; of one client, the thousand letters that it would write next.
    ['words struck out before they are written', () => new Uint8Array([0, 1, 5, 1, 100, 232, 7])],
    ['more bytes than one message may have', () => new Uint8Array(sheetUpdateMax + 1)],
  ])('%s', async (_what, update) => {
    const text = writer.text();
    expect(await writer.sendRaw(update())).toMatchObject({ no: { code: 'command.malformed' } });
    // The sheet goes on as if nothing had been.
    expect(await writer.type('.')).toEqual({ ok: true });
    const other = await writerOn(await connect({ url: server.url, token: here.tokens['CUB'] ?? '' }), sheet);
    expect(other.text()).toBe(`${text}.`);
  });

  test('words in another person’s name', async () => {
    const second = await seated(here, 'Impostor', 'CUB');
    const two = await writerOn(second.client, sheet);
    two.doc.clientID = writer.doc.clientID;
    expect(await two.type('not mine')).toMatchObject({ no: { code: 'command.malformed' } });
    expect(await writer.type('!')).toEqual({ ok: true });
  });

  test('more than a sheet holds; taken out again, the rest is kept', async () => {
    const { length } = writer.text();
    const ack = await writer.type('x'.repeat(sheetTextMax));
    expect(ack).toMatchObject({ no: { code: 'sheet.tooLong', params: { max: sheetTextMax } } });
    writer.doc.getText('text').delete(length, sheetTextMax - 3);
    expect(await writer.sendRaw(Y.encodeStateAsUpdate(writer.doc))).toEqual({ ok: true });
  });

  test('faster than anybody types', async () => {
    const acks = await Promise.all(Array.from({ length: 80 }, () => writer.type('.')));
    expect(codesOf(acks)).toContain('command.tooFrequent');
    here.close();
  });
});

test('what is written is sent once, as one amendment, and the sheet goes with its bytes', async () => {
  const here = await table(server.url, ['CUB']);
  const second = await seated(here, 'Second', 'CUB');
  const cub = here.delegate('CUB');
  const sheet = await beginSheet(cub, 'access');
  const writer = await writerOn(cub, sheet);
  await writer.type(' and everybody else');
  const provision = cub.plenary().provisions.find((p) => p.id === 'access');
  const amendment = amendmentFrom(provision?.body ?? [], writer.text());
  if (!amendment.ok) throw new Error('no amendment');
  const { inserts, deletes } = amendment.value;
  const command: ClientCommand = {
    c: 'propose',
    room: here.room,
    provision: 'access',
    revision: writer.revision(),
    amendment: { inserts: inserts.map((x) => ({ ...x })), deletes: [...deletes] },
    reason: '',
    lang: 'en',
    headline: 'Everybody',
    sheet,
  };
  await second.client.until((_v, c) => sheetIds(c).length === 1);
  const [one, two] = await Promise.all([cub.act(command), second.client.act(command)]);
  expect(codesOf([one, two]).toSorted()).toEqual(['ok', 'sheet.unknown']);
  const sentBy = (c: TestClient) => c.plenary().proposals.filter((p) => p.from === 'CUB');
  await cub.until((_v, c) => sentBy(c).length === 1 && sheetIds(c).length === 0);
  expect(await writer.type('late')).toMatchObject({ no: { code: 'sheet.unknown' } });
  const [sent] = sentBy(cub);
  expect(typeof sent?.headline === 'object' && cub.holding().said[sent.headline.ref]?.text).toBe('Everybody');
  expect(JSON.stringify(sent)).toContain('everybody else');
  here.close();
});

test('a person who is erased: their words leave the sheet, on every page and on the disk; the others’ stay', async () => {
  const here = await table(server.url, ['CUB']);
  const second = await seated(here, 'Second', 'CUB');
  const sheet = await beginSheet(second.client, 'access');
  const theirs = await writerOn(second.client, sheet);
  const mine = await writerOn(here.delegate('CUB'), sheet);
  const start = mine.text();
  await theirs.type(' ephemeral');
  await mine.until((w) => w.text().endsWith(' ephemeral'));
  await mine.type(' lasting', start.length + 4);
  await theirs.until((w) => w.text().includes('lasting'));
  await here.facilitator.must({ c: 'erasePerson', person: personNamed(here.facilitator, 'Second') });
  await mine.until((w) => !w.text().includes('emeral'), 'their words are gone');
  expect(mine.text()).toBe(`${start} lasting`);
  expect(await mine.type(' still')).toEqual({ ok: true });
  // A page that comes anew gets nothing of them either, not even among what was deleted.
  const late = await writerOn(await connect({ url: server.url, token: here.tokens['CUB'] ?? '' }), sheet);
  expect(late.text()).toBe(`${start} lasting still`);
  expect(Buffer.from(Y.encodeStateAsUpdate(late.doc)).toString('latin1')).not.toContain('emeral');
  here.close();
});
