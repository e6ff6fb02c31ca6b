/**
 * Where links lead. All but the exit open elsewhere: the page around stays. In a sandbox that forbids it a press would do
 * nothing, so the address is told as text.
 */

/** In a sandbox a frame has no origin, may not leave for another page, and perhaps may open none. */
const SANDBOXED = window.origin === "null";

/** Make the frame's links fit where it stands, also those that come later. */
export function prepareLinks() {
  if (SANDBOXED) for (const exit of document.querySelectorAll(".exit-top")) exit.remove();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || !isPage(link) || link.target === "_top") return;
    if (SANDBOXED) open(event, link);
    else Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  });
}

function open(event, link) {
  event.preventDefault();
  const opened = window.open(link.href); // with "noopener" it would not tell whether it may
  if (opened) opened.opener = null;
  else tellAddress(link);
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
