import { headed } from './headed.ts';
import { isOtherLanguage } from './other-language.ts';
import { quotesError, withoutQuotations } from './quotation.ts';

/** Signs that a person wrote a line. 3: one that is sure, 2: several weak ones, 1: a weak one, 0: none. */
export type ProseStrength = 0 | 1 | 2 | 3;

const PRONOUNS =
  "(?:I|I['’]?(?:m|ve|d|ll)|i['’]m|im|ive|i|my|My|mine|myself|me|we|We|we['’](?:re|ve|ll)|our|Our|us|someone|anyone|anybody|somebody|everybody|everyone|guys|folks|yall|y['’]all)";
/** Words of letters of any script, and the same for texts in ASCII, where it takes a fraction of the time. */
const FIRST_PERSON = new RegExp(`(?<![\\p{L}\\d_./:@-])${PRONOUNS}(?![\\p{L}\\d_/:@-])`, 'u');
const FIRST_PERSON_IN_ASCII = new RegExp(`\\b(?<![./:@-])${PRONOUNS}(?![\\w/:@-])`);
const CHAT = new RegExp(
  `(?:^|[\\s("'])${headed(
    'lol|lmao|rofl|haha+|hmm+|hm|pls|plz|please help|thx|thanks|thank you|ty|btw|tbh|imo|imho|afaik|iirc|idk|fwiw|tl;?dr|wtf|omg|ugh|oof|yay|yep|yeah|yup|okay|hey|hi|hello|gm|sorry|cheers|weird|lgtm|fyi|psa|til|anyways?|gonna|wanna|dunno|kinda|wont|doesnt|didnt|cant|isnt|ill|youre|thats|whats|no idea|no clue|any idea|any ideas|help me|need help|help please|what should|what do|what is|why is|why does|how do|how to|how can|is there|does it|is it|can you|could you|would you|should i',
  )}(?=$|[\\s.,!?)"':;])`,
  'i',
);
const CONTRACTION =
  /\b(?:it|that|there|here|he|she|what|who|where|how|let|you|they|this)['’](?:s|re|ve|ll|d)\b|\b(?:doesn|don|didn|isn|wasn|aren|won|wouldn|shouldn|hasn|haven|ain)['’]t\b/i;
/** By these somebody tells others what an error means or what to do, whatever else the line says. */
export const TELLS_OTHERS =
  /\b(?:means?(?: that)? (?:the|that|your?|it|nothing|only|just|no)|usually|basically|simply|just (?:approve|run|restart|do|use|remove|retry|wait)|when(?:ever)? you (?:see|get)|if you (?:see|get)|in my case|turned out)\b/i;
