/** Addresses: municipalities, towns with their numbers, buildings, rooms, stations and named spots. A prefecture alone is none. */

import { CITIES, MUNICIPALITIES } from "./data/places.js";
import { SURNAMES } from "./data/surnames.js";
import { gather } from "./spans.js";
import { unpack } from "./unpacking.js";

const KIND = "address";
const TOWN = "市内";
const HOME = "住所は電話で伝える";
const SPOT = "近くの場所";

const BARE = unpack(CITIES);
const KNOWN = new Set([...unpack(MUNICIPALITIES), ...[...BARE].map((city) => `${city}市`)]);
const FAMILIES = unpack(SURNAMES);
// The wards and quarters that people name alone.
const QUARTERS = new Set(
  "新宿 渋谷 世田谷 足立 葛飾 江戸川 練馬 板橋 豊島 杉並 中野 目黒 品川 荒川 墨田 江東 台東 文京 池袋 原宿 秋葉原 上野 浅草 吉祥寺 六本木 梅田 難波 心斎橋 天王寺 西成 歌舞伎町 中洲 高円寺 中目黒 自由が丘 三軒茶屋 下北沢 北千住 錦糸町 赤羽 蒲田 五反田 みなとみらい 武蔵小杉 溝の口 二子玉川 荻窪 阿佐ヶ谷 巣鴨 目白 高田馬場 新大久保 四谷 赤坂 表参道 恵比寿 代官山 銀座 新橋 有楽町 日暮里 亀有 小岩 新小岩 葛西 天満 京橋 三宮 祇園 烏丸 大須 天神 薬院 すすきの ススキノ 博多 小倉 なんば 道頓堀 町田".split(" "),
);
const LONGEST = 8;

const WORD = "一-鿿々ヶケノツァ-ヴー";
const PREFECTURE = "(?:北海道|東京都|(?:大阪|京都)府|[一-鿿]{2,3}県)";
const AT_END = new RegExp(`${PREFECTURE}$`);
const COMMON =
  /^(?:.*(?:都|朝|同|当|各|本|他|全|隣|闇|政令|中核|政令指定|指定都|地方都|大都|小都|姉妹都|のみの)市|.*(?:地|学|校|同|各|当|本|他|全|特別|選挙|管|教|通学|隣|行政|山|猟|漁|禁|居住|住|解放|保護|工)区|.*(?:下|港|同|当|各|他|隣|裏|城下|宿場|門前|温泉|住宅|田舎|中華|小さな|の)町|.*(?:農|漁|山|同|当|各|他|隣|選手|寒|全|農山漁)村|[市区町村]|村)$/;
const AFTER_COMMON = /^[場販民価況井工議営外]/;
const UNIT = /[市区町村郡]/g;

const BLOCK =
  "(?:(?:\\d{1,4}|[一二三四五六七八九十]{1,3})丁目(?:の?\\d{1,4}(?:番地?)?(?:[の-]?\\d{1,4}号?)?(?:-\\d{1,4})*)?|\\d{1,5}番(?:地(?:の?\\d{1,4}号?)?|\\d{1,4}号?)(?:-\\d{1,4})*|\\d{1,4}[-‐-―−ー]\\d{1,4}(?:[-‐-―−ー]\\d{1,5}){0,2}(?:号室?)?|(?<=[町村区台丘])\\d{1,4}の\\d{1,4})";
