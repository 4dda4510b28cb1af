import { openStandIns } from '/work/main/src/engine/clean.ts';
import { redact } from '/work/main/src/engine/redact/redact.ts';
import { COMMANDS } from './commands.ts';
import { FILES } from './files.ts';
import { VALUES, WORDS } from './look-alikes.ts';
import { unmarked } from './marked.ts';
import { PROVIDERS } from './providers.ts';
import { TALK } from './talk.ts';

const mask = (t) => redact(t, openStandIns('key')).text;
let n = 0,
  miss = 0,
  damaged = 0;
for (const [g, l] of Object.entries({ FILES, COMMANDS, TALK, PROVIDERS })) {
  let m = 0,
    d = 0;
  for (const marked of l) {
    n++;
    const { text, secrets, kept } = unmarked(marked);
    const out = mask(text);
    const leak = secrets.filter((s) => {
      if (s.length <= 12) return out.includes(s);
      for (let i = Math.max(0, Math.min(s.length - 12, /^[a-z]{2,4}[-_]/i.test(s) ? 4 : 0)); i + 12 <= s.length; i++)
        if (out.includes(s.slice(i, i + 12))) return true;
      return false;
    });
    let at = 0,
      ok = true;
    for (const k of kept) {
      const i = out.indexOf(k, at);
      if (i < 0) {
        ok = false;
        break;
      }
      at = i + k.length;
    }
    if (leak.length) {
      m++;
      console.log('MISS', g, JSON.stringify(out));
    } else if (!ok) {
      d++;
      console.log('KEPT', g, JSON.stringify(marked), '=>', JSON.stringify(out));
    }
  }
  miss += m;
  damaged += d;
  console.log('##', g, l.length, 'missed', m, 'keep lost', d);
}
let fp = 0;
for (const t of [...VALUES, ...WORDS]) {
  const out = mask(t);
  if (out !== t) {
    fp++;
    console.log('FP', JSON.stringify(t), '=>', JSON.stringify(out));
  }
}
console.log(
  '## recall',
  n - miss,
  '/',
  n,
  'keep lost',
  damaged,
  'look-alikes damaged',
  fp,
  '/',
  VALUES.length + WORDS.length,
);
