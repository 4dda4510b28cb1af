import { HEX, random } from './marked.ts';

const uuid = (): string => [8, 4, 4, 4, 12].map((length) => random(HEX, length)).join('-');
const kebab = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');
const half = (value: string, join: string): string => {
  const middle = value.length >> 1;
  const parts = [value.slice(0, middle), value.slice(middle)];
  return /^[\u200b\u200d]$/.test(join) ? `«${parts.join(join)}»` : `«${parts.join(`»${join}«`)}»`;
};

type Name = { readonly variable: string; readonly setting: string };

/** How people and programs write a secret under its name; the value in « ». Nothing around it may be lost. */
export const NAMED_CONTEXTS: { readonly [context: string]: (name: Name, value: string) => string } = {
  dotenv: ({ variable }, value) => `# .env\nNODE_ENV=production\n${variable}=«${value}»\nPORT=18789\n`,
  'dotenv, quoted': ({ variable }, value) => `${variable} = "«${value}»"  # mine\nLOG_LEVEL=debug`,
  export: ({ variable }, value) => `export ${variable}='«${value}»' && openclaw gateway restart`,
  fish: ({ variable }, value) => `set -gx ${variable} "«${value}»"\nopenclaw doctor`,
  'windows set': ({ variable }, value) => `C:\\>set ${variable}=«${value}»\r\nC:\\>openclaw status`,
  powershell: ({ variable }, value) => `PS C:\\> $env:${variable} = "«${value}»"; openclaw status --all`,
  'shell history': ({ variable }, value) => `  511  openclaw stop\n  512  export ${variable}=«${value}»\n  513  ls`,
  json: ({ setting }, value) => `{\n  "${setting}": "«${value}»",\n  "port": 18789\n}`,
  'json on one line': ({ setting }, value) => `{"id":"${uuid()}","${setting}":"«${value}»","ok":false}`,
  'json cut off': ({ setting }, value) => `{"gateway":{"port":18789,"${setting}":"«${value}»`,
  'json broken': ({ setting }, value) =>
    `...\n  "${setting}": "«${value}»",\n  "mode": "local"\n},   <-- is this wrong?`,
  'json in json': ({ setting }, value) => `{"0":"{\\"sub\\":\\"ws\\",\\"${setting}\\":\\"«${value}»\\"}","1":"failed"}`,
  'json in json in json': ({ setting }, value) =>
    `invalid: "{\\\\\\"auth\\\\\\":{\\\\\\"${setting}\\\\\\":\\\\\\"«${value}»\\\\\\"},\\\\\\"port\\\\\\":1}"`,
  json5: ({ setting }, value) => `{\n  // mine\n  '${setting}': '«${value}»',\n  port: 18789,\n}`,
  inspect: ({ setting }, value) =>
    `{\n  mode: 'token',\n  '${setting}': '«${value}»',\n  scopes: [ 'operator.read' ]\n}`,
  yaml: ({ setting }, value) => `gateway:\n  mode: local\n  ${setting}: "«${value}»"\n  port: 18789\n`,
  toml: ({ setting }, value) => `[auth]\n${setting} = "«${value}»"\nport = 18789`,
  ini: ({ variable }, value) => `[gateway]\n${variable.toLowerCase()}=«${value}»\nport=18789`,
  xml: ({ setting }, value) => `<c><port>18789</port><${setting}>«${value}»</${setting}></c>`,
  plist: ({ variable }, value) => `<dict>\n  <key>${variable}</key>\n  <string>«${value}»</string>\n  <key>PORT</key>`,
  compose: ({ variable }, value) =>
    `    environment:\n      - HOME=/home/node\n      - ${variable}=«${value}»\n    ports: []`,
  'compose, as a map': ({ variable }, value) =>
    `    environment:\n      HOME: /home/node\n      ${variable}: "«${value}»"`,
  kubernetes: ({ variable }, value) =>
    `        env:\n        - name: ${variable}\n          value: "«${value}»"\n        - name: PORT`,
  systemd: ({ variable }, value) => `[Service]\nEnvironment="${variable}=«${value}»"\nRestart=always`,
  'docker run': ({ variable }, value) => `docker run -d -p 18789:18789 -e ${variable}=«${value}» -e A=1 openclaw:local`,
  'docker inspect': ({ variable }, value) =>
    `"Env": [\n  "PATH=/usr/bin",\n  "${variable}=«${value}»",\n  "NODE_VERSION=24"\n]`,
  flag: ({ variable }, value) => `$ openclaw onboard --${kebab(variable)} «${value}» --gateway-port 18789\nError: x`,
  'flag with sign': ({ variable }, value) =>
    `openclaw tui --url ws://127.0.0.1:18789 --${kebab(variable)}=«${value}» --session main`,
  ps: ({ variable }, value) => `node  23811  1.2  0:41 openclaw-gateway --port 18789 --${kebab(variable)} «${value}»`,
  'python call': ({ variable }, value) =>
    `    client = Client(${variable.toLowerCase()}='«${value}»', base_url='http://localhost:18789')`,
  'python dict': ({ setting }, value) => `{'mode': 'local', '${setting}': '«${value}»', 'port': 18789}`,
  'log line': ({ setting }, value) =>
    `2026-04-21T17:38:00Z [gateway] warn rejected ${setting}=«${value}» requestId=${uuid()} code=1008`,
  logfmt: ({ variable }, value) => `level=warn msg="auth rejected" ${variable.toLowerCase()}="«${value}»" code=1008`,
  'terminal colours': ({ variable }, value) =>
    `\u001b[33mwarn\u001b[39m \u001b[36m${variable}\u001b[39m=\u001b[32m«${value}»\u001b[39m port=1`,
  'zero-width': ({ variable }, value) => `${variable}=${half(value, '\u200b')}\nport 18789`,
  diff: ({ setting }, value) => `-    "${setting}": "",\n+    "${setting}": "«${value}»",\n     "bind": "lan"`,
  quote: ({ variable }, value) => `> ${variable}: «${value}»\n> that's in my env and it still fails`,
  fence: ({ setting }, value) => `here you go\n\`\`\`json\n{\n  "${setting}": "«${value}»"\n}\n\`\`\`\nstill fails`,
  'smart quotes': ({ setting }, value) => `I set “${setting}”: “«${value}»” on my phone and then it stopped`,
  arrow: ({ variable }, value) => `${kebab(variable)} => «${value}» ; exit 1`,
  'box table': ({ variable }, value) => `│ ${variable} │ «${value}» │\n│ gateway.port │ 18789 │`,
  'markdown table': ({ variable }, value) =>
    `| setting | value |\n|---|---|\n| ${variable} | «${value}» |\n| bind | lan |`,
  'wrapped table': ({ variable }, value) =>
    `│ ${variable} │ ${half(value, ` │\n│${' '.repeat(variable.length + 2)}│ `)} │\n│ bind │ lan │`,
  'wrapped json': ({ setting }, value) => `"${setting}": "${half(value, '\n')}",\n"port": 18789`,
  'wrapped command': ({ variable }, value) =>
    `docker run -e ${variable}=${half(value, '\\\n')} -p 18789:18789 openclaw`,
  'form body': ({ setting }, value) =>
    `grant_type=password&${setting}=«${encodeURIComponent(value)}»&client_id=openclaw`,
  query: ({ setting }, value) =>
    `wscat -c "ws://192.168.1.20:18789/?${setting}=«${encodeURIComponent(value)}»&session=main" -> 1008`,
  fragment: ({ setting }, value) =>
    `Dashboard: http://127.0.0.1:18789/#${setting}=«${encodeURIComponent(value)}»\nCopied.`,
  'config get': ({ setting }, value) => `openclaw config set x.${setting} "«${value}»"\nopenclaw doctor`,
  chinese: ({ variable }, value) => `我的配置:${variable}=«${value}»,网关端口18789,还是报错`,
  spanish: ({ variable }, value) => `hola, mi ${variable} es «${value}» y me sale "pairing required"`,
  russian: ({ variable }, value) => `вот мой ${variable}: «${value}», ошибка не пропадает`,
  german: ({ variable }, value) => `mein ${variable} lautet: «${value}» – funktioniert nicht`,
  english: ({ variable }, value) => `so my ${variable} is «${value}» and it does not work`,
};

/** Where a secret stands that no name gives away. */
export const BARE_CONTEXTS: { readonly [context: string]: (value: string) => string } = {
  sentence: (value) => `is this ok to post? «${value}» I get 401 with it`,
  list: (value) => `1) openclaw status\n2) «${value}»\n3) gateway closed (1008)`,
  code: (value) => `use \`«${value}»\` and then restart; port 18789`,
  spoiler: (value) => `||«${value}»|| <- thats mine, agent:main:main broke`,
  error: (value) => `Error: 401 Incorrect API key provided: «${value}». You can find your API key in the dashboard.`,
  path: (value) => `fetch failed: https://api.example.org/v1/keys/«${value}»/check (ETIMEDOUT)`,
  escape: (value) => `{"msg":"call failed\\n«${value}»\\nretrying in 5s","attempt":3}`,
  colours: (value) => `\u001b[31m✖\u001b[39m invalid credential \u001b[1m«${value}»\u001b[22m (HTTP 401)`,
  'zero-width': (value) => `here ${half(value, '\u200d')} thanks`,
  japanese: (value) => `これが«${value}»です。エラー1008が出ます`,
};
