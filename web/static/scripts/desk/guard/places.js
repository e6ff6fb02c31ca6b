/** Addresses: municipalities, towns with their numbers, buildings, rooms, stations and named spots. A prefecture alone is none. */

import { CITIES, MUNICIPALITIES } from "./data/places.js";
import { gather } from "./spans.js";
import { surnames } from "./name_lists.js";
import { isBesideRole } from "./names_placed.js";
import { listed, unpack } from "./unpacking.js";

const KIND = "address";
const TOWN = "市内";
const HOME = "住所は電話で伝える";
const SPOT = "近くの場所";

const BARE = unpack(CITIES);
const KNOWN = new Set([...unpack(MUNICIPALITIES), ...[...BARE].map((city) => `${city}市`)]);
// The wards and quarters that people name alone.
const QUARTERS = new Set(
  ("新宿 渋谷 世田谷 足立 葛飾 江戸川 練馬 板橋 豊島 杉並 中野 目黒 品川 荒川 墨田 江東 台東 文京 池袋 原宿 秋葉原 上野 浅草 吉祥寺 六本木 梅田 難波 心斎橋 天王寺 西成 歌舞伎町 中洲 高円寺 " +
    "中目黒 自由が丘 三軒茶屋 下北沢 北千住 錦糸町 赤羽 蒲田 五反田 みなとみらい 武蔵小杉 溝の口 二子玉川 荻窪 阿佐ヶ谷 巣鴨 目白 高田馬場 新大久保 四谷 赤坂 表参道 恵比寿 代官山 銀座 新橋 有楽町 " +
    "日暮里 亀有 亀戸 小岩 葛西 成増 笹塚 経堂 登戸 綱島 関内 桜木町 道玄坂 鶴橋 十三 天文館 天満 京橋 三宮 祇園 烏丸 大須 天神 薬院 すすきの ススキノ 博多 小倉 なんば 道頓堀 町田").split(" "),
);
const PREFECTURES = listed(
  "青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 " +
  "愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄");
// Towns of one letter, and the corners of cities where the young gather, by the names they give them.
const SHORT_OR_SAID = new RegExp(
    String.raw`(?<![一-鿿々])[柏堺蕨呉](?=に(?!な)|で|から|の(?:祖|実家|自宅|アパート|マンション|家|叔|伯|親))|` +
    String.raw`(?:トー横|グリ下|ドン横|ビブ横|警固界隈|アメ村)(?:キッズ|界隈)?`,
    "dg",
);
const LONGEST = 8;

const WORD = "一-鿿々ヶケノツァ-ヴー";
const PREFECTURE = "(?:北海道|東京都|(?:大阪|京都)府|[一-鿿]{2,3}県)";
const AT_END = new RegExp(`${PREFECTURE}$`);
const COMMON =
  new RegExp(
      String.raw`^(?:.*(?:都|朝|同|当|各|本|他|全|隣|闇|政令|中核|政令指定|指定都|地方都|大都|小都|姉妹都|のみの)市|.*(?:地|学|校|同|各|当|本|他|全|特別|選挙|管|教|通学|` +
      String.raw`隣|行政|山|猟|漁|禁|居住|住|解放|保護|工)区|.*(?:下|港|同|当|各|他|隣|裏|城下|宿場|門前|温泉|住宅|田舎|中華|小さな|の)町|.*(?:農|漁|山|同|当|各|他|隣|` +
      String.raw`選手|寒|全|農山漁)村|[市区町村]|村)$`,
  );
const NO_QUARTER = new RegExp(
    String.raw`[市区町村郡]|^(?:内|外|立|役|民|政|議|長|在|出身|方面|近|周|付|営|児|相談|保健|福祉|子|教育|家庭|担当|窓口|北部|南部|東部|西部|中心|全域|以外|出|居住|転|経由|行|` +
    String.raw`小|中|高|本人|母|父|祖|実家|自宅|側|警|病|図書|公園|体育|社協|社会|生活|支援|支所|支部|児童|障害|女性|配偶|青少年|包括|地域|発達|要|虐待|消防|駅)|(?:署|課|所|係|` +
    String.raw`室|局|館|院|園|校|部|会|員)$`,
);
const AFTER_COMMON = /^[場販民価況井工議営外]/;
const UNIT = /[市区町村郡]/g;

