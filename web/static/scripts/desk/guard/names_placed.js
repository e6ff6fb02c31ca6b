/** Names by their place in a sentence: after 妹の, before が殴る. What looks like a word elsewhere is a name there. */

import { FOREIGN_NAMES, HIRAGANA_WORDS, KATAKANA_WORDS, SHORT_GIVEN, SHORT_GIVEN_BESIDE } from "./data/words.js";
import { foreignNames, givenKana, surnameKana, toKatakana } from "./name_lists.js";
import { listed } from "./unpacking.js";

const KIN =
  "母|父|母親|父親|実母|実父|継母|継父|養母|養父|義母|義父|祖母|祖父|おば|おじ|叔母|叔父|伯母|伯父|姉|兄|弟|妹|義兄|義姉|義弟|義妹|長女|長男|次女|次男|二男|三女|三男|四女|四男|娘|息子|" +
    "孫|姪|甥|いとこ|従兄|従弟|従姉|従妹|双子|きょうだい";
const OTHERS =
  "友だち|友達|ともだち|友人|親友|幼なじみ|幼馴染|同級生|クラスメイト|クラスメート|先輩|後輩|上級生|下級生|彼氏|彼女|カレシ|カノジョ|元カレ|元彼|元カノ|恋人|交際相手|再婚相手|相手|同居人|同居男性|" +
    "内縁|夫|妻|元夫|元妻|知人|隣人|上司|同僚|店長|" +
  "担任|副担任|顧問|コーチ|監督|先生|教諭|講師|養護教諭|校長|教頭|家庭教師|主治医|医師|相談員|支援員|職員|里親|里子|里父|里母|本人|本児|当該児|対象児|男児|女児|園児|児童|生徒|男子|女子|少年|" +
    "少女|子|男|男性|女性|部員|部長|カウンセラー|ワーカー|ヘルパー|民生委員";
const ROLE = `(?:${KIN}|${OTHERS})`;
const BESIDE = new RegExp(`${ROLE}(?:の|[:=「『(・])$`);
const TOLD = new RegExp(`(?:${ROLE}|加害|被害|犯人|加害者|被害者|加害児|被害児|担当|名義|送り主|主犯)[はが]$`);
const DEED =
  new RegExp(
      String.raw`^(?:さん|くん|ちゃん)?(?:[がはもに]|から|とは?|には|って|の(?:こと|おじ|おば|家|部屋|車|親|母|父|兄|姉|息子|せい))[^。、\n]{0,14}?(?:殴|叩|たた|` +
      String.raw`なぐ|蹴|け[らっ]|触|さわ|怒|どな|言[わいっう]|いわれ|呼[ばびん]|よば|脅|おど|誘|さそ|会[いっうわ]|同居|連絡|相談|話[しす]|来[るたて]|きた|くる|入ってく|` +
      String.raw`送[らっりる]|撮|覗|のぞ|いじめ|嫌|いや|怖|こわ|好き|二人|ふたり|一緒|いっしょ|暮ら|付き合|つきあ|別れ|謝|泣|頼|助け|無視|され|させ|迫|抱|追|待ち|近づ|見[らてせ])`,
  );
