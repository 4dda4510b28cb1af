import type { DiscordPhrases } from '../phrases.ts';

const CONFIDENCE = { certain: '确定', likely: '很可能', possible: '可能' } as const;

export const zh: DiscordPhrases = {
  buttons: {
    solved: '问题解决了',
    notIt: '不是这个',
    why: '为什么？',
    details: '详情',
    share: '分享',
  },

  correctedInFile: '改正后的 JSON 在下面的文件里。',
  hiddenInPublic: '你的地址显示为 `<host>` 和 `<ip>`，因为任何人都能看到这里。请保留你自己的。',
  solvedMark: '已标记为解决。',
  secret: {
    posted: (kinds, how) => `这条消息里有别人能看到的机密（${kinds.join('、')}）。请更换它。${how.join('；')}`,
    deleted: (kinds, how) =>
      `你的消息已被删除，因为其中有别人能看到的机密（${kinds.join('、')}）。请更换它。${how.join('；')}`,
    typed: (kinds, how) =>
      `提供给命令的内容里有机密（${kinds.join('、')}）。它在这里已被遮盖；如果别人可能看到过，请更换它。${how.join('；')}`,
  },
  postAgain: '然后去掉它再发一次。',

  detailsTitle: (title) => `详情：${title}`,
  nothingMore: '除了回复本身，没有更多内容。',
  moreSteps: '其余步骤：',
  stepsInFull: '完整步骤：',
  outcomes: '每个答案意味着什么：',
  moreSources: '更多来源',
  inFile: '其余内容在下面的文件里。',

  whyTitle: (title) => `为什么：${title}`,
  howSure: {
    certain: '把握：确定。读到的内容属于这个原因，没有与之相反的迹象。',
    likely: '把握：很可能。在所有已知原因中它最符合；再有一个细节仍可能改变判断。',
    possible: '把握：可能。它符合，其他原因也符合。',
  },
  readIn: '在消息中读到：',
  candidates: '其他符合的原因：',
  candidate: (title, confidence) => `${title}（${CONFIDENCE[confidence]}）`,
  entry: (id) => `知识库条目：\`${id}\``,

  found: (words) => `\`${words}\` 的条目`,
  noWords: '请输入要查找的词：错误里的词，或你想做的事。',
  nothingFound: (words) => `没有条目含有这些词：\`${words}\`。试试更少的词或别的词。`,
  showEntry: (id) => `要查看某一条：\`/kb show entry:${id}\``,
  noEntry: (id) => `没有条目 \`${id}\`。用 \`/kb search\` 查找现有条目。`,
  affects: (versions) => `涉及的版本：${versions}`,
  draft: '草稿',

  refused: {
    image: (file) => `\`${file}\` 是图片，这里只能读文字。请改贴文字；用这个命令得到：\`openclaw status --all\``,
    binary: (file) => `\`${file}\` 不是文本文件，没有读取。`,
    'too-large': (file) => `\`${file}\` 太大，无法读取。请发送错误前后的部分。`,
    'too-many': (file) => `没有读取 \`${file}\`：文件太多。请发送含有错误的那个。`,
    'too-deep': (file) => `\`${file}\` 是套了多层的压缩包，没有读取。请直接发送日志文件。`,
    bomb: (file) => `\`${file}\` 解压后过大，没有读取。请直接发送日志文件。`,
    expired: (file) => `\`${file}\` 已经无法下载。请重新上传。`,
    slow: (file) => `下载 \`${file}\` 用时过长。请再试一次，或贴出错误前后几行。`,
    'not-allowed': (file) => `\`${file}\` 所在的网站不在允许之列。请把文本文件上传到这里。`,
    unreadable: (file) => `无法读取 \`${file}\`。请改为贴出错误前后几行。`,
  },

  notYours: '只有提问者和协助者可以按这个按钮。想自己提问：`/diagnose`',
  oldButton: '这个按钮来自旧版本，已经失效。请用 `/diagnose` 再问一次。',
  broke: '我们这边出了问题，已经记录。请再试一次。',
  nothingToRead: '这条消息里没有可读的文字或日志文件。请把错误以文字形式贴出来。',
  greeting: '很乐意帮忙：请把完整的错误以文字形式贴出来，连同之前的命令和前后几行。',
  solvedNoted: '谢谢，已记下：问题解决了。',
  notItNoted:
    '已记下。没有其他已知原因符合。现在有用的是：完整的错误文字及其前后几行，以及 `openclaw status --all` 打印的内容。',
  caseGone: '这次对话已不再保存。请带着错误再运行一次 `/diagnose`。',
  markSolution: '很高兴已经解决。要把帖子标记为已解决：右键点击有帮助的那条消息（手机上长按）→ 应用 → ✅ Mark Solution',
  onlyInServers: '这只能在服务器里使用。',
  needsManageServer: '这需要“管理服务器”权限。',
  forgotten: (cases) => (cases === 0 ? '没有保存任何与你有关的内容。' : `已删除：你的 ${cases} 次对话及其回复。`),
  optedOut: '完成。除非你用命令或提及来提问，否则不再回答你的消息。',
  optedIn: '完成。在本服务器开启了此功能的地方，会再次回答你的消息。',

  modal: {
    title: '出了什么问题？',
    top: '请先去掉 token、密码和密钥。漏掉的会被遮盖，但遮盖只是一张网，不是保证。',
    error: { label: '错误', description: '完整的文字，连同之前的命令和前后几行' },
    log: { label: '日志文件', description: '文本文件，如果有的话' },
  },

  settings: {
    title: 'Claw Clinic 的设置',
    forums: '论坛：回答其中的新帖',
    channels: '文字频道：原因明确时，不用提问也回答其中的错误',
    helpers: '协助者：可以在给别人的回复下按按钮的身份组',
    locale: '公开回复的语言',
    serversOwn: (language) => `服务器自己的（${language}）`,
    none: '无',
    solvedTag: (name) => `已解决的帖子是带有标签 \`${name}\` 的帖子。`,
    noSuchTag: (name) => `这里选择的论坛没有标签 \`${name}\`。请先选择论坛，再选择标签。`,
    noSolvedTag: '已解决的帖子：没有论坛有这样命名的标签，例如 `已解决`。',
    deletesSecrets: {
      on: '含有机密的消息：在机器人有权限的地方会被删除，并告知作者。',
      off: '含有机密的消息：保留，并提醒作者。',
    },
    deleteSecrets: '删除它们',
    keepSecrets: '保留它们',
  },

  privacy: {
    title: '保存了哪些与你有关的内容',
    kept: '保存：你与这个机器人对话中的消息（遮盖之后），消息和你的 id，以及给出的建议。',
    neverKept: '从不保存：机密、你的名字、文件原件。',
    days: (days) => `在一次对话的最后一条消息之后 ${days} 天删除。`,
    answersYou: '在服务器开启了此功能的地方，可能会主动回答你的消息。',
    leavesYou: '不会主动回答你的消息。',
    forgetMe: '立即删除',
    optOut: '不要主动回答我',
    optIn: '再次回答我',
  },

  commands: {
    diagnose: {
      description: '查找 OpenClaw 错误的原因',
      error: '打印出来的错误；全部留空会打开表单',
      log: '日志或文本文件：.txt .log .json .jsonl .yaml .md',
      public: '让这里的所有人看到回复；否则只有你能看到',
    },
    diagnoseMessage: '诊断消息',
    markSolution: '标记解决方案',
    kb: {
      description: '在知识库中查找',
      search: '按词查找条目',
      words: '错误中的词，或你想做的事',
      show: '显示一个条目及其步骤',
      entry: '条目名称',
    },
    clinic: {
      solvedTag: '标记已解决帖子的标签名称；仅当它不叫“已解决”时才需要',
      description: '关于这个机器人',
      settings: '这个机器人在本服务器的哪里以及如何回答',
      privacy: '保存了哪些与你有关的内容，以及如何删除',
    },
  },
};
