/** A form to what was answered; the twin of web/answers/forms.py. An empty value means "not answered". */

import { FIRST, FOLLOWING } from "./steps.js";

const ONE = ["asker", "place", "anonymity", "prefers"];
const MANY = ["situations", "needs"];
const OLDEST = 120;

/** An answer that cannot be used. `said` names the sentence that tells it; what was typed is not kept. */
export class FormMistake extends Error {
  constructor(said) {
    super(said);
    this.said = said;
  }
}

/**
 * What was answered, the pressed button followed: {inquiry, asked}; null to go back. Raises FormMistake.
 * @returns {?{inquiry: object, asked: string[]}}
 */
export function readForm(form, button) {
  const fields = new FormData(form);
  const act = button && button.name === "do" ? button.value : "show";
  const asking = fields.get("asking");
  const read = { inquiry: inquiryOf(fields), asked: askedOf(fields) };
  if (act === "back") return null;
  if (act === "change") read.asked = [FIRST, ...FOLLOWING];
  if (act === "skip") delete read.inquiry[asking];
  if ((act === "answer" || act === "skip") && !read.asked.includes(asking)) read.asked.push(asking);
  return read;
}

function askedOf(fields) {
  const asked = [...new Set(fields.getAll("asked"))];
  return asked.length ? asked : [FIRST];
}

function inquiryOf(fields) {
  const inquiry = {};
  for (const name of MANY) {
    const chosen = fields.getAll(name);
    if (chosen.length) inquiry[name] = [...new Set(chosen)];
  }
  for (const name of ONE) if (fields.get(name)) inquiry[name] = fields.get(name);
  const age = ageOf(fields.get("age"));
  return age === null ? inquiry : { ...inquiry, age };
}

/** People write １４, 14歳 or 14: all are the same age. */
function ageOf(written) {
  const digits = (written || "").normalize("NFKC").trim().replace(/\s*(歳|才|さい)$/, "");
  if (!digits) return null;
  if (!/^[0-9]{1,3}$/.test(digits) || Number(digits) > OLDEST) throw new FormMistake("bad_age");
  return Number(digits);
}
