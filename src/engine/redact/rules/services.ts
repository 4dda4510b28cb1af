import { type Prefixed, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const HEX = 'a-f0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';

const SERVICES: readonly Prefixed[] = [
  { name: 'stripe-sk-live', kind: 'stripe-key', prefix: 'sk_live_', body: [ALNUM, 16, 250], source: 'https://docs.stripe.com/keys', rotate: 'Delete this key at dashboard.stripe.com/apikeys and create a new one.' },
  { name: 'stripe-rk-live', kind: 'stripe-key', prefix: 'rk_live_', body: [ALNUM, 16, 250], source: 'https://docs.stripe.com/keys', rotate: 'Delete this key at dashboard.stripe.com/apikeys and create a new one.' },
  { name: 'stripe-sk-test', kind: 'stripe-key', prefix: 'sk_test_', body: [ALNUM, 16, 250], source: 'https://docs.stripe.com/keys', rotate: 'Delete this key at dashboard.stripe.com/apikeys and create a new one.' },
  { name: 'stripe-rk-test', kind: 'stripe-key', prefix: 'rk_test_', body: [ALNUM, 16, 250], source: 'https://docs.stripe.com/keys', rotate: 'Delete this key at dashboard.stripe.com/apikeys and create a new one.' },
  { name: 'stripe-webhook-secret', prefix: 'whsec_', body: ['A-Za-z0-9+/=', 20, 90], source: 'https://docs.stripe.com/webhooks', rotate: 'Roll the signing secret at dashboard.stripe.com/webhooks.' },
  { name: 'sendgrid-key', prefix: 'SG.', body: ['A-Za-z0-9_.-', 40, 80], source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys', rotate: 'Delete this key at app.sendgrid.com/settings/api_keys and create a new one.' },
  { name: 'mailgun-key', prefix: 'key-', body: [HEX, 32, 36], source: 'https://documentation.mailgun.com', rotate: 'Delete this key at app.mailgun.com/settings/api_security and create a new one.' },
  { name: 'brevo-key', prefix: 'xkeysib-', body: ['A-Za-z0-9-', 60, 100], source: 'https://developers.brevo.com', rotate: 'Delete this key at app.brevo.com/settings/keys/api and create a new one.' },
  { name: 'resend-key', prefix: 're_', body: [WORD, 24, 60], source: 'https://resend.com/docs', rotate: 'Delete this key at resend.com/api-keys and create a new one.' },
  { name: 'shopify-access-token', kind: 'shopify-token', prefix: 'shpat_', body: [HEX, 30, 40], source: 'https://shopify.dev/docs/apps/auth', rotate: 'Delete this key at the Shopify admin and create a new one.' },
  { name: 'shopify-shpca', kind: 'shopify-token', prefix: 'shpca_', body: [HEX, 30, 40], source: 'https://shopify.dev/docs/apps/auth', rotate: 'Delete this key at the Shopify admin and create a new one.' },
  { name: 'shopify-shppa', kind: 'shopify-token', prefix: 'shppa_', body: [HEX, 30, 40], source: 'https://shopify.dev/docs/apps/auth', rotate: 'Delete this key at the Shopify admin and create a new one.' },
  { name: 'shopify-shpss', kind: 'shopify-token', prefix: 'shpss_', body: [HEX, 30, 40], source: 'https://shopify.dev/docs/apps/auth', rotate: 'Delete this key at the Shopify admin and create a new one.' },
  { name: 'square-secret', prefix: 'sq0csp-', body: [TOKEN, 40, 50], source: 'https://developer.squareup.com/docs', rotate: 'Delete this key at developer.squareup.com/apps and create a new one.' },
  { name: 'square-access-token', kind: 'square-token', prefix: 'sq0atp-', body: [TOKEN, 20, 30], source: 'https://developer.squareup.com/docs', rotate: 'Delete this key at developer.squareup.com/apps and create a new one.' },
  { name: 'hubspot-token', prefix: 'pat-na1-', body: ['a-f0-9-', 30, 44], source: 'https://developers.hubspot.com', rotate: 'Delete this key at the HubSpot private app settings and create a new one.' },
  { name: 'hubspot-eu-token', kind: 'hubspot-token', prefix: 'pat-eu1-', body: ['a-f0-9-', 30, 44], source: 'https://developers.hubspot.com', rotate: 'Delete this key at the HubSpot private app settings and create a new one.' },
  { name: 'posthog-key', prefix: 'phx_', body: [ALNUM, 40, 64], source: 'https://posthog.com/docs/api', rotate: 'Delete this key at posthog.com/settings/user-api-keys and create a new one.' },
  { name: 'intercom-or-mapbox-key', kind: 'mapbox-secret-token', prefix: 'sk.eyJ', body: ['A-Za-z0-9_.-', 60, 200], source: 'https://docs.mapbox.com/help/getting-started/access-tokens/', rotate: 'Delete this key at account.mapbox.com and create a new one.' },
  { name: 'dropbox-token', prefix: 'sl.', body: [TOKEN, 80, 1500], source: 'https://www.dropbox.com/developers/reference/oauth-guide', rotate: 'Delete this key at dropbox.com/developers/apps and create a new one.' },
  { name: 'todoist-or-clickup-token', kind: 'clickup-token', prefix: 'pk_', body: ['0-9A-Z_', 36, 60], source: 'https://developer.clickup.com/docs/authentication', rotate: 'Delete this key at app.clickup.com/settings/apps and create a new one.' },
  { name: 'duffel-token', prefix: 'duffel_live_', body: [TOKEN, 30, 60], source: 'https://duffel.com/docs', rotate: 'Delete this key at app.duffel.com and create a new one.' },
  { name: 'easypost-key', prefix: 'EZAK', body: [ALNUM, 50, 60], source: 'https://docs.easypost.com', rotate: 'Delete this key at easypost.com/account/api-keys and create a new one.' },
  { name: 'frameio-token', prefix: 'fio-u-', body: ['A-Za-z0-9_=-', 50, 80], source: 'https://developer.adobe.com/frameio', rotate: 'Delete this key at developer.frame.io and create a new one.' },
  { name: 'flutterwave-key', prefix: 'FLWSECK-', body: ['A-Za-z0-9-', 30, 60], source: 'https://developer.flutterwave.com', rotate: 'Delete this key at app.flutterwave.com and create a new one.' },
  { name: 'razorpay-key', prefix: 'rzp_live_', body: [ALNUM, 14, 30], source: 'https://razorpay.com/docs/api', rotate: 'Delete this key at dashboard.razorpay.com and create a new one.' },
  { name: 'typeform-token', prefix: 'tfp_', body: ['A-Za-z0-9_.-', 40, 90], source: 'https://www.typeform.com/developers', rotate: 'Delete this key at admin.typeform.com and create a new one.' },
  { name: 'telnyx-key', prefix: 'KEY0', body: [WORD, 40, 70], source: 'https://developers.telnyx.com', rotate: 'Delete this key at portal.telnyx.com and create a new one.' },
  { name: 'plivo-or-paypal-token', kind: 'paypal-token', prefix: 'access_token$production$', body: ['a-z0-9$', 30, 80], source: 'https://developer.paypal.com', rotate: 'Delete this key at developer.paypal.com and create a new one.' },
];

/** Keys of payment, mail and other web services. */
export const servicesRules: readonly Rule[] = SERVICES.map(prefixRule);
