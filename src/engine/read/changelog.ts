import { withoutQuotations } from './quotation.ts';

const HEADING =
  /^\s{0,3}(?:#{1,4} |\*\*)?\s?(?:\[?v?\d{1,4}\.\d{1,3}(?:\.\d{1,3})?[^\n]{0,40}|unreleased|fix(?:ed|es)?|bug ?fixes|added|changed?|changes|changelog|removed|deprecated|security|improvements|(?:new )?features|breaking(?: changes)?|what['’]s (?:new|changed)|release notes|known issues|highlights|performance|documentation|docs|chores?)\]?\s?:?(?:\*\*)?:?\s{0,4}$/i;
const BULLET = /^\s{0,6}[-*•+] {1,3}(?=\S)/;
const COMMIT =
  /^(?:feat|fix|docs?|chore|refactor|test|tests|perf|build|ci|style|revert|release|deps)(?:\([\w./, @-]{1,40}\))?!?: \S/;
/** `(#48213)`, `thanks @someone`, `closes #12`. */
const CREDIT = /\(#\d{1,6}\b|\bthanks,? @|\b(?:closes|fixes|refs?|see) #\d{1,6}\b/i;
/** What was changed about a message: `Cron: no longer logs …`, `Gateway: replace … by …`. */
const CHANGE =
  /^(?:[A-Z][\w/ ]{1,30}: |\*\*[\w/ ]{1,30}:?\*\*:? )?(?:no longer|do not|don['’]t|stop(?:ped)?|avoid|replaced?|reword(?:ed)?|rename[ds]?|add(?:ed|s)?|fix(?:ed|es)?|handled?|make|allow|improved?|drop(?:ped)?|removed?|ensured?|prevent|show|log|print|use|keep|moved?|bump|treat|ignore|support|report|clearer|better|clarif(?:y|ied)|introduced?) [a-z"'`“]/i;

/**
 * Which lines are entries of a changelog, a list of commits or release notes: they name errors that were changed, not met.
 * Programs print lists too, so a bullet alone is none.
 */
export function changelogLines(lines: readonly { readonly text: string }[]): boolean[] {
  let isUnder = false;
  return lines.map(({ text }) => {
    if (text.length < 4 || text.length > 1_000) {
      if (text.trim() !== '') isUnder = false;
      return false;
    }
    const bullet = BULLET.exec(text)?.[0];
    const bare = (bullet === undefined ? text : text.slice(bullet.length)).trimStart();
    if (COMMIT.test(bare) || (bullet !== undefined && (CREDIT.test(bare) || (bullet.length > 0 && isChange(bare)))))
      return true;
    if (bullet !== undefined) return isUnder;
    isUnder = HEADING.test(text);
    return false;
  });
}

/** A change to what is printed, told without a first person: the message is quoted or named after a verb. */
function isChange(text: string): boolean {
  return CHANGE.test(text) && /["“'`]|\b(?:message|error|warning|log)s?\b/.test(withoutQuotations(text) + text);
}
