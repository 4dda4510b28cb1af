import { ALNUM, BASE64, discordToken, HEX, LOWER, random, secret, TOKEN } from './marked.ts';

/** What people say about their secrets in chat, in sixteen languages, with chat's own marks. */
export const SAID: readonly string[] = [
  'Token → «kupfer-kessel-19»\nbut the dashboard says 1008',
  `**Token:** \`${secret(LOWER, 26)}\`\n**Port:** 18789`,
  `🔑 API key: ${secret(ALNUM, 36)} 🙏 please help`,
  `1. token = ${secret(ALNUM, 30)}\n2. port = 18789\n3. gateway closed (1008)`,
  `my config has password "«Gras!hüpfer2»" and mode "password"`,
  '«Wolken-bruch-88» is my password and it worked yesterday',
  'i used «Feder_ball3» as the password, the port is 18789',
  'pasword: «libelle77»\nsame error',
  'creds are kjell / «Torf!Moor5»',
  'login: kjell:«Spat_zen4»',
  `here is the token it printed:\n${secret(TOKEN, 43)}\nis that right?`,
  `changed the key from ${secret(ALNUM, 32)} to ${secret(ALNUM, 32)} and restarted`,
  `||password: «Igel.Haus2»|| dont steal it lol`,
  `> what is your token?\nits «claw-zebra-9931» but i also tried without`,
  `ok so password=«n1cht-raten», username=kjell, port=18789`,
  `The API secret I got was ${secret(ALNUM, 40)}.`,
  `bot token (discord): ${discordToken()}`,
  `try it yourself: http://127.0.0.1:18789/#token=«mein-wal-33»`,
  `secret key is "${secret(BASE64, 40)}" and region eu-west-1`,
  'the pin for the lock skill? passcode: «482916»',
  'my passphrase is «seven green lamps over rivers» and gpg fails',
  // German.
  'Mein Kennwort: «Regen#Schirm4», geht trotzdem nicht',
  `Der API-Schlüssel lautet ${secret(ALNUM, 36)} – Fehler 401`,
  'Zugangsdaten: kjell / «Zaun!König3»',
  'ich habe als Passwort «Specht.Baum7» eingetragen',
  // French.
  'le mot de passe que j’ai mis : «Chouette!Bleue4»',
  `jeton d'accès : ${secret(ALNUM, 36)} (port 18789)`,
  'mot de passe = «coquelicot_12», utilisateur = kjell',
  // Spanish.
  'la contraseña que uso es «Girasol!Azul2», no entra',
  `mi clave de API: ${secret(ALNUM, 40)}`,
  'usuario: kjell, contraseña: «Pájaro_9»',
  // Portuguese.
  `a chave da API é ${secret(ALNUM, 36)} e dá 401`,
  'usei a senha «Tucano-Verde8» mas nada',
  // Italian.
  'la password è «Farfalla!Rossa1» ma non va',
  'la mia parola d’ordine: «ombrello_44»',
  // Dutch.
  'mijn wachtwoord is «Vlinder&Tuin6» en het werkt niet',
  `het token: ${secret(HEX, 40)} werkt niet`,
  // Swedish.
  'lösenordet är «Skogs_Hare3» men det funkar inte',
  // Polish, Czech.
  'moje hasło: «Motyl!Las7», błąd 1008',
  'heslo je «Modrá.Sova2» a nejde to',
  // Turkish.
  'şifrem «Kelebek_55» ama bağlanmıyor',
  'parola: «Deniz!Yildizi4», hata 1008',
  // Russian, Ukrainian.
  'пароль такой: «Zhuravl_88», порт 18789',
  `ключ API: ${secret(ALNUM, 38)} не работает`,
  'мій пароль: «Sonyah!3», не пускає',
  // Chinese.
  '密码：«Hudie!Hua6»，端口18789',
  `我的API密钥是${secret(ALNUM, 36)}，一直401`,
  `令牌：「${secret(LOWER, 32)}」`,
  '密碼是 «zhonghua_77» 但登不進去',
  // Japanese.
  'パスワードを「«Sakura!Ame4»」に設定しました',
  `APIキー: ${secret(ALNUM, 36)} で401になります`,
  // Korean.
  `토큰은 ${secret(HEX, 48)} 입니다`,
  '암호: «Nabi_Kkoch3» 안 됩니다',
  // Vietnamese, Indonesian.
  'mật khẩu là «Buom_Vang6» mà không vào được',
  'kata sandi: «Kupu!Biru2», tetap gagal',
  // Arabic, Hindi.
  'كلمة المرور: «Farasha_44» ولا يعمل',
  'पासवर्ड: «Titli_Neeli5» काम नहीं करता',
];

