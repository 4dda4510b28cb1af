import { html } from 'hono/html';
import { layout } from '../layout.ts';
import type { Page } from '../site.ts';

/** What is shown where there is no page. */
export function notFoundPage(page: Page): string {
  const { say } = page;
  return layout(page, html`<h1>${say.notFound}</h1>`, { title: say.notFound, description: say.description });
}
