/** Programs that print words that OpenClaw prints too, and have nothing to do with it. Package managers, containers and proxies it runs in are not among them. */
const NAMES =
  'synology qnap truenas unraid syncthing nextcloud jellyfin plex home ?assistant homebridge zigbee2mqtt zigpy mosquitto mqtt kde ?connect chromecast ' +
  'bluetooth(?:ctl|d) kubectl helm argocd gitlab(?:-runner)? github jenkins airflow celery quartz n8n zapier terraform ansible vault consul kong ' +
  'jitsi zoom slack ?cli postfix sendmail dovecot exim sendgrid mailgun gcloud postgres(?:ql)? mysql mariadb redis(?:-cli)? mongo(?:db|sh)? ' +
  'spring laravel django rails grafana prometheus elastic(?:search)? kafka rabbitmq wireguard openvpn steam minecraft obs spotify';
/** The name as the label of what follows: `Synology: Failed to pair devices`. */
const LABELLED = new RegExp(
  `^\\s{0,4}(?:${NAMES.replaceAll(' ?', '_').split(' ').join('|').replaceAll('_', ' ?')})(?:[:/]|\\[\\d+\\]:| [\\w-]{1,20}:)\\s?\\S`,
  'i',
);
/** What Docker's own client says of its daemon and registries. */
const DAEMON = /^\s{0,4}Error response from daemon: (?:Get|Head|pull access|unauthorized|denied|login)\b/;

/** Whether a line is headed by the name of another program, so that its error is not OpenClaw's. */
export function isOtherProgram(text: string): boolean {
  const look = text.slice(0, 120);
  return look.includes(':') && (LABELLED.test(look) || DAEMON.test(look));
}
