import { describe, expect, test } from 'vitest';
import { CODE_PAGES } from '../../../src/engine/clean/code-pages.ts';
import { withoutMojibake } from '../../../src/engine/clean/mojibake.ts';

/** A text as a program shows it that takes its UTF-8 for another code page. */
function misread(text: string, page: string): string {
  const chars = [...CODE_PAGES[page]!];
  return [...new TextEncoder().encode(text)]
    .map((byte) => (byte < 128 ? String.fromCharCode(byte) : chars[byte - 128]!))
    .join('');
}

const SAMPLES = [
  'I’m checking the “docs” path — don’t hand-wave this…',
  '┌──────┬──────┐\n│ Device │ Roles │\n└──────┴──────┘',
  'Indicación: Próxima n/d, Última 4m ago ✅ 🎉',
  'Ошибка: требуется сопряжение устройства',
  '网关已关闭：需要配对设备',
  'Le jeton a expiré, réessayez dès l’été',
];

describe.each(Object.keys(CODE_PAGES))('UTF-8 read as %s', (page) => {
  test.each(SAMPLES)('%s', (text) => {
    expect(withoutMojibake(misread(text, page))).toBe(text);
  });

  test('twice', () => {
    const twice = misread(misread(SAMPLES[0]!, page), page);
    expect(withoutMojibake(withoutMojibake(twice))).toBe(SAMPLES[0]);
  });
});

test('read as latin-1, where controls stand for some bytes', () => {
  const misreadText = String.fromCharCode(...new TextEncoder().encode('don’t — “it” é'));
  expect(withoutMojibake(misreadText)).toBe('don’t — “it” é');
});

test('a byte that the page does not have is put back', () => {
  expect(withoutMojibake('β”Œβ”€β”€β”\nβ”‚ x')).toBe('┌──┐\n│ x');
  expect(withoutMojibake('β”Œβ”€β”€β”�')).toBe('┌──┐');
});

test('clean text beside it stays', () => {
  expect(withoutMojibake('β€œpaired but stale” path, I’m β†’ “ok” Ã©')).toBe('“paired but stale” path, I’m → “ok” é');
});

describe('text that was read rightly stays', () => {
  test.each([
    'Καλημέρα κόσμε «ΑΒΓ» Γεια σου — “δοκιμή” Γ» β',
    'Привет мир. Рёбра, съешь ещё этих мягких «французских» булок… СССР Сёмга',
    'у меня только operator.read',
    'только',
    'Только так, и больше никак',
    'Ђорђе Љубљана Њујорк Џеп Ѓорче Ќе',
    '中文日志：网关端口，错误“1008”',
    '日本語テキスト「エラー」ﾊﾝｶｸ',
    '한국어 로그 “오류”',
    'créé à « Noël » dès l’été — œuvre “déjà” Ça É',
    'ÄÖÜ äöü ß „Größe“ ÁÉÍ ÿ',
    'Ação não é Ícone À É Ã',
    'Zażółć gęślą jaźń',
    'Şifre ğüşıöç İstanbul',
    '┌──┬──┐\n│ ok │\n├──┼──┤\n└──┴──┘ ┬┐ ├┤ ║ ╔═╗',
    '✓ ✗ 🦞 ❌ ⚠️ → ★ ½ × ÷ ± µ °C',
    'שלום עולם، مرحبا بالعالم',
  ])('%s', (text) => {
    expect(withoutMojibake(text)).toBe(text);
  });
});
