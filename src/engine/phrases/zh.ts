import type { Phrases } from '../phrases.ts';
import { secretKind } from './secret-kind.ts';
import { zh as secretNames } from './secrets/zh.ts';

export const zh: Phrases = {
  title: {
    certain: (title) => title,
    likely: (title) => `很可能：${title}`,
    possible: (title) => `可能：${title}`,
  },
  stillTitle: {
    certain: (title) => `仍然是：${title}`,
    likely: (title) => `仍然很可能是：${title}`,
    possible: (title) => `仍然可能是：${title}`,
  },
  relatedTitle: '相关条目，并非诊断',
  related: '这条消息里没有已知的症状。下面这些条目与它有相同的词：',
  draft: '此条目是草稿：除作者外还没有人核对过。',
  colon: '：',

  seen: (answers) => `已看到：${answers.join('；')}。`,
  version: (version) => `OpenClaw ${version}`,
  proves: (sentence) => `这说明：${sentence}`,
  excludes: (sentence) => `这排除了：${sentence}`,
  progress: (titles) => `已经消失：${titles.join('；')}。这是进展。`,
  again: '步骤与之前相同，简要如下：',

  safeToPaste:
    '可以，清理过的输出可以贴。请求和任务的 id、角色、scope、版本和错误文字可以保留；设备 id 和 IP 地址可以删掉。',
  neverPaste:
    '绝不要贴 token、密码、设置码或配对码、设备 token（`devices rotate` 打印的内容）以及授权请求头。漏掉的内容会先被遮盖再处理，但遮盖只是一张网，不是保证。',
  isItRight: '这样对吗？那个建议本身在这里无法核实。请以这里给出的原因为准：两者不一致时，按原因来处理。',
  whereInStep: (step) => `在哪里找：见第 ${step} 步。`,
  worked: '很高兴已经能用了。如果出现新的问题，贴出来就会重新读。',
  workedButMore: '好，这一部分已经能用。剩下的是：',
  didNotHelp: '已记下：那没有帮助。',
  ruledOut: (titles) => `已排除：${titles.join('；')}。`,
  doneAlready: '如果这些步骤已经做过，现在有用的是下面那个问题的答案。',

  ifSo: (answer) => `如果${answer}`,
  from: (version) => `在 ${version} 或更新版本上`,
  after: (version) => `在 ${version} 之后的版本上`,
  before: (version) => `在 ${version} 之前的版本上`,
  upTo: (version) => `在 ${version} 或更旧版本上`,
  on: (version) => `在 ${version} 上`,

  askVersion: '这是 OpenClaw 的哪个版本？请贴出它打印的内容。',
  postOutput: '运行它并贴出它打印的内容',
  postStepOutput: (step) => `请贴出第 ${step} 步打印的内容`,
  outcome: (answer, causes) => `如果${answer}：${causes.join('；')}`,

  silenceTitle: '这里能读到的内容不符合任何已知原因',
  silence: '下面这些有助于查明：',
  pasteError: '贴出完整的错误文字，连同它之前的命令或操作以及前后几行。',
  pasteStatus: '贴出它打印的内容；token 会被遮盖，也可以删减。',
  pasteVersion: '还有版本。',

  risk: (what) => `风险：${what}`,
  paste: (what) => `请贴到这里：${what}`,
  line: (number) => `第 ${number} 行`,
  earlierLine: (number) => `之前的消息，第 ${number} 行`,
  alsoPossible: (titles) => `也可能是：${titles.join('；')}`,
  corrected: '改正后的 JSON：',
  correctedTooLong: '改正后的 JSON 太长，无法在这里显示。',
  moreSteps: (count) => `还有 ${count} 步在这里放不下。`,
  verify: (what) => `然后确认：${what}`,
  question: (what) => `接下来：${what}`,
  next: '下次尝试时注意',
  masked: (kinds) => `已在这里遮盖：${kinds.join('、')}。`,
  rotate: (kind, how) => `如果别人可能已经看到它（${kind}）：${how}`,
  sources: '来源',
  secretKind: (kind) => secretKind(kind, secretNames),
  futureTime: '<将来的时间，带时区>',
};
