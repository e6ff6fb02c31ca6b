/** Calendar dates: of birth, or of something that happened. Weekdays, 昨日 and 3日前 are no dates. */

import { gather } from "./spans.js";

const NEAR = 24;
const NUMERAL = "[〇一二三四五六七八九十]";
const DAY_BEFORE_REIWA = 2019; // a full date from before is taken for one of birth
const WEEKDAY = "(?: ?\\([月火水木金土日](?:曜日?)?(?:・祝)?\\))?";
const ERA = "(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR](?![A-Za-z])|(?<![一-鿿])[明大昭平令])";
const WESTERN = new RegExp(
    String.raw`(?<!\d)(?<year>(?:19|20)\d{2}) ?[年.\/・-] ?(?:0?[1-9]|1[0-2]) ?[月.\/・-] ?(?:[12]\d|3[01]|` +
    String.raw`0?[1-9])(?!\d)(?: ?日)?`,
    "dg",
);
const IN_ERA = new RegExp(
  `(?<era>${ERA})[.・ ]?(?:\\d{1,2}|元|${NUMERAL}{1,3}) ?[年./・-] ?(?:0?[1-9]|1[0-2]|${NUMERAL}{1,2}) ?[月./・-] ` +
  `?(?:[12]\\d|3[01]|0?[1-9]|${NUMERAL}{1,3})(?!\\d)(?: ?日)?`, "dg");
const BIRTH_MONTH = new RegExp(
  `(?:(?:19|20)\\d{2}|${ERA}[.・ ]?(?:\\d{1,2}|元)) ?年(?: ?(?:1[0-2]|0?[1-9]) ?月)?(?=(?:に|の)?(?:生(?![活徒き後前じ涯命])|産まれ|出生|` +
  `誕生))`, "dg");
const SHORT_YEAR = /(?<![\w.])'?\d{2}[.\/](?:1[0-2]|0?[1-9])[.\/](?:[12]\d|3[01]|0?[1-9])(?![\d.])/dg;
const CLOSED_UP = /(?<!\d)(?<year>(?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:[12]\d|3[01]|0[1-9])(?!\d)/dg;
const MONTH_DAY = new RegExp(
  `(?:(?:昨年|去年|今年|一昨年|来年)の?)?(?<!\\d)(?:0?[1-9]|1[0-2]) ?月(?: |の(?:[一-鿿]{1,4}(?:明け|終わり|初め)?の)?)?` +
    `(?:[12]\\d|3[01]|0?[1-9]|[一二三]?十?${NUMERAL}) ?日(?!間)${WEEKDAY}(?:(?:から|[~〜と・、-]) ?(?:[12]\\d|3[01]|[1-9])日(?!間|前|後|ほど|連続|続))?`, "dg");
const IN_KANJI = new RegExp(
  `(?:(?<year>[一二][〇九]${NUMERAL}{2})年)?(?<!${NUMERAL})(?:十[一二]?|一[〇一二]|[一二三四五六七八九])月(?:${NUMERAL}{1,3})日(?!間)`, "dg");
const SLASHED = new RegExp(
  `(?<![\\d/.-])(?:0?[1-9]|1[0-2])/(?:[12]\\d|3[01]|0?[1-9])(?![\\d/])${WEEKDAY}(?! ?(?:くらい|ぐらい|程度|ほど|以上|以下|の(?:授業|` +
  `確率|量)|量|錠|だけ|しか|人|名|に(?:減|な)))`, "dg");
const HYPHENED = new RegExp(
    String.raw`(?<![\d-])(?:0?[1-9]|1[0-2])-(?:[12]\d|3[01]|0?[1-9])(?![\d-])(?= ?\([月火水木金土日]|に(?:面談|受診|来所|来室|一時|保護|` +
    String.raw`警察|通告|相談|入院|退院|訪問|被害|電話|家出|再|予定|会)|の?(?:夕方|夜|未明|深夜))`,
    "dg",
);
const OF_MONTH = /(?:[今先来]週|今月|先月|来月|当月|翌月|前月|同月|先々月|再来月)の?(?:[12]\d|3[01]|[1-9]|[一二三]?十?[一二三四五六七八九十])日(?!間|前|後|ほど|くらい|以内)(?:(?:から|[~〜と・、-]) ?(?:[12]\d|3[01]|[1-9])日(?!間|前|後))?/dg;
const DAY_ALONE = new RegExp(
    String.raw`(?<![\d月/第約ぶ計週丸]|ここ|この|連続)(?:[12]\d|3[01]|[1-9])日(?= ?\([月火水木金土日]|の(?:朝|昼|夜|晩|夕方|午前|午後|深夜|未明|放課後|夜中)|(?:午前|午後|夕方|` +
    String.raw`夜|朝)|から(?! ?\d|ほど)|までに|以降|以来|付|に(?!一[度回日]|[何数及渡亘達延近満減増短縮分限間迫])[一-鿿])`,
    "dg",
);
const ENGLISH = new RegExp(
    String.raw`\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?:[12]\d|3[01]|[1-9])(?:st|nd|` +
    String.raw`rd|th)?\b(?:,? (?<year>\d{4}))?|\b(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)? (?:January|February|March|` +
    String.raw`April|May|June|July|August|September|October|November|December)(?: (?:19|20)\d{2})?`,
    "dgi",
);
const PATTERNS = [WESTERN, IN_ERA, BIRTH_MONTH, SHORT_YEAR, CLOSED_UP, IN_KANJI, MONTH_DAY, OF_MONTH, SLASHED, HYPHENED, DAY_ALONE, ENGLISH];

const BIRTH_AFTER = new RegExp(
    String.raw`^ ?(?:\([^)]{0,8}\))? ?(?:頃|ごろ)?(?:に|で)? ?(?:生まれ|生れ|うまれ|出生|誕生|産まれ|生(?![活徒き後前じ涯命])|が(?:本人の|彼女の|` +
    String.raw`彼の)?(?:お?誕生日|バースデー|生年月日))`,
);
const BIRTH_BEFORE = /(?:生年月日|誕生日|出生日|生まれ|誕生|バースデー|birthday|birth|D\.?O\.?B\.?)[^。\n\d]{0,8}$/i;
const OLD_ERA = /^[明大昭平MTSH]/;

/** Dates of birth and others. */
export function findDates(text) {
  return PATTERNS.flatMap((pattern) => gather(text, pattern, "date", "「先週」「数日前」など")).map((found) => named(text, found));
}

function named(text, { start, end }) {
  const written = text.slice(start, end);
  const birth =
    BIRTH_AFTER.test(text.slice(end, end + NEAR)) ||
    BIRTH_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) || isOld(written);
  return birth
    ? { kind: "birthdate", start, end, general: "年齢や「10代」" }
    : { kind: "date", start, end, general: "「先週」「数日前」など" };
}

function isOld(written) {
  const year = /^(?:19|20)\d{2}/.exec(written);
  return year ? Number(year[0]) <= DAY_BEFORE_REIWA : OLD_ERA.test(written);
}
