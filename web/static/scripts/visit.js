/**
 * A visit: links between the pages of this site are followed inside the page, so that neither the address nor the tab's
 * history tells where somebody was. What cannot be done so is left to the browser.
 */

import { onShow, showPage } from "./views.js";

const BASE = new URL("../../../", import.meta.url).pathname; // where the site stands on its host: this script is in static/…/scripts
const APART = /^(api|static|device|leave|feeds|([a-z-]+\/)?(gaps|embed|paper))([/.]|$)/i;

let refused = "";

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !isPlain(event) || !staysHere(link)) return;
  event.preventDefault();
  link.focus({ preventScroll: true }); // not every browser does; going back returns to it
  if (link.getAttribute("href").startsWith("#")) goTo(link.hash);
  else if (link.closest("nav.languages")) changeLanguage(link);
  else follow(link, { inside: true });
});

function isPlain(event) {
  return !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/** Does a link lead to a page of the visit, from a page of the visit? */
function staysHere(link) {
  const leaves = link.target || link.hasAttribute("download") || "exit" in link.dataset;
  return !leaves && link.origin === location.origin && !standsApart(link) && !standsApart(location);
}

function standsApart({ pathname }) {
  return !pathname.startsWith(BASE) || APART.test(pathname.slice(BASE.length));
}

/** What failed once because nothing came is left to the browser when it is asked for again. */
async function follow(link, options) {
  const { href, hash } = link;
  tell(null);
  try {
    await showPage(href, options);
    if (hash) goTo(hash);
  } catch (error) {
    if (!document.querySelector("main")) return; // the visitor has left
    if (error.message !== "no answer" || refused === href) location.replace(href);
    refused = href;
    tell("failed");
  }
}

/** The answers go along, as by the buttons of the pages that the server makes. */
function changeLanguage(link) {
  if (!document.getElementById("given")) return follow(link);
  const button = document.createElement("button");
  for (const [name, value] of [["form", "given"], ["formaction", link.href], ["lang", link.hreflang]]) button.setAttribute(name, value);
  document.body.append(button);
  button.click();
  return button.remove();
}

/** To a part of what is shown, without an address of its own. */
function goTo(hash) {
  const part = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!part) return;
  for (let fold = part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.scrollIntoView();
  part.focus({ preventScroll: true });
}

/** One of the page's sentences, or none, where it is always seen. */
function tell(said) {
  const status = document.querySelector(".exit [role=status]");
  status.textContent = "";
  if (said) status.append(document.querySelector(`template[data-said="${said}"]`).content.cloneNode(true));
}

/** The answer is made by scripts of their own, loaded where there is one to make. Where they cannot come, the form is sent. */
function prepare() {
  tell(null);
  if (!document.querySelector("main form[method=post], main [data-hours]")) return;
  const there = () => document.dispatchEvent(new Event("answers")); // guard.js waits for it
  import("./answer.js").then((answer) => answer.start()).then(there, there);
}

onShow(prepare);
prepare();
