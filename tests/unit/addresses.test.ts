import { describe, expect, it } from 'vitest';
import { publicAddress } from '../../server/http/addresses.ts';
import { printBanner } from '../../server/http/banner.ts';

const cards = [
  { name: 'docker0', address: '172.17.0.1' },
  { name: 'eth0', address: '203.0.113.7' },
  { name: 'wlan0', address: '192.168.1.20' },
];

describe('where other machines go', () => {
  it('is the local network, before public and virtual cards', () => {
    expect(publicAddress({ port: 4000 }, cards)).toEqual({
      local: 'http://localhost:4000',
      public: 'http://192.168.1.20:4000',
      others: ['http://203.0.113.7:4000', 'http://172.17.0.1:4000'],
    });
  });

  it('is the address that was chosen', () => {
    const chosen = publicAddress({ port: 4000, hostAddress: '203.0.113.7' }, cards);
    expect(chosen.public).toBe('http://203.0.113.7:4000');
    expect(chosen.others).toContain('http://192.168.1.20:4000');
  });

  it('is the public URL before all, without the slash at its end', () => {
    const behind = publicAddress({ port: 4000, publicUrl: 'https://talks.example/' }, cards);
    expect(behind.public).toBe('https://talks.example');
  });

  it('is this machine alone where there is no network', () => {
    expect(publicAddress({ port: 4000 }, []).public).toBe('http://localhost:4000');
  });

  it('stands in the terminal as words and as a QR code', async () => {
    const lines: string[] = [];
    await printBanner(publicAddress({ port: 4000 }, cards), (line) => lines.push(line));
    const text = lines.join('\n');
    expect(text).toContain('http://localhost:4000');
    expect(text).toContain('http://192.168.1.20:4000');
    expect(text).toContain('--host-address 203.0.113.7 | 172.17.0.1');
    expect(text).toMatch(/[▄█▀]{10}/);
  });
});
