/** Where secretlint finds something that stays, in what we masked or in a look-alike, and why that is right. */
export type Difference = { readonly rule: string; readonly finds: RegExp; readonly because: string };

/** Every one is needed: the test fails for one that explains nothing. */
export const DIFFERENCES: readonly Difference[] = [
  {
    rule: '@secretlint/secretlint-rule-database-connection-string',
    finds: /^(?:jdbc:)?[a-z+]+:\/\/\w+:\[REDACTED:url-password#\d+\]@/,
    because:
      'it takes our stand-in for the password: any text between the colon and the at sign is one to it. Host and user stay, because a diagnosis reads them.',
  },
  {
    rule: '@secretlint/secretlint-rule-database-connection-string',
    finds: /^[a-z+]+:\/\/<user>:<password>@/,
    because: 'it takes a placeholder for the password. Documentation is pasted as often as settings are.',
  },
];
