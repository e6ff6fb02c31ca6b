/** Numbers written in kanji: 〇九〇 as 090, 十一月 as 11月, each as long as it was. */

const KANJI = "〇一二三四五六七八九";
const ALSO = { "○": "0", "零": "0" };
const ROW = /[0〇○零一二三四五六七八九](?:[-‐-―−ー〜の・ ]?[0-9〇○零一二三四五六七八九]){5,}/g;
const IN_KANJI = /[〇○零一二三四五六七八九].*[〇○零一二三四五六七八九]|^0[-の ]?[〇○零一二三四五六七八九]/;

/** Rows of kanji digits, as telephone numbers are read aloud, in ASCII and joined by hyphens; as long as before. */
export function kanjiRows(text) {
  return text.replace(ROW, (row) => (IN_KANJI.test(row) ? [...row].map((sign) => digit(sign) ?? "-").join("") : row));
}

function digit(sign) {
  if (/\d/.test(sign)) return sign;
  return ALSO[sign] ?? (KANJI.includes(sign) ? String(KANJI.indexOf(sign)) : undefined);
}
