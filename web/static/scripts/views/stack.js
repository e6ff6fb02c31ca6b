/**
 * What is shown and what was shown before it, in memory only, for the button that goes back one step.
 *
 * A view is the children of <main>. Other scripts listen on the document, since the nodes come and go.
 * After exit.js has blanked the page there is no <main>, and nothing is shown any more.
 */

const earlier = [];
const listeners = [];

let whenBack = []; // of the view that is shown

/**
 * Show nodes instead of what is there, which is kept. The first heading gets the focus.
 * @param {Node[]} nodes
 * @param {{title?: string, language?: string}} about the document's own by default
 */
export function show(nodes, about) {
  if (!main()) return;
  earlier.push(present());
  replace(nodes, about);
}

/**
 * Show nodes instead of what is there, which is not kept.
 * @param {Node[]} nodes
 * @param {{title?: string, language?: string}} about the document's own by default
 */
export function replace(nodes, about = {}) {
  if (!main()) return;
  const { title = document.title, language = document.documentElement.lang } = about;
  put(canGoBack() ? [stepBack(), ...nodes] : nodes, title, language);
  begin();
}

/** Show what was there before: where it was scrolled to, with the same focus. Does nothing where there was nothing. */
export function back() {
  if (!main() || !canGoBack()) return;
  const view = earlier.pop();
  put(view.nodes, view.title, view.language);
  focus(view.focus === document.body ? heading() : view.focus);
  window.scrollTo(0, view.scrolled);
  for (const callback of view.whenBack) callback();
  changed();
}

/** Is there something to go back to? */
export function canGoBack() {
  return earlier.length > 0;
}

/** Run a callback once, when the view that is shown now has been left and is shown again. */
export function onBack(callback) {
  whenBack.push(callback);
}

/** Run a callback after each change of what is shown. */
export function onShow(callback) {
  listeners.push(callback);
}

/**
 * Become another document of this site, whole; nothing of what was shown before is kept.
 * @param {Document} page
 */
export function become(page) {
  if (!main()) return;
  earlier.length = 0;
  whenBack = [];
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body = page.body;
  begin();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-back]")) back();
});

/** The place of what is shown; null once the visitor has left. */
export function main() {
  return document.querySelector("main");
}

function present() {
  const { title, documentElement, activeElement } = document;
  const { childNodes, lang } = main();
  return { nodes: [...childNodes], title, language: lang || documentElement.lang, focus: activeElement, scrolled: window.scrollY, whenBack };
}

function put(nodes, title, language) {
  const place = main();
  place.textContent = "";
  place.append(...nodes);
  place.lang = language;
  document.title = title;
  whenBack = [];
}

/** Where a page begins, by scrolling and for who does not see it. */
function begin() {
  focus(heading());
  window.scrollTo(0, 0); // after the focus: some browsers scroll to what gets it
  changed();
}

function heading() {
  const found = document.querySelector("main h1") || main();
  found.tabIndex = -1;
  return found;
}

function focus(element) {
  element.focus({ preventScroll: true });
}

function stepBack() {
  return document.getElementById("back").content.cloneNode(true);
}

function changed() {
  for (const callback of listeners) callback();
}
