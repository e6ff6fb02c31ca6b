/** What a sentence itself calls a name: 名前は…, …と申します, …という子, or a name with an age. */

import { givenKana, isLikeGiven, isLikeSurname, isSurname, surnameKana, toKatakana } from "./name_lists.js";
import { isRole } from "./roles.js";

const LABEL =
  "(?:お?名前|氏名|本名|実名|フルネーム|下の名前|呼び名|呼び方|通称|あだ名|ニックネーム|愛称|源氏名|旧姓|新姓|名字|苗字|姓|児童名|生徒名|保護者名|患者名|相談者名|本人名|母親?の?名|父親?の?名)";
const ROLE_LABEL =
  "(?:本人|児童|生徒|対象児|被害児|被害者|加害者|保護者|母親?|父親?|兄|姉|弟|妹|相談者|通告者|担任|顧問|担当者?|主治医|差出人|送り主|送信者|宛名|世帯主|面接者|記録者|連絡者)";
const TOKEN =
  "[一-鿿々ヶ]{1,6}(?:[ \u3000][一-鿿々ぁ-んァ-ヶー]{1,5})?|[ァ-ヶー]{2,10}(?:[・ ][ァ-ヶー]{2,10})*|[ぁ-んー]{2,6}?|[A-Z][A-Za-z]+(?: " +
  "[A-Z][a-z]+)*";
const QUOTE = "[「『\"]";
const TOLD = new RegExp(
  `(?:${ROLE_LABEL}[:=] ?|${LABEL}(?:は[、:= ]*|[:= ]+|が?(?=${QUOTE})))(?:${QUOTE})?(?<found>${TOKEN})(?=[」』"。、` +
  `,)\\s(]|$|と(?!の)|で(?!き)|だ|さん|ちゃん|くん|です|という|っていう|って子|、)`, "dg");
const SAID = new RegExp(
  `(?:${QUOTE}(?<quoted>${TOKEN})${QUOTE.replace("「『", "」』")}|(?<plain>(?<=[一-鿿ァ-ヴー][はがにでも])[ぁ-んー]{2,5}(?=と(?:呼ば|` +
  `名乗|いう名|いう子|いう人))|(?<![ぁ-んー])[ぁ-んー]{2,6}(?=と(?:呼ば|名乗|いう名))|(?<![一-鿿々])[一-鿿々ヶ]{1,6}(?:[ ` +
  `\u3000][一-鿿々ぁ-んァ-ヶー]{1,5})?|(?<![ァ-ヶー])[ァ-ヶー]{2,10}|(?<![ぁ-ん])[ぁ-ん]{2,5}|(?<![A-Za-z0-9_.@])[A-Za-z][a-z]{2,}))(?=と(?:申し|名乗|呼ば)|` +
  `という(?:名|子|人|男|女|児|生徒|大人|先生|教諭|同級|友|方(?![法向針面])|者|上級|先輩|彼|アカウ|用務員|職員|相談員|講師|コーチ|監督|医師|看護|指導員|支援員|社長|店長|後輩|上司|同僚|` +
  `知人|隣人|会員|少年|少女|学生|[小中高大]学?校?生|会社員|顧問|担任|保育士|助手|ユーザー)|って(?:いう(?:子|人|名|男|女|大人|友|先)|名前|子|呼))`, "dg");
const AGED = new RegExp(
    String.raw`(?<=^|[。、「\s(はがのと・]|本児|児童|[長次三][男女]|[兄弟姉妹])(?<found>[一-鿿々]{2,3}|[ぁ-ん]{2,5}|[ァ-ヶー]{2,5})(?=[、,( ` +
    String.raw`]{1,2}\d{1,2}(?:歳|才|\)))`,
    "dg",
);
const NO_ANSWER = new RegExp(
    String.raw`^(?:必要|大事|重要|正式|実在|特定|不明|未確認|未聴取|未記入|確認|聞|言|伝|出|分|秘密|匿名|仮名|非公開|電話|まだ|なし|無し|いわ|きいて|かか|ださ|いえ|つたえ|わから|知|` +
    String.raw`書|教|名乗|明|省略|略|伏|別紙|後日|口頭|拒否|あり|無|有|なに|ない|いら|だれ|本人|相手|全員|聴取|記載|記入|変更|変|同じ|違|平仮名|漢字|片仮名|カタカナ|ひらがな|ローマ字|` +
    String.raw`覚え|忘れ|使わ|いつ|どこ|とても|かわい|珍し|すぐ|ぜったい|絶対|もう|あと|ここ|メモ|ノート|カード)`,
);
const NOT_CALLED = new RegExp(
    String.raw`^(?:(?:sns|line|app|mail|wifi|youtube|tiktok|insta)|.*(?:親|父|母|者|員|生|師|人|子供|達|方|学校|部活|家|物|事|所|屋|店|会|園|校|室|部|円|回|時|日|月|年|歳|族|性|話|声|気|力|手|顔|心|体|誰|何)|これ|` +
    String.raw`それ|あれ|どれ|ここ|そう|こう|ああ|どう|なん|だれ|いい|いや|だめ|こわい|やさしい|ひとり|ふたり|みんな|おとな|こども|ともだち|ともだちの|せんせい|おにい|おじさん|おばさん|` +
    String.raw`スタッフ|カウンセラー|ボランティア|シェルター|アプリ|ゲーム|サイト|パパ|ママ|ストーカー|グループ|チャット|ライン|イヤ|ダメ|ひと|いう|する|した|なら|たい|ほしい|ください)$`,
);

/** [{start, end}, …] */
export function namesTold(text) {
  const told = [...text.matchAll(TOLD)]
    .filter(({ groups, 0: all }) => isAnswer(groups.found) || (/[「『"]/.test(all) && !NO_ANSWER.test(groups.found)))
    .map(({ indices }) => indices.groups.found);
  const said = [...text.matchAll(SAID)]
    .filter(({ groups }) => isCalled(groups.quoted ?? groups.plain, Boolean(groups.quoted)))
    .map(({ indices }) => indices.groups.quoted ?? indices.groups.plain);
  const aged = [...text.matchAll(AGED)]
    .filter(({ groups }) => couldHaveAnAge(groups.found))
    .map(({ indices }) => indices.groups.found);
  return [...told, ...said, ...aged].map(([start, end]) => ({ start, end }));
}

function isAnswer(word) {
  if (NO_ANSWER.test(word) || isRole(word)) return false;
  return !/^[ぁ-ん]/.test(word) || isKnownKana(word) || isPetName(word);
}

function isCalled(word, quoted) {
  if (NOT_CALLED.test(word) || NO_ANSWER.test(word) || (/^[一-鿿]/.test(word) && isRole(word))) return false;
  return quoted ? word.length < 6 : !/^[ぁ-ん]/.test(word) || isKnownKana(word) || isPetName(word);
}

/** Signs that words have hardly: ゆっぴー, みぃ, りこぴ. */
function isPetName(word) {
  return /[ーぁぃぅぇぉぴぽ]|っ[ちぴぺきしく]/.test(word) && !/って|った/.test(word);
}

function couldHaveAnAge(word) {
  return /^[ぁ-んァ-ヶー]/.test(word) 
    ? isKnownKana(word)
    : (isLikeGiven(word) || isSurname(word) || isLikeSurname(word, true)) && !isRole(word);
}

function isKnownKana(word) {
  return givenKana.has(toKatakana(word)) || surnameKana.has(toKatakana(word));
}
