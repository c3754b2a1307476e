import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../shared/kit/result.ts';

/** What is asked of the server on the command line and in the environment. */
export interface Options {
  readonly port: number;
  readonly data: string;
  readonly publicUrl: string | undefined;
  readonly hostAddress: string | undefined;
  /** Print a new facilitator link for this conference instead of serving. */
  readonly facilitator: string | undefined;
  /** Destroy this conference instead of serving. */
  readonly erase: string | undefined;
  /** Days after the end until people's data are destroyed. */
  readonly keepDays: number;
  readonly rate: number;
  readonly logLevel: string;
}

/** Reads the options; the error is the line to print. `root` is the project's folder. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Result<Options, string> {
  const given = parse(args);
  if (!given.ok) return given;
  const { port: portText = env['PORT'] ?? '4000', data = env['DATA_DIR'] ?? 'data', ...rest } = given.value;
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535) return fail(`A port is a number from 0 to 65535, not "${portText}".`);
  const rate = Number(rest['clock-rate'] ?? env['CLOCK_RATE'] ?? '1');
  if (!(rate > 0 && rate <= 1000)) return fail('--clock-rate is how fast conference time runs: from above 0 to 1000.');
  const keepDays = Number(rest['keep-days'] ?? env['KEEP_DAYS'] ?? '90');
  if (!(Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= 3650))
    return fail('--keep-days is how long names and sentences are kept after the end: from 1 to 3650 days.');
  const publicUrl = rest['public-url'];
  if (publicUrl !== undefined && !/^https?:\/\/[^/\s]+\/*$/.test(publicUrl))
    return fail(`--public-url is the address that people open, as https://conference.example.org, not "${publicUrl}".`);
  return ok({
    port,
    data: isAbsolute(data) ? data : resolve(root, data),
    publicUrl,
    hostAddress: rest['host-address'],
    facilitator: rest.facilitator,
    erase: rest.erase,
    keepDays,
    rate,
    logLevel: env['LOG_LEVEL'] ?? 'warn',
  });
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'public-url': { type: 'string' },
        'host-address': { type: 'string' },
        facilitator: { type: 'string' },
        erase: { type: 'string' },
        'clock-rate': { type: 'string' },
        'keep-days': { type: 'string' },
      },
    });
    return ok(values);
  } catch {
    const known =
      '--port N, --data DIR, --public-url URL, --host-address ADDRESS, --facilitator CODE, --erase CODE, --keep-days N, --clock-rate N';
    return fail(`That is not understood. Options: ${known}.`);
  }
}
