/** What it is about: a field that offers situations while somebody types, the chosen ones, and the boxes to pick from. */

import { fill } from "../../answer/moments.js";
import { Spotting } from "./spotting.js";

/** The boxes hold what is chosen; the field and the list of chosen ones follow them. */
export class Situations {
  constructor(form, { said, matcher }) {
    this._form = form;
    this._said = said;
    this._field = form.querySelector("#situation");
    this._list = form.querySelector("#situation-found");
    this._chosen = form.querySelector("#chosen");
    this._labels = new Map(this._boxes().map((box) => [box.value, box.closest("label").textContent.trim()]));
    this._spotting = new Spotting([...this._labels], matcher);
    this._at = -1;
    this._listen();
  }

  /** Empty, as the boxes are. */
  reset() {
    this._field.value = "";
    this._offer();
    this._showChosen();
    this._tell("");
  }

  _listen() {
    this._field.addEventListener("input", (event) => {
      event.stopPropagation(); // what is typed asks nothing yet
      this._offer();
    });
    this._field.addEventListener("change", (event) => event.stopPropagation());
    this._field.addEventListener("keydown", (event) => this._key(event));
    this._field.addEventListener("blur", () => this._open(false));
    this._list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this._list.addEventListener("click", ({ target }) => this._add(target.closest("[role=option]")));
    this._chosen.addEventListener("click", ({ target }) => this._remove(target.closest("button")));
    this._form.addEventListener("change", ({ target }) => target.name === "situations" && this._showChosen());
  }

  _boxes() {
    return [...this._form.querySelectorAll("input[name=situations]")];
  }

  _box(id) {
    return this._boxes().find(({ value }) => value === id);
  }

  _key(event) {
    if (event.isComposing) return;
    const { key } = event;
    const options = this._list.children;
    if (key === "Enter") this._add(options[this._at]);
    else if (key === "Escape") this.reset();
    else if (key === "ArrowDown" && options.length) this._mark((this._at + 1) % options.length);
    else if (key === "ArrowUp" && options.length) this._mark((this._at - 1 + options.length) % options.length);
    else return;
    event.preventDefault();
  }

  _offer() {
    const words = this._field.value;
    const { danger, ids } = this._spotting.spot(words);
    const open = ids.filter((id) => !this._box(id).checked);
    this._list.replaceChildren(...open.map((id) => this._option(id)));
    this._open(open.length > 0);
    this._mark(open.length ? 0 : -1);
    this._warn(danger);
    if (words.trim()) this._tell(open.length ? fill(this._said.matches, { count: open.length }) : this._said.no_match);
  }

  _option(id) {
    const made = document.createElement("li");
    Object.assign(made, { id: `situation-${id}`, role: "option", textContent: this._labels.get(id) });
    made.dataset.id = id;
    return made;
  }

  _open(shown) {
    this._list.hidden = !shown;
    this._field.setAttribute("aria-expanded", String(shown));
  }

  _mark(at) {
    this._at = at;
    [...this._list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    const marked = this._list.children[at];
    if (marked) {
      this._open(true);
      this._field.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else this._field.removeAttribute("aria-activedescendant");
  }

  _warn(danger) {
    const warning = this._form.querySelector("#situation-danger");
    if (warning.dataset.level === (danger ?? "")) return;
    warning.dataset.level = danger ?? "";
    warning.replaceChildren(...(danger ? [this._form.querySelector(`[data-danger="${danger}"]`).content.cloneNode(true)] : []));
  }

  _tell(words) {
    this._form.querySelector("#situation-told").textContent = words;
  }

  _add(option) {
    if (!option) return;
    const { id } = option.dataset;
    this._field.value = "";
    this._check(id, true);
    this._offer();
    this._tell(fill(this._said.added, { label: this._labels.get(id) }));
  }

  _remove(button) {
    if (!button) return;
    this._check(button.dataset.id, false);
    this._tell(fill(this._said.removed, { label: this._labels.get(button.dataset.id) }));
    this._field.focus();
  }

  _check(id, checked) {
    const box = this._box(id);
    box.checked = checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  _showChosen() {
    const chosen = this._boxes().filter(({ checked }) => checked);
    this._chosen.replaceChildren(...chosen.map(({ value }) => this._chip(value)));
  }

  _chip(id) {
    const label = this._labels.get(id);
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: `${label} ×` });
    button.dataset.id = id;
    button.setAttribute("aria-label", fill(this._said.remove, { label }));
    const made = document.createElement("li");
    made.append(button);
    return made;
  }
}
