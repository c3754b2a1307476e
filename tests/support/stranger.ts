import { request } from 'node:http';

/** A visitor from another address of the loopback network, as the server sees it. */
export function from(
  address: string,
  url: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}${path}`,
      {
        localAddress: address,
        method: sent === undefined ? 'GET' : 'POST',
        headers: sent === undefined ? {} : { 'content-type': 'application/json' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
}

/** Names that somebody who means harm would choose: foul, turned round, enormous, markup, invisible, and plain. */
export const nastyNames = [
  'Bloody Wanker',
  'Ada\u202eefil',
  'x'.repeat(10_000),
  '<img src=x onerror=alert(1)>',
  '\u3164\u3164',
  '{{constructor}}',
  'Nobody Invited',
] as const;