/** Words of a story or an explanation. One alone may stand in a program's text too. */
const TELLS = new RegExp(
  `\\b${headed(
    String.raw`whenever|for me|worked for|same here|same (?:error|issue|problem|thing|question)|you(?:'ll)? (?:see|get|have to|need to|can|should|just)|if (?:it|you) (?:says?|see|get|have)|when (?:it|you) (?:says?|see|get)|as the error says|is (?:because|about|what|when|why|how|so|such|my|actually)|because (?:of|the|it|you)|turns? out|turned out|has nothing to do|nothing to worry|ignore it|no worries|don't worry|cosmetic|favou?rite|happens|happened|tried|noticed|seems?|looks like|feels like|keeps?|kept|every time|sometimes|randomly|suddenly|already did|still|(?<!\btry )again|anymore|any more|since (?:the|yesterday|today|updat|upgrad|20|v?\d)|after (?:the|updat|upgrad|restart|reboot|install|chang|add|mov|switch)|yesterday|today|tonight|last (?:night|week|month)|this (?:morning|week|is)|says|said|showed|asked|wrote|getting|got|went|gave|gives|shows?|trying|posting|asking|screenshot|see (?:below|above|attached)|changes nothing|for the record|reminds?|curious|question|anything|they|necessarily|note that|(?:but|though|yet) (?:the|it|not|no|when|if|now|every|all|then|on|in|at|answer|with)|, (?:but|so|yet|now|no|any|nothing|other|others|same|also|already|even|only)|and (?:then|now|it|the)|nothing (?:else|works?|happens|helps)|everything|on every|is valid|for (?:hours|days|weeks|months)|fine|works?|working|worked|dead|harmless|although|nice (?:if|to)|carry on|broke|broken|annoying|pinned|someday`,
  )}\\b`,
  'i',
);
const OPENS_LIKE_PROSE =
  /^(?:@\w|#\w|and |but |so |then |also |or |now |after |before |since |when |while |because |the |a |an |this |that |these |it |it's |its |added an? |release notes|changelog|they |he |she |you |your |any |every |some |all |both |same |only |just |still |got |get |getting |tried |trying |running |using |on |in |at |with |without |for |from |to |if |as |is |are |was |does |do |did |can |could |should |would |why |what |how |where |who |which |there |here |here's |my |our |have |has |had |not |never |no need|nope|yes|no,|ok[ ,]|tip|nit|note to|edit|update|ps|btw|pro tip|careful|heads up|looks|seems|feels|works?|worked|fixed|solved|done|thx|thank)/i;
/** Somebody is spoken to: at the beginning, or later by a name that is no package, path or address. */
const MENTION =
  /^@[\p{L}\d_.-]+[\s,:]|(?<!\b(?:recipient|target|user|chat|channel|to))\s@(?!openclaw\b|latest\b)\p{L}[\p{L}\d_-]{1,31}[,!?](?=\s|$)/u;
/** A question in the middle, or a sentence that begins small: `… be a warning? opened a discussion`, `… here. you people are great`. */
const CASUAL = /\p{L}["”')]?[?？] \p{L}|\p{Ll}{2}[.!] (?!e\.g\.|i\.e\.)\p{Ll}+ \p{Ll}+/u;
const MAY_BE_CASUAL = /[?？] |[.!] [^\sA-Z\d]/;
/** Faces, hands, hearts and the like; not the marks that programs print (⚠ ✓ ✗ ❌ ℹ ◇ 🦞). */
const SMILE =
  /[\u{1F600}-\u{1F64F}\u{1F44A}-\u{1F44F}\u{1F90C}-\u{1F97A}\u{2764}\u{1F494}-\u{1F49F}\u{1F680}\u{1F389}]/u;
const SMILE_IN_LETTERS = /(?:^|\s)(?:[:;]-?[()DPp]|xD|<3|\^\^)(?=$|[\s.,])/;

/** How surely a person wrote this, from the words alone. */
export function proseStrength(text: string): ProseStrength {
  const look = text.slice(0, MAX_LOOK);
  const bare = withoutQuotations(look).trim();
  if (bare === '') return 0;
  if (speaksIn(look, bare)) return 3;
  let score = /[!！]\s*$/.test(bare) && /\p{L}/u.test(bare) ? 1 : 0;
  if (MAY_BE_CASUAL.test(bare) && CASUAL.test(bare)) score += 1;
  if (CONTRACTION.test(bare)) score += 1;
  if (TELLS.test(bare)) score += 1;
  if (OPENS_LIKE_PROSE.test(bare)) score += 1;
  if (/^\p{Ll}/u.test(bare) && /\p{L}, \p{Ll}+ \p{L}/u.test(bare)) score += 1;
  return score >= 2 ? 2 : score === 1 ? 1 : 0;
}

/** Whether one thing in a text alone shows that a person wrote it: its script or language, whom it speaks of or to, a question. */
export function speaks(text: string): boolean {
  const look = text.slice(0, MAX_LOOK);
  const bare = withoutQuotations(look).trim();
  return bare !== '' && speaksIn(look, bare);
}

function speaksIn(look: string, bare: string): boolean {
  if (SMILE_IN_LETTERS.test(look) || (NOT_ASCII.test(look) && (isOtherScript(look) || SMILE.test(look)))) return true;
  if (/[?？]\s*$/.test(bare) && !/^[^\s?]*\?$/.test(bare) && /\p{L}/u.test(bare)) return true;
  return (
    (bare.includes('@') && MENTION.test(bare)) ||
    (NOT_ASCII.test(bare) ? FIRST_PERSON : FIRST_PERSON_IN_ASCII).test(bare) ||
    CHAT.test(bare) ||
    TELLS_OTHERS.test(bare) ||
    isOtherLanguage(bare) ||
    quotesError(look)
  );
}
const NOT_ASCII = /[^\u0000-\u007f]/;
/** Characters of a line that are weighed. */
const MAX_LOOK = 1_200;

/** Whether most letters are of a script that OpenClaw prints nothing in. */
export function isOtherScript(text: string): boolean {
  let other = 0;
  let latin = 0;
  for (let at = 0; at < text.length && at < 600; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin += 1;
    else if (code >= 0x3040 && code <= 0xd7af) other += 3;
    else if ((code >= 0x370 && code <= 0x1fff) || (code >= 0xff66 && code <= 0xffdc)) other += 1;
  }
  return other >= 2 && other * 4 >= latin;
}
