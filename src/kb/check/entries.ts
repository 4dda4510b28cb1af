import { clean, openStandIns } from '../../engine/clean.ts';
import { STEP_HOLE } from '../../engine/compose/fill.ts';
import type { Sign, SignPart } from '../../engine/types.ts';
import type { Fault } from '../faults.ts';
import type { CauseSource, KbFiles } from '../load.ts';
import { nearest } from '../nearest.ts';
import { HOLE } from '../signs.ts';

/**
 * Where a claim may come from: OpenClaw's own pages, and the documentation of those whose programs and services it works
 * with. An address fits if it is one of these or lies below it.
 */
export const SOURCE_HOSTS: readonly string[] = [
  'docs.openclaw.ai',
  'github.com/openclaw',
  'nodejs.org',
  'docs.npmjs.com',
  'docs.docker.com',
  'tailscale.com/kb',
  'tailscale.com/docs',
  'developers.cloudflare.com',
  'nginx.org/en/docs',
  'caddyserver.com/docs',
  'developer.mozilla.org',
  'learn.microsoft.com',
  'support.apple.com',
  'www.freedesktop.org/software/systemd',
  'docs.discord.com',
  'discord.com/developers/docs',
  'support.discord.com',
  'support-dev.discord.com',
  'core.telegram.org',
  'api.slack.com',
  'docs.slack.dev',
  'developers.facebook.com/docs',
  'faq.whatsapp.com',
  'support.signal.org',
  'open.feishu.cn/document',
  'developer.work.weixin.qq.com/document',
  'github.com/Tencent/openclaw-weixin',
  'matrix.org/docs',
  'spec.matrix.org',
  'docs.anthropic.com',
  'docs.claude.com',
  'platform.claude.com/docs',
  'support.claude.com',
  'platform.openai.com/docs',
  'developers.openai.com',
  'help.openai.com',
  'ai.google.dev',
  'cloud.google.com',
  'docs.aws.amazon.com',
  'docs.github.com',
  'openrouter.ai/docs',
  'docs.ollama.com',
  'github.com/ollama/ollama',
  'github.com/lmstudio-ai',
  'lmstudio.ai/docs',
  'docs.vllm.ai',
  'github.com/vllm-project/vllm',
  'github.com/MiniMax-AI',
  'docs.mistral.ai',
  'console.groq.com/docs',
  'docs.x.ai',
  'api-docs.deepseek.com',
  'platform.moonshot.ai/docs',
  'docs.z.ai',
  'docs.perplexity.ai',
  'brave.com/search/api',
  'api-dashboard.search.brave.com',
];

/** Faults that can be told from the entries alone: sources, secrets, shared texts, retired entries, unfillable values. */
export function entryFaults(files: KbFiles): Fault[] {
  return [
    ...templateFaults(files),
    ...sourceFaults(files),
    ...secretFaults(files),
    ...sharedTextFaults(files),
    ...retiredFaults(files),
    ...valueFaults(files),
  ];
}

/** Places of the template that nobody filled in. */
function templateFaults(files: KbFiles): Fault[] {
  return Object.values(files.causes).flatMap(({ source }) =>
    source.text.split('\n').flatMap((line, at) => {
      const place = /‹[^›]*›/.exec(line)?.[0];
      if (place === undefined || line.trimStart().startsWith('#')) return [];
      return [
        {
          file: source.file,
          line: at + 1,
          message: `${place} is still the template's`,
          mend: 'fill it in, or take the line out',
        },
      ];
    }),
  );
}

