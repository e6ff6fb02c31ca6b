/** The form of a note: read to facts, filled with what the finder knows, and fitted to what a recipient may get. */

/**
 * What is filled in.
 * @returns {{facts: object, opened: object}}
 */
export function readForm(form, words) {
  const facts = {};
  const opened = {};
  for (const [name, fact] of Object.entries(words.facts)) {
    const value = readFact(form, name, fact);
    if (value === null) continue;
    facts[name] = value;
    if (fact.kind === "identifying") opened[name] = form.elements[`reason-${name}`].value;
  }
  return { facts, opened };
}

/** Write what is already known; what is not said stays as it is. */
export function fillForm(form, known) {
  for (const [name, value] of Object.entries(known)) {
    for (const field of fields(form, name)) {
      if (field.type === "checkbox") field.checked = value.includes(field.value);
      else field.value = value ?? "";
    }
  }
}

/** Show what this kind of recipient needs or may get; what it never gets is emptied and put away. */
export function fitForm(form, profile) {
  for (const part of form.querySelectorAll("[data-fact]")) {
    const name = part.dataset.fact;
    const needed = Object.hasOwn(profile.needs, name);
    const allowed = needed || Object.hasOwn(profile.may, name);
    part.hidden = !allowed;
    part.dataset.need = needed ? "needs" : "may";
    part.querySelector(".because").textContent = (profile.needs[name] ?? profile.may[name] ?? profile.never[name])?.because ?? "";
    if (!allowed) clear(form, name);
  }
  for (const section of form.querySelectorAll("fieldset[data-section]")) {
    section.hidden = !section.querySelector("[data-fact]:not([hidden])");
  }
}

/** An identifying field opens only with a reason, and is emptied when the reason goes. */
export function followReasons(form) {
  for (const reason of form.querySelectorAll("select[data-opens]")) {
    const field = form.elements[reason.dataset.opens];
    field.disabled = !reason.value;
    if (field.disabled) field.value = "";
  }
}

function readFact(form, name, fact) {
  if (fact.kind === "many") {
    const chosen = fields(form, name).filter((field) => field.checked).map((field) => field.value);
    return chosen.length ? chosen : null;
  }
  const value = form.elements[name].disabled ? "" : form.elements[name].value.trim();
  return value || null;
}

function clear(form, name) {
  for (const field of fields(form, name)) {
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  const reason = form.elements[`reason-${name}`];
  if (reason) reason.value = "";
}

function fields(form, name) {
  return [...form.querySelectorAll(`[name="${name}"]`)];
}
