import { type PrefixRow, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const HEX = 'a-f0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';
const SENDGRID = 'www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys';

const ROWS: readonly PrefixRow[] = [
  ['stripe-sk-live', 'sk_live_', ALNUM, 16, 250, 'docs.stripe.com/keys', 'dashboard.stripe.com/apikeys', 'stripe-key'],
  ['stripe-rk-live', 'rk_live_', ALNUM, 16, 250, 'docs.stripe.com/keys', 'dashboard.stripe.com/apikeys', 'stripe-key'],
  ['stripe-sk-test', 'sk_test_', ALNUM, 16, 250, 'docs.stripe.com/keys', 'dashboard.stripe.com/apikeys', 'stripe-key'],
  ['stripe-rk-test', 'rk_test_', ALNUM, 16, 250, 'docs.stripe.com/keys', 'dashboard.stripe.com/apikeys', 'stripe-key'],
  [
    'stripe-webhook-secret',
    'whsec_',
    'A-Za-z0-9+/=',
    20,
    90,
    'docs.stripe.com/webhooks',
    'Roll the signing secret at dashboard.stripe.com/webhooks.',
  ],
  ['sendgrid-key', 'SG.', 'A-Za-z0-9_.-', 40, 80, SENDGRID, 'app.sendgrid.com/settings/api_keys'],
  ['mailgun-key', 'key-', HEX, 32, 36, 'documentation.mailgun.com', 'app.mailgun.com/settings/api_security'],
  ['brevo-key', 'xkeysib-', 'A-Za-z0-9-', 60, 100, 'developers.brevo.com', 'app.brevo.com/settings/keys/api'],
  ['resend-key', 're_', WORD, 24, 60, 'resend.com/docs', 'resend.com/api-keys'],
  ['shopify-access-token', 'shpat_', HEX, 30, 40, 'shopify.dev/docs/apps/auth', 'the Shopify admin', 'shopify-token'],
  ['shopify-shpca', 'shpca_', HEX, 30, 40, 'shopify.dev/docs/apps/auth', 'the Shopify admin', 'shopify-token'],
  ['shopify-shppa', 'shppa_', HEX, 30, 40, 'shopify.dev/docs/apps/auth', 'the Shopify admin', 'shopify-token'],
  ['shopify-shpss', 'shpss_', HEX, 30, 40, 'shopify.dev/docs/apps/auth', 'the Shopify admin', 'shopify-token'],
  ['square-secret', 'sq0csp-', TOKEN, 40, 50, 'developer.squareup.com/docs', 'developer.squareup.com/apps'],
  [
    'square-access-token',
    'sq0atp-',
    TOKEN,
    20,
    30,
    'developer.squareup.com/docs',
    'developer.squareup.com/apps',
    'square-token',
  ],
  ['hubspot-token', 'pat-na1-', 'a-f0-9-', 30, 44, 'developers.hubspot.com', 'the HubSpot private app settings'],
  [
    'hubspot-eu-token',
    'pat-eu1-',
    'a-f0-9-',
    30,
    44,
    'developers.hubspot.com',
    'the HubSpot private app settings',
    'hubspot-token',
  ],
  ['posthog-key', 'phx_', ALNUM, 40, 64, 'posthog.com/docs/api', 'posthog.com/settings/user-api-keys'],
  [
    'mapbox-secret-key',
    'sk.eyJ',
    'A-Za-z0-9_.-',
    60,
    200,
    'docs.mapbox.com/help/getting-started/access-tokens/',
    'account.mapbox.com',
    'mapbox-secret-token',
  ],
  [
    'dropbox-token',
    'sl.',
    TOKEN,
    80,
    1500,
    'www.dropbox.com/developers/reference/oauth-guide',
    'dropbox.com/developers/apps',
  ],
  [
    'clickup-api-token',
    'pk_',
    '0-9A-Z_',
    36,
    60,
    'developer.clickup.com/docs/authentication',
    'app.clickup.com/settings/apps',
    'clickup-token',
  ],
  ['duffel-token', 'duffel_live_', TOKEN, 30, 60, 'duffel.com/docs', 'app.duffel.com'],
  ['easypost-key', 'EZAK', ALNUM, 50, 60, 'docs.easypost.com', 'easypost.com/account/api-keys'],
  ['frameio-token', 'fio-u-', 'A-Za-z0-9_=-', 50, 80, 'developer.adobe.com/frameio', 'developer.frame.io'],
  ['flutterwave-key', 'FLWSECK-', 'A-Za-z0-9-', 30, 60, 'developer.flutterwave.com', 'app.flutterwave.com'],
  ['razorpay-key', 'rzp_live_', ALNUM, 14, 30, 'razorpay.com/docs/api', 'dashboard.razorpay.com'],
  ['typeform-token', 'tfp_', 'A-Za-z0-9_.-', 40, 90, 'www.typeform.com/developers', 'admin.typeform.com'],
  ['telnyx-key', 'KEY0', WORD, 40, 70, 'developers.telnyx.com', 'portal.telnyx.com'],
  [
    'paypal-access-token',
    'access_token$production$',
    'a-z0-9$',
    30,
    80,
    'developer.paypal.com',
    'developer.paypal.com',
    'paypal-token',
  ],
];

/** Keys of payment, mail and other web services. */
export const servicesRules: readonly Rule[] = ROWS.map(prefixRule);
