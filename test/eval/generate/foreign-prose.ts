import type { Random } from './random.ts';

/** What people write before and after an error, by language. `…` is where it stands. */
const PROSE: { readonly [lang: string]: readonly string[] } = {
  es: [
    'Hola a todos, desde ayer me sale esto y no sé qué hacer:\n\n…\n\n¿Alguien me puede echar una mano? Ya reinicié el servidor.',
    'Buenas. Al intentarlo me aparece lo siguiente\n…\nGracias de antemano.',
  ],
  pt: ['Pessoal, alguém já viu isso? Depois da atualização começou a aparecer:\n…\nJá reiniciei e continua igual.'],
  de: [
    'Moin, seit heute früh bekomme ich das hier:\n\n…\n\nHat jemand eine Idee, woran das liegt? Neustart hat nichts gebracht.',
    'Bei mir steht da jetzt:\n…\nWas muss ich machen?',
  ],
  fr: ["Bonjour, depuis ce matin j'ai ceci dans le terminal :\n…\nQuelqu'un saurait d'où ça vient ? Merci d'avance."],
  it: ['Ciao a tutti, da ieri mi esce questo:\n…\nQualcuno sa cosa devo fare? Ho già riavviato.'],
  zh: ['大家好，今天早上开始就一直这样：\n\n…\n\n重启过了也没用，请问怎么解决？', '求助，一直报错\n…\n有人遇到过吗'],
  ja: ['すみません、昨日からこのようなエラーが出ています。\n\n…\n\nどうすればいいでしょうか。再起動しても同じです。'],
  ko: ['안녕하세요, 어제부터 계속 이렇게 나옵니다\n…\n어떻게 해결하나요? 재시작해도 똑같아요.'],
  ru: ['Всем привет, со вчерашнего дня вот такое:\n\n…\n\nПодскажите, что делать? Перезапускал, не помогло.'],
  tr: ['Merhaba, dünden beri şunu alıyorum:\n…\nNe yapmam lazım? Yeniden başlattım, değişmedi.'],
  pl: ['Cześć, od wczoraj mam coś takiego:\n…\nCo mam zrobić? Restart nie pomógł.'],
  vi: ['Chào mọi người, từ hôm qua mình bị lỗi này:\n…\nMình phải làm sao? Khởi động lại vẫn vậy.'],
};

/** The post with prose of another language around it. */
export function insideProse(text: string, from: Random): string {
  const lang = from.pick(Object.keys(PROSE));
  return from.pick(PROSE[lang]!).replace('…', () => text);
}
