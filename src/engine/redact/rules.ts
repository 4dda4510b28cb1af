import type { Rule } from './rule.ts';
import { addressRules } from './rules/addresses.ts';
import { channelsRules } from './rules/channels.ts';
import { cloudRules } from './rules/cloud.ts';
import { commandRules } from './rules/commands.ts';
import { developerRules } from './rules/developer.ts';
import { keyRules } from './rules/keys.ts';
import { loginRules } from './rules/logins.ts';
import { modelsRules } from './rules/models.ts';
import { personalRules } from './rules/personal.ts';
import { servicesRules } from './rules/services.ts';
import { tokenRules } from './rules/tokens.ts';
import { vaultsRules } from './rules/vaults.ts';
import { webhookRules } from './rules/webhooks.ts';

/** All rules. To add one, put it into a file under `rules/`. */
export const RULES: readonly Rule[] = [
  ...tokenRules,
  ...webhookRules,
  ...keyRules,
  ...commandRules,
  ...loginRules,
  ...personalRules,
  ...addressRules,
  ...modelsRules,
  ...channelsRules,
  ...developerRules,
  ...cloudRules,
  ...vaultsRules,
  ...servicesRules,
];
