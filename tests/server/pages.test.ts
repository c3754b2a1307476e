import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assets } from '../../server/http/assets.ts';
import { secure } from '../../server/http/security.ts';

let folder: string;
let server: Server;
let url: string;
const page = '<!doctype html><title>Page</title>';
const script = 'console.log("a script")';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'assets', 'main-abc.js'), script);
  await writeFile(join(folder, 'assets', 'main-abc.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'assets', 'main-abc.js.gz'), gzipSync(script));
  server = createServer(express().use(secure()).use(assets(folder))).listen(0);
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

test.each(['/', '/new', '/j/ABC234', '/s/ABCD2345', '/c/ABC234'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const response = await fetch(url + path);
    expect(await response.text()).toBe(page);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  },
);

test.each([
  ['br', 'br'],
  ['gzip, br', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('whoever accepts %s gets %s, kept for good', async (accepted, sent) => {
  const response = await fetch(`${url}/assets/main-abc.js`, { headers: { 'accept-encoding': accepted } });
  expect(await response.text()).toBe(script);
  expect(response.headers.get('content-encoding')).toBe(sent);
  expect(response.headers.get('content-type')).toContain('javascript');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
});

test('nothing is there that was not built', async () => {
  for (const path of ['/assets/main-abc.js.br', '/elsewhere', '/..%2f..%2fetc%2fpasswd', '/assets/'])
    expect((await fetch(url + path)).status, path).toBe(404);
});

test('an address that is none, opened in a browser, is the page that says so', async () => {
  const response = await fetch(`${url}/elsewhere`, { headers: { accept: 'text/html' } });
  expect([response.status, await response.text()]).toEqual([404, page]);
});

test('pages take scripts from here only, and nothing insists on https', async () => {
  const { headers } = await fetch(url);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('upgrade-insecure-requests');
  for (const name of [
    'strict-transport-security',
    'cross-origin-opener-policy',
    'origin-agent-cluster',
    'x-powered-by',
  ])
    expect(headers.get(name), name).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const { headers: script } = await fetch(`${url}/assets/main-abc.js`);
  expect(script.get('x-content-type-options')).toBe('nosniff');
  expect(script.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(script.get('x-powered-by')).toBeNull();
});