const ENDS = "(?=[はがにのともをへや宅、。)」』(\\s,:・]|$|\\d|から|って|です|だ|という|より|です|で(?!き|す))";
const AFTER_ROLE = new RegExp(
  `(?<role>${ROLE})(?<joint>の|は|が|[:=「『(・] ?|、)(?:(?<kata>[ァ-ヴ][ァ-ヴー・]{1,15})(?![ァ-ヴー])|` +
    `(?<hira>[ぁ-ん][ぁ-んー]{1,4}?))${ENDS}(?!のう?ち)`,
  "dg",
);
const AT_HEAD = /(?<=^|[、。「『(\s:・]|[一-鿿々](?:[はがをもに]|から)|[ァ-ヴー](?:[はがをも]|で)|友[人達]|親友|同級生|[姉妹兄弟]|[、。]で)[ぁ-ん]{2,}/g;
const AFTER_NAME =
  new RegExp(
      String.raw`^(?:[がはをもに](?!か[らなもっ]|ら|っ|く|す|いい|ん)|と(?!か|て|も|き|こ|い|っ|り|が|に|は)|の(?:こと|お?母|お?父|ママ|パパ|家|姉|兄|弟|妹|友)|から|` +
      String.raw`って|宅|、(?:小|中|高|年[長中少])|お?(?:兄|姉|にい|ねえ)(?:ちゃん|さん)|(?:、|\()\d)`,
  );
const AGED = /(?<=^|[、。「『(\s:・]|[一-鿿](?:の|と|、))(?<found>[ぁ-ん]{2,4}|[ァ-ヴー]{2,6})(?=\(\d{1,2}(?:歳|才)?\))/dg;
const TWO_PARTS = /(?<![ァ-ヴー・])[ァ-ヴー]{2,9}(?:・[ァ-ヴー]{2,9}){1,3}(?![ァ-ヴー・])/dg;
const HOUSED = new RegExp(
    String.raw`(?<=^|[、。「『(\s:・])(?<found>[ァ-ヴ][ァ-ヴー]{1,6})(?=(?:[がはも]|から|に|と)[^。、\n]{0,10}(?:殴|触|呼[ばび]|送[らっ]|脅|言わ|怒|` +
    String.raw`誘|撮|抱|いじめ|会[っい]|連絡|電話|通訳|来[たる]|話し))`,
    "dg",
);
// Surnames of one letter at the head of a note: 森は昨日から…, not 森は暗い.
const SHORT_AT_HEAD = new RegExp(
    String.raw`(?<=^|[。\n])(?<found>[森林原関谷堀辻菅岸柳榊])(?=(?:[はが]|から|に(?:は|も)?|と)(?!の|` +
    String.raw`[強弱暗広深静遠近綺見多怖寒好嫌美大小高低焼枯咲伐入行逃迷隠]|きれい|あ[るっり]|な[いくか]|こわ|つづ|続))`,
    "dg",
);
const FOREIGN = /[ァ-ヴー・]{2,}/dg;
const LONGEST_GIVEN = 5;
const COUNTRY = /^[、,(]? ?[ァ-ヶ一-鿿]{2,8}(?:国籍|人(?![一-鿿])|出身)/;

const katakanaWords = listed(KATAKANA_WORDS);
const hiraganaWords = listed(HIRAGANA_WORDS);
const foreigners = listed(FOREIGN_NAMES);
const shortGiven = listed(SHORT_GIVEN);
const shortBeside = listed(SHORT_GIVEN_BESIDE);

/** Does a word stand beside a role: 担任の…, 友だちの…? `before` is the text up to the word. */
export function isBesideRole(before) {
  return BESIDE.test(before.slice(-9));
}

/** Is a word told of a role: 加害者は…, 母が…? */
export function isToldOfRole(before) {
  return TOLD.test(before.slice(-9));
}

/** Does the text after a word tell what a person did: …が殴る, …と二人きり? */
export function isActing(after) {
  return DEED.test(after);
}

/** [{start, end}, …] */
export function namesPlaced(text) {
  const placed = [
    ...told(text, AFTER_ROLE, ({ groups }) => isNamedBeside(groups)),
    ...told(text, SHORT_AT_HEAD, () => true),
    ...told(text, HOUSED, ({ groups }) => couldBeForeign(groups.found)),
    ...told(text, AGED, ({ groups }) => !katakanaWords.has(groups.found) && !hiraganaWords.has(groups.found)),
    ...told(text, TWO_PARTS, (match) => match[0].split("・").every(couldBeForeign)),
    ...told(text, FOREIGN, (match) => isOfACountry(text, match) || foreigners.has(match[0])),
  ];
  return [...placed, ...[...text.matchAll(AT_HEAD)].flatMap((match) => headed(text, match))];
}

function told(text, pattern, holds) {
  return [...text.matchAll(pattern)].filter(holds).map(({ indices }) => {
    const { found, kata, hira } = indices.groups ?? {};
    const [start, end] = found ?? kata ?? hira ?? indices[0];
    return { start, end };
  });
}

/** The longest given name in hiragana at the head of a clause. */
function headed(text, { 0: run, index }) {
  for (let length = Math.min(LONGEST_GIVEN, run.length); length > 1; length -= 1) {
    const [word, after] = [run.slice(0, length), text.slice(index + length)];
    if (AFTER_NAME.test(after) && (isGivenAtHead(word) || isDoer(word, after))) return [{ start: index, end: index + length }];
  }
  return [];
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
function isDoer(word, after) {
  const known = shortBeside.has(word) || (word.length > 2 && givenKana.has(toKatakana(word)));
  return known && /^[がに](?:殴|叩|たた|なぐ|蹴|触|さわ|怒|おこ|言[わっ]|いわれ|呼ば|よば|脅|おど|誘|さそ|来て|撮|いじめ|された)/.test(after);
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