const HIRAGANA_START = "(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,5})?";
const NUMBERED = new RegExp(`(?:${PREFECTURE})?${HIRAGANA_START}[${WORD}]{1,14}${BLOCK}`, "dg");
const CHOME = new RegExp("(?:\\d{1,2}|[一二三四五六七八九十]{1,2})丁目(?:\\d{1,4}番地?)?(?:\\d{1,4}号)?|(?<![\\d第])\\d{1,5}番地(?:の?\\d+)?|大字[一-鿿]{1,6}|(?<![一-鿿])字[一-鿿]{1,4}(?=\\d)", "dg");
const POSTAL = /〒 ?\d{3}[-‐-―−ー]?\d{4}|(?<=郵便番号[^\d\n。]{0,5})\d{3}[-‐-―−ー]?\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])/dg;
const HOUSES = "荘|ハイツ|コーポ|コーポラス|マンション|アパート|ハイム|レジデンス|タワー|団地|メゾン|ヴィラ|パレス|ハウス|コート|ビル|ヒルズ|テラス|寮|住宅";
const HOUSE_FIRST = new RegExp(`(?:コーポラス|コーポ|ハイツ|メゾン(?:ド)?|パレス|ヴィラ|ハイム|グランド?|サン|シャトー?|パーク|レジデンス|エステート|ドミール|ビレッジ|プラザ|ライオンズ)[${WORD}A-Zぁ-ん・]{1,12}? ?[A-Z]?(?:\\d{1,2}-)?\\d{3,4}(?:号室?)?|(?:コーポ|ハイツ|メゾン|ハイム|グラン)[一-鿿ァ-ヴー]{1,8}`, "dg");
const HOUSE_BOTH = /[ァ-ヴー]{3,8}[一-鿿々ヶ]{2,4}の?\d{3}(?!\d)(?:号室?)?/dg;
const HOUSE_LAST = new RegExp(`(?<house>(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,6}|[${WORD}A-Za-z]{1,10}?))(?:${HOUSES})(?![ァ-ヴー])(?: ?[A-Z]?(?:\\d{1,2}-)?\\d{1,4}(?:号[室棟館]?|棟)?)*`, "dg");
const COMMON_HOUSE = /^(?:法|いま|.*(?:同じ|賃貸|分譲|高層|隣|木造|県営|市営|都営|府営|町営|公営|公団|学生|社員|職員|仮設|集合|復興|災害|二世帯|戸建て?|一般|共同|老人|高齢者|障害者|支援|母子|父子|児童|自立|看護|教員|部|大学|高校|学校|企業|自宅兼|旧|女子|男子|独身|会社|別|住宅|一棟|グループ|シェア|ステップ|ショート|子ども|こども|ワンルーム|ウィークリー|マンスリー|新築|中古|古い|新しい|自宅|実家|家|駅前|工場|ドッグ|モデル|ペント|雑居|オフィス|テナント|病院|テニス|カラオケ|ゲスト|アウト|フード|レンタル|[ァ-ヴー]*ー)|[一-鿿]の|[ぁ-ん]+の)$/;
const ROOM = /(?<![\d-])[A-Z]?\d{3,4}号(?:室|(?=[にのでへを、。]))/dg;
const STATION = new RegExp(`(?<name>[${WORD}]{1,9}|(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,6})駅(?!伝|員|長|弁|ビル)`, "dg");
const COMMON_STATION = /^(?:最寄り?|もより|同じ?|終着|無人|始発|各|当|隣|前|降車|乗車|次|主要|ターミナル|乗換|乗り換え|地下鉄|近く|いつも|ほか|別|通学|昨日|今日|本日|夜|道)$/;
const SPOTS = new RegExp(`(?<name>[${WORD}]{2,6})(?:公園|病院|商店街|神社|交番|児童館|公民館|図書館|クリニック|医院|大橋|教会|モール|児童公園|市民病院|総合病院|児童センター|自治会|派出所)`, "dg");
const AREA = /(?<![ァ-ヴー])[ァ-ヴー]{3,8}(?![ァ-ヴー])|(?<![一-鿿々])[一-鿿々]{2,5}(?![一-鿿々])|すすきの|なんば|みなとみらい|自由が丘|溝の口/dg;
const HILL = new RegExp(`(?:(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,4}|[ァ-ヴー]{2,6}|[一-鿿々]{1,4})[ヶケがガ]丘|(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,4}[台丘]|(?<![一-鿿々])[一-鿿々]{0,3}[桜緑光青美泉若富旭梅松竹藤楓椿葉原山川沢野田見月星風霞鷹鶴][台丘]|[一-鿿ァ-ヴー々]{1,8}ニュータウン)(?=[にのでへから、。]|在住|$)`, "dg");
const COMMON_HILL = /^(?:見台|.*(?:すべり|滑り|踏み|流し|ものほし|いち|なん|ちょう|この|その|あの)[台丘])$/;
const LIVES = /^(?:$|[にのからへでまはがをも、。」)\s]|在住|出身|方面|駅)/;

