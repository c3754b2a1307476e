import { cpus } from 'node:os';
import type { TestClient } from '../tests/support/client.ts';
import { seated, table } from '../tests/support/play.ts';
import { startServer, stopServers } from '../tests/support/server.ts';
import { beginSheet, writerOn } from '../tests/support/writer.ts';
import { amendmentFrom } from '../shared/text/diff.ts';

/**
 * Two members of a delegation write on one sheet; then it is sent, and another delegation stands behind it. Measured:
 * the bytes that each act puts on the line of whoever acts and of whoever is told, beside those of sending the whole
 * text each time, and how long a word takes from one page to the other.
 */

const WORDS = 200;

export interface Row {
  readonly what: string;
  /** Milliseconds from a word that is sent to its being on the other page. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
}

interface Bytes {
  readonly act: string;
  /** Of the one who acts, there and back. */
  readonly actor: number;
  /** Of one who is told. */
  readonly told: number;
  /** What each of the two would get if the whole text went instead. */
  readonly wholeText?: number;
}

export interface Report {
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly bytes: readonly Bytes[];
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string'
    ? Buffer.byteLength(data)
    : data instanceof ArrayBuffer || ArrayBuffer.isView(data)
      ? data.byteLength
      : 0;

/** Counts what goes over a client's line from now on, framing of the transport left out. */
function meter({ socket }: TestClient): () => number {
  let bytes = 0;
  const { engine } = socket.io;
  engine.on('packetCreate', ({ data }) => {
    bytes += 1 + sizeOf(data);
  });
  engine.on('packet', ({ data }) => {
    bytes += 1 + sizeOf(data);
  });
  return () => {
    const sum = bytes;
    bytes = 0;
    return sum;
  };
}

const round = (n: number): number => Math.round(n * 10) / 10;

export async function run(): Promise<Report> {
  const server = await startServer();
  try {
    const here = await table(server.url, ['CUB', 'SWE']);
    const { room } = here;
    const cub = here.delegate('CUB');
    const swe = here.delegate('SWE');
    const second = await seated(here, 'Second', 'CUB');
    const sheet = await beginSheet(cub, 'access');
    const one = await writerOn(cub, sheet);
    const two = await writerOn(second.client, sheet);
    const [mine, theirs, others] = [meter(cub), meter(second.client), meter(swe)];

    const times: number[] = [];
    let [typed, told, whole] = [0, 0, 0];
    const start = one.text().length;
    for (let n = 0; n < WORDS; n += 1) {
      // As fast as a page sends, so that the pace is not what is measured.
      await new Promise((resolve) => setTimeout(resolve, 100));
      mine();
      theirs();
      const begun = performance.now();
      const sent = one.type(' another', start);
      const length = one.text().length;
      await two.until((w) => w.text().length === length);
      times.push(performance.now() - begun);
      await sent;
      typed += mine();
      told += theirs();
      whole += Buffer.byteLength(JSON.stringify({ sheet, text: one.text() }));
    }

    const provision = cub.plenary().provisions.find((p) => p.id === 'access');
    const amendment = amendmentFrom(provision?.body ?? [], `${one.text().slice(0, start)} and everybody else.`);
    if (!amendment.ok) throw new Error('no amendment');
    const { inserts, deletes } = amendment.value;
    others();
    mine();
    await cub.must({
      c: 'propose',
      room,
      provision: 'access',
      revision: one.revision(),
      amendment: { inserts: inserts.map((x) => ({ ...x })), deletes: [...deletes] },
      reason: 'Nobody is to be left out.',
      lang: 'en',
      invite: ['SWE'],
      sheet,
    });
    await swe.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'CUB'));
    const sending = { act: 'sending an amendment with a reason', actor: mine(), told: others() };
    const proposal = swe.plenary().proposals.find((p) => p.from === 'CUB')?.id ?? '';
    await swe.must({ c: 'cosponsor', room, on: { k: 'proposal', proposal } });
    await cub.until((_v, c) => c.plenary().proposals.some((p) => p.sponsors.includes('SWE')));
    const backing = { act: 'standing behind it', actor: others(), told: mine() };
    here.close();
    second.client.close();

    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    const [cpu] = cpus();
    return {
      machine: `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}`,
      rows: [{ what: 'a word, from one page to the other', median: at(0.5), p99: at(0.99), runs: WORDS }],
      bytes: [
        {
          act: 'typing a word of eight letters',
          actor: Math.round(typed / WORDS),
          told: Math.round(told / WORDS),
          wholeText: Math.round(whole / WORDS),
        },
        sending,
        backing,
      ],
    };
  } finally {
    await stopServers();
  }
}
