/** How kinds of secrets and personal details are called in one language. */
export type SecretNames = {
  /** Kinds that are nobody's in particular. */
  readonly plain: { readonly [kind: string]: string };
  /** What somebody gives out, by what follows the owner in a kind: `bot-token` of `slack-bot-token`. */
  readonly given: { readonly [what: string]: string };
  readonly of: (given: string, owner: string) => string;
};

/** A kind of secret as people say it: `gateway-token` → `gateway token`, `github-token` → `GitHub token`. */
export function secretKind(kind: string, { plain, given, of }: SecretNames): string {
  if (Object.hasOwn(plain, kind)) return plain[kind]!;
  for (let at = kind.indexOf('-'); at > 0; at = kind.indexOf('-', at + 1)) {
    const what = kind.slice(at + 1);
    if (Object.hasOwn(given, what)) return of(given[what]!, ownerName(kind.slice(0, at)));
  }
  return kind.replaceAll('-', ' ');
}

function ownerName(owner: string): string {
  if (Object.hasOwn(OWNERS, owner)) return OWNERS[owner]!;
  return owner.replace(/(?:^|-)[a-z]/g, (letter) => letter.replace('-', ' ').toUpperCase());
}

/** Names that providers and programs write otherwise than with capital letters at the beginnings of words; in every language alike. */
const OWNERS: { readonly [owner: string]: string } = {
  age: 'age',
  alibaba: 'Alibaba Cloud',
  aws: 'AWS',
  bedrock: 'Amazon Bedrock',
  'brevo-smtp': 'Brevo SMTP',
  cal: 'Cal.com',
  circleci: 'CircleCI',
  clickup: 'ClickUp',
  crates: 'crates.io',
  dashscope: 'DashScope',
  'dependency-track': 'Dependency-Track',
  digitalocean: 'DigitalOcean',
  dingtalk: 'DingTalk',
  e2b: 'E2B',
  easypost: 'EasyPost',
  elevenlabs: 'ElevenLabs',
  fly: 'Fly.io',
  frameio: 'Frame.io',
  github: 'GitHub',
  'gitlab-runner': 'GitLab runner',
  gitlab: 'GitLab',
  'google-ai': 'Google AI',
  hubspot: 'HubSpot',
  huggingface: 'Hugging Face',
  jfrog: 'JFrog',
  kilo: 'Kilo Code',
  langsmith: 'LangSmith',
  minimax: 'MiniMax',
  'mongodb-atlas': 'MongoDB Atlas',
  netbird: 'NetBird',
  newrelic: 'New Relic',
  ngrok: 'ngrok',
  npm: 'npm',
  nuget: 'NuGet',
  nvidia: 'NVIDIA',
  onepassword: '1Password',
  openai: 'OpenAI',
  openrouter: 'OpenRouter',
  paypal: 'PayPal',
  planetscale: 'PlanetScale',
  posthog: 'PostHog',
  pypi: 'PyPI',
  readme: 'ReadMe',
  rubygems: 'RubyGems',
  runpod: 'RunPod',
  sendgrid: 'SendGrid',
  'ssh-key': 'SSH key',
  teams: 'Microsoft Teams',
  tencent: 'Tencent Cloud',
  'vercel-ai-gateway': 'Vercel AI Gateway',
  vk: 'VK',
  wandb: 'Weights & Biases',
  whatsapp: 'WhatsApp',
  wireguard: 'WireGuard',
  xai: 'xAI',
  yandex: 'Yandex Cloud',
  zai: 'Z.AI',
};
