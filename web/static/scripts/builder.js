/**
 * The page that makes frames, kept up with what is chosen; without this script its form asks the server for the same.
 *
 *     builder/address.js  what is chosen to the address of a frame
 *     builder/filling.js  patterns to what is copied
 *     builder/copying.js  the buttons that copy
 *
 * Nothing is sent but the request for the frame that is shown.
 */

import { chosen, frameAddress, whereFilesAre } from "./builder/address.js";
import { offerCopying } from "./builder/copying.js";
import { fill } from "./builder/filling.js";

const PAUSE = 300; // milliseconds: a colour that is being typed asks for no frame at each letter

const form = document.getElementById("builder");
const files = whereFilesAre(document.querySelector(".preview iframe").src);
let timer = 0;

form.addEventListener("input", update);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});

/** What is copied changes at once, the samples after a short pause. */
function update() {
  const preset = chosen(new FormData(form));
  const option = form.elements.language.selectedOptions[0];
  const host = form.dataset.site || location.origin;
  const site = host + files.base;
  const values = {
    site,
    address: frameAddress(site, preset, files.ending),
    page: host + option.dataset.page,
    title: option.dataset.title,
  };
  for (const area of document.querySelectorAll(".code textarea")) {
    area.value = fill(area.parentElement.querySelector("template").content.textContent, values, area.dataset.form);
  }
  document.getElementById("site").textContent = site;
  showCode(preset.language);
  clearTimeout(timer);
  timer = setTimeout(showSamples, PAUSE, frameAddress(location.origin + files.base, preset, files.ending));
}

/** A new frame in the place of the old one: a frame that is sent elsewhere would add a step to Back. */
function showSamples(address) {
  for (const frame of document.querySelectorAll(".preview iframe")) {
    if (frame.src === address) continue;
    const next = frame.cloneNode();
    next.src = address;
    frame.replaceWith(next);
  }
}

/** The QR code of the chosen language's first page, where there is one. */
function showCode(language) {
  const named = (address) => address.replace(/qr-[^./]+\./, `qr-${language}.`);
  for (const image of document.querySelectorAll(".qr img")) image.src = named(image.src);
  for (const link of document.querySelectorAll("a[data-qr]")) link.href = named(link.href);
}

for (const button of form.querySelectorAll("button")) button.hidden = true; // everything is up to date without it
offerCopying();
update(); // a browser keeps what was chosen when a page is loaded again
