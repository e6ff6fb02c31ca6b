/** The questions in place of the list, and everything that answers them. */

import { start as offer } from "../answer.js";
import { onShow } from "../views.js";
import { tellAge } from "./age.js";
import { fetchDocument, readFrom } from "./loading.js";
import "./visit.js";

/**
 * Begin, once the scripts are unpacked.
 * @param {(name: string) => Promise<Blob>} unpacked what the file holds under a name
 */
export async function start(unpacked) {
  readFrom(unpacked);
  const home = await fetchDocument("home.html");
  document.querySelector("main").replaceChildren(...home.querySelector("main").childNodes);
  onShow(offer);
  offer();
  tellAge();
}