function sourceFaults(files: KbFiles): Fault[] {
  return files.entries.causes.flatMap((cause) =>
    cause.sources.flatMap((address, at) => {
      const place = address.replace(/^https:\/\//, '').replace(/[?#].*$/, '');
      if (SOURCE_HOSTS.some((host) => place === host || place.startsWith(`${host}/`))) return [];
      const message = `${address} is not on a host that sources may come from`;
      return fault(
        files.causes[cause.id]!,
        ['sources', at],
        message,
        'cite docs.openclaw.ai, github.com/openclaw or the documentation of the provider itself',
      );
    }),
  );
}

function secretFaults(files: KbFiles): Fault[] {
  return Object.values(files.causes).flatMap((cause) =>
    [...cause.matches, ...cause.ignores].flatMap((example): Fault[] => {
      const found = example.posts.flatMap((post) => clean(post, openStandIns('kb')).redacted.map((one) => one.kind));
      if (found.length === 0) return [];
      const message = `the example holds what looks like a secret (${[...new Set(found)].join(', ')})`;
      return [
        {
          file: cause.source.file,
          line: example.line,
          message,
          mend: 'put in its place what `clinic redact` makes of it',
        },
      ];
    }),
  );
}

/** A text that two causes have as their own symptom says that neither of them is proven by it. */
function sharedTextFaults(files: KbFiles): Fault[] {
  const owners = new Map<string, string>();
  for (const symptom of files.entries.symptoms)
    for (const text of plainTexts(symptom.when)) owners.set(folded(text), `symptom ${symptom.id}`);
  return files.entries.causes.flatMap((cause) =>
    cause.symptoms.flatMap((sign, at) =>
      plainTexts([sign]).flatMap((text) => {
        const owner = owners.get(folded(text));
        owners.set(folded(text), owner ?? cause.id);
        if (owner === undefined || owner === cause.id) return [];
        const mend = owner.startsWith('symptom ')
          ? `name the ${owner} instead`
          : 'move it to a file in kb/symptoms and name that in both, or tell them apart with `without` or another key';
        return fault(files.causes[cause.id]!, ['symptoms', at], `"${text}" stands for ${owner} too`, mend);
      }),
    ),
  );
}

/** Texts of signs that look for nothing else. */
function plainTexts(signs: readonly Sign[]): readonly string[] {
  return signs.flatMap((sign) => {
    const [part, ...others] = sign.parts;
    return part.key === 'says' && others.length === 0 && sign.without.length === 0 && !sign.weak ? part.texts : [];
  });
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(HOLE, '{}')
    .replace(/[\s"'`“”‘’]+/g, ' ')
    .trim();
}

function retiredFaults(files: KbFiles): Fault[] {
  const retired = new Set(files.entries.causes.filter((cause) => cause.status === 'retired').map((cause) => cause.id));
  return files.entries.causes.flatMap((cause) => {
    if (cause.replacedBy === null || !retired.has(cause.replacedBy)) return [];
    const { source } = files.causes[cause.id]!;
    const message = `${cause.replacedBy} is retired itself`;
    return [
      {
        file: source.file,
        line: source.lineOf([], 'replaced_by'),
        message,
        mend: 'name the cause that is shown today',
      },
    ];
  });
}

/** `{name}` in a step that nothing reads: people would always see `<name>`. */
function valueFaults(files: KbFiles): Fault[] {
  const symptoms = new Map(files.entries.symptoms.map((symptom) => [symptom.id, symptom]));
  const everywhere = Object.keys(files.entries.values);
  const captured = (signs: readonly Sign[], depth: number): string[] =>
    signs.flatMap((sign) => sign.parts.flatMap((part) => ofPart(part, depth)));
  const ofPart = (part: SignPart, depth: number): string[] => {
    if (part.key !== 'seen') return [...JSON.stringify(part).matchAll(HOLE)].flatMap((match) => match[2] ?? []);
    if (depth > 3) return [];
    return part.all.flatMap((id) => {
      const [name = '', answer] = id.split('/');
      const symptom = symptoms.get(name);
      if (symptom === undefined) return [];
      const asks = typeof symptom.asks === 'string' ? [] : symptom.asks;
      const signs =
        answer === undefined ? symptom.when : asks.flatMap((question) => question.answers[answer]?.when ?? []);
      return captured(signs, depth + 1);
    });
  };
  return files.entries.causes.flatMap((cause) => {
    const known = new Set([...everywhere, ...captured([...cause.symptoms, ...cause.confirmedBy], 0)]);
    const steps = [
      ...cause.fix.map((step, at) => ({ texts: [step.run, step.do], path: ['fix', at] })),
      { texts: [cause.verify?.run, cause.verify?.do], path: ['verify'] },
    ];
    return steps.flatMap(({ texts, path }) =>
      texts.flatMap((text) =>
        [...(text ?? '').matchAll(STEP_HOLE)].flatMap(([hole, name = '']) => {
          if (known.has(name)) return [];
          const near = nearest(name, known);
          const mend =
            near === null
              ? `write <${name}>, or say in kb/values.yaml or a hole where it is read`
              : `did you mean {${near}}?`;
          return fault(files.causes[cause.id]!, path, `nothing fills ${hole}`, mend);
        }),
      ),
    );
  });
}

function fault(cause: CauseSource, path: readonly PropertyKey[], message: string, mend: string): Fault[] {
  return [{ file: cause.source.file, line: cause.source.lineOf(path), message, mend }];
}
