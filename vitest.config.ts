import { defineConfig } from 'vitest/config';

/** A file for the counts as JSON, beside the usual output; set by `.ci/run`. */
const report = process.env['VITEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    testTimeout: 30_000, // a slow machine is no failure
  },
});
