/** Names in kanji: in a run of kanji without its roles and titles, and what follows in kana. */

import {
  endsLikeGiven, fullNameAt, givenKana, givenNames, isGiven, isLikeGiven, isLikeSurname, isSurname, surnames, toKatakana,
} from "./name_lists.js";
import { isActing, isBesideRole, isToldOfRole } from "./names_placed.js";
import { BEFORE, isRole, NOBODY, TITLES } from "./roles.js";

const RUN = /[一-鿿々ヶ](?:[一-鿿々ヶ]|[ツノケ](?=[一-鿿]))*(?:[ \u3000][一-鿿々]{1,4}(?![一-鿿々]))?/g;
const HONORIFIC = /^(?:さん(?!ざん)|ちゃん(?!と[しす])|くん|さま|たん(?![いす])|せんせい|せんぱい|コーチ|ママ|パパ|っち(?![ゃ])|ぴ(?:。|、|$))/;
const ROLE_BEFORE = new RegExp(`^(?:${BEFORE})(?=.)`);
const TITLE_AFTER = new RegExp(`(?<=.)(?:${TITLES})$`);
const STRONG_TITLE = /^(?:先生|教諭|講師|校長|教頭|氏|様|君|殿|嬢|先輩|容疑者|被告|監督|弁護士|医師|相談員|巡査|警部|教授)$/;
// Single letters that are hardly ever a word of their own.
const ALONE = new Set("湊蓮凛律翔颯昴隼櫂碧蒼葵楓朔凌諒遼亮淳敦聡慧彰彬綾咲茜渚澪雫栞杏菫梓遥悠蘭翠絢紬怜玲瑛瑠稔昇剛拓渉豪駿莉");
// Single letters that are a name after 担任の or 弟の.
const BESIDE_ALONE = new Set("森林原東南関谷星泉堀辻菅柳榎桂乾巽滝湊光翔蓮岡岸沢沖畑浜浦柴杉松梅桜楠榊槙橘椿桃杏凛凪葵樹陸舞歩剛健誠仁勇学実豊明薫馨卓大司優潤隆進満茂守勝清昇稔博弘修純結唯奏響昊旭環楽咲海空詩暖");
const CHILD = /[女男]$|^(?:兄|姉|弟|妹|本児|児童|生徒|園児)$/;
const POLITE_TITLE = /^(?:氏|様|君|殿|嬢|先生|教諭|医師|弁護士|容疑者|先輩|夫妻)$/;
// Last letters of given names that few words end in: 大輝.
const ENDS_NAMES = /[輝斗翔真太介樹希也哉奈菜香衣乃莉央凛貴]$/;
// After a name comes a particle or an end; after the stem of a verb comes something else.
const MAY_FOLLOW = /^(?:$|[^ぁ-ん]|[はがをにのともへやかよなだ]|で(?![きく])|って|から|より|まで|さ[んま]|ちゃん|くん|です|しか|せんせい|いわく|ら[はがをにのと、]|っち|たん)/;

/** [{start, end}, …] */
export function namesInKanji(text) {
  const found = [...text.matchAll(RUN)].flatMap((match) => inRun(text, match[0], match.index));
  return [...found, ...found.flatMap(({ end }) => enumerated(text, end))];
}

/** The names that a first one leads: 戸田・八木・仲村渠の3人. */
function enumerated(text, end) {
  const [listing = ""] = /^(?:(?:・|、|と|か|や)[一-鿿々]{2,4})+(?=[のはがにをとでへもか、。・]|$)/.exec(text.slice(end)) ?? [];
  return [...listing.matchAll(/[一-鿿々]+/g)]
    .filter(({ 0: word }) => !isRole(word) &&
      (isSurname(word) || isGiven(word) || isLikeGiven(word) || isLikeSurname(word, true)))
    .map(({ 0: word, index }) => ({ start: end + index, end: end + index + word.length }));
}

function inRun(text, run, start) {
  if (/[ \u3000]/.test(run)) {
    const [first, second] = run.split(/[ \u3000]/);
    const family = start + first.length - (lastSurname(first)?.length ?? 0);
    const full = lastSurname(first) && (isGiven(second) || /^[一-鿿々]{1,3}$/.test(second)) && !NOBODY.has(second);
    if (full && !isRole(second)) return [{ start: family, end: start + run.length }];
    return [...inRun(text, first, start), ...inRun(text, second, start + first.length + 1)];
  }
  const [honorific = ""] = HONORIFIC.exec(text.slice(start + run.length)) ?? [];
  const before = text.slice(Math.max(0, start - 9), start);
  const beside = isBesideRole(before);
  const toldOf = isToldOfRole(before);
  const found = readRun(run, text.slice(start + run.length), { honorific, beside, toldOf });
  if (!found) return [];
  return [{ start: start + found.start, end: start + found.end + (found.end === run.length ? honorific.length : 0) }];
}

