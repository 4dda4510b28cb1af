import { expect, test } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { compile } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { loadEntries } from '../../src/kb/load.ts';
import { causeYaml, kbFolder } from './folder.ts';

const KB = {
  'causes/a/origin.yaml': causeYaml({
    symptoms: '[{ says: "The gateway  at {…} rejected this page origin" }]',
    ruled_out_by: '[{ says: "The door of the gateway is open" }]',
  }),
  'locales/sentences.yaml': `
The Gateway at {…} rejected this page origin: { es: "El Gateway en {…} rechazó el origen", zh: ["Gateway {…} 拒绝了此页面来源"] }
The door of the Gateway is open: { es: La puerta del Gateway está abierta }
`,
};

test.each([
  ['English', 'Error: the gateway at claw.local rejected this page origin', ['origin']],
  ['Spanish', 'El Gateway en claw.local rechazó el origen', ['origin']],
  ['Chinese', 'Gateway claw.local 拒绝了此页面来源', ['origin']],
  ['what rules it out', 'El Gateway en claw.local rechazó el origen\nLa puerta del Gateway está abierta', []],
])('a sentence of the Control UI is found in %s, by its English', (_, text, causes) => {
  const kb = compile(loadEntries(kbFolder(KB)));
  const { reply } = diagnose(openCase('x'), { text }, kb);
  expect(reply.causes.map(({ id }) => id)).toEqual(causes);
});