const BLOCK =
  "(?:(?:\\d{1,4}|[一二三四五六七八九十]{1,3})丁目(?:の?\\d{1,4}(?:番地?)?(?:[の-]?\\d{1,4}号?)?(?:-\\d{1,4})*)?|" +
    "\\d{1,5}番(?:地(?:の?\\d{1,4}号?)?|\\d{1,4}号?)(?:-\\d{1,4})*|" +
    "\\d{1,4}[-‐-―−ー]\\d{1,4}(?:[-‐-―−ー]\\d{1,5}){0,2}(?:号室?)?|(?<=[町村区台丘])\\d{1,4}の\\d{1,4})";
const HIRAGANA_START = "(?:(?<=^|[はがをにのへでと、。\\s「(:])(?!はなく|には|では|とは)[ぁ-ん]{2,5})?";
// 希望が and 虹の of 希望が丘3丁目 and 虹の台1-2.
const IN_HILLS = "(?:(?<![一-鿿])(?![母父兄姉弟妹祖])[一-鿿]{1,3}し?[のが](?=[丘台里森原宮沢浜谷杜島峰]))?";
const NUMBERED = new RegExp(`(?:${PREFECTURE})?${IN_HILLS}${HIRAGANA_START}[${WORD}]{1,14}${BLOCK}`, "dg");
const CHOME = new RegExp(
  "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})丁目(?:\\d{1,4}番地?)?(?:\\d{1,4}号)?|(?<![\\d第])\\d{1,5}番地(?:の?\\d+)?|大字[一-鿿]{1,6}|" +
  "(?<![一-鿿]|[数文漢名苗赤黒][一-鿿]?)字[一-鿿]{1,4}(?=\\d)|(?<=[町村])字[一-鿿]{1,4}(?=\\d)", "dg");
const NORTH_SOUTH = new RegExp(
    String.raw`[一-鿿]{0,4}(?:[東西南北]?\d{1,2}条)?(?:[東西南北]\d{1,2}(?:条|丁目|線|号))+(?:\d{1,3}番?)?|[一-鿿]{0,4}(?:\d{1,2}|` +
    String.raw`[一二三四五六七八九十]{1,2})条(?:通り?|大橋|\d{1,2}丁目)`,
    "dg",
);
const BY_STREETS = /[一-鿿]{1,4}通[一-鿿]{0,4}(?:上る|下る|上ル|下ル|東入る?|西入る?|東入ル|西入ル)[一-鿿]{0,5}(?:町|ル)?/dg;
const RAILWAY = new RegExp(
    String.raw`(?:(?:阪急|阪神|京阪|近鉄|南海|名鉄|京王|京急|小田急|東急|東武|西武|相鉄|京成|西鉄|JR|地下鉄)[一-鿿ァ-ヴーヶ]{2,7}(?=[のにでからまへ、。]|$)|` +
    String.raw`(?<![一-鿿])[一-鿿]{2,5}線(?=[のでにを沿、。]|から))`,
    "dg",
);
const COMMON_LINE = /(?:電話|無|有|視|伏|光|外|内|新幹|脱|沿|点|目|動|一|下|直|曲|死|前|戦|回|支援|相談|生命|境界|平行|最前|導火|配|傷|架|電|標|白|赤|本|支|幹|路|同じ?|地下鉄|私鉄)線$/;
const GA_PLACE = new RegExp(
    String.raw`(?<![一-鿿])(?![数何一二三四五六七八九十][ヶケ]所)[一-鿿]{1,3}[ヶケ][崎丘谷原浜沢関島峰岳岡瀬根淵]|` +
    String.raw`(?<![一-鿿])[一-鿿]{1,2}[のノ][塚台宮門](?=に(?:住|い)|在住|方面|で保護|から)`,
    "dg",
);
const LANDMARK = /(?<![一-鿿])[一-鿿]{2,4}[寺城](?=の(?:近く|そば|前|裏|隣|横)|付近|周辺)/dg;
const CITY_SIDE = new RegExp(
    String.raw`(?<name>(?!国立(?:に行|で)|中央|中間)[一-鿿々ヶ]{2,5}|[ァ-ヴー]{3,6}|(?<=^|[、。「(\s]|[はがをも])(?!さくら|みどり)[ぁ-ん]{3,6}?)(?=方面|近辺|周辺|付近|市内|在住|出身|駅前|界隈|行きの|から(?:引っ越|転居|転校|来|逃げ|出て)|に(?:引っ越|転居|` +
    String.raw`転入|住|行|い[るた]|滞在|避難|戻|帰|家出|勤|通[いうっ]|` +
    String.raw`泊|単身|向か|着[いく]|嫁)|で(?:働|勤|暮|育|生まれ|泊|待|会[いうっ]|過ご|保護|補導|生活|一人|ひとり)|` +
    String.raw`まで(?:[来行歩迎出]|一人)|` +
    String.raw`の(?:実家|自宅|アパート|マンション|ホテル|ネットカフェ|友人宅|叔[父母]|伯[父母]|祖[父母]|親[戚類]|繁華街|病院|会社|カラオケ|コンビニ|ライブハウス|漫画喫茶|バイト先))`,
    "dg",
);
const CHAIN =
  new RegExp(
      String.raw`(?:イオン(?:モール|タウン)?|セブン(?:イレブン)?|ファミマ|ファミリーマート|ローソン|ミニストップ|マクドナルド|マック|ガスト|サイゼリヤ|ドンキ(?:ホーテ)?|ららぽーと|` +
      String.raw`アリオ|ゆめタウン|コメダ|スタバ|ジョイフル|ココス|カラオケ館|まねきねこ|ビッグエコー|快活(?:クラブ)?|パルコ|ルミネ|マルイ|ヨーカドー|西友|マルエツ|` +
      String.raw`コストコ)[一-鿿ァ-ヴーヶ]{2,8}(?:店|前)?`,
      "dg",
  );
