/** The buttons that copy. They appear with this script, and say whether it worked. */

/** Show them and let them work. */
export function offerCopying() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const area = document.getElementById(button.dataset.copy);
  area.select(); // where copying is forbidden, it is ready to be copied by hand
  const told = await written(area.value).then(() => "copied", () => "not_copied");
  const status = button.parentElement.querySelector("[role=status]");
  status.replaceChildren(document.querySelector(`template[data-told="${told}"]`).content.cloneNode(true));
}

/** Rejects where the browser has no clipboard, as on a page without https. */
async function written(text) {
  await navigator.clipboard.writeText(text);
}
