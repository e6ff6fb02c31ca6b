/**
 * The way out. A press on an exit link, or Shift alone three times, leaves for the link's neutral page; ours is blanked
 * at once and replaced in the tab's history, so that Back does not lead here.
 *
 * Imports nothing: it works when every other script fails. Listens on the document: the page's body may be changed.
 */

const PRESSES = 3;
const PAUSE = 5000; // milliseconds from one press to the next

let left = false;
let alone = false;
let presses = 0;
let timer = 0;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-continue]")) location.replace(location.pathname);
  const link = event.target.closest("[data-exit]");
  if (!link) return;
  event.preventDefault(); // held keys or not: whoever presses it wants to leave in this tab
  leave(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    alone = false;
    count(0);
  } else if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
}, true);

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  count(presses + 1);
}, true);

document.addEventListener("pointerdown", () => {
  alone = false;
}, true);

// Brought back after all, as by Back before the other page had come: stay blank until somebody asks for more.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (left) offerToContinue();
  else count(0);
});

function count(number) {
  if (left || number === presses) return;
  clearTimeout(timer);
  presses = number;
  if (number === PRESSES) leave(document.querySelector("[data-exit]"));
  else {
    timer = number && setTimeout(count, PAUSE, 0);
    tell(number);
  }
}

/** How many presses remain, in words and as dots. */
function tell(number) {
  const bar = document.querySelector(".exit");
  const words = bar.querySelector(`template[data-after="${number}"]`);
  const status = bar.querySelector("[role=status]");
  status.textContent = "";
  if (words) status.append(words.content.cloneNode(true));
  bar.querySelector(".dots").textContent = number ? "●".repeat(number) + "○".repeat(PRESSES - number) : "";
}

function leave(link) {
  left = true;
  location.replace(link.dataset.exit); // begins when this script is done
  blank();
}

/** An empty screen in the browser's own colours. What was on the page, chosen or written, is gone. */
function blank() {
  const screen = document.getElementById("leaving").content.cloneNode(true);
  document.body.textContent = "";
  document.body.append(screen);
}

function offerToContinue() {
  document.querySelector(".leaving > [role=alert]").textContent = "";
  document.querySelector("[data-continue]").hidden = false;
}
