import { html } from 'hono/html';
import type { CauseEntry } from '../engine/types.ts';
import type { Html } from '../web/sentence-html.ts';
import { areaGroups, areaName } from './areas.ts';
import { type Page, to } from './site.ts';

/** Every area with how many entries it has, under the headings of their groups. */
export function areaList(page: Page, areas: ReadonlyMap<string, readonly CauseEntry[]>): Html {
  const { locale, say } = page;
  return html`${areaGroups([...areas.keys()], locale).map(
    (group) => html`${group.name === null ? '' : html`<h3>${group.name}</h3>`}
<ul class="areas">${group.areas.map((area) => {
      const count = areas.get(area)!.length;
      return html`<li><a href="${to(page, `areas/${area}/`)}">${areaName(area, locale)}</a> <span class="small" title="${say.howMany(count)}">${count}</span></li>`;
    })}</ul>
`,
  )}`;
}
