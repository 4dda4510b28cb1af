import type { Phrases } from '../phrases.ts';
import { secretKind } from './secret-kind.ts';
import { es as secretNames } from './secrets/es.ts';

export const es: Phrases = {
  title: {
    certain: (title) => title,
    likely: (title) => `Probable: ${title}`,
    possible: (title) => `Posible: ${title}`,
  },
  stillTitle: {
    certain: (title) => `Sigue siendo: ${title}`,
    likely: (title) => `Sigue siendo probable: ${title}`,
    possible: (title) => `Sigue siendo posible: ${title}`,
  },
  relatedTitle: 'Entradas relacionadas, no un diagnóstico',
  related: 'En el mensaje no hay ningún síntoma conocido. Estas entradas comparten palabras con él:',
  draft: 'Esta entrada es un borrador: nadie aparte de su autor la ha comprobado todavía.',
  colon: ': ',

  seen: (answers) => `Visto: ${answers.join('; ')}.`,
  version: (version) => `OpenClaw ${version}`,
  proves: (sentence) => `Lo que esto demuestra: ${sentence}`,
  excludes: (sentence) => `Lo que descarta: ${sentence}`,
  progress: (titles) => `Ya no aparece: ${titles.join('; ')}. Eso es un avance.`,
  again: 'Los mismos pasos que antes, en breve:',

  safeToPaste:
    'Sí, la salida limpia se puede pegar. Los ids de solicitudes y tareas, los roles, los scopes, las versiones y los errores pueden quedar; los ids de dispositivo y las direcciones IP pueden quitarse.',
  neverPaste:
    'Nunca pegues tokens, contraseñas, códigos de configuración o de emparejamiento, tokens de dispositivo (lo que muestra `devices rotate`) ni cabeceras de autorización. Lo que se escape se oculta aquí antes de nada, pero eso es una red, no una promesa.',
  isItRight:
    '¿Es correcto? La sugerencia en sí no se puede comprobar aquí. Lo que cuenta es la causa nombrada aquí: si no coinciden, sigue la causa.',
  whereInStep: (step) => `Dónde encontrarlo: paso ${step}.`,
  worked: 'Me alegro de que funcione. Si aparece algo nuevo, pégalo y se lee desde cero.',
  workedButMore: 'Bien, esa parte funciona. Lo que queda:',
  didNotHelp: 'Anotado: eso no ayudó.',
  ruledOut: (titles) => `Descartado: ${titles.join('; ')}.`,
  doneAlready: 'Si estos pasos ya están hechos, lo que ayuda ahora es la respuesta a la pregunta de abajo.',

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
  earlierLine: (number) => `antes, línea ${number}`,
  alsoPossible: (titles) => `También es posible: ${titles.join('; ')}`,
  corrected: 'Tu JSON, corregido:',
  correctedTooLong: 'Tu JSON corregido es demasiado largo para mostrarlo aquí.',
  moreSteps: (count) => (count === 1 ? 'Un paso más no cabía aquí.' : `${count} pasos más no cabían aquí.`),
  verify: (what) => `Después comprueba: ${what}`,
  question: (what) => `Ahora: ${what}`,
  next: 'Para el próximo intento',
  masked: (kinds) => `Oculto aquí: ${kinds.join(', ')}.`,
  rotate: (kind, how) => `Si alguien más pudo leerlo (${kind}): ${how}`,
  sources: 'Fuentes',
  secretKind: (kind) => secretKind(kind, secretNames),
  futureTime: '<una hora futura, con desfase>',
};
