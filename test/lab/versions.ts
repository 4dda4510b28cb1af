/** The released versions that are looked at: about one a month, the oldest that people still report and the newest. */
export const VERSIONS = [
  '2026.2.26',
  '2026.3.13',
  '2026.4.15',
  '2026.5.28',
  '2026.6.11',
  '2026.7.1',
  '2026.8.1',
  '2026.9.6',
] as const;

/** Versions between which the words of the Control UI changed; all of these are in use. */
export const WORDED: readonly string[] = ['2026.2.26', '2026.3.13', '2026.4.15', '2026.9.6'];
