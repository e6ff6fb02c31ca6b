/** Japanese written in Latin letters to kana: routing_rules/romaji.py on the device. */

const ROWS = {
  "": "あいうえお", k: "かきくけこ", s: "さしすせそ", t: "たちつてと", n: "なにぬねの", h: "はひふへほ", m: "まみむめも",
  r: "らりるれろ", g: "がぎぐげご", z: "ざじずぜぞ", d: "だぢづでど", b: "ばびぶべぼ", p: "ぱぴぷぺぽ",
};
const GLIDES = {
  ky: "き", sy: "し", sh: "し", ty: "ち", ch: "ち", ny: "に", hy: "ひ", my: "み", ry: "り",
  gy: "ぎ", zy: "じ", j: "じ", jy: "じ", by: "び", py: "ぴ",
};
const SINGLE = {
  ya: "や", yu: "ゆ", yo: "よ", wa: "わ", wo: "お", n: "ん", shi: "し", chi: "ち", tsu: "つ", fu: "ふ", ji: "じ",
  fa: "ふあ", fi: "ふい", fe: "ふえ", fo: "ふお", she: "しえ", che: "ちえ", je: "じえ", "っ": "つ",
};
const SYLLABLES = new Map([...table(ROWS, "aiueo", (row, n) => row[n]), ...table(GLIDES, "auo", (kana, n) => kana + "やゆよ"[n])]);
for (const [romaji, kana] of Object.entries(SINGLE)) SYLLABLES.set(romaji, kana);

const DOUBLED = /([bcdfghjkprstz])(?=\1)|t(?=ch)/g;

function table(rows, vowels, kana) {
  return Object.entries(rows).flatMap(([head, row]) => [...vowels].map((vowel, n) => [head + vowel, kana(row, n)]));
}

/** Words in kana; empty where not all of them can be read as Japanese. */
export function toKana(words) {
  const text = words.replace(/ /g, "").replace(DOUBLED, "っ");
  let kana = "";
  for (let at = 0; at < text.length; ) {
    const found = [3, 2, 1].map((length) => text.slice(at, at + length)).find((piece) => SYLLABLES.has(piece));
    if (found === undefined) return "";
    kana += SYLLABLES.get(found);
    at += found.length;
  }
  return kana;
}
