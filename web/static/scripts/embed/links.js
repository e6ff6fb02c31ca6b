/**
 * Where links lead. All but the exit open elsewhere: the page around stays. In a sandbox that forbids it a press would do
 * nothing, or open a tab in which nothing works, so the address is told as text.
 */

/** In a sandbox a frame has no origin, and perhaps may open no page. */
const SANDBOXED = window.origin === "null";

/** Make the frame's links fit where it stands, also those that come later. */
export function prepareLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || !isPage(link)) return;
    if (link.target === "_top") leave(event, link);
    else if (SANDBOXED) open(event, link);
    else Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  });
}

/** A sandbox or a host may forbid to leave the page around and nothing tells so before: then at least what the frame shows goes. */
function leave(event, link) {
  event.preventDefault();
  try {
    window.top.location.replace(link.href);
  } catch {
    location.replace("about:blank");
  }
}

function open(event, link) {
  event.preventDefault();
  const opened = window.open("about:blank"); // with "noopener" it would not tell whether it may
  if (opened && isFree(opened)) {
    opened.location.replace(link.href);
    opened.opener = null;
  } else {
    opened?.close();
    tellAddress(link);
  }
}

/** A tab that takes the sandbox along has an origin of its own: our pages do not come there, and others hardly work. */
function isFree(opened) {
  try {
    return Boolean(opened.document);
  } catch {
    return false;
  }
}

function isPage(link) {
  return link.protocol === "https:" || link.protocol === "http:";
}

function tellAddress(link) {
  if (link.textContent.includes(link.href) || link.nextElementSibling?.matches(".told-address")) return;
  const told = document.createElement("span");
  told.className = "told-address";
  told.setAttribute("role", "status");
  link.after(told);
  told.textContent = ` ${link.href}`;
}
