import { type Prefixed, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const HEX = 'a-f0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';

const CLOUD: readonly Prefixed[] = [
  { name: 'aws-akia-key-id', kind: 'aws-access-key-id', prefix: 'AKIA', body: ['A-Z2-7', 16, 16], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'aws-asia-key-id', kind: 'aws-access-key-id', prefix: 'ASIA', body: ['A-Z2-7', 16, 16], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'aws-abia-key-id', kind: 'aws-access-key-id', prefix: 'ABIA', body: ['A-Z2-7', 16, 16], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'aws-acca-key-id', kind: 'aws-access-key-id', prefix: 'ACCA', body: ['A-Z2-7', 16, 16], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'aws-session-token', prefix: 'IQoJb3JpZ2lu', body: ['A-Za-z0-9+/', 40, 2000], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'aws-session-token-old', kind: 'aws-session-token', prefix: 'FwoGZXIvYXdz', body: ['A-Za-z0-9+/', 40, 2000], source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.' },
  { name: 'google-oauth-token', prefix: 'ya29.', body: ['A-Za-z0-9_.-', 30, 400], source: 'https://developers.google.com/identity/protocols/oauth2', rotate: 'Remove the app at myaccount.google.com/connections.' },
  { name: 'google-refresh-token', prefix: '1//0', body: [TOKEN, 30, 200], source: 'https://developers.google.com/identity/protocols/oauth2', rotate: 'Remove the app at myaccount.google.com/connections.' },
  { name: 'google-client-secret', prefix: 'GOCSPX-', body: [TOKEN, 24, 40], source: 'https://developers.google.com/identity/protocols/oauth2', rotate: 'Delete this key at console.cloud.google.com/apis/credentials and create a new one.' },
  { name: 'google-auth-code', kind: 'auth-code', prefix: '4/0', body: [TOKEN, 30, 120], source: 'https://developers.google.com/identity/protocols/oauth2', rotate: 'It lives a few minutes: start the sign-in again.' },
  { name: 'digitalocean-token', prefix: 'dop_v1_', body: [HEX, 50, 70], source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/', rotate: 'Delete this key at cloud.digitalocean.com/account/api/tokens and create a new one.' },
  { name: 'digitalocean-oauth-token', kind: 'digitalocean-token', prefix: 'doo_v1_', body: [HEX, 50, 70], source: 'https://docs.digitalocean.com/reference/api/', rotate: 'Delete this key at cloud.digitalocean.com/account/api/tokens and create a new one.' },
  { name: 'digitalocean-refresh-token', kind: 'digitalocean-token', prefix: 'dor_v1_', body: [HEX, 50, 70], source: 'https://docs.digitalocean.com/reference/api/', rotate: 'Delete this key at cloud.digitalocean.com/account/api/tokens and create a new one.' },
  { name: 'tailscale-key', prefix: 'tskey-', body: ['A-Za-z0-9-', 24, 100], source: 'https://tailscale.com/kb/1085/auth-keys', rotate: 'Delete this key at login.tailscale.com/admin/settings/keys and create a new one.' },
  { name: 'vault-token', prefix: 'hvs.', body: [TOKEN, 24, 200], source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', rotate: 'Revoke it: vault token revoke.' },
  { name: 'vault-batch-token', kind: 'vault-token', prefix: 'hvb.', body: [TOKEN, 24, 300], source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', rotate: 'Revoke it: vault token revoke.' },
  { name: 'vault-recovery-token', kind: 'vault-token', prefix: 'hvr.', body: [TOKEN, 24, 200], source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', rotate: 'Revoke it: vault token revoke.' },
  { name: 'doppler-pt-token', kind: 'doppler-token', prefix: 'dp.pt.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'doppler-st-token', kind: 'doppler-token', prefix: 'dp.st.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'doppler-ct-token', kind: 'doppler-token', prefix: 'dp.ct.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'doppler-sa-token', kind: 'doppler-token', prefix: 'dp.sa.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'doppler-scim-token', kind: 'doppler-token', prefix: 'dp.scim.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'doppler-audit-token', kind: 'doppler-token', prefix: 'dp.audit.', body: ['A-Za-z0-9_.-', 36, 90], source: 'https://docs.doppler.com/docs/service-tokens', rotate: 'Delete this key at dashboard.doppler.com and create a new one.' },
  { name: 'supabase-token', prefix: 'sbp_', body: [HEX, 36, 64], source: 'https://supabase.com/docs/guides/api/api-keys', rotate: 'Delete this key at supabase.com/dashboard/account/tokens and create a new one.' },
  { name: 'supabase-secret-key', prefix: 'sb_secret_', body: [TOKEN, 20, 64], source: 'https://supabase.com/docs/guides/api/api-keys', rotate: 'Delete this key at supabase.com/dashboard and create a new one.' },
  { name: 'cloudflare-token', prefix: 'cfut_', body: [WORD, 30, 80], source: 'https://developers.cloudflare.com/fundamentals/api/', rotate: 'Delete this key at dash.cloudflare.com/profile/api-tokens and create a new one.' },
  { name: 'cloudflare-account-token', kind: 'cloudflare-token', prefix: 'cfat_', body: [WORD, 30, 80], source: 'https://developers.cloudflare.com/fundamentals/api/', rotate: 'Delete this key at dash.cloudflare.com/profile/api-tokens and create a new one.' },
  { name: 'cloudflare-ca-key', prefix: 'v1.0-', body: ['a-f0-9-', 140, 200], source: 'https://developers.cloudflare.com/ssl/origin-configuration/origin-ca/', rotate: 'Delete this key at dash.cloudflare.com/profile/api-tokens and create a new one.' },
  { name: 'fly-token', prefix: 'fo1_', body: [TOKEN, 40, 90], source: 'https://fly.io/docs/security/tokens/', rotate: 'Revoke it: fly tokens revoke.' },
  { name: 'fly-macaroon', kind: 'fly-token', prefix: 'fm2_', body: ['A-Za-z0-9+/=', 60, 2000], source: 'https://fly.io/docs/security/tokens/', rotate: 'Revoke it: fly tokens revoke.' },
  { name: 'render-key', prefix: 'rnd_', body: [ALNUM, 28, 40], source: 'https://render.com/docs/api', rotate: 'Delete this key at dashboard.render.com/settings and create a new one.' },
  { name: 'heroku-key', prefix: 'HRKU-', body: [TOKEN, 36, 80], source: 'https://devcenter.heroku.com/articles/authentication', rotate: 'Delete this key at dashboard.heroku.com/account and create a new one.' },
  { name: 'netlify-token', prefix: 'nfp_', body: [ALNUM, 36, 64], source: 'https://docs.netlify.com/api/get-started/', rotate: 'Delete this key at app.netlify.com/user/applications and create a new one.' },
  { name: 'vercel-token', prefix: 'vcp_', body: [ALNUM, 24, 90], source: 'https://vercel.com/docs/rest-api', rotate: 'Delete this key at vercel.com/account/tokens and create a new one.' },
  { name: 'databricks-token', prefix: 'dapi', body: [HEX, 32, 40], source: 'https://docs.databricks.com/en/dev-tools/auth/pat.html', rotate: 'Delete this key at the Databricks user settings and create a new one.' },
  { name: 'grafana-service-token', prefix: 'glsa_', body: [WORD, 30, 60], source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/', rotate: 'Delete this key at the Grafana service accounts page and create a new one.' },
  { name: 'grafana-cloud-token', kind: 'grafana-service-token', prefix: 'glc_', body: ['A-Za-z0-9+/=', 40, 400], source: 'https://grafana.com/docs/grafana-cloud/', rotate: 'Delete this key at grafana.com and create a new one.' },
  { name: 'newrelic-key', prefix: 'NRAK-', body: ['A-Z0-9', 24, 32], source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/', rotate: 'Delete this key at one.newrelic.com/api-keys and create a new one.' },
  { name: 'newrelic-insights-key', kind: 'newrelic-key', prefix: 'NRII-', body: [TOKEN, 28, 40], source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/', rotate: 'Delete this key at one.newrelic.com/api-keys and create a new one.' },
  { name: 'dynatrace-token', prefix: 'dt0c01.', body: ['A-Z0-9.', 60, 110], source: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients', rotate: 'Delete this key at the Dynatrace access tokens page and create a new one.' },
  { name: 'honeycomb-key', prefix: 'hcaik_', body: ['a-z0-9', 40, 80], source: 'https://docs.honeycomb.io', rotate: 'Delete this key at ui.honeycomb.io and create a new one.' },
  { name: 'pulumi-token', prefix: 'pul-', body: [HEX, 36, 44], source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/', rotate: 'Delete this key at app.pulumi.com/account/tokens and create a new one.' },
  { name: 'terraform-token', prefix: 'atlasv1.', body: ['A-Za-z0-9_=-', 50, 100], source: 'https://developer.hashicorp.com/terraform/cloud-docs', rotate: 'Delete this key at app.terraform.io/app/settings/tokens and create a new one.' },
  { name: 'planetscale-token', prefix: 'pscale_tkn_', body: ['A-Za-z0-9_.-', 30, 80], source: 'https://planetscale.com/docs', rotate: 'Delete this key at app.planetscale.com and create a new one.' },
  { name: 'planetscale-password', prefix: 'pscale_pw_', body: ['A-Za-z0-9_.-', 30, 80], source: 'https://planetscale.com/docs', rotate: 'Delete this key at app.planetscale.com and create a new one.' },
  { name: 'neon-key', prefix: 'napi_', body: ['a-z0-9', 40, 80], source: 'https://neon.tech/docs/manage/api-keys', rotate: 'Delete this key at console.neon.tech/app/settings/api-keys and create a new one.' },
  { name: 'upstash-or-turso-key', kind: 'upstash-token', prefix: 'AXXX', body: [TOKEN, 40, 80], source: 'https://upstash.com/docs', rotate: 'Delete this key at console.upstash.com and create a new one.' },
  { name: 'scaleway-key', prefix: 'SCWSECRET', body: [TOKEN, 20, 60], source: 'https://www.scaleway.com/en/docs/', rotate: 'Delete this key at console.scaleway.com and create a new one.' },
  { name: 'alibaba-key-id', prefix: 'LTAI', body: [ALNUM, 16, 24], source: 'https://www.alibabacloud.com/help/en/ram/', rotate: 'Delete this key at ram.console.aliyun.com and create a new one.' },
  { name: 'tencent-key-id', prefix: 'AKID', body: [ALNUM, 32, 36], source: 'https://www.tencentcloud.com/document/product/598', rotate: 'Delete this key at console.tencentcloud.com/cam/capi and create a new one.' },
  { name: 'yandex-key', prefix: 'AQVN', body: [TOKEN, 34, 40], source: 'https://yandex.cloud/en/docs/iam/', rotate: 'Delete this key at console.yandex.cloud and create a new one.' },
  { name: 'infisical-token', prefix: 'st.', body: ['a-f0-9.', 60, 120], source: 'https://infisical.com/docs', rotate: 'Delete this key at app.infisical.com and create a new one.' },
  { name: 'onepassword-token', prefix: 'ops_eyJ', body: ['A-Za-z0-9_=-', 60, 2000], source: 'https://developer.1password.com/docs/service-accounts/', rotate: 'Rotate the service account token at 1password.com.' },
  { name: 'age-key', prefix: 'AGE-SECRET-KEY-1', body: ['A-Z0-9', 50, 64], source: 'https://age-encryption.org/v1', rotate: 'Create a new key with age-keygen and encrypt again.' },
  { name: 'ngrok-key', prefix: 'ngrok_api_', body: [WORD, 30, 80], source: 'https://ngrok.com/docs/api/', rotate: 'Delete this key at dashboard.ngrok.com and create a new one.' },
  { name: 'twilio-key', prefix: 'SK', body: [HEX, 32, 32], source: 'https://www.twilio.com/docs/iam/api-keys', rotate: 'Delete this key at console.twilio.com and create a new one.' },
];

/** Keys of clouds, databases, vaults and monitoring. */
export const cloudRules: readonly Rule[] = CLOUD.map(prefixRule);
