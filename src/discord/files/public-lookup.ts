import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { Refused } from './refused.ts';

/** What IPv4 sets apart for special use. https://www.iana.org/assignments/iana-ipv4-special-registry */
const SPECIAL: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of IPv6 only this is public, but for what it sets apart. https://www.iana.org/assignments/iana-ipv6-special-registry */
const GLOBAL_6: readonly [string, number] = ['2000::', 3];
const SPECIAL_6: readonly (readonly [address: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [address, prefix] of SPECIAL) special.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of SPECIAL_6) special.addSubnet(address, prefix, 'ipv6');
const global = new BlockList();
global.addSubnet(...GLOBAL_6, 'ipv6');

/** Whether an IP address is one of the public internet: no private, loopback or link-local one, and none that wraps one. */
export function isPublicAddress(address: string): boolean {
  return isIPv6(address) ? global.check(address, 'ipv6') && !special.check(address, 'ipv6') : !special.check(address);
}

/**
 * The `lookup` of a connection that may only go to public addresses. The connection is made to the address looked at here,
 * so that a second answer of the name server cannot lead elsewhere. Fails with `Refused`.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error: Error | null, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || first === undefined) callback(error ?? new Refused('unreadable'), '');
    else if (!addresses.every(({ address }) => isPublicAddress(address))) callback(new Refused('not-allowed'), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
