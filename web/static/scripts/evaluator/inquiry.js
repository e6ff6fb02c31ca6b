/** The inquiry of the API, made whole: what is not there was not answered. */

import { OTHER_LANGUAGE } from "./vocabulary.js";

const BLANK = { asker: null, age: null, asker_age: null, anonymity: null, prefers: null, language: null, place: null };

/** A whole inquiry; `languages` are the codes of the vocabulary. */
export function completed(inquiry, languages) {
  return {
    ...BLANK,
    ...inquiry,
    situations: inquiry.situations || [],
    needs: inquiry.needs || [],
    language: languageOf(inquiry.language, languages),
  };
}

/** A language of the vocabulary: pt-BR and zh-Hans count as pt and zh, a tag that is not listed as "other". */
function languageOf(tag, languages) {
  if (tag === null || tag === undefined) return null;
  return [tag, tag.split("-")[0]].find((code) => languages.includes(code)) || OTHER_LANGUAGE;
}
