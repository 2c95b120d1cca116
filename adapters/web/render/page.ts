import { type Html, html, type Part } from "../html.ts";

/** Addresses of the page's own files; they change with their content. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

export interface Page {
  readonly title: string;
  readonly main: Part;
  /** Right side of the head: who you are, and what works everywhere in a thread. */
  readonly aside?: Part;
  /** Below the main part. */
  readonly foot?: Part;
  /** Where the skip link leads. */
  readonly skip?: { readonly to: string; readonly label: string };
}

/** A whole document. Everything it loads comes from this server. */
export function renderPage(page: Page, assets: Assets): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.script}" type="module"></script>
</head>
<body>
${page.skip !== undefined && html`<a class="skip" href="#${page.skip.to}">${page.skip.label}</a>`}
<header class="head">
  <a class="brand" href="/">Waymark</a>
  <div class="head-side">${page.aside ?? null}</div>
</header>
<main id="main">${page.main}</main>
${page.foot ?? null}
<div class="sr-only" id="announce" aria-live="polite" role="status"></div>
</body>
</html>
`;
}
