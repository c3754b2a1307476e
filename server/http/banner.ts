import { toString as qrCode } from 'qrcode';
import type { Addresses } from './addresses.ts';

/** Prints where to go: this machine's address, the one for others and that as a QR code, and the further ones to choose from. */
export async function printBanner(addresses: Addresses, print: (line: string) => void = console.log): Promise<void> {
  print('');
  print('  [ Square Brackets ]');
  print('');
  print(`  On this machine:    ${addresses.local}`);
  if (addresses.public === addresses.local) {
    print('  No network found: other machines cannot reach this one. Connect it, then start again.');
  } else {
    print(`  On other machines:  ${addresses.public}`);
    if (addresses.others.length > 0) {
      print(`  Not the right one?  npm start -- --host-address ${hostOf(addresses.others)}`);
    }
    print('');
    for (const line of (await qrCode(addresses.public, { type: 'terminal', small: true })).split('\n'))
      print(`  ${line}`);
  }
  print('  Stop with Ctrl+C; conferences are kept.');
  print('');
}

function hostOf(urls: readonly string[]): string {
  return urls.map((url) => new URL(url).hostname).join(' | ');
}