const POSTAL = /〒 ?\d{3}[-‐-―−ー]?\d{4}|(?<=郵便番号[^\d\n。]{0,5})\d{3}[-‐-―−ー]?\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])/dg;
const HOUSES = "荘|ハイツ|コーポ|コーポラス|マンション|アパート|ハイム|レジデンス|タワー|団地|メゾン|ヴィラ|パレス|ハウス|コート|ビル|ヒルズ|テラス|寮|住宅";
const HOUSE_FIRST = new RegExp(
  `(?:カーサ|エスポワール|ロイヤル|アーバン|フォレスト|サニー|クレスト|ルネ|レオパレス|ビレッジハウス|シャーメゾン|ローズ|グリーン|コスモ|プラウド|コーポラス|コーポ|ハイツ|メゾン(?:ド)?|パレス|` +
  `ヴィラ|ハイム|グランド?|サン|シャトー?|パーク|レジデンス|エステート|ドミール|ビレッジ|プラザ|ライオンズ)[${WORD}A-Zぁ-ん・]{1,12}?の? ` +
  `?[A-Z]?(?:\\d{1,2}-)?\\d{3,4}(?:号室?)?|(?:カーサ|シャーメゾン|レオパレス|ビレッジハウス|コーポ|ハイツ|メゾン|ハイム|グラン)[一-鿿ァ-ヴー]{1,8}`, "dg");
const HOUSE_BOTH = /[ァ-ヴー]{3,8}[一-鿿々ヶ]{2,4}の?\d{3}(?!\d)(?:号室?)?/dg;
const HOUSE_LAST = new RegExp(
  `(?<house>(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,6}[ヶケがガ]?[${WORD}]{0,6}?|第[一二三四五][ぁ-ん]{2,5}|` +
  `[${WORD}]{1,6}[がヶケ][丘崎原谷池沢浜島峰]|[${WORD}A-Za-z]{1,10}?))(?:${HOUSES})(?![ァ-ヴー])(?: ` +
  `?[A-Z]?(?:\\d{1,2}-)?\\d{1,4}(?:号[室棟館]?|棟)?)*`, "dg");
const COMMON_HOUSE = new RegExp(
    String.raw`^(?:法|いま|.*(?:同じ|賃貸|分譲|高層|隣|木造|県営|市営|都営|府営|町営|公営|公団|学生|社員|職員|仮設|集合|復興|災害|二世帯|戸建て?|一般|共同|老人|高齢者|障害者|支援|` +
    String.raw`母子|父子|児童|自立|看護|教員|部|大学|高校|学校|企業|自宅兼|旧|女子|男子|独身|会社|別|住宅|一棟|グループ|シェア|ステップ|ショート|子ども|こども|ワンルーム|ウィークリー|` +
    String.raw`マンスリー|新築|中古|古い|新しい|自宅|実家|家|駅前|工場|ドッグ|モデル|ペント|雑居|オフィス|テナント|病院|テニス|カラオケ|ゲスト|アウト|フード|レンタル|[ァ-ヴー]*ー)|` +
    String.raw`[一-鿿]の|[ぁ-ん]+の)$`,
);
const ROOM = /(?<![\d-])[A-Z]?(?:\d{3,4}号(?:室|(?=[にのでへを、。]))|\d{1,2}号棟)/dg;
const STATION = new RegExp(
  `(?<name>(?:(?<![一-鿿々ヶ])[一-鿿]{1,2}[のがヶノ][${WORD}]{1,8}|[一-鿿々ヶ]{2,6}(?=の駅)|${HIRAGANA_START}[${WORD}]{1,9}|(?<=^|` +
  `[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,6}))の?駅(?!伝|員|長|弁|ビル)`, "dg");
