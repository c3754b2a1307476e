import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runServer, serverProgram, startServer, stopServers, temporaryFolder } from '../support/server.ts';
import { ask, create } from '../support/play.ts';

/** Starting: one clear line and a non-zero exit for what is wrong. */

beforeAll(async () => {
  await serverProgram();
});
afterAll(stopServers);

const lines = (text: string) => text.trimEnd().split('\n');

test('healthz answers, by the environment as by options', async () => {
  const data = await temporaryFolder();
  const server = await startServer({ data, env: { DATA_DIR: '/nowhere', PORT: '1' } });
  expect((await ask(server.url, '/healthz')).body).toEqual({ ok: true });
  await server.stop('SIGINT');
});

test('a conference is there after an orderly stop and a start', async () => {
  const server = await startServer();
  const { code } = await create(server.url);
  await server.stop();
  const again = await server.again();
  expect((await ask(again.url, `/api/join/${code}`)).status).toBe(200);
  await again.stop();
});

test('the port is taken', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, err } = await runServer(['--port', String(port), '--data', await temporaryFolder()]);
  other.close();
  expect(code).toBe(1);
  expect(lines(err)).toEqual([
    `Port ${port} is in use by another program. Choose another one: npm start -- --port ${port + 1}`,
  ]);
});

test.skipIf(process.platform !== 'linux')('a data folder that the system never lets be made', async () => {
  const { code, err } = await runServer(['--data', '/proc/nope/data']);
  expect(code).toBe(1);
  expect(err).toContain('The data folder /proc/nope/data cannot be written');
});

test('the data folder cannot be written', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { code, err } = await runServer(['--port', '0', '--data', join(file, 'data')]);
  expect(code).toBe(1);
  expect(lines(err)).toHaveLength(1);
  expect(err).toContain(`The data folder ${join(file, 'data')} cannot be written`);
});

test.each([
  [['--port', 'many'], 'A port is a number from 0 to 65535, not "many".'],
  [['--prot', '4000'], 'That is not understood. Options: --port N'],
  [['--public-url', 'conference.example.org'], '--public-url is the address that people open'],
])('options that cannot be: %j', async (args, sentence) => {
  const { code, err } = await runServer(args);
  expect(code).toBe(1);
  expect(lines(err)).toHaveLength(1);
  expect(err).toContain(sentence);
});

test('a new facilitator link for a code that no conference has', async () => {
  const { code, err } = await runServer(['--data', await temporaryFolder(), '--facilitator', 'NONE42']);
  expect(code).toBe(1);
  expect(lines(err)).toHaveLength(1);
  expect(err).toContain('No conference here has the code NONE42.');
});

test('a scenario with a mistake: the file, the place in it, what is expected', async () => {
  const root = await temporaryFolder();
  const { file } = await serverProgram();
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await mkdir(join(root, 'scenarios'));
  await mkdir(join(root, 'dist'));
  await cp(file, join(root, 'dist', 'main.mjs'));
  await symlink(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
  const good = await readFile(join(import.meta.dirname, '../../scenarios/access.yaml'), 'utf8');
  await writeFile(join(root, 'scenarios', 'broken.yaml'), good.replace('minutes: 25', 'minutes: soon'));
  const child = spawn(process.execPath, [join(root, 'dist', 'main.mjs'), '--port', '0', '--data', join(root, 'data')]);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(lines(err)).toHaveLength(1);
  expect(err).toMatch(/^scenarios\/broken\.yaml:\d+:\d+ minutes: Expected .+, found "soon"\./);
});

test('links carry the public address', async () => {
  const server = await startServer({ args: ['--public-url', 'https://conference.example.org/'] });
  const { code, token } = await create(server.url);
  expect((await ask(server.url, `/api/join/${code}`)).body).toMatchObject({
    address: 'https://conference.example.org',
  });
  const link = await ask(server.url, '/api/seat/link', { seat: null }, token);
  expect(link.text).toMatch(/"url":"https:\/\/conference\.example\.org\/s\/[A-Z0-9]{8}"/);
  await server.stop();
});
