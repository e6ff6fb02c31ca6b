/** Names in Latin letters: Tanaka Yuki, Yui-chan, YAMADA. */

import { givenKana, surnameKana } from "./name_lists.js";

const WORDS = /[A-Za-z]+(?:[ .,']{1,2}[A-Za-z]+)*/g;
const CALLED = /^[- ]?(?:san|kun|chan|sama|sensei|senpai|さん|ちゃん|くん|さま|先生|せんせい|君|様|氏|先輩|コーチ)(?![A-Za-z])/i;
const ADDRESSED = /^(?:Mr|Mrs|Ms|Miss|Dr)$/;
const NOT_A_NAME = new RegExp(
    String.raw`^(?:line|mail|sns|id|api|url|ok|ng|dm|the|my|me|to|in|on|no|so|go|do|he|she|we|us|it|is|am|an|as|at|` +
    String.raw`by|or|a|i|of|chan|kun|san|sensei|ai|aim|rei|may|mai|june|note|home|name|date|come|make|take|same|more|` +
    String.raw`some|one|like|are|be|hi|yes|you|her|his|him|bar|zoom|teams|meet|email|gmail|kansai|tokyo|osaka|kyoto|` +
    String.raw`japan|dv|adhd|asd|ptsd|pc|tv|cm|kg|max|min|mon|sun|son|ton|tan|run|fun|gun|sue|era|ear|eri|sora|sumo|` +
    String.raw`anime|manga|karaoke|kana|kanji|fukushima|hiroshima|miyagi|fukui|fukuoka|yamaguchi|nagano|miyazaki|mie|` +
    String.raw`ishikawa|hyogo|nara|saga|chiba|gifu|aichi|shiga|toyama|okayama|kochi|ehime|kagawa|tokushima|nagasaki|` +
    String.raw`kumamoto|oita|kagoshima|okinawa|aomori|iwate|akita|yamagata|ibaraki|tochigi|gunma|saitama|kanagawa|` +
    String.raw`niigata|yamanashi|shizuoka|wakayama|tottori|shimane|hokkaido)$`,
    "i",
);
const NO_PERSON = new RegExp(
    String.raw`^(?:The|Google|Apple|Nintendo|Switch|Play|Store|Station|Wi|Fi|Face|Time|Book|Line|Open|Chat|Video|` +
    String.raw`Call|Voice|Mail|Music|Maps?|Pay|Wallet|Amazon|Prime|You|Tube|Tik|Tok|Insta|Story|Stories|Live|Room|` +
    String.raw`Games?|Mobile|Online|Web|Site|App|Word|Excel|Power|Point|Zoom|Teams|Family|Mart|Seven|Eleven|Star|` +
    String.raw`Bucks|Centre|Center|Hotline|Child|Youth|Support|Help|Dial|Note|Good|Night|Morning|Thank|Sorry|Love|` +
    String.raw`Hate|Help|Me|No|Yes|Not|Is|Am|Are|And|Of|Or|In|Pixel|Galaxy|Air|Tag|Pod|Pro|Max|Mini|Bank|Card|Time|` +
    String.raw`Tree|Free|Spot|School|University|Junior|High|Club|Team|Park|Mall|Hotel|Inn|Bar|Cafe|Tower|Heights|` +
    String.raw`House|Court|City|Type|Case|Plan|Step|Level|Test|Phone|Message|Direct|Discord|Twitter|Street|Road|` +
    String.raw`Final|Fantasy|Monster|Minecraft|Apex|Legends|Fall|Guys)$`,
);
const ROMAJI = romajiTable();

/** [{start, end}, …] */
export function namesInLatin(text) {
  return [...text.matchAll(WORDS)].flatMap((match) => inWords(text, match[0], match.index));
}

function inWords(text, written, start) {
  const words = [...written.matchAll(/[A-Za-z]+/g)];
  const last = words.at(-1)[0];
  const [called = ""] = CALLED.exec(text.slice(start + written.length)) ?? [];
  if (called && last.length > 1 && !/^(?:SC|SSW|ALT|CW|MSW|PSW|OB|OG|DV|LINE|SNS|ID|X|NPO|DJ|VTuber|YouTuber)$/i.test(last)) {
    const first = words.findIndex((word) => /^[A-Z]/.test(word[0]));
    const from = first < 0 ? words.at(-1).index : words[first].index;
    return [{ start: withInitial(text, start + from), end: start + written.length + called.length }];
  }
  if (isPair(words)) return [{ start, end: start + written.length }];
  const named = words.filter((word, n) => isName(word[0], words[n - 1]?.[0], words.length));
  if (!named.length) return [];
  return [{ start: withInitial(text, start + named[0].index), end: start + named.at(-1).index + named.at(-1)[0].length }];
}

/** Two words with capitals are somebody, unless they are known for something. */
function isPair(words) {
  return words.length === 2 && words.every(({ 0: word }) => /^[A-Z][a-z]+$/.test(word) && !NO_PERSON.test(word));
}

function withInitial(text, start) {
  return start - (/(?<![A-Za-z])(?:[A-Z]\. ?){1,2}$/.exec(text.slice(Math.max(0, start - 6), start))?.[0].length ?? 0);
}

function isName(word, before, count) {
  if (ADDRESSED.test(before ?? "")) return true;
  const known = ROMAJI.has(evened(word)) && !NOT_A_NAME.test(word);
  return known && word.length > 2 && (/^[A-Z]/.test(word) || (count > 1 && word.length > 3));
}

/** One spelling for Satou, Sato, Satoh and SATŌ. */
function evened(word) {
  return word
    .toLowerCase()
    .replace(/oh(?![aiueo])/g, "o")
    .replace(/ou|oo/g, "o")
    .replace(/uu/g, "u")
    .replace(/mb/g, "nb")
    .replace(/mp/g, "np")
    .replace(/si/g, "shi")
    .replace(/ti/g, "chi")
    .replace(/tu/g, "tsu")
    .replace(/(?<![cs])hu/g, "fu")
    .replace(/zi/g, "ji")
    .replace(/sy/g, "sh")
    .replace(/ty/g, "ch")
    .replace(/[jz]y/g, "j");
}

function romajiTable() {
  return new Set([...surnameKana, ...givenKana].map((kana) => evened(romanized(kana))).filter((word) => word.length > 2));
}

function romanized(kana) {
  const consonants = { カ: "k", サ: "s", タ: "t", ナ: "n", ハ: "h", マ: "m", ラ: "r", ガ: "g", ザ: "z", ダ: "d", バ: "b", パ: "p" };
  const rows = ["アイウエオ", "カキクケコ", "サシスセソ", "タチツテト", "ナニヌネノ", "ハヒフヘホ", "マミムメモ", "ラリルレロ", "ガギグゲゴ", "ザジズゼゾ", "ダヂヅデド", "バビブベボ", "パピプペポ"];
  const signs = new Map(rows.flatMap((row) => [...row].map((sign, n) => [sign, (consonants[row[0]] ?? "") + "aiueo"[n]])));
  for (const [sign, read] of [["ヤ", "ya"], ["ユ", "yu"], ["ヨ", "yo"], ["ワ", "wa"], ["ヲ", "o"], ["ン", "n"], ["ー", ""], ["ヴ", "vu"]]) signs.set(sign, read);
  return [...kana].reduce((read, sign) => {
    if ("ャュョ".includes(sign)) return read.replace(/i$/, "") + "y" + { ャ: "a", ュ: "u", ョ: "o" }[sign];
    if (read.endsWith("ッ")) return read.slice(0, -1) + (signs.get(sign)?.[0] ?? "") + (signs.get(sign) ?? "");
    return read + (sign === "ッ" ? "ッ" : (signs.get(sign) ?? ""));
  }, "");
}
