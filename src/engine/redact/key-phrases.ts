import type { KeyName } from './key-names.ts';

/** Names of secrets of several words, and in other languages; identifiers do not show them. Endings may follow: `lösenordet`, `şifrem`. */
export const PHRASES: { readonly [phrase: string]: KeyName } = {
  ...phrases(
    'password',
    'password',
    // Catalan, Spanish, Portuguese, French, German, Italian, Turkish, Polish, Dutch, Swedish, Danish, Norwegian, Finnish, Czech
    'key content|contrasenya|contraseña|clave|senha|palavra-passe|mot de passe|mdp|passwort|kennwort|losung|parola|şifre|hasło|wachtwoord|lösenord|adgangskode|passord|salasana|heslo',
    // Hungarian, Romanian, Indonesian, Vietnamese, Russian and Bulgarian, Greek
    'jelszó|parolă|kata sandi|mật khẩu|пароль|пароля|парола|κωδικός',
    // Chinese, Japanese, Korean, Arabic, Persian, Hebrew, Hindi, Thai
    '密码|密碼|口令|パスワード|暗証番号|비밀번호|비번|암호|كلمة المرور|رمز عبور|סיסמה|पासवर्ड|รหัสผ่าน',
  ),
  ...phrases('token', 'token', 'jeton|令牌|トークン|토큰|токен|ключ доступа'),
  ...phrases('token', 'api-key', 'schlüssel|clé|chave|chiave|ключ|密钥|密鑰|金鑰|キー|api 키'),
  ...phrases('token', 'secret', 'секрет|秘密鍵'),
};

function phrases(sensitivity: KeyName['sensitivity'], kind: string, ...lists: string[]): { [phrase: string]: KeyName } {
  return Object.fromEntries(lists.flatMap((list) => list.split('|')).map((phrase) => [phrase, { sensitivity, kind }]));
}

/** What may stand between the name of a secret and the sign or verb before its value: `the token that i use for discord is …`. */
export const FILLERS = new RegExp(
  String.raw`[ \t]{1,3}(?:\([^()\n]{0,48}\)|\[[^\]\n]{0,24}\]|#?\d{1,3}(?=[ \t]{0,2}[:=])|` +
    String.raw`(?:for|of|do|da|de|del|du|vom|van|für|zum|pour|para|per|från|til|для|от|к)[ \t](?:the |my |our |de |das |den |die |la |le |el |il )?[\w.@-]{1,32}|` +
    `(?:${[
      'api|da api|de api|de la api|provided|value|here|used|below|above|now|currently|still|set to|that|which|it|i|we|you|got|get|have|had|use|set|put|gave|printed|shows',
      'changed|now set|geändert|gesetzt|neu|neues|lautet|habe|hab|ich|benutze|verwende|nutze|von|mir',
      "vale|actual|nueva|nuevo|nouveau|nouvelle|nova|nuova|nuovo|cambiada|que|uso|tengo|puse|mía|d'accès|d'ordine|d'api|j'ai|j'utilise|mis|di accesso|de acceso|de acesso|che|ho|usato|messo|eu|usei",
      'такой|новый|поменял на|вот|мой|у меня|som|jag|har|die|ik|heb',
    ].join('|')})(?![\\p{L}\\p{N}_-]))`,
  'iuy',
);

/** What says that the value follows. */
export const VERBS = new RegExp(
  String.raw`[ \t]{1,4}(?:is|was|are|equals|to|as|es|era|est|était|c'est|ist|auf|lautet|war|é|è|jest|är|er|on|je|este|là|adalah|to|это|является|—|–|-)[ \t]{0,2}:?[ \t]{1,4}(?:now |currently |just |also |actually |still |simply )?|` +
    String.raw`[ \t]{1,3}from[ \t]{1,3}(?=\S{4,200}[ \t]{1,3}to[ \t])|,[ \t](?=[^\s,]{5,60},)|[ \t]{0,2}(?:是|为|為|(?:设置|设定|設定|改|设|設)(?:为|成|為)了?|は|が|を|를|을|은|는|이|가|है)[ \t]{0,2}`,
  'iuy',
);
