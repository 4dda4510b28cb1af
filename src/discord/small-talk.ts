import type { Evidence } from '../engine/types.ts';

const QUESTION = /[?？¿]/u;
/** Words of greetings and thanks, longest first where the language writes without spaces. */
const COURTESIES: ReadonlySet<string> = new Set(
  (
    'hello hi hey heya hiya yo howdy greetings good morning afternoon evening night day there are you u is anyone anybody everyone everybody all folks bot claw clinic ' +
    'thanks thank thankyou thx thnx ty tysm cheers so very much a lot many for the your this that help again please pls ok okay great nice cool awesome perfect amazing ' +
    'lovely well done bye goodbye hola buenas buenos días dias tardes noches gracias muchas mil muy amable por la ayuda genial perfecto hallo moin guten tag morgen ' +
    'danke dankeschön vielen dank schön bonjour salut merci beaucoup olá ola oi obrigado obrigada muito bom dia valeu ciao grazie mille привет здравствуйте спасибо ' +
    'большое ありがとう ありがとうございます こんにちは 안녕하세요 감사합니다'
  ).split(' '),
);
const UNSPACED = /你好|您好|早上好|晚上好|大家好|大家|谢谢|多谢|感谢|非常|在吗|请问|[你您了啊呀哦嗨]/gu;
/** Words of the longest greeting. */
const MOST_WORDS = 12;

/** Whether a post is only words of a person's that ask nothing, such as "thanks, I'll try that". */
export function isSmallTalk({ text, lines, commands, things }: Evidence): boolean {
  const isTalk = lines.every((line) => line.by === 'person' || line.end === line.start);
  return isTalk && commands.length === 0 && things.length === 0 && !QUESTION.test(text);
}

/** Whether a post is nothing but a greeting or thanks, or has no words at all. */
export function isCourtesy({ text }: Evidence): boolean {
  if (text.length > 200) return false;
  const words =
    text
      .toLowerCase()
      .replace(UNSPACED, ' ')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length <= MOST_WORDS && words.every((word) => COURTESIES.has(word));
}
