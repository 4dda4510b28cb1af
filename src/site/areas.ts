import type { Locale } from '../engine/types.ts';

/** A name in every language. */
type Names = { readonly [locale in Locale]: string };
/** Areas that stand together under one heading, in the order in which they are shown. */
type AreaGroup = { readonly name: Names; readonly areas: { readonly [area: string]: Names } };

/** The areas of the knowledge base (its folders), as people call them. */
const GROUPS: readonly AreaGroup[] = [
  {
    name: names('Channels', 'Canales', '聊天渠道'),
    areas: {
      channels: names('All channels', 'Todos los canales', '所有渠道'),
      'channel-telegram': same('Telegram'),
      'channel-discord': same('Discord'),
      'channel-whatsapp': same('WhatsApp'),
      'channel-slack': same('Slack'),
      'channel-imessage': same('iMessage'),
      'channel-signal': same('Signal'),
      'channel-feishu': names('Feishu, Lark', 'Feishu, Lark', '飞书、Lark'),
      'channel-matrix': same('Matrix'),
      'channel-googlechat': same('Google Chat'),
      'channel-msteams': same('Microsoft Teams'),
      'channel-wecom': names('WeCom', 'WeCom', '企业微信'),
      'channel-weixin': names('WeChat', 'WeChat', '微信'),
      'channel-line': same('LINE'),
      'channel-mattermost': same('Mattermost'),
      'channel-other': names('Other channels', 'Otros canales', '其他渠道'),
      'channel-pairing': names('Pairing of senders', 'Emparejar remitentes', '发送者配对'),
      delivery: names('Sending messages', 'Envío de mensajes', '消息发送'),
    },
  },
  {
    name: names('Models', 'Modelos', '模型'),
    areas: {
      'models-auth': names('Keys and sign-in', 'Claves e inicio de sesión', '密钥与登录'),
      'models-config': names('Choosing models', 'Elección de modelos', '模型选择'),
      'models-local': names('Local models', 'Modelos locales', '本地模型'),
      'models-run': names('Answers of models', 'Respuestas de los modelos', '模型的回答'),
    },
  },
  {
    name: names('Gateway and connection', 'Gateway y conexión', 'Gateway 与连接'),
    areas: {
      'gateway-auth': names('Gateway access', 'Acceso al gateway', 'Gateway 访问'),
      'gateway-pairing': names('Pairing of devices', 'Emparejar dispositivos', '设备配对'),
      config: names('Configuration', 'Configuración', '配置'),
      nodes: same('Nodes'),
      'control-ui': same('Control UI'),
      'gateway-http': names('HTTP API', 'API HTTP', 'HTTP API'),
      apps: names('Apps for phone and Mac', 'Apps para móvil y Mac', '手机和 Mac 应用'),
      clients: names('Other clients', 'Otros clientes', '其他客户端'),
      security: names('Security audit', 'Auditoría de seguridad', '安全审计'),
    },
  },
  {
    name: names('Install, update and service', 'Instalación, actualización y servicio', '安装、更新与服务'),
    areas: {
      install: names('Install', 'Instalación', '安装'),
      'install-docker': same('Docker'),
      update: names('Update', 'Actualización', '更新'),
      service: names('Service and start', 'Servicio y arranque', '服务与启动'),
      'service-windows': names('Service on Windows', 'Servicio en Windows', 'Windows 服务'),
      cli: names('Command line', 'Línea de órdenes', '命令行'),
    },
  },
  {
    name: names('Automation', 'Automatización', '自动化'),
    areas: {
      cron: names('Scheduled jobs (cron)', 'Tareas programadas (cron)', '定时任务（cron）'),
      hooks: names('Hooks and webhooks', 'Hooks y webhooks', 'Hook 与 webhook'),
    },
  },
  {
    name: names('Tools, plugins and agents', 'Herramientas, plugins y agentes', '工具、插件与 agent'),
    areas: {
      agents: names('Agents', 'Agentes', 'Agent'),
      acp: same('ACP'),
      sessions: names('Sessions', 'Sesiones', '会话'),
      memory: names('Memory', 'Memoria', '记忆'),
      workspace: names('Workspace', 'Espacio de trabajo', '工作区'),
      tools: names('Tools', 'Herramientas', '工具'),
      'tools-exec': names('Running commands', 'Ejecución de órdenes', '执行命令'),
      'tools-web': names('Web search', 'Búsqueda web', '网页搜索'),
      browser: names('Browser', 'Navegador', '浏览器'),
      sandbox: names('Sandbox', 'Sandbox', '沙箱'),
      mcp: same('MCP'),
      plugins: names('Plugins', 'Plugins', '插件'),
      skills: names('Skills', 'Skills', '技能'),
      commands: names('Chat commands', 'Órdenes en el chat', '聊天命令'),
      voice: names('Voice and calls', 'Voz y llamadas', '语音与通话'),
    },
  },
  {
    name: names('Questions', 'Preguntas', '常见问题'),
    areas: { howto: names('How to …', 'Cómo …', '怎么做') },
  },
];

/** An area's plain name; its id, if it has none. */
export function areaName(area: string, locale: Locale): string {
  return GROUPS.find(({ areas }) => Object.hasOwn(areas, area))?.areas[area]?.[locale] ?? area;
}

/** Areas under their headings, in the order of the page; those without a name stand last, under none. */
export function areaGroups(
  areas: readonly string[],
  locale: Locale,
): readonly { readonly name: string | null; readonly areas: readonly string[] }[] {
  const known = GROUPS.map((group) => ({
    name: group.name[locale],
    areas: Object.keys(group.areas).filter((area) => areas.includes(area)),
  }));
  const named = new Set(known.flatMap((group) => group.areas));
  const rest = areas.filter((area) => !named.has(area));
  return [...known, { name: null, areas: rest }].filter((group) => group.areas.length > 0);
}

function names(en: string, es: string, zh: string): Names {
  return { en, es, zh };
}

/** A product's name, or a word that OpenClaw itself shows in every language. */
function same(name: string): Names {
  return { en: name, es: name, zh: name };
}
