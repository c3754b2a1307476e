import express, { type ErrorRequestHandler, type Express } from 'express';
import { grounded } from '../../shared/protocol/explain.ts';
import { messageMax } from '../../shared/protocol/wire.ts';
import type { Log } from '../host/log.ts';
import { refuse } from './answer.ts';
import { api, type ApiOptions } from './api.ts';
import { deskApi, type DeskApiOptions } from './deskApi.ts';
import { assets } from './assets.ts';
import { secure } from './security.ts';

export interface AppOptions extends ApiOptions, DeskApiOptions {
  /** The folder of the built pages. */
  readonly pages: string;
  readonly log: Log;
  /** Whether a proxy of one's own stands before the server, so that its word on addresses counts. */
  readonly proxied: boolean;
}

/** Pages, questions before there is a seat, and the sign of life. */
export function app(options: AppOptions): Express {
  const { pages, log, proxied, visitors } = options;
  const self = express();
  self.set('trust proxy', proxied ? 'loopback, linklocal, uniquelocal' : false);
  self.use(secure());
  self.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ ok: true });
  });
  self.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  self.use('/api', express.json({ limit: messageMax }), deskApi(options), api(options));
  self.use('/api', (_req, res) => refuse(res, { code: 'command.unknown' }));
  self.use((req, _res, next) => {
    if (req.method === 'GET' && (req.get('accept') ?? '').includes('text/html')) visitors.page(req);
    next();
  });
  self.use(assets(pages));
  self.use((_req, res) => {
    res.status(404).type('text').send('');
  });
  self.use(failed(log));
  return self;
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 500;

function failed(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 413) refuse(res, { code: 'command.tooLarge', params: { max: messageMax } });
    else if (status < 500) refuse(res, { code: 'command.malformed' });
    else {
      log.error({ kind: error instanceof Error ? error.name : typeof error }, 'a request failed');
      res.status(500).json({ no: grounded({ code: 'command.malformed' }) });
    }
  };
}
