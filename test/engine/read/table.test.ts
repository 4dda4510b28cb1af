import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

const DEVICE = '72b29ad72abca2455956f0e3e3abfee48aae65cea94cbe0ff41c398697de71f7';

function rows(text: string) {
  return reading(text).things.filter((thing) => thing.form === 'row');
}

describe('tables', () => {
  it('joins wrapped cells, with a space only where a word ended', () => {
    const found = rows(`Pending (1)
┌──────────────────────────────────────┬────────────────┬──────────┬──────────────────┬────────────┬──────────┬────────┐
│ Request                              │ Device         │ Role     │ Scopes           │ IP         │ Age      │ Flags  │
├──────────────────────────────────────┼────────────────┼──────────┼──────────────────┼────────────┼──────────┼────────┤
│ d2513b94-f003-47a6-bbe5-9da70dc88062 │ 72b29ad72abca2 │ operator │ operator.admin,  │            │ just now │ repair │
│                                      │ 455956f0e3e3ab │          │ operator.read,   │            │          │        │
│                                      │ fee48aae65cea9 │          │ operator.        │            │          │        │
│                                      │ 4cbe0ff41c3986 │          │ approvals,       │            │          │        │
│                                      │ 97de71f7       │          │ operator.talk.   │            │          │        │
│                                      │                │          │ secrets          │            │          │        │
└──────────────────────────────────────┴────────────────┴──────────┴──────────────────┴────────────┴──────────┴────────┘
Paired (1)
┌────────────────────────────────────────────────────────────────┬────────────┬──────────────┬────────────┬────────────┐
│ Device                                                         │ Roles      │ Scopes       │ Tokens     │ IP         │
├────────────────────────────────────────────────────────────────┼────────────┼──────────────┼────────────┼────────────┤
│ ${DEVICE.slice(0, 62)} │ operator   │ operator.    │ operator   │            │
│ ${DEVICE.slice(62)}                                                             │            │ read         │            │            │
└────────────────────────────────────────────────────────────────┴────────────┴──────────────┴────────────┴────────────┘`);
    expect(found).toMatchObject([
      {
        table: 'Pending',
        group: 0,
        value: {
          Request: 'd2513b94-f003-47a6-bbe5-9da70dc88062',
          Device: DEVICE,
          Scopes: 'operator.admin, operator.read, operator.approvals, operator.talk.secrets',
          IP: '',
          Age: 'just now',
          Flags: 'repair',
        },
      },
      { table: 'Paired', group: 1, value: { Device: DEVICE, Scopes: 'operator.read', Tokens: 'operator' } },
    ]);
  });

  it('joins rows that a narrow terminal cut in the middle', () => {
    const found = rows(`I never saw it in the browser:
Pending (1)
┌──────────────────────────────────────┬──────────┬────────
────────────┬────────┐
│ Request                              │ Role     │ Scopes 
            │ Flags  │
├──────────────────────────────────────┼──────────┼────────
────────────┼────────┤
│ 58c6195a-77aa-4c1d-9829-e53359a9bb12 │ operator │ operato
r.admin,    │ repair │
│                                      │          │ operato
r.write     │        │
└──────────────────────────────────────┴──────────┴────────
────────────┴────────┘`);
    expect(found).toMatchObject([
      { table: 'Pending', value: { Role: 'operator', Scopes: 'operator.admin, operator.write', Flags: 'repair' } },
    ]);
  });

  it('keeps rows whose white space was folded apart', () => {
    const found = rows(
      'Paired (2)\n┌─┬─┬─┐\n│ Device │ Roles │ Scopes │\n├─┼─┼─┤\n│ [RED │ operator │ operator.read, operator.admin │\n│ [RED │ operator │ operator.admin │\n└─┴─┴─┘',
    );
    expect(found.map((row) => row.value['Scopes'])).toEqual(['operator.read, operator.admin', 'operator.admin']);
  });

  it('reads on below a border whose end was lost', () => {
    const found = rows(
      'Paired (1)\n┌──┬──┬──┐\n│ Device │ Roles │ Scopes │\n├──┼──┼──\n│ a │ operator │ operator.read │\n│ b │ node │ │\n└──┴──┴──┘',
    );
    expect(found.map((row) => row.value)).toEqual([
      { Device: 'a', Roles: 'operator', Scopes: 'operator.read' },
      { Device: 'b', Roles: 'node', Scopes: '' },
    ]);
  });

  it('names the columns of a table whose header was cut off', () => {
    expect(rows('Paired (2)\n│ gateway-client │ operator │ operator.read │ operator │ │')).toMatchObject([
      { table: 'Paired', value: { Device: 'gateway-client', Scopes: 'operator.read' } },
    ]);
    expect(rows('│ Telegram │ ON │ OK │\n│ Slack │ OFF │ OK │')[0]!.value).toEqual({ 1: 'Telegram', 2: 'ON', 3: 'OK' });
  });

  it('reads a list of items as one object too', () => {
    const evidence = reading(`Overview
┌──────────┬─────────────────────────────────────┐
│ Item     │ Value                               │
├──────────┼─────────────────────────────────────┤
│ OS       │ linux 6.8 (x64) · node 22.22.0      │
│ Service  │ inspection failed: No supported     │
│          │ service manager detected            │
└──────────┴─────────────────────────────────────┘`);
    expect(evidence.things.find((thing) => thing.form === 'fields')).toMatchObject({
      table: 'Overview',
      value: {
        OS: 'linux 6.8 (x64) · node 22.22.0',
        Service: 'inspection failed: No supported service manager detected',
      },
    });
  });

  it('reads such a list without frame and header', () => {
    expect(
      reading('│ Dashboard       │ http://127.0.0.1:18789/\n│ Gateway         │ local · unreachable').things.find(
        (thing) => thing.form === 'fields',
      )!.value,
    ).toEqual({ Dashboard: 'http://127.0.0.1:18789/', Gateway: 'local · unreachable' });
  });

  it.each([
    ['Markdown', '### Paired (1)\n| Device | Scopes |\n|---|:---:|\n| ab12 | operator.read |'],
    [
      'plus signs',
      'Paired (1)\n+--------+---------------+\n| Device | Scopes        |\n+--------+---------------+\n| ab12   | operator.read |\n+--------+---------------+',
    ],
    ['a header alone', 'Paired (1)\n| Device | Scopes |\n| ab12 | operator.read |'],
    [
      'a double frame',
      'Paired (1):\n╔════════╦═══════════════╗\n║ Device ║ Scopes        ║\n╠════════╬═══════════════╣\n║ ab12   ║ operator.read ║\n╚════════╩═══════════════╝',
    ],
  ])('reads %s', (_, text) => {
    expect(rows(text)).toMatchObject([{ table: 'Paired', value: { Device: 'ab12', Scopes: 'operator.read' } }]);
  });

  it('reads columns set apart by spaces', () => {
    const found = rows(`$ openclaw cron list
ID                                   Name                     Schedule                  Next       Last       Status    Agent ID
0f35af8c-1111-4a45-a127-fb82cfe06ca1 water-plants             cron 0 18 * * 2,5 @ Tokyo in 2d      1d ago     ok        main
bbd2abee-2222-4083-83a1-fa781d74f6d0 Memory Dreaming Promo... cron 45 8 * * 1-5         in 14h     -          idle      ops

nice`);
    expect(found).toMatchObject([
      {
        command: 0,
        value: { ID: '0f35af8c-1111-4a45-a127-fb82cfe06ca1', Name: 'water-plants', Status: 'ok', 'Agent ID': 'main' },
      },
      { value: { Name: 'Memory Dreaming Promo...', Last: '-', Next: 'in 14h', 'Agent ID': 'ops' } },
    ]);
  });

  it.each([
    'Telegram | WARN | failed (404) - Not Found',
    'cat a | jq .x | less',
    'openclaw-gateway  | Error: x',
    '◇  Gateway ──────────────╮\n│  Gateway not running.  │\n├────────────────────────╯',
  ])('finds no table in %s', (text) => expect(rows(text)).toEqual([]));
});
