import { html } from 'hono/html';
import type { CauseEntry } from '../../engine/types.ts';
import { areaList } from '../area-list.ts';
import { layout } from '../layout.ts';
import { type Page, to, toFile } from '../site.ts';

/** The first page: the box for a paste, the search, and what there is to read. */
export function homePage(page: Page, areas: ReadonlyMap<string, readonly CauseEntry[]>): string {
  const { say, site, locale } = page;
  const content = html`<h1>${say.tagline}</h1>
<p class="privacy">${say.privacy}</p>
<noscript><p class="note">${say.needsScript}</p></noscript>
<form id="clinic" data-locale="${locale}" data-worker="${toFile(page, site.assets.worker)}" data-knowledge="${toFile(page, site.assets.knowledge)}" data-causes="${to(page, 'causes/')}">
<label for="paste">${say.pasteLabel}</label>
<textarea id="paste" rows="9" spellcheck="false" autocomplete="off" placeholder="${say.pasteHint}"></textarea>
<div class="bar">
<button type="submit" class="main">${say.answer}</button>
<label class="files"><span>${say.chooseFiles}</span><input id="files" type="file" multiple></label>
<span class="small drop" id="chosen" aria-live="polite">${say.dropFiles}</span>
<button type="button" id="anew" hidden>${say.startAnew}</button>
</div>
<progress id="progress" max="1" value="0" aria-label="${say.answering}" hidden></progress>
<p id="status" role="status" aria-live="polite"></p>
</form>
<div id="conversation"></div>
<section class="search" role="search">
<label for="words">${say.searchLabel}</label>
<input id="words" type="search" autocomplete="off">
<ul id="found" aria-live="polite"></ul>
</section>
<section>
<h2>${say.areas}</h2>
${areaList(page, areas)}
<p><a href="${to(page, 'entries/')}#symptoms">${say.symptoms}</a></p>
</section>
<script type="module" src="${toFile(page, site.assets.script)}"></script>`;
  return layout(page, content, { title: say.title, description: say.description, kind: 'website' });
}
