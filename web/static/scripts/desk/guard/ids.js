/** Numbers that stand for one person in somebody's register. */

import { gather } from "./spans.js";

const KIND = "id_number";
const GENERAL = "番号は書かない";
const REGISTERS =
  "マイナンバー(?:カード)?|個人番号|学籍(?:番号)?|学生証|生徒(?:証|番号)|児童番号|出席番号|受験番号|受験票|保険証|被保険者(?:証)?|健康保険|保険者|口座|通帳|免許証?|パスポート|旅券|" +
  "診察券|カルテ|会員(?:証|番号)|社員(?:証|番号)|職員番号|在留カード|在留資格|受給者証?|住民票コード|療育手帳|障害者手帳|母子手帳|手帳|整理番号|患者番号|ケース番号|受付番号|受理番号|" +
  "児童票|調査票|相談票|相談番号|事件番号|ファイル番号|ケースNo\\.?|基礎年金番号|年金番号|年金手帳|クレジットカード|カード番号|暗証番号|キャッシュカード|学生番号|管理番号|登録番号|国保|社保|医療証|" +
    "身体障害者手帳|愛の手帳|精神手帳|ロッカー番号|出席簿|名簿番号|組合員番号|証明書番号|通帳番号|銀行口座|ゆうちょ|被保険者番号|保護番号|受給番号|記録番号|面接番号|通告番号|案件番号|照会番号|許可番号|" +
    "製造番号|IMEI|シリアル";
const NAMED = new RegExp(
  `(?:${REGISTERS})(?:の?(?:記号・?)?番号|No\\.?|#)?[^0-9A-Za-z。\\n]{0,6}?(?<found>第?(?:[A-Z]{0,4}-?\\d[\\dA-Z]*(?:[- ` +
  `][\\dA-Z]+)*)号?)(?![\\d年月日時歳回枚円人])`, "dgi");
const BEFORE = new RegExp(`(?<![A-Za-z0-9-]|\\d[ー‐-―−の ])(?<found>[A-Z]{0,3}-?\\d[\\d-]{2,}\\d)番?(?:が|という|、)(?:${REGISTERS}|.{0,3}番号)`, "dg");
const TWELVE = /(?<![\d-])\d{4}([- ]?)\d{4}\1\d{4}(?:\1\d{4})?(?![\d-])/dg;
const PASSPORT = /(?<![A-Za-z])[A-Z]{2}\d{7}(?:\d[A-Z]{2})?(?![A-Za-z\d])/dg;
const PLATE = /[一-鿿]{1,4} ?\d{2,3} ?[ぁ-んA-Z] ?(?:\d{1,2}-\d{2}|[・.]+\d{1,3})(?!\d)/dg;

const OTHERS = new RegExp(
    String.raw`(?:(?<!郵便|電話|部屋|携帯)番号|ナンバー|No\.|№|コード|` +
    String.raw`番号札)[^0-9A-Za-z。\n]{0,4}(?<found>[A-Z]{0,4}-?\d[\dA-Z-]{1,}[\dA-Z])(?![\d年月日時])`,
    "dgi",
);

/** Whatever else is called a number; asked after the telephone numbers. */
export function findOtherNumbers(text) {
  return gather(text, OTHERS, KIND, GENERAL, isNoPhone);
}

/** Numbers of cards, registers, accounts and cars. */
export function findIds(text) {
  const plain = [NAMED, TWELVE, PASSPORT, PLATE].flatMap((pattern) => gather(text, pattern, KIND, GENERAL));
  return [...plain, ...gather(text, BEFORE, KIND, GENERAL, isNoPhone)];
}

function isNoPhone({ groups }) {
  return !/^0(?:-?\d){9,10}$/.test(groups.found);
}