/** Where somebody is or lives. */
export function findPlaces(text) {
  return [
    ...gather(text, POSTAL, KIND, HOME),
    ...gather(text, NUMBERED, KIND, HOME, isNoDate),
    ...municipalities(text),
    ...gather(text, CHOME, KIND, HOME),
    ...gather(text, HOUSE_FIRST, KIND, HOME),
    ...gather(text, HOUSE_BOTH, KIND, HOME),
    ...gather(text, HOUSE_LAST, KIND, HOME, ({ groups }) => !COMMON_HOUSE.test(groups.house)),
    ...gather(text, ROOM, KIND, HOME),
    ...gather(text, STATION, KIND, "最寄りの駅", ({ groups }) => !COMMON_STATION.test(groups.name)),
    ...gather(text, HILL, KIND, TOWN, (match) => !COMMON_HILL.test(match[0])),
    ...gather(text, SPOTS, KIND, SPOT, ({ groups }) => isName(groups.name)),
    ...gather(text, AREA, KIND, TOWN, (match) => isArea(match[0]) && LIVES.test(text.slice(match.index + match[0].length))),
  ];
}

/** 電話 090-…, 平成 25-4-1 and クラス 3-2 look like a street with its numbers. */
function isNoDate(match) {
  return !/^(?:.*(?:電話|携帯|スマホ|番号|平成|令和|昭和|午前|午後|自宅|緊急|ケータイ|クラス|内線|年齢|ナンバー|祖母宅|実家))\d/.test(match[0]) && !/^[一二三四五六七八九十第約ー]*\d/.test(match[0]) && isStreet(match[0]);
}

/** Two numbers alone are hours or a class as often as a street: 平日9-18. */
function isStreet(written) {
  const two = /^(\D*)\d{1,4}[-‐-―−ー]\d{1,4}$/.exec(written);
  return !two || /[台丘町村区市山川野田原島崎浜沢井坂橋東西南北央本宮松林森谷通条里ヶ]$/.test(two[1]);
}

function isName(word) {
  return (FAMILIES.has(word) && word !== "慈恵") || isArea(word) || KNOWN.has(`${word}市`) || KNOWN.has(`${word}町`) || KNOWN.has(`${word}区`);
}

function isArea(word) {
  return BARE.has(word) || QUARTERS.has(word);
}

function municipalities(text) {
  const found = [];
  for (const { index } of text.matchAll(UNIT)) {
    const start = knownStart(text, index) ?? unknownStart(text, index);
    if (start === null) continue;
    const last = found.at(-1);
    if (last && last.end === start) last.end = index + 1;
    else found.push({ kind: KIND, start: withPrefecture(text, start), end: index + 1, general: TOWN });
  }
  return found;
}

function knownStart(text, index) {
  for (let length = Math.min(LONGEST, index); length > 0; length -= 1) {
    if (KNOWN.has(text.slice(index - length, index + 1))) return isPerson(text, index - length, index) ? null : index - length;
  }
  return null;
}

/** Towns that no list knows: 一-four letters in kanji before the unit, and no common word. */
function unknownStart(text, index) {
  const [word] = /[一-鿿々ヶケノ]*$/.exec(text.slice(Math.max(0, index - LONGEST), index).replace(new RegExp(`^.*(?:${PREFECTURE}|[市区町郡])`), ""));
  const start = index - word.length;
  const whole = word + text[index];
  if (!word || word.length > 4 || COMMON.test(whole) || isPerson(text, start, index)) return null;
  return AFTER_COMMON.test(text.slice(index + 1)) || /[ぁ-ん]/.test(whole) ? null : start;
}

/** 中村 and 大町 are people unless the text goes on as of a place. */
function isPerson(text, start, index) {
  const rest = text.slice(index + 1);
  const word = text.slice(start, index + 1);
  if (/^(?:さん|くん|ちゃん|君|様|氏|先生|せんせい|コーチ)/.test(rest)) return true;
  if (/^[一-鿿]{1,4}(?:区|町|村)/.test(rest) || /^(?:内|立|役|在住|出身|に(?:住|引)|の(?:自宅|実家|家|祖|親|アパ))/.test(rest)) return false;
  if (FAMILIES.has(word)) return true;
  const [, longer] = /^([一-鿿々]+)/.exec(rest) ?? [];
  return Boolean(longer) && FAMILIES.has(word + longer);
}

function withPrefecture(text, start) {
  const found = AT_END.exec(text.slice(Math.max(0, start - 4), start));
  return found ? start - found[0].length : start;
}
