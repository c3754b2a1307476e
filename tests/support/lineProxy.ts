import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';

/** A way to the server as through some schools' and companies' proxies: plain requests pass, WebSockets are refused. */
export interface LineProxy {
  readonly url: string;
  /** How many WebSockets were refused so far. */
  upgrades(): number;
  /** What a page sends arrives; no answer reaches it. */
  deafen(): void;
  /** Pages go on to load; the live line breaks, and none is let through. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** Opens it on a port of its own. */
export async function lineProxy(port: number): Promise<LineProxy> {
  let upgrades = 0;
  let state: 'up' | 'deaf' | 'broken' = 'up';
  const polls = new Set<ServerResponse>();
  const server = createServer((asked, answer) => {
    const { method, url = '', headers } = asked;
    const live = url.startsWith('/socket.io/');
    if (live && state === 'broken') {
      answer.destroy();
      return;
    }
    if (live) polls.add(answer);
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
      if (live && state === 'deaf') {
        found.resume();
        return;
      }
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => {
      polls.delete(answer);
      if (state !== 'deaf') onward.destroy();
    });
    asked.pipe(onward);
  });
  server.on('upgrade', (_asked, socket) => {
    upgrades += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    upgrades: () => upgrades,
    deafen() {
      state = 'deaf';
    },
    cut() {
      state = 'broken';
      for (const answer of polls) answer.destroy();
    },
    mend() {
      state = 'up';
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
