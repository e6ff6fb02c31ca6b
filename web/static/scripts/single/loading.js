/** What a page loads, from the file itself; the twin of loading.js. Nobody is asked for anything. */

import { isGood } from "./age.js";
import { minuteNow } from "./clock.js";

const list = document.querySelector("main").cloneNode(true); // before the questions take its place

let unpacked = null;

/** Read parts by this function from now on. */
export function readFrom(reader) {
  unpacked = reader;
}

/** A page or a part of the file as a document. */
export async function fetchDocument(address) {
  const name = nameOf(address);
  return name === "list" ? listPage() : withoutPages(await parsed(await unpacked(name)));
}

/** Parsed JSON. */
export async function fetchJson(address) {
  const name = nameOf(address);
  const found = JSON.parse(await (await unpacked(name)).text());
  return name === "said.json" ? careful(found) : found;
}

function nameOf(address) {
  return address.split("/").pop();
}

function listPage() {
  const made = document.implementation.createHTMLDocument(document.title);
  made.documentElement.lang = document.documentElement.lang;
  made.body.append(list.cloneNode(true));
  return made;
}

/** Made by the browser itself, so that no string is ever put into the page as HTML. */
function parsed(part) {
  const address = URL.createObjectURL(part.slice(0, part.size, "text/html;charset=utf-8"));
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.onload = () => resolve(asked.response);
    asked.onerror = () => reject(new Error("no answer"));
    asked.send();
  }).finally(() => URL.revokeObjectURL(address));
}

/** The channels' own pages and the other languages are not in the file, so nothing leads to them. */
function withoutPages(found) {
  for (const element of found.querySelectorAll(".about-it, #easy-offer")) element.remove();
  for (const link of found.querySelectorAll('a[href^="/"]')) {
    if (link.closest("h3")) link.replaceWith(...link.childNodes);
    else {
      link.href = "#";
      link.dataset.page = "home.html";
    }
  }
  return found;
}

/** Past its day the file does not know what is open: that is not the same as hours that nobody stated. */
function careful(said) {
  const past = document.querySelector('template[data-said="single_unknown"]').content.textContent;
  return { ...said, get state_unknown() { return isGood(minuteNow()) ? said.state_unknown : past; } };
}
