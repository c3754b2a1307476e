import type { Plugin } from 'vite';

/**
 * A page's line is a WebSocket, or plain requests where those are refused (client/net/connection.ts). The third way that
 * the client library knows, WebTransport, is never asked for and is left out of the pages.
 */
const absent = '\0no-webtransport';

export function transports(): Plugin {
  return {
    name: 'two-transports',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/webtransport.js') && importer?.includes('engine.io-client') ? absent : null,
    load: (id) => (id === absent ? 'export class WT {}' : null),
  };
}