/** Values under an encoding, and values cut over lines and rows. */
export const WRAPPED: readonly string[] = [
  `&quot;token&quot;:&quot;${secret(HEX, 48)}&quot;,&quot;port&quot;:18789`,
  `\\u0022apiKey\\u0022:\\u0022${secret(ALNUM, 36)}\\u0022,\\u0022port\\u0022:18789`,
  `{\\x22password\\x22:\\x22«Kauz+Eule4»\\x22}`,
  `body=%7B%22token%22%3A%22${secret(ALNUM, 32)}%22%2C%22port%22%3A18789%7D`,
  `next=%2Fcontrol%3Ftoken%3D${secret(HEX, 48)}%26session%3Dmain`,
  `redirect=https%253A%252F%252Fgw.claw.dev%252F%2523token%253D${secret(HEX, 48)}`,
  `echo «${btoa(`OPENCLAW_GATEWAY_TOKEN=${random(HEX, 48)}\nPORT=18789\n`)}» | base64 -d > .env`,
  `config (base64): «${btoa(JSON.stringify({ gateway: { auth: { token: random(LOWER, 28) }, port: 18789 } }))}»`,
  `{"a":"{\\"b\\":\\"{\\\\\\"password\\\\\\":\\\\\\"«Tal_und_Berg5»\\\\\\"}\\"}"}`,
  `b'{"api_key": "${secret(ALNUM, 36)}", "port": 18789}'`,
  `'{'"'"'token'"'"': '"'"'${secret(ALNUM, 30)}'"'"'}'`,
  `"url":"https:\\/\\/hooks.slack.com\\/services\\/T0${random(LOWER, 9).toUpperCase()}\\/B0${random(LOWER, 9).toUpperCase()}\\/${secret(ALNUM, 24)}"`,
  `openclaw config set gateway.auth.token \\\n  ${secret(HEX, 48)} \\\n  --json`,
  `Authorization: Bearer\n  ${secret(ALNUM, 44)}\nAccept: */*`,
  `export OPENAI_API_KEY="${secret(ALNUM, 30)}\\\n${secret(ALNUM, 18)}"`,
  `┌────────────┬──────────────────────┐\n│ Key        │ Value                │\n├────────────┼──────────────────────┤\n│ api_key    │ ${secret(ALNUM, 20)} │\n│            │ ${secret(ALNUM, 20)} │\n│            │ ${secret(ALNUM, 8)}             │\n│ port       │ 18789                │\n└────────────┴──────────────────────┘`,
  `| token | ${secret(HEX, 30)} |\n|       | ${secret(HEX, 18)}             |\n| port  | 18789 |`,
  `> "apiKey": "${secret(ALNUM, 30)}\n> ${secret(ALNUM, 18)}",\n> "port": 18789`,
  `http://127.0.0.1:18789/#token=${secret(HEX, 28)}\n${secret(HEX, 20)}\nCopied to clipboard.`,
  `"token":\n    "${secret(ALNUM, 32)}",\n"port": 18789`,
  `DISCORD_TOKEN=\n${discordToken()}\nPORT=18789`,
  `\u001b[32mtoken\u001b[0m: "\u001b[33m${secret(ALNUM, 32)}\u001b[0m", port: 18789`,
  `"tok\u200ben": "${secret(ALNUM, 32)}"`,
  `{“password”: “«Blatt+Laus3»”, “port”: 18789}`,
  `token=‘${secret(ALNUM, 32)}’ port=18789`,
  `password：«Reiher_im_Ried»`,
  `<pre>Authorization: Bearer ${secret(ALNUM, 40)}</pre>`,
  `-----BEGIN PRIVATE KEY-----« ${random(BASE64, 64)} ${random(BASE64, 64)} »-----END PRIVATE KEY-----`,
  `key = "-----BEGIN OPENSSH PRIVATE KEY-----«\\n${random(BASE64, 70)}\\n${random(BASE64, 70)}\\n${random(BASE64, 22)}==\\n»-----END OPENSSH PRIVATE KEY-----"`,
  `IdentityFile dump:\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n${secret(BASE64, 64)}\n${secret(BASE64, 64)}\n${secret(BASE64, 40, '', '==')}\n-----END ENCRYPTED PRIVATE KEY-----\nport 22`,
];
