/** The list of the notes that one has handed over: how each is doing, and the way to take it back. */

import { ownNotes, withdraw } from "./handing/server.js";
import { tellStanding, time } from "./handing/standing.js";
import { watch } from "./handing/watching.js";
import { fill, say } from "./saying.js";

const main = document.querySelector("main");
const list = main.querySelector("[data-list]");
const items = new Map();

async function look() {
  const { notes, refused } = await ownNotes();
  tell(refused ?? (notes.length ? null : "none"));
  if (refused) return;
  for (const note of notes) tellStanding(main, itemOf(note).querySelector("[data-standing]"), note);
  for (const note of notes) itemOf(note).querySelector("[data-withdraw]").hidden = note.state !== "waiting";
  arrange(notes);
}

/** Items stay as they are where they can, with focus and open folds. */
function arrange(notes) {
  const ids = notes.map(({ id }) => id);
  for (const [id, item] of items) if (!ids.includes(id)) item.remove();
  ids.forEach((id, n) => {
    if (list.children[n] !== items.get(id)) list.insertBefore(items.get(id), list.children[n] ?? null);
  });
}

function itemOf(note) {
  if (!items.has(note.id)) items.set(note.id, newItem(note));
  return items.get(note.id);
}

function newItem({ id, created_at }) {
  const item = main.querySelector("template[data-item]").content.firstElementChild.cloneNode(true);
  item.querySelector("[data-made]").append(time(created_at));
  fill(item, "mark", id.slice(0, 6));
  item.querySelector("[data-do=withdraw]").addEventListener("click", () => takeBack(id));
  return item;
}

async function takeBack(id) {
  const refused = await withdraw(id);
  await look();
  if (refused) tell(refused);
}

function tell(key) {
  say(main, main.querySelector("[role=status]"), key);
}

look();
watch(look);
