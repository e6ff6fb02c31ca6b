/**
 * The page inside the page: what is shown changes, the address and the tab's history do not. So a whole visit is one entry,
 * and exit.js leaves nothing of it behind Back.
 */

import { fetchDocument } from "./loading.js";
import { become, main, onBack, onShow, show } from "./views/stack.js";

export { back, canGoBack, onBack, onShow, replace, show } from "./views/stack.js";

let turn = 0; // grows with each page that is asked for or shown: a page that comes too late is not shown

onShow(() => {
  turn += 1;
  rest();
});

/**
 * Load a page of this site and show it. In another language the whole body changes, and nothing before it is kept.
 * Rejects where it cannot be loaded. Of several that are asked for, the last one is shown.
 * @param {string} address
 * @param {{inside?: boolean}} options inside: a page in another language comes into the present frame
 * @returns {Promise<void>}
 */
export async function showPage(address, { inside = false } = {}) {
  turn += 1;
  const mine = turn;
  main().setAttribute("aria-busy", "true");
  const page = await fetchDocument(address).finally(() => mine === turn && rest());
  if (mine !== turn || !main()) return;
  if (styles(page) !== styles(document)) location.replace(address); // from after an update: these scripts may not fit it
  else if (inside || page.documentElement.lang === document.documentElement.lang) showInside(page, address);
  else become(page);
}

function showInside(page, address) {
  const links = [...document.querySelectorAll("nav.languages a[hreflang]")];
  const addresses = links.map((link) => link.getAttribute("href"));
  onBack(() => links.forEach((link, n) => link.setAttribute("href", addresses[n])));
  show([...page.querySelector("main").childNodes], { title: page.title, language: page.documentElement.lang });
  const { pathname } = new URL(address, location.href);
  for (const link of links) link.setAttribute("href", addressIn(link.hreflang, page) || pathname);
}

/** Where a page says that it is in another language; null for its own. */
function addressIn(language, page) {
  const link = page.querySelector(`nav.languages a[hreflang="${language}"]`);
  return link && link.getAttribute("href");
}

/** The addresses of a document's style sheets, which hold the version of all that belongs to the pages; not those in <noscript>. */
function styles(page) {
  return [...page.querySelectorAll("head > link[rel=stylesheet]")].map((link) => link.getAttribute("href")).join(" ");
}

function rest() {
  const place = main();
  if (place) place.removeAttribute("aria-busy");
}
