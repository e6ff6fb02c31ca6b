/** The keyboard: "/" and typing at once lead to the first field. */

const TYPES = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";

/**
 * Listen for as long as the page stands, and begin in the first field.
 * @param {HTMLFormElement} form
 */
export function listenToKeys(form) {
  const field = form.querySelector("#situation");
  document.addEventListener("keydown", (event) => {
    if (!meant(event, form)) return;
    if (event.key === "/") event.preventDefault();
    field.focus();
  });
  field.focus();
}

/** A letter with nothing else in hand; "/" from anywhere but a field. Who speaks to the machine can turn both off. */
function meant({ key, target, ctrlKey, altKey, metaKey, isComposing }, form) {
  if (!form.elements.slash.checked || ctrlKey || altKey || metaKey || isComposing || target.matches(TYPES)) return false;
  return key === "/" || (key.length === 1 && key !== " " && target === document.body);
}
