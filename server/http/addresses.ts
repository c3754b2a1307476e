import { networkInterfaces } from 'node:os';

export interface AddressOptions {
  readonly port: number;
  /** The address in use behind TLS or a name of one's own; it wins over everything found here. */
  readonly publicUrl?: string;
  /** Which of this machine's addresses others shall use, where there are several. */
  readonly hostAddress?: string;
}

/** Addresses of the running server, each a URL without a slash at the end. */
export interface Addresses {
  /** On this machine only. */
  readonly local: string;
  /** What other machines reach, and what links and QR codes carry; the local one where there is no network. */
  readonly public: string;
  /** Further addresses of this machine, to be chosen with --host-address. */
  readonly others: readonly string[];
}

/** One address of a network card, as the system names it. */
export interface Card {
  readonly name: string;
  readonly address: string;
}

/** Names of cards that lead into containers, virtual machines and tunnels rather than to the people in the room. */
const virtual =
  /^(docker|br-|veth|virbr|vboxnet|vmnet|utun|tun|tap|wg|zt|tailscale|cni|flannel|kube|llw|awdl|lxc|podman)|vEthernet|WSL|VirtualBox|VMware|Hyper-V/i;

/** The addresses under which the server can be reached, and the one that links shall carry. */
export function publicAddress(options: AddressOptions, cards: readonly Card[] = networkCards()): Addresses {
  const at = (host: string): string => `http://${host.includes(':') ? `[${host}]` : host}:${options.port}`;
  const local = at('localhost');
  const found = [...cards].sort((a, b) => rank(a) - rank(b)).map((card) => card.address);
  const chosen = options.hostAddress ?? found[0];
  const best = options.publicUrl?.replace(/\/+$/, '') ?? (chosen === undefined ? local : at(chosen));
  const others = found.map(at).filter((url) => url !== best);
  return { local, public: best, others };
}

/** This machine's IPv4 addresses on a network; link-local ones reach nobody and are left out. */
export function networkCards(): readonly Card[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
      .map((entry) => ({ name, address: entry.address })),
  );
}

/** Home and school networks first, then anything real, then what is virtual. */
function rank(card: Card): number {
  if (virtual.test(card.name)) return 3;
  if (/^192\.168\.|^10\./.test(card.address)) return 0;
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(card.address)) return 1;
  return 2;
}
