/** Names by their place in a sentence: after 妹の, before が殴る. What looks like a word elsewhere is a name there. */

import { HIRAGANA_WORDS, KATAKANA_WORDS, SHORT_GIVEN, SHORT_GIVEN_BESIDE } from "./data/words.js";
import { foreignNames, givenKana, surnameKana, toKatakana } from "./name_lists.js";
import { listed } from "./unpacking.js";

const KIN =
  "母|父|母親|父親|実母|実父|継母|継父|養母|養父|義母|義父|祖母|祖父|おば|おじ|叔母|叔父|伯母|伯父|姉|兄|弟|妹|義兄|義姉|義弟|義妹|長女|長男|次女|次男|二男|三女|三男|四女|四男|娘|息子|孫|姪|甥|いとこ|従兄|従弟|従姉|従妹|双子|きょうだい";
const OTHERS =
  "友だち|友達|ともだち|友人|親友|幼なじみ|幼馴染|同級生|クラスメイト|クラスメート|先輩|後輩|上級生|下級生|彼氏|彼女|カレシ|カノジョ|元カレ|元彼|元カノ|恋人|交際相手|再婚相手|相手|同居人|同居男性|内縁|夫|妻|元夫|元妻|知人|隣人|上司|同僚|店長|" +
  "担任|副担任|顧問|コーチ|監督|先生|教諭|講師|養護教諭|校長|教頭|家庭教師|主治医|医師|相談員|支援員|職員|里親|里子|里父|里母|本人|本児|当該児|対象児|男児|女児|園児|児童|生徒|男子|女子|少年|少女|子|男|男性|女性|部員|部長|カウンセラー|ワーカー|ヘルパー|民生委員";
const ROLE = `(?:${KIN}|${OTHERS})`;
const BESIDE = new RegExp(`${ROLE}(?:の|[:=「『(・])$`);
const DEED =
  /^(?:さん|くん|ちゃん)?(?:[がはもに]|から|とは?|には|って|の(?:こと|おじ|おば|家|部屋|車|親|母|父|兄|姉|息子|せい))[^。、\n]{0,14}?(?:殴|叩|たた|なぐ|蹴|け[らっ]|触|さわ|怒|どな|言[わいっう]|いわれ|呼[ばびん]|よば|脅|おど|誘|さそ|会[いっうわ]|同居|連絡|相談|話[しす]|来[るたて]|きた|くる|入ってく|送[らっりる]|撮|覗|のぞ|いじめ|嫌|いや|怖|こわ|好き|二人|ふたり|一緒|いっしょ|暮ら|付き合|つきあ|別れ|謝|泣|頼|助け|無視|され|させ|迫|抱|追|待ち|近づ|見[らてせ])/;
