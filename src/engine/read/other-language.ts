/** Small words of languages in Latin script that OpenClaw prints nothing in; none is an English word, a unit or part of a path. */
const WORDS: readonly string[] = [
  'el la los las que con para por una está estoy cuando pero como muy más ya se del al esto esta tengo sale hay también porque desde todo nada alguien cómo qué dónde después sigue funciona siempre',
  "le les une est pas pour avec quand sur dans mais ça sont je j'ai mon ne que qui c'est vous depuis toujours aussi tout rien quelqu'un comment après et du il après avoir suis",
  'der das und ist nicht ein eine wenn auf mit aber auch noch wird sich ich dass kein keine nur bei heißt wie für zu mir mein meine nach geht seit habe hab es jetzt dann kann oder immer läuft',
  'os uma não para quando mas está você muito meu minha eu que já só isso aqui aparece alguém como depois agora também mesmo tudo nada de em pra foi deu dá',
  'il che una quando sono della del mio mia questo anche poi dopo perché ho di è con qualcuno ancora',
  'het een niet maar ook ik mijn dat dit zijn van op nog geen bij hoe',
  'nie jest się jak mam ale czy już tylko dla przy mój mnie',
  'yang tidak saya itu ada sudah udah kalau bisa gak nggak sama untuk aja kenapa',
  'bir için ama çok değil benim yok nasıl neden ile gibi sonra hata veriyor',
];
/** Word → bit of each language that has it. */
const LANGUAGES: ReadonlyMap<string, number> = (() => {
  const bits = new Map<string, number>();
  for (const [language, words] of WORDS.entries()) {
    for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | (1 << language));
  }
  return bits;
})();
const MAX_WORDS = 60;
/** A word in small letters, one of them with a mark: no name, no path. */
const FOREIGN_WORD =
  /^(?=\p{Ll})[a-z’']*[\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff][a-z’'\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]*$/u;
const NOT_ASCII = /[^\u0000-\u007f]/;
const GAPS = /[\s,.;:!?()¿¡"]+/;

/**
 * Whether a text holds two different small words of one of these languages, or words with letters that English lacks.
 * Looks at its first 60 words.
 */
export function isOtherLanguage(text: string): boolean {
  const isMarked = NOT_ASCII.test(text);
  const words = (isMarked ? text : text.toLowerCase()).split(GAPS, MAX_WORDS);
  if (words.length < 3) return false;
  const seen = new Set<string>();
  let once = 0;
  let marked = 0;
  for (const word of words) {
    const lower = isMarked ? word.toLowerCase().replace('’', "'") : word;
    const bits = LANGUAGES.get(lower) ?? 0;
    const isForeign = isMarked && FOREIGN_WORD.test(word);
    if ((bits === 0 && !isForeign) || seen.has(lower)) continue;
    seen.add(lower);
    if ((once & bits) !== 0) return true;
    once |= bits;
    if (isForeign) marked += 1;
  }
  // Short capitalised phrases are what the Control UI shows in these languages.
  if (marked === 0 || (words.length < 6 && !/^\p{Ll}/u.test(text.trimStart()))) return false;
  return marked > 1 || (once !== 0 && words.length > 5);
}

/** Whether a text holds a word with a letter that English lacks. */
export function isOwnToOther(text: string): boolean {
  return NOT_ASCII.test(text) && text.split(GAPS, MAX_WORDS).some((word) => FOREIGN_WORD.test(word));
}
