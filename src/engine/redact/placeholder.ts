/** Values that stand for a secret without being one: a diagnosis needs to see them. */

const WORDS = new Set(
  (
    'true false null nil undefined none no yes on off ok n/a na nan empty blank missing required optional invalid expired unset set ' +
    'unknown mismatch redacted masked hidden removed omitted encrypted present absent configured found valid changed ' +
    'string boolean number object any never void function array text type value values default auto inherit ' +
    'example sample test testing dummy fake placeholder changeme change replace todo tbd foo bar baz qux secretref secretinput ' +
    'your my the a an this that new old same different actual real some other correct wrong right is here goes of for from to in and or not with ' +
    'token tokens secret secrets password passwords passwd passphrase pass pwd key keys api apikey auth authorization bearer basic ' +
    'credential credentials gateway device bootstrap hook hooks webhook bot app user username admin root account client server shared ' +
    'private public access refresh session oauth setup code pairing signing login remote local operator node channel service ' +
    'long random strong secure generated unique super very short strings chars characters hex base64 base64url ' +
    'env file exec environment variable config openclaw openai anthropic discord slack telegram google gemini github openrouter provider ' +
    'mode scope scopes url host port name id header string plaintext literal input output fixture mock stub ' +
    'abc def xyz abcd abcdef 123 1234 12345 123456 one two three aaa bbb xxx yyy zzz'
  ).split(' '),
);

/** Already masked, by anyone: stars, dots, an ellipsis in the middle, our own stand-ins. */
const MASKED =
  /^[*•●·.xX#_\-…?█]+$|\*{3}|…|\.{3}|\[?redacted|\[masked|\[hidden|__OPENCLAW|x{6}|X{6}|•{3}|0{12}|^(?:[a-z]{2,10}[-_]){0,1}(?:0?123456789|abcdef|fedcba98)[0-9a-f]{0,400}$|(?:^|[^0-9a-z])(?:your|insert|enter|paste)[-_ ]|[-_ ]here$|placeholder|changeme|example/i;
/** Taken from somewhere else: a variable, a reference, a template, a command. */
const REFERENCE =
  /^(?:\$|%[A-Za-z_]\w{0,60}%$|%s$|%[dv@]$|\{|<[^>]{0,80}>?$|\(|\[|process\.env|import\.meta|os\.(?:environ|getenv)|env[.:(]|getenv|System\.getenv|op:\/\/|vault:|secretref|file:|keyring:|keychain|ref\+|arn:aws:secretsmanager|sm:\/\/|!secret|!ref|!sub|@)/i;
/** One of these among plain words says that the value is an example (`mm-token-2`, `ollama-local`, `syt_ops_xxx`). */
const TELLING = new Set(
  'token key apikey secret password local example dummy fake test replace placeholder needed required xxx xyz abc abc123 changeme demo sample'.split(
    ' ',
  ),
);
const PART = /^(?:[a-z]{1,16}|v\d|[a-z]{2,12}\d|\d{1,2}|(\d)\1{2,12}|123\d{0,7}|abc123)$/;
const VARIABLE = /^[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}$/;
const CODE =
  /^(?:(?:ConvertTo|ConvertFrom|Get|Read|New|Import|Invoke)-[A-Z][A-Za-z]{2,30}|[a-z_$][\w$-]{0,40}(?:\??\.(?:\*|[a-z_$<][\w$>-]{0,40})){1,8}[();,]{0,4}|[a-z_$][\w$.]{0,80}\((?:[^()]{0,80}|.{0,80}(?:[)\]};,]|\)\??\.[\w$.]{1,60})))$/i;

/** Whether a value stands for a secret (`${TOKEN}`, `<token>`, `your-key-here`, `***`, `undefined`) without being one. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || text.length > 400) return text === '';
  if (WORDS.has(text.toLowerCase()) || MASKED.test(text) || REFERENCE.test(text)) return true;
  if (/^[a-z0-9]{1,64}$/.test(text)) return TELLING.has(text); // one word, as most values are
  if (VARIABLE.test(text) && text.replace(/\D/g, '').length <= 2) return true;
  if (/\d[a-zA-Z]/.test(text) && !/base64url/i.test(text)) return false; // no word goes on after a digit
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u0080-\uffff]{1,8}/)
    .filter((word) => word !== '');
  if (words.length > 3 && /^(?!123|(\d)\1{1,8}$)\d{2,6}$/.test(words.at(-1)!)) return false; // somebody's own: `my-secret-token-42`
  if (words.length > 0 && words.every((word) => WORDS.has(word) || (words.length > 1 && /^\d{1,3}$/.test(word))))
    return true;
  if (words.some((word) => TELLING.has(word)) && words.every((word) => PART.test(word))) return true;
  return words.length === 0;
}

/** Whether a value is source code that reads a secret (`config.token`, `getToken()`), not the secret. */
export function isCode(value: string): boolean {
  return CODE.test(value) && !/\d[a-z]|[a-z]\d/i.test(value.replace(/[.$()]/g, ' '));
}
