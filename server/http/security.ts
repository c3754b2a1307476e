import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Everything from here and nothing from elsewhere. On plain http, as in a school, what insists on https would break
 * the page or be reported on each visit: those headers are the business of whoever adds TLS.
 */
const headers: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
};

/** Scripts, styles, letters, pictures and answers: they are no documents, and what is said of those would only weigh. */
const noDocument = /^\/(api|assets|emblems|flags|fonts)\//;

/** Sets the headers that keep pages to themselves; on all else, those that mean something there. */
export function secure(): RequestHandler {
  const page = helmet(headers);
  return (req, res, next) => {
    if (!noDocument.test(req.path)) return page(req, res, next);
    res.removeHeader('X-Powered-By');
    res.set({ 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' });
    return next();
  };
}
