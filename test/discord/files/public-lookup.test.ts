import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { isPublicAddress, publicLookup } from '../../../src/discord/files/public-lookup.ts';
import { Refused } from '../../../src/discord/files/refused.ts';

test.each([
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...[
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
  ],
  ...['64:ff9b::a00:1', '2001::1', '2001:db8::1', '2002:7f00:1::1', '3fff::1', 'fec0::1'],
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '1.1.1.1',
  '104.20.67.143',
  '172.15.0.1',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::6810:84e5',
  '2a00:1450:4001::200e',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([{ all: true }, { all: false }, { family: 4 }])('a name of this machine is refused (%j)', async (options) => {
  const error = await new Promise((resolve) => {
    publicLookup('localhost', options, (failed: Error | null, _found: string | LookupAddress[]) => resolve(failed));
  });
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ why: 'not-allowed' });
});

test.each([{ all: true }, { all: false }])(
  'a name that is nowhere is an error and no refusal (%j)',
  async (options) => {
    const error = await new Promise((resolve) =>
      publicLookup(`${'a'.repeat(300)}.com`, options, (failed) => resolve(failed)),
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Refused);
  },
);

test('a public address is handed on as it is looked up', async () => {
  const found = (options: object) =>
    new Promise((resolve) => publicLookup('1.1.1.1', options, (...answer) => resolve(answer)));
  expect(await found({ all: false })).toEqual([null, '1.1.1.1', 4]);
  expect(await found({ all: true })).toEqual([null, [{ address: '1.1.1.1', family: 4 }]]);
});