const ENDS = "(?=[はがにのともをへや、。)」』(\\s,:・]|$|\\d|から|って|です|だ|という|より|です|で(?!き|す))";
const AFTER_ROLE = new RegExp(
  `(?<role>${ROLE})(?<joint>の|は|が|[:=「『(・] ?|、)(?:(?<kata>[ァ-ヴ][ァ-ヴー・]{1,15})(?![ァ-ヴー])|(?<hira>[ぁ-ん][ぁ-んー]{1,4}?))${ENDS}(?!のう?ち)`,
  "dg",
);
const AT_HEAD = /(?<=^|[、。「『(\s:・]|[一-鿿々](?:[はがをも]|から)|[、。]で)(?<hira>[ぁ-ん]{2,5}?)(?=[がはをもに](?!か[らなもっ]|ら|っ|く|す|いい|ん)|と(?!か|て|も|き|こ|い|っ|り)|の(?:こと|お?母|お?父|ママ|パパ|家|姉|兄|弟|妹|友)|から|って|(?:、|\()\d)/dg;
const HOUSED = /(?<=^|[、。「『(\s:・])(?<found>[ァ-ヴ][ァ-ヴー]{1,6})(?=(?:[がはも]|から|に|と)[^。、\n]{0,10}(?:殴|触|呼[ばび]|送[らっ]|脅|言わ|怒|誘|撮|抱|いじめ|会[っい]|連絡|電話|通訳|来[たる]|話し))/dg;
const COUNTRY = /^[、,(]? ?[ァ-ヶ一-鿿]{2,8}(?:国籍|人(?![一-鿿])|出身)/;

const katakanaWords = listed(KATAKANA_WORDS);
const hiraganaWords = listed(HIRAGANA_WORDS);
const shortGiven = listed(SHORT_GIVEN);
const shortBeside = listed(SHORT_GIVEN_BESIDE);

/** Does a word stand beside a role: 担任の…, 友だちの…? `before` is the text up to the word. */
export function isBesideRole(before) {
  return BESIDE.test(before.slice(-9));
}

/** Does the text after a word tell what a person did: …が殴る, …と二人きり? */
export function isActing(after) {
  return DEED.test(after);
}

/** [{start, end}, …] */
export function namesPlaced(text) {
  const beside = [...text.matchAll(AFTER_ROLE)].filter(({ groups }) => isNamedBeside(groups));
  const told = beside.map(({ indices: { groups } }) => groups.kata ?? groups.hira);
  const heads = [...text.matchAll(AT_HEAD)].filter((match) => isGivenAtHead(match.groups.hira) || isDoer(text, match)).map(({ indices }) => indices.groups.hira);
  const acting = [...text.matchAll(HOUSED)].filter(({ groups }) => couldBeForeign(groups.found)).map(({ indices }) => indices.groups.found);
  const foreign = [...text.matchAll(/[ァ-ヴー・]{2,}/dg)].filter((match) => isOfACountry(text, match)).map(({ indices }) => indices[0]);
  return [...told, ...heads, ...acting, ...foreign].map(([start, end]) => ({ start, end }));
}

function isNamedBeside({ kata, hira, joint }) {
  if (kata?.includes("・")) return true;
  if (kata) return !katakanaWords.has(kata) && !endsLikeAWord(kata) && (isKnown(kata) || (joint !== "、" && couldBeForeign(kata)));
  if (joint === "は" || joint === "が" || joint === "、") return isGivenAtHead(hira);
  return isGivenAtHead(hira) || shortBeside.has(hira) || (hira.length > 2 && givenKana.has(toKatakana(hira)));
}

function isGivenAtHead(hira) {
  if (hira.length === 2) return shortGiven.has(hira);
  return givenKana.has(toKatakana(hira)) && !hiraganaWords.has(hira);
}

/** こうき and あき are words, but not where they strike somebody. */
function isDoer(text, { indices, groups }) {
  const known = shortBeside.has(groups.hira) || (groups.hira.length > 2 && givenKana.has(toKatakana(groups.hira)));
  return known && /^[がに](?:殴|叩|たた|なぐ|蹴|触|さわ|怒|おこ|言[わっ]|いわれ|呼ば|よば|脅|おど|誘|さそ|来て|撮|いじめ|された)/.test(text.slice(indices.groups.hira[1]));
}

function isKnown(kata) {
  return givenKana.has(kata) || surnameKana.has(kata) || foreignNames.has(kata);
}

function couldBeForeign(kata) {
  return kata.length < 7 && !katakanaWords.has(kata) && !endsLikeAWord(kata);
}

/** Borrowed words end otherwise than names do. */
function endsLikeAWord(kata) {
  return /(?:ング|ョン|サー|ター|ダー|カー|ラー|ナー|ティー|ルーム|ホーム|ハウス|ズム|メント|クラス|サイト|アプリ|カード|ゲーム|バイト|ッド|ット|ップ|ック|ール|ート|ード|ース|ーム|ーク|ープ|ービス|ージ|ーン|クス|テル|スト|ンス|ンク|プル|ブル|タル|トル|ドル)$/.test(kata);
}

function isOfACountry(text, match) {
  return match[0].length < 16 && couldBeForeign(match[0].split("・")[0]) && COUNTRY.test(text.slice(match.index + match[0].length));
}