function lastSurname(word) {
  const core = word.replace(ROLE_BEFORE, "");
  return [core, word].find((each) => isSurname(each) && !NOBODY.has(each));
}

/** {start, end} of the name in a run, with its title. */
function readRun(run, after, { honorific, beside, toldOf }) {
  if (NOBODY.has(run)) return null;
  for (const { start, core, title } of readings(run)) {
    const end = start + core.length + title.length;
    const bare = !honorific && !title;
    const kana = bare ? givenInKana(core, after) : 0;
    if (kana) return { start, end: end + kana };
    if (bare && !MAY_FOLLOW.test(after)) continue;
    const place = {
      title, honorific, role: run.slice(0, start), beside: beside && !start,
      toldOf: toldOf && !start, acting: bare && isActing(after),
    };
    if (isNamed(core, place)) return { start, end };
  }
  return null;
}

/** The whole run first, then without its title, without its role, and without both. */
function* readings(run) {
  const [title = ""] = TITLE_AFTER.exec(run) ?? [];
  const bare = run.slice(0, run.length - title.length);
  yield { start: 0, core: run, title: "" };
  if (title) yield { start: 0, core: bare, title };
  for (const [word, end] of title ? [[run, ""], [bare, title]] : [[run, ""]]) {
    for (let start = roleLength(word, 0); start; ) {
      yield { start, core: word.slice(start), title: end };
      const next = roleLength(word, start);
      start = next ? start + next : 0;
    }
  }
}

function roleLength(word, from) {
  return ROLE_BEFORE.exec(word.slice(from))?.[0].length ?? 0;
}

function isNamed(core, { title, honorific, role, beside, toldOf, acting }) {
  if (NOBODY.has(core)) return false;
  const called = Boolean(honorific) || STRONG_TITLE.test(title);
  if (ALONE.has(core) || surnames.has(core) || givenNames.has(core) || fullNameAt(core) || endsLikeGiven(core)) return true;
  if (isLikeSurname(core, called || Boolean(role) || beside || toldOf || acting)) return true;
  if ((called || (acting && core.length > 1)) && (isSurname(core) || isGiven(core))) return true;
  if (acting && isLikeGiven(core) && ENDS_NAMES.test(core)) return true;
  if (beside && BESIDE_ALONE.has(core)) return true;
  if (beside && core.length > 1 && (isSurname(core) || isGiven(core) || isLikeGiven(core))) return true;
  if (role && core.length > 1 && (isSurname(core) || isGiven(core) || (CHILD.test(role) && isLikeGiven(core)))) return true;
  if (CHILD.test(role) && isGiven(core)) return true;
  const polite = POLITE_TITLE.test(title) || /^(?:さん|ちゃん|くん|さま|たん|せんせい)/.test(honorific);
  return polite && core.length < 5 && !isRole(core);
}

/** The length of a given name in kana straight after the surname: 近藤ひなた. */
function givenInKana(family, after) {
  if (!surnames.has(family) && !isLikeSurname(family, true)) return 0;
  const [kana = ""] = /^ ?(?:[ァ-ヶー]{2,5}|[ぁ-んー]{2,5})/.exec(after) ?? [];
  for (let length = kana.length; length > 1; length -= 1) {
    const word = kana.slice(0, length).trim();
    const rest = after.slice(length);
    const ends = NAMED_AFTER.test(rest) || (givenKana.has(toKatakana(word)) && ENDS.test(rest));
    if (ends && !PARTICLES.test(word)) return length + called(after.slice(length));
  }
  return 0;
}

function called(after) {
  return HONORIFIC.exec(after)?.[0].length ?? 0;
}

const ENDS = /^(?:[^ぁ-んァ-ヶー]|$|[はがをにのとも]|です|という|さん|ちゃん|くん)/;
const NAMED_AFTER = /^(?:名義|\(|さん|ちゃん|くん|という|と名乗|と言い|、\d)/;
const PARTICLES = /^(?:のの|には|とは|にも|とも|から|より|まで|だけ|など|なの|なら|のと|がい|もう|にか|とか|です|かな|かも)$/;
