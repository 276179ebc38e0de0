import { BlockList, isIP } from 'node:net';

/** Networks that no public server is in (RFC 6890 and the IANA registries of special-purpose addresses). */
const special = new BlockList();
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])
  addNetwork(special, network);

/** Of IPv6, only global unicast is public; and within it, not what stands for something else, such as IPv4 in 6to4 and Teredo. */
const globalUnicast = new BlockList();
addNetwork(globalUnicast, '2000::/3');
const reserved = new BlockList();
for (const network of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) addNetwork(reserved, network);

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/** Which hosts the server may send to: every public address, and what the operator allows besides. */
export class AddressPolicy {
  readonly #names: readonly string[];
  readonly #networks: BlockList;

  /** Nothing but public addresses. */
  static readonly publicOnly = new AddressPolicy([], new BlockList());

  private constructor(names: readonly string[], networks: BlockList) {
    this.#names = names;
    this.#networks = networks;
  }

  /**
   * Reads what is allowed besides public addresses, separated by commas or blanks: host names (`hooks.county.example`, `*.county.example`),
   * addresses, networks (`10.20.0.0/16`).
   *
   * @returns undefined when something is none of these
   */
  static read(text: string): AddressPolicy | undefined {
    const networks = new BlockList();
    const names: string[] = [];
    for (const entry of text.toLowerCase().split(/[\s,]+/)) {
      if (entry === '' || addNetwork(networks, entry)) continue;
      if (!/^([*][.])?[a-z0-9]([a-z0-9_-]*[a-z0-9])?([.][a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$/.test(entry))
        return undefined;
      // What looks like an address and is none would otherwise be taken for a name that never comes.
      if (/^[0-9.]+$/.test(entry)) return undefined;
      names.push(entry);
    }
    return new AddressPolicy(names, networks);
  }

  /** Whether the operator allows a host by its name, wherever it is. */
  allowsName(host: string): boolean {
    return this.#names.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
  }

  allowsAddress(address: string): boolean {
    return isPublic(address) || this.#networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
}

/** @returns false when the text is neither an address nor a network. */
function addNetwork(list: BlockList, text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  if (version === 0 || more.length > 0) return false;
  if (length !== undefined && !(/^\d{1,3}$/.test(length) && Number(length) <= bits)) return false;
  list.addSubnet(address, length === undefined ? bits : Number(length), version === 4 ? 'ipv4' : 'ipv6');
  return true;
}
