import { readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { type Response, Router } from 'express';

/** The pages, as they were built: compressed files beside the plain ones, sent to whoever takes them. */

interface Asset {
  readonly file: string;
  /** Compressed forms, best first, by the name that browsers give them. */
  readonly packed: ReadonlyMap<'br' | 'gzip', string>;
}

const suffixes = { br: '.br', gzip: '.gz' } as const;
/** Where the pages live; everything else is a file or nothing. */
const pages = ['/', '/new', '/j/:code', '/s/:code', '/c/:code', '/screen/:code'];

/** Serves the files of `folder`. The list is made once, so that no path can lead out of it. */
export function assets(folder: string): Router {
  const router = Router();
  const found = list(folder);
  const index = found.get('/index.html');

  router.get(pages, (req, res, next) => {
    if (index === undefined) next();
    else send(res, req.acceptsEncodings(), index, 'no-cache');
  });
  router.get(/.*/, (req, res, next) => {
    const asset = found.get(req.path);
    if (asset === undefined) next();
    else {
      const hashed = req.path.startsWith('/assets/');
      send(res, req.acceptsEncodings(), asset, hashed ? 'forever' : 'no-cache');
    }
  });
  // An address that is none, opened in a browser: the page says so in words.
  router.get(/^[^.]*$/, (req, res, next) => {
    if (index === undefined || !(req.get('accept') ?? '').includes('html')) next();
    else send(res.status(404), req.acceptsEncodings(), index, 'no-cache');
  });
  return router;
}

function list(folder: string): ReadonlyMap<string, Asset> {
  const files = new Set(filesOf(folder));
  return new Map(
    [...files]
      .filter((file) => !/\.(br|gz)$/.test(file) || !files.has(file.replace(/\.(br|gz)$/, '')))
      .map((file) => {
        const packed = (['br', 'gzip'] as const).flatMap((name) =>
          files.has(file + suffixes[name]) ? [[name, join(folder, file + suffixes[name])] as const] : [],
        );
        return [`/${file.split(sep).join('/')}`, { file: join(folder, file), packed: new Map(packed) }];
      }),
  );
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    // Not built: the server then answers its clients, but has no pages.
    return [];
  }
}

function send(
  res: Response,
  accepted: readonly string[],
  { file, packed }: Asset,
  caching: 'no-cache' | 'forever',
): void {
  const best = [...packed.keys()].find((name) => accepted.includes(name));
  res.type(extname(file));
  const forever = caching === 'forever';
  res.set({
    'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  });
  if (best !== undefined) res.set('Content-Encoding', best);
  res.sendFile((best && packed.get(best)) ?? file, {
    cacheControl: false,
    acceptRanges: false,
    // What never changes is never asked for again.
    etag: !forever,
    lastModified: !forever,
  });
}
