import { cpus } from 'node:os';
import type { TestClient } from '../tests/support/client.ts';
import { seated, type Table, table } from '../tests/support/play.ts';
import { startServer, stopServers } from '../tests/support/server.ts';
import { beginSheet, writerOn } from '../tests/support/writer.ts';
import type { Ruling } from '../shared/conference/rulings.ts';
import type { ClientCommand } from '../shared/protocol/commands.ts';
import { amendmentFrom } from '../shared/text/diff.ts';
import { openChoices } from '../shared/text/measure.ts';
import type { Body } from '../shared/text/model.ts';
import { liveText } from '../shared/text/print.ts';

/**
 * Two members of a delegation write on one sheet; then it is sent, another delegation stands behind it, and the desk
 * settles it. Measured:
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

/** Measures an act: what it puts on the line of whoever does it and of one who is told, until both see it. */
type Cost = (
  act: string,
  actor: TestClient,
  told: TestClient,
  does: () => Promise<unknown>,
  seen: (client: TestClient) => boolean,
) => Promise<Bytes>;

const wordsOfAccess = (client: TestClient): Body =>
  client.plenary().provisions.find((p) => p.id === 'access')?.body ?? [];

/** Other words for 3.8 as a page sends them. */
function other(client: TestClient, room: string, text: string): Extract<ClientCommand, { readonly c: 'propose' }> {
  const provision = client.plenary().provisions.find((p) => p.id === 'access');
  const amendment = amendmentFrom(provision?.body ?? [], text);
  if (!provision || !amendment.ok) throw new Error(`no amendment: ${text}`);
  const { inserts, deletes } = amendment.value;
  return {
    c: 'propose',
    room,
    provision: 'access',
    revision: provision.revision,
    amendment: { inserts: inserts.map((x) => ({ ...x })), deletes: [...deletes] },
    reason: 'Nobody is to be left out.',
    lang: 'en',
  };
}

/** The delegations' part: words are sent, and another delegation puts its name to them. */
async function proposing(
  here: Table,
  cost: Cost,
  { sheet, text }: { readonly sheet: string; readonly text: string },
): Promise<readonly Bytes[]> {
  const { room } = here;
  const [cub, swe] = [here.delegate('CUB'), here.delegate('SWE')];
  const ofCuba = (c: TestClient) => c.plenary().proposals.find((p) => p.from === 'CUB');
  const sent = await cost(
    'sending an amendment with a reason',
    cub,
    swe,
    () => cub.must({ ...other(cub, room, text), invite: ['SWE'], sheet }),
    (c) => ofCuba(c) !== undefined,
  );
  const on = { k: 'proposal', proposal: ofCuba(swe)?.id ?? '' } as const;
  const backed = await cost(
    'standing behind it',
    swe,
    cub,
    () => swe.must({ c: 'cosponsor', room, on }),
    (c) => ofCuba(c)?.sponsors.includes('SWE') ?? false,
  );
  return [sent, backed];
}

/** The desk's part: each ruling from the gavel to its effect, a chair's text, and words on the big screen. */
async function settling(here: Table, cost: Cost): Promise<readonly Bytes[]> {
  const { room, chair, facilitator } = here;
  const swe = here.delegate('SWE');
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  const rule = (act: string, ruling: () => Ruling): Promise<Bytes> => {
    const before = swe.plenary().record.length;
    return cost(
      act,
      chair,
      swe,
      () => chair.must({ c: 'rule', room, ruling: ruling() }),
      (c) => {
        const { pending, record } = c.plenary();
        return pending === null && record.length > before;
      },
    );
  };
  const proposal = () =>
    swe.plenary().proposals.findLast((p) => p.provision === 'access' && p.state === 'pending')?.id ?? '';
  const about = { provision: 'access' } as const;
  const taken = await rule('taking it in', () => ({ r: 'takeIn', ...about, proposal: proposal() }));
  await swe.must(other(swe, room, liveText(wordsOfAccess(swe)).replace('shall', 'should')));
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'SWE'));
  const bracketed = await rule('putting a word in brackets', () => ({
    r: 'bracketProposal',
    ...about,
    proposal: proposal(),
  }));
  const lifted = await rule('lifting a bracket', () => {
    const [choice] = openChoices(wordsOfAccess(swe));
    return { r: 'lift', ...about, choice: choice?.id ?? '', option: choice?.options[0]?.id ?? '' };
  });
  const term = await rule('changing a term in three provisions', () => ({
    r: 'draft',
    ...about,
    edit: { d: 'term', term: 'Member States', by: 'Parties', except: [] },
  }));
  const text = 'Parties [shall]/[should] not hinder the access of another Party to public networks.';
  const prepared = await cost(
    'keeping words of a chair’s text',
    chair,
    facilitator,
    () => chair.must({ c: 'prepareWords', room, provision: 'access', text }),
    (c) => c.view().desk[room]?.prepared.length === 1,
  );
  facilitator.socket.emit('watchDraft');
  await facilitator.until((_v, c) => c.onScreen() === null);
  const key = await cost(
    'a key of it on the big screen',
    chair,
    facilitator,
    () => chair.socket.emitWithAck('showDraft', { provision: 'access', text: `${text} ` }),
    (c) => c === chair || c.onScreen() !== null,
  );
  const tabled = await cost(
    'tabling it',
    chair,
    swe,
    () => chair.must({ c: 'tableChairText', room, title: 'A bridge', lang: 'en' }),
    (c) => c.plenary().chairTexts.length === 1,
  );
  const all = await rule('taking it in as one', () => ({
    r: 'chairText',
    ...about,
    text: swe.plenary().chairTexts[0]?.id ?? '',
  }));
  return [taken, bracketed, lifted, term, prepared, key, tabled, all];
}

export async function run(): Promise<Report> {
  // In fast motion: a ruling takes effect some seconds after it is announced.
  const server = await startServer({ args: ['--clock-rate', '8'] });
  try {
    const here = await table(server.url, ['CUB', 'SWE']);
    const cub = here.delegate('CUB');
    const swe = here.delegate('SWE');
    const second = await seated(here, 'Second', 'CUB');
    const sheet = await beginSheet(cub, 'access');
    const one = await writerOn(cub, sheet);
    const two = await writerOn(second.client, sheet);
    const [mine, theirs] = [meter(cub), meter(second.client)];
    const meters = new Map([cub, swe, here.chair, here.facilitator].map((client) => [client, meter(client)]));
    const cost: Cost = async (act, actor, other, does, seen) => {
      const [ofActor, ofOther] = [meters.get(actor), meters.get(other)];
      ofActor?.();
      ofOther?.();
      await does();
      await other.until((_v, c) => seen(c), act);
      await actor.until((_v, c) => seen(c), act);
      return { act, actor: ofActor?.() ?? 0, told: ofOther?.() ?? 0 };
    };

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

    const bytes = [
      {
        act: 'typing a word of eight letters',
        actor: Math.round(typed / WORDS),
        told: Math.round(told / WORDS),
        wholeText: Math.round(whole / WORDS),
      },
      ...(await proposing(here, cost, { sheet, text: `${one.text().slice(0, start)} and everybody else.` })),
      ...(await settling(here, cost)),
    ];
    here.close();
    second.client.close();

    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    const [cpu] = cpus();
    return {
      machine: `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}`,
      rows: [{ what: 'a word, from one page to the other', median: at(0.5), p99: at(0.99), runs: WORDS }],
      bytes,
    };
  } finally {
    await stopServers();
  }
}