const COMMON_STATION = /^(?:最寄り?|もより|同じ?|終着|無人|始発|各|当|隣|前|降車|乗車|次|主要|ターミナル|乗換|乗り換え|地下鉄|近く|いつも|ほか|別|通学|昨日|今日|本日|夜|道)$/;
const SPOTS = new RegExp(
  `(?<name>(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,5})?[${WORD}]{1,8}|(?<=^|[、。\\s「(:])[ぁ-ん]{2,5})(?:公園|病院|商店街|神社|交番|` +
  `児童館|公民館|図書館|クリニック|医院|大橋|教会|モール|児童公園|市民病院|総合病院|児童センター|自治会|派出所|八幡宮|天満宮|大社|稲荷|記念公園|運動公園|中央公園|市民会館|体育館|交通公園|集会所|` +
  `ショッピングセンター|駐在所|診療所|薬局|食堂|旅館|温泉|海岸|海水浴場|キャンプ場|インター(?![ァ-ヴー])|バス停|商店|書店|寺院)`, "dg");
const COMMON_SHOP = /(?:コーヒー|カード|スタイル|バイト|アルバイト|勤務|ホテル|バーガー|シェイク|ポイント|アプリ|ライン|時間|保険|プラン)/;
const COMMON_SPOT = new RegExp(
    String.raw`^(?:(?:近く|近所|隣|前|裏|横|同じ?|別|他|総合|大学|付属|附属|救急|県立|市立|私立|公立|国立|都立|町立|村立|区立|地元|地域|市内|県内|市外|県外|町内|児童|市民|県民|` +
    String.raw`区民|子ども|子供|小児|精神科?|産婦人科|婦人科|産科|小児科|内科|外科|皮膚科|眼科|歯科|整形外科|心療内科|耳鼻科|専門|拠点|かかりつけ|最寄り?|転院先|紹介先|受診先|入院先|協力|` +
    String.raw`指定|医療|保健|療養|動物|個人|一般|夜間|休日|当番|学校|校区|駅前|大きな|小さな|広い|自然|森林|国定|川沿い|沿い|家|電動|自転車|母子|老人|高齢者|障害者|福祉|社会|調剤|処方|` +
    String.raw`学生|社員|職員|日帰り|高速|露天|天然|団地|住宅|元町内|各|当|この|その|あの|どの|ある|いつもの?|よく行く|待合|何|複合|大型|郊外|古|中古|新|電子|無人|個別|担当|地区|民間|` +
    String.raw`公的|市|県|町|区|村|母|父|夜|昼|朝|毎日|休み|放課後|日曜|土曜|今日|昨日|小学校|中学校|高校|中学|小学|女子|男子|現地|現場|相談|女性|男性|有名|人気|野外|屋内|屋外|室内|` +
    String.raw`第[一二三]|中央|記念|運動|北|南|東|西)+|.*の)$`,
);
const AREA = /(?<![ァ-ヴー])[ァ-ヴー]{3,8}(?![ァ-ヴー])|(?<![一-鿿々])[一-鿿々]{2,5}(?![一-鿿々])|すすきの|なんば|みなとみらい|自由が丘|溝の口/dg;
const HILL = new RegExp(
  `(?:(?:(?<=^|[はがをにのへでと、。\\s「(:])[ぁ-ん]{2,4}|[ァ-ヴー]{2,6}|[一-鿿々]{1,4}し?)[ヶケがガ]丘|(?<=^|[はがをにのへでと、` +
  `。\\s「(:])[ぁ-ん]{2,4}[台丘]|(?<![一-鿿々])[一-鿿々]{0,3}[桜緑光青美泉若富旭梅松竹藤楓椿葉原山川沢野田見月星風霞鷹鶴][台丘]|` +
  `[一-鿿ァ-ヴー々]{1,8}ニュータウン)(?=[にのでへから、。]|在住|$)`, "dg");
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
    ...gather(text, HOUSE_LAST, KIND, HOME, isHouse),
    ...gather(text, ROOM, KIND, HOME),
    ...gather(text, STATION, KIND, "最寄りの駅", ({ groups }) => !COMMON_STATION.test(groups.name.split("の").at(-1))),
    ...gather(text, HILL, KIND, TOWN, (match) => !COMMON_HILL.test(match[0])),
    ...gather(text, SPOTS, KIND, SPOT, ({ groups }) => isName(groups.name) || isSpot(groups.name)),
    ...gather(text, RAILWAY, KIND, "最寄りの駅", (match) => !COMMON_LINE.test(match[0])),
    ...gather(text, GA_PLACE, KIND, TOWN),
    ...gather(text, SHORT_OR_SAID, KIND, TOWN),
    ...gather(text, LANDMARK, KIND, SPOT),
    ...gather(text, NORTH_SOUTH, KIND, HOME),
    ...gather(text, BY_STREETS, KIND, HOME),
    ...gather(text, CITY_SIDE, KIND, TOWN, ({ groups: { name } }) => !PREFECTURES.has(name) && isTown(name)),
    ...gather(text, CHAIN, KIND, SPOT, (match) => !COMMON_SHOP.test(match[0])),
    ...gather(text, AREA, KIND, TOWN, (match) => isLivedIn(text, match)),
  ];
}

