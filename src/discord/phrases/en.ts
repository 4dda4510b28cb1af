import type { DiscordPhrases } from '../phrases.ts';

export const en: DiscordPhrases = {
  buttons: {
    solved: 'That solved it',
    notIt: 'Not it',
    why: 'Why this?',
    details: 'Details',
    share: 'Share',
  },

  correctedInFile: 'Your JSON, corrected, is in the file below.',
  hiddenInPublic: 'Addresses of yours are shown as `<host>` and `<ip>`, because anybody can read this. Keep your own.',
  solvedMark: 'Marked as solved.',
  secret: {
    posted: (kinds, how) =>
      `This post shows a secret that others can read (${kinds.join(', ')}). Replace it. ${how.join('; ')}`,
    deleted: (kinds, how) =>
      `Your message was deleted, because it showed a secret that others could read (${kinds.join(', ')}). Replace it. ${how.join('; ')}`,
    typed: (kinds, how) =>
      `What was given to the command holds a secret (${kinds.join(', ')}). It is masked here; replace it if anybody else could read it. ${how.join('; ')}`,
  },
  postAgain: 'Then post again without it.',

  detailsTitle: (title) => `Details: ${title}`,
  nothingMore: 'There is nothing more to show than the reply itself.',
  moreSteps: 'More steps:',
  stepsInFull: 'The steps in full:',
  outcomes: 'What each answer would mean:',
  moreSources: 'More sources',
  inFile: 'The rest is in the file below.',

  whyTitle: (title) => `Why: ${title}`,
  howSure: {
    certain: 'How sure: certain. What was read belongs to this cause, and nothing speaks against it.',
    likely: 'How sure: likely. It fits best of all known causes; one more detail could still change that.',
    possible: 'How sure: possible. It fits, and others do too.',
  },
  readIn: 'Read in the post:',
  candidates: 'Other causes that fit:',
  candidate: (title, confidence) => `${title} (${confidence})`,
  entry: (id) => `Entry in the knowledge base: \`${id}\``,

  found: (words) => `Entries for \`${words}\``,
  noWords: 'Type some words to look for: of the error, or of what you want to do.',
  nothingFound: (words) => `No entry has these words: \`${words}\`. Fewer or other words may find one.`,
  showEntry: (id) => `To read one: \`/kb show entry:${id}\``,
  noEntry: (id) => `There is no entry \`${id}\`. \`/kb search\` finds what there is.`,
  affects: (versions) => `Versions concerned: ${versions}`,
  draft: 'draft',

  refused: {
    image: (file) =>
      `\`${file}\` is a picture, and only text can be read. Paste the text instead; this gives it: \`openclaw status --all\``,
    binary: (file) => `\`${file}\` is no text file, so it was not read.`,
    'too-large': (file) => `\`${file}\` is too large to be read. Send the part around the error.`,
    'too-many': (file) => `\`${file}\` was not read: there are too many files. Send the one with the error.`,
    'too-deep': (file) => `\`${file}\` holds archives within archives and was not read. Send the log file itself.`,
    bomb: (file) => `\`${file}\` grows far too large when unpacked and was not read. Send the log file itself.`,
    expired: (file) => `\`${file}\` is no longer there to be fetched. Attach it again.`,
    slow: (file) => `\`${file}\` took too long to fetch. Try again, or paste the lines around the error.`,
    'not-allowed': (file) =>
      `\`${file}\` is not on a site that files are read from. Attach the text file here instead.`,
    unreadable: (file) => `\`${file}\` could not be read. Paste the lines around the error instead.`,
  },

  notYours: 'Only the person who asked, and helpers, can press this. To ask for yourself: `/diagnose`',
  oldButton: 'This button is from an older version and no longer works. Ask again with `/diagnose`.',
  broke: 'Something broke on our side; it has been logged. Please try again.',
  nothingToRead: 'There is no text or log file in this message that could be read. Paste the error as text.',
  greeting: 'Happy to help: paste the exact error as text, with the command just before it and the lines around it.',
  solvedNoted: 'Thanks, noted: that solved it.',
  notItNoted:
    'Noted. No other known cause fits. What helps now: the exact error with the lines around it, and what `openclaw status --all` prints.',
  caseGone: 'This conversation is no longer kept. Run `/diagnose` again with the error.',
  markSolution:
    'Good to hear. To mark the post as solved: right-click the message that helped (hold it on a phone) → Apps → ✅ Mark Solution',
  onlyInServers: 'This works only in a server.',
  needsManageServer: 'This needs the permission Manage Server.',
  forgotten: (cases) =>
    cases === 0
      ? 'Nothing was kept about you.'
      : `Deleted: ${cases} conversation${cases === 1 ? '' : 's'} of yours, and the replies to ${cases === 1 ? 'it' : 'them'}.`,
  optedOut: 'Done. Your messages are no longer answered unless you ask, with a command or a mention.',
  optedIn: 'Done. Your messages are answered again where this server has switched it on.',

  modal: {
    title: 'What went wrong?',
    top: 'Take tokens, passwords and keys out first. What slips through is masked, but that is a net, not a promise.',
    error: { label: 'Error', description: 'The exact text, with the command before it and the lines around it' },
    log: { label: 'Log files', description: 'Text files, if you have them' },
  },

  settings: {
    title: 'Settings of Claw Clinic',
    forums: 'Forums whose new posts are answered',
    channels: 'Text channels where errors are answered unasked, when the cause is clear',
    helpers: 'Helpers: roles that may press the buttons under the replies to others',
    locale: 'Language of public replies',
    serversOwn: (language) => `The server's own (${language})`,
    none: 'None',
    solvedTag: (name) => `Solved posts are those with the tag \`${name}\`.`,
    noSuchTag: (name) => `The forums chosen here have no tag \`${name}\`. Choose the forums first, then the tag.`,
    noSolvedTag: 'Solved posts: no forum has a tag that is named like it, such as `Solved`.',
    deletesSecrets: {
      on: 'Messages with a secret are deleted, where the bot may, and the author is told.',
      off: 'Messages with a secret stay, and the author is warned.',
    },
    deleteSecrets: 'Delete them',
    keepSecrets: 'Let them stay',
  },

  privacy: {
    title: 'What is kept about you',
    kept: 'Kept: the posts of your conversations with this bot, after masking, with ids of messages and of you, and what was advised.',
    neverKept: 'Never kept: secrets, your name, files as they were sent.',
    days: (days) => `It is deleted ${days === 1 ? 'a day' : `${days} days`} after the last post of a conversation.`,
    answersYou: 'Your messages may be answered unasked where a server has switched that on.',
    leavesYou: 'Your messages are not answered unasked.',
    forgetMe: 'Delete it now',
    optOut: 'Do not answer me unasked',
    optIn: 'Answer me again',
  },

  commands: {
    diagnose: {
      description: 'Find the cause of an OpenClaw error',
      error: 'The error, as printed; leave everything empty to get a form',
      log: 'A log or text file: .txt .log .json .jsonl .yaml .md',
      public: 'Show the reply to everybody here; otherwise only you see it',
    },
    diagnoseMessage: 'Diagnose message',
    markSolution: 'Mark solution',
    kb: {
      description: 'Look something up in the knowledge base',
      search: 'Find entries by words',
      words: 'Words of the error or of what you want to do',
      show: 'Show an entry with its steps',
      entry: 'Name of the entry',
    },
    clinic: {
      solvedTag: 'Tag that marks solved posts, by its name; needed only if it is not called Solved',
      description: 'About this bot',
      settings: 'Where and how this bot answers in this server',
      privacy: 'What is kept about you, and how to delete it',
    },
  },
};
