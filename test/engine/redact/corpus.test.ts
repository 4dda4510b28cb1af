import { describe, expect, test } from 'vitest';
import { redactionFigures, WAYS } from '../../eval/redaction.ts';

describe.each(Object.entries(WAYS))('%s', (_, mask) => {
  test.each(redactionFigures(mask).map((figure) => [figure.measure.trim(), figure] as const))(
    '%s: as few as must be',
    (_name, { isReached, missed }) => {
      expect(isReached, missed.join(', ')).toBe(true);
    },
  );
});
