import type { Phrases } from '../phrases.ts';
import { secretKind } from './secret-kind.ts';
import { en as secretNames } from './secrets/en.ts';

export const en: Phrases = {
  title: {
    certain: (title) => title,
    likely: (title) => `Likely: ${title}`,
    possible: (title) => `Possibly: ${title}`,
  },
  stillTitle: {
    certain: (title) => `Still: ${title}`,
    likely: (title) => `Still likely: ${title}`,
    possible: (title) => `Still possible: ${title}`,
  },
  relatedTitle: 'Related entries, not a diagnosis',
  related: 'No known symptom stands in the post. These entries share words with it:',
  draft: 'This entry is a draft: nobody but its author has checked it yet.',
  colon: ': ',

  seen: (answers) => `Seen: ${answers.join('; ')}.`,
  version: (version) => `OpenClaw ${version}`,
  proves: (sentence) => `What this proves: ${sentence}`,
  excludes: (sentence) => `What it excludes: ${sentence}`,
  progress: (titles) => `Gone now: ${titles.join('; ')}. That is progress.`,
  again: 'The same steps as before, in short:',

  safeToPaste:
    'Yes, cleaned output is safe to paste. Ids of requests and jobs, roles, scopes, versions and error texts may stay; device ids and IP addresses may go.',
  neverPaste:
    'Never paste tokens, passwords, setup or pairing codes, device tokens (what `devices rotate` prints) or authorization headers. What slips through is masked here before anything else happens, but masking is a net, not a promise.',
  isItRight:
    'Is that right? The suggestion itself cannot be checked here. What counts is the cause named here: where the two differ, follow the cause.',
  whereInStep: (step) => `Where to find it: step ${step}.`,
  worked: 'Good to hear that it works. If something new turns up, paste it and it is read afresh.',
  workedButMore: 'Good, that part works. What is left:',
  didNotHelp: 'Noted: that did not help.',
  ruledOut: (titles) => `Ruled out: ${titles.join('; ')}.`,
  doneAlready: 'If these steps are done already, the answer to the question below is what helps now.',

  ifSo: (answer) => `If ${answer}`,
  from: (version) => `On ${version} or newer`,
  after: (version) => `On versions after ${version}`,
  before: (version) => `On versions before ${version}`,
  upTo: (version) => `On ${version} or older`,
  on: (version) => `On ${version}`,

  askVersion: 'Which version of OpenClaw is this? Post what it prints.',
  postOutput: 'Run this and post what it prints',
  postStepOutput: (step) => `Post what step ${step} prints`,
  outcome: (answer, causes) => `If ${answer}: ${causes.join('; ')}`,

  silenceTitle: 'No known cause fits what can be read here',
  silence: 'To find out more, these help:',
  pasteError: 'Paste the exact error, with the command or action just before it and the lines around it.',
  pasteStatus: 'Paste what this prints; tokens are masked, and you may shorten it.',
  pasteVersion: 'And the version.',

  risk: (what) => `Risk: ${what}`,
  paste: (what) => `Post here: ${what}`,
  line: (number) => `line ${number}`,
  earlierLine: (number) => `earlier, line ${number}`,
  alsoPossible: (titles) => `Also possible: ${titles.join('; ')}`,
  corrected: 'Your JSON, corrected:',
  correctedTooLong: 'Your JSON, corrected, is too long to be shown here.',
  moreSteps: (count) => `${count} more step${count === 1 ? '' : 's'} did not fit here.`,
  verify: (what) => `Then check: ${what}`,
  question: (what) => `Next: ${what}`,
  next: 'For the next try',
  masked: (kinds) => `Masked here: ${kinds.join(', ')}.`,
  rotate: (kind, how) => `If anybody else could read the ${kind}: ${how}`,
  sources: 'Sources',
  secretKind: (kind) => secretKind(kind, secretNames),
  futureTime: '<a future time, with offset>',
};
