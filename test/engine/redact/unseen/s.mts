import { LATER, LATER_LOOK_ALIKES } from './later.ts'; import { unmarked } from './marked.ts'; import { leaks, WAYS } from '../../../eval/redaction.ts';
let miss=0,lost=0; for (const marked of LATER) { const {text,secrets,kept}=unmarked(marked); const out=WAYS.redact!(text); if (secrets.some(s=>leaks(out,s))) {miss++; console.log('MISS', JSON.stringify(out));} else if (kept.some(k=>!out.includes(k))) {lost++; console.log('LOST', JSON.stringify(marked), JSON.stringify(out));} }
let fp=0; for (const t of LATER_LOOK_ALIKES) { const out=WAYS.redact!(t); if (out!==t) {fp++; console.log('FP', JSON.stringify(t), JSON.stringify(out));} }
console.log(LATER.length, miss, lost, LATER_LOOK_ALIKES.length, fp);