/** 電話 090-…, 平成 25-4-1 and クラス 3-2 look like a street with its numbers. */
function isNoDate(match) {
  return ! new RegExp(
      String.raw`^(?:.*(?:電話|携帯|スマホ|番号|平成|令和|昭和|午前|午後|自宅|緊急|ケータイ|クラス|内線|年齢|ナンバー|祖母宅|実家))\d`,
  ).test(match[0]) && !/^[一二三四五六七八九十第約ー]*\d/.test(match[0]) && isStreet(match[0]);
}

/** Two numbers alone are hours or a class as often as a street: 平日9-18. */
function isStreet(written) {
  const two = /^(\D*)\d{1,4}[-‐-―−ー]\d{1,4}$/.exec(written);
  return !two || /[台丘町村区市山川野田原島崎浜沢井坂橋東西南北央本宮松林森谷通条里ヶ]$/.test(two[1]);
}

function isName(word) {
  return (surnames.has(word) && word !== "慈恵") ||
    isArea(word) || KNOWN.has(`${word}市`) || KNOWN.has(`${word}町`) || KNOWN.has(`${word}区`);
}

/** With a number even サニーハイム is no common word for a house. */
function isHouse({ 0: all, groups }) {
  return !COMMON_HOUSE.test(/\d/.test(all) ? groups.house.replace(/ー$/, "") : groups.house);
}

function isTown(name) {
  return isArea(name) || KNOWN.has(`${name}市`);
}

/** 上野 in 部長の上野 is a person. */
function isLivedIn(text, { 0: area, index }) {
  return isArea(area) && !isBesideRole(text.slice(0, index)) && LIVES.test(text.slice(index + area.length));
}

/** Whatever stands before 公園 and is no common word for one. */
function isSpot(word) {
  return word.length > 1 && !COMMON_SPOT.test(word);
}

function isArea(word) {
  return BARE.has(word) || QUARTERS.has(word) || (word.length > 2 && QUARTERS.has(word.replace(/^[東西南北新本]/, "")));
}

function municipalities(text) {
  const found = [];
  for (const { index } of text.matchAll(UNIT)) {
    const start = knownStart(text, index) ?? unknownStart(text, index);
    if (start === null) continue;
    const last = found.at(-1);
    if (last && last.end === start) last.end = index + 1;
    else found.push({ kind: KIND, start: withPrefecture(text, start), end: index + 1, general: TOWN });
    found.at(-1).end += quarterLength(text.slice(index + 1));
  }
  return found;
}

/** 一乗寺 in 左京区一乗寺のあたり; nothing in 足立区在住の. */
function quarterLength(rest) {
  const [, quarter = ""] = /^([一-鿿々ヶ]{2,7}|[ぁ-ん]{2,4}[丘台野原が])(?=[、。」)\s]|$|[のにでからへまで]|あたり|辺り|付近|周辺|近辺|在住)/.exec(rest) ?? [];
  return NO_QUARTER.test(quarter) ? 0 : quarter.length;
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
  if (surnames.has(word)) return true;
  const [, longer] = /^([一-鿿々]+)/.exec(rest) ?? [];
  return Boolean(longer) && surnames.has(word + longer);
}

function withPrefecture(text, start) {
  const found = AT_END.exec(text.slice(Math.max(0, start - 4), start));
  return found ? start - found[0].length : start;
}
