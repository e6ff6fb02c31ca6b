/** The words of a page stand in its templates, `data-said` by their key; its gaps are filled in as plain text. */

/** Put one of the sentences of `root` into an element, or none. @param {ParentNode} root @param {Element} place */
export function say(root, place, key) {
  place.replaceChildren();
  if (key) place.append(said(root, key));
}

/** A sentence of `root`. @returns {DocumentFragment} */
export function said(root, key) {
  return root.querySelector(`template[data-said="${key}"]`).content.cloneNode(true);
}

/** Fill every gap of this name. @param {ParentNode} root @param {string} name @param {string|number} value */
export function fill(root, name, value) {
  for (const gap of root.querySelectorAll(`[data-fill="${name}"]`)) gap.textContent = value;
}
