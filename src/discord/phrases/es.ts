import type { DiscordPhrases } from '../phrases.ts';

const CONFIDENCE = { certain: 'segura', likely: 'probable', possible: 'posible' } as const;

export const es: DiscordPhrases = {
  buttons: {
    solved: 'Eso lo resolvió',
    notIt: 'No es eso',
    why: '¿Por qué esto?',
    details: 'Detalles',
    share: 'Compartir',
  },

  correctedInFile: 'Tu JSON corregido está en el archivo de abajo.',
  hiddenInPublic:
    'Tus direcciones aparecen como `<host>` y `<ip>`, porque cualquiera puede leer esto. Conserva las tuyas.',
  solvedMark: 'Marcado como resuelto.',
  secret: {
    posted: (kinds, how) =>
      `Este mensaje muestra un secreto que otros pueden leer (${kinds.join(', ')}). Reemplázalo. ${how.join('; ')}`,
    deleted: (kinds, how) =>
      `Tu mensaje se borró porque mostraba un secreto que otros podían leer (${kinds.join(', ')}). Reemplázalo. ${how.join('; ')}`,
    typed: (kinds, how) =>
      `Lo que se dio al comando contiene un secreto (${kinds.join(', ')}). Aquí está oculto; reemplázalo si alguien más pudo leerlo. ${how.join('; ')}`,
  },
  postAgain: 'Después vuelve a publicar sin él.',

  detailsTitle: (title) => `Detalles: ${title}`,
  nothingMore: 'No hay nada más que mostrar que la propia respuesta.',
  moreSteps: 'Más pasos:',
  stepsInFull: 'Los pasos completos:',
  outcomes: 'Qué significaría cada respuesta:',
  moreSources: 'Más fuentes',
  inFile: 'El resto está en el archivo de abajo.',

  whyTitle: (title) => `Por qué: ${title}`,
  howSure: {
    certain: 'Seguridad: segura. Lo leído corresponde a esta causa y nada lo contradice.',
    likely: 'Seguridad: probable. Es la causa conocida que mejor encaja; un detalle más aún podría cambiarlo.',
    possible: 'Seguridad: posible. Encaja, y otras también.',
  },
  readIn: 'Leído en el mensaje:',
  candidates: 'Otras causas que encajan:',
  candidate: (title, confidence) => `${title} (${CONFIDENCE[confidence]})`,
  entry: (id) => `Entrada de la base de conocimiento: \`${id}\``,

  found: (words) => `Entradas para \`${words}\``,
  noWords: 'Escribe algunas palabras que buscar: del error o de lo que quieres hacer.',
  nothingFound: (words) => `Ninguna entrada tiene estas palabras: \`${words}\`. Prueba con menos palabras o con otras.`,
  showEntry: (id) => `Para leer una: \`/kb show entry:${id}\``,
  noEntry: (id) => `No hay ninguna entrada \`${id}\`. \`/kb search\` muestra las que hay.`,
  affects: (versions) => `Versiones afectadas: ${versions}`,
  draft: 'borrador',

  refused: {
    image: (file) =>
      `\`${file}\` es una imagen, y solo se puede leer texto. Pega el texto; esto lo muestra: \`openclaw status --all\``,
    binary: (file) => `\`${file}\` no es un archivo de texto, así que no se leyó.`,
    'too-large': (file) => `\`${file}\` es demasiado grande. Envía la parte alrededor del error.`,
    'too-many': (file) => `\`${file}\` no se leyó: hay demasiados archivos. Envía el que tiene el error.`,
    'too-deep': (file) =>
      `\`${file}\` contiene archivos comprimidos dentro de otros y no se leyó. Envía el propio registro.`,
    bomb: (file) => `\`${file}\` crece demasiado al descomprimirse y no se leyó. Envía el propio registro.`,
    expired: (file) => `\`${file}\` ya no está disponible. Adjúntalo otra vez.`,
    slow: (file) => `\`${file}\` tardó demasiado en llegar. Inténtalo otra vez o pega las líneas alrededor del error.`,
    'not-allowed': (file) =>
      `\`${file}\` no está en un sitio del que se lean archivos. Adjunta aquí el archivo de texto.`,
    unreadable: (file) => `\`${file}\` no se pudo leer. Pega las líneas alrededor del error.`,
  },

  notYours: 'Solo quien preguntó y los ayudantes pueden pulsar esto. Para preguntar tú: `/diagnose`',
  oldButton: 'Este botón es de una versión anterior y ya no funciona. Pregunta otra vez con `/diagnose`.',
  broke: 'Algo falló por nuestra parte; ha quedado registrado. Inténtalo otra vez.',
  nothingToRead: 'En este mensaje no hay texto ni registro que se pueda leer. Pega el error como texto.',
  greeting: 'Con gusto: pega el error exacto como texto, con la orden justo anterior y las líneas de alrededor.',
  solvedNoted: 'Gracias, anotado: eso lo resolvió.',
  notItNoted:
    'Anotado. Ninguna otra causa conocida encaja. Lo que ayuda ahora: el error exacto con las líneas de alrededor, y lo que muestre `openclaw status --all`.',
  caseGone: 'Esta conversación ya no se guarda. Ejecuta `/diagnose` otra vez con el error.',
  markSolution:
    'Me alegro. Para marcar la publicación como resuelta: clic derecho en el mensaje que ayudó (en el móvil, mantenlo pulsado) → Aplicaciones → ✅ Mark Solution',
  onlyInServers: 'Esto solo funciona en un servidor.',
  needsManageServer: 'Esto necesita el permiso Gestionar servidor.',
  forgotten: (cases) =>
    cases === 0
      ? 'No se guardaba nada sobre ti.'
      : cases === 1
        ? 'Borrado: 1 conversación tuya y sus respuestas.'
        : `Borrado: ${cases} conversaciones tuyas y sus respuestas.`,
  optedOut: 'Hecho. Tus mensajes ya no se responden si no preguntas, con un comando o una mención.',
  optedIn: 'Hecho. Tus mensajes se responden otra vez donde este servidor lo haya activado.',

  modal: {
    title: '¿Qué ha fallado?',
    top: 'Quita antes los tokens, contraseñas y claves. Lo que se escape se oculta, pero eso es una red, no una promesa.',
    error: { label: 'Error', description: 'El texto exacto, con la orden anterior y las líneas de alrededor' },
    log: { label: 'Archivos de registro', description: 'Archivos de texto, si los tienes' },
  },

  settings: {
    title: 'Ajustes de Claw Clinic',
    forums: 'Foros cuyas publicaciones nuevas se responden',
    channels: 'Canales de texto donde se responde sin que pregunten, cuando la causa está clara',
    helpers: 'Ayudantes: roles que pueden pulsar los botones de las respuestas a otros',
    locale: 'Idioma de las respuestas públicas',
    serversOwn: (language) => `El del servidor (${language})`,
    none: 'Ninguno',
    solvedTag: (name) => `Publicaciones resueltas son las que tienen la etiqueta \`${name}\`.`,
    noSuchTag: (name) =>
      `Los foros elegidos aquí no tienen la etiqueta \`${name}\`. Elige primero los foros y después la etiqueta.`,
    noSolvedTag: 'Publicaciones resueltas: ningún foro tiene una etiqueta con ese nombre, como `Resuelto`.',
    deletesSecrets: {
      on: 'Los mensajes con un secreto se borran, donde el bot puede, y se avisa al autor.',
      off: 'Los mensajes con un secreto se quedan, y se advierte al autor.',
    },
    deleteSecrets: 'Borrarlos',
    keepSecrets: 'Dejarlos',
  },

  privacy: {
    title: 'Qué se guarda sobre ti',
    kept: 'Se guarda: los mensajes de tus conversaciones con este bot, ya ocultado lo secreto, con los ids de los mensajes y el tuyo, y lo que se aconsejó.',
    neverKept: 'Nunca se guarda: secretos, tu nombre, archivos tal como se enviaron.',
    days: (days) =>
      `Se borra ${days === 1 ? 'un día' : `${days} días`} después del último mensaje de una conversación.`,
    answersYou: 'Tus mensajes pueden responderse sin que preguntes donde un servidor lo haya activado.',
    leavesYou: 'Tus mensajes no se responden sin que preguntes.',
    forgetMe: 'Borrarlo ahora',
    optOut: 'No responderme si no pregunto',
    optIn: 'Responderme otra vez',
  },

  commands: {
    diagnose: {
      description: 'Encuentra la causa de un error de OpenClaw',
      error: 'El error, tal como se mostró; si dejas todo vacío, se abre un formulario',
      log: 'Un registro o archivo de texto: .txt .log .json .jsonl .yaml .md',
      public: 'Mostrar la respuesta a todos; si no, solo la ves tú',
    },
    diagnoseMessage: 'Diagnosticar mensaje',
    markSolution: 'Marcar solución',
    kb: {
      description: 'Busca algo en la base de conocimiento',
      search: 'Encuentra entradas por palabras',
      words: 'Palabras del error o de lo que quieres hacer',
      show: 'Muestra una entrada con sus pasos',
      entry: 'Nombre de la entrada',
    },
    clinic: {
      solvedTag: 'Etiqueta de los temas resueltos, por su nombre; solo si no se llama Resuelto',
      description: 'Sobre este bot',
      settings: 'Dónde y cómo responde este bot en este servidor',
      privacy: 'Qué se guarda sobre ti y cómo borrarlo',
    },
  },
};
