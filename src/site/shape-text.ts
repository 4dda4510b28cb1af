import type { Shape } from '../engine/types.ts';

/** A shape as somebody would write it down: `{"tz": (missing)}`. `missing`: the word for what must not be there. */
export function shapeText(shape: Shape, missing: string): string {
  const inner = (one: Shape) => shapeText(one, missing);
  switch (shape.is) {
    case 'text':
      return JSON.stringify(withoutHoles(shape.text));
    case 'equals':
      return String(shape.value);
    case 'missing':
      return `(${missing})`;
    case 'object':
      return `{${Object.entries(shape.keys)
        .map(([key, value]) => `${JSON.stringify(key)}: ${inner(value)}`)
        .join(', ')}}`;
    case 'one-of':
      return shape.shapes.map(inner).join(' | ');
    case 'not':
      return `≠ ${inner(shape.shape)}`;
    case 'says':
      return JSON.stringify(`… ${withoutHoles(shape.text)} …`);
    case 'has':
      return `[${[...shape.all.map(inner), '…'].join(', ')}]`;
    case 'count':
      return `(${shape.above === null ? `= ${shape.equals}` : `> ${shape.above}`})`;
    case 'above':
    case 'below':
      return `${shape.is === 'above' ? '>' : '<'} ${shape.than}`;
    default:
      return '…';
  }
}

/** A text with … for what differs. */
export function withoutHoles(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '…');
}
