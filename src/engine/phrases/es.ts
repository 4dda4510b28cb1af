import type { Phrases } from '../phrases.ts';

export const es: Phrases = {
  title: {
    certain: (title) => title,
    likely: (title) => `Probable: ${title}`,
    possible: (title) => `Posible: ${title}`,
  },
  relatedTitle: 'Entradas relacionadas, no un diagnóstico',
  related: 'En el mensaje no hay ningún síntoma conocido. Estas entradas comparten palabras con él:',
  draft: 'Esta entrada es un borrador: nadie aparte de su autor la ha comprobado todavía.',

  seen: (answers) => `Visto: ${answers.join('; ')}.`,
  version: (version) => `OpenClaw ${version}`,
  proves: (sentence) => `Lo que esto demuestra: ${sentence}`,
  excludes: (sentence) => `Lo que descarta: ${sentence}`,
  progress: (titles) => `Ya no aparece: ${titles.join('; ')}. Eso es un avance.`,
  again: 'Esto apunta a la misma causa que antes. En breve, otra vez:',

  safeToPaste:
    'Sí, la salida limpia se puede pegar: los ids de solicitudes y tareas, los roles, los scopes, las versiones y los errores pueden quedar; los ids de dispositivo y las direcciones IP pueden quitarse. Nunca pegues tokens, contraseñas, códigos de configuración o de emparejamiento, tokens de dispositivo (lo que muestra `devices rotate`) ni cabeceras de autorización. Lo que se escape se oculta aquí antes de nada, pero eso es una red, no una promesa.',
  isItRight: 'Sobre tu pregunta: donde esa sugerencia y la causa nombrada aquí no coincidan, guíate por la causa.',
  whereInStep: (step) => `Dónde encontrarlo: paso ${step}.`,
  worked: 'Me alegro de que funcione. Si aparece algo nuevo, pégalo y se lee desde cero.',
  workedButMore: 'Bien, esa parte funciona. Lo que queda:',
  didNotHelp: 'Anotado: eso no ayudó.',
  ruledOut: (title) => `Anotado: eso no ayudó, así que esta causa pierde peso: ${title}.`,
  doneAlready: 'Si los pasos ya están hechos, lo que ayuda ahora es la respuesta a la pregunta del final.',

  ifSo: (answer) => `Si ${answer}`,
  from: (version) => `En ${version} o posterior`,
  after: (version) => `En versiones posteriores a ${version}`,
  before: (version) => `En versiones anteriores a ${version}`,
  upTo: (version) => `En ${version} o anterior`,
  on: (version) => `En ${version}`,

  askVersion: '¿Qué versión de OpenClaw es? Pega lo que muestre.',
  postOutput: 'Ejecuta esto y pega lo que muestre',
  postStepOutput: (step) => `Pega lo que muestre el paso ${step}`,
  outcome: (answer, causes) => `Si ${answer}: ${causes.join('; ')}`,

  silenceTitle: 'Ninguna causa conocida encaja con lo que se puede leer aquí',
  silence: 'Para averiguar más, esto ayuda:',
  pasteError: 'Pega el error exacto, con la orden o acción justo anterior y las líneas de alrededor.',
  pasteStatus: 'Pega lo que muestre esto; los tokens se ocultan y puedes acortarlo.',
  pasteVersion: 'Y la versión.',

  risk: (what) => `Riesgo: ${what}`,
  paste: (what) => `Pega aquí: ${what}`,
  line: (number) => `línea ${number}`,
  alsoPossible: (titles) => `También es posible: ${titles.join('; ')}`,
  corrected: 'Tu JSON, corregido:',
  correctedTooLong: 'Tu JSON corregido es demasiado largo para mostrarlo aquí.',
  moreSteps: (count) => (count === 1 ? 'Un paso más no cabía aquí.' : `${count} pasos más no cabían aquí.`),
  verify: (what) => `Después comprueba: ${what}`,
  question: (what) => `Ahora: ${what}`,
  next: (title) => `Además, para el próximo intento: ${title}`,
  masked: (kinds) => `Oculto en tu mensaje: ${kinds.join(', ')}.`,
  rotate: (kind, how) => `Si alguien más pudo leer ${kind}: ${how}`,
  sources: 'Fuentes:',
  futureTime: '<una hora futura, con desfase>',
};
