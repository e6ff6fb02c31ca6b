/** Names in hiragana and katakana. */

import { foreignNames, givenKana, surnameKana, toKatakana } from "./name_lists.js";

const KATAKANA = /[ァ-ヶー]+(?:[・=＝ ][ァ-ヶー]+)*/g;
const HIRAGANA_CALLED = new RegExp(
    String.raw`(?<=^|[^ぁ-ん]|(?:ちゃん|さん|くん)[とやもはが])(?<run>[ぁ-んー]{2,12}?)(?<title>ちゃん(?!と(?:し[たてな]|す[るれ]|話せ|言え|聞[いけ]|食べ|` +
    String.raw`寝|で))|さん(?!ざん|か[ねぜい]|すう|ぽ)|くん(?!れ)|さま(?!ざま|た)|せんせい|先生|君|様|コーチ|たん(?=[がはのにと、。」]|$))`,
    "g",
);
const HONORIFIC = /^(?:さん|ちゃん|くん|さま|たん|せんせい|先生|先輩|君|様|氏|コーチ|監督|ママ|パパ|教諭|講師|っち)/;
const KIN = /(?:お?にい|お?ねえ|お?じい|お?ばあ|おじ|おば)$/;
const PLAIN =
  new RegExp(
      String.raw`(?:^|[はがをにのへとでもいたるなよ])(?:おかあ|おかー|おとう|おとー|おにい|おにー|おねえ|おねー|おじい|おじー|おばあ|おばー|おじ|おば|じい|ばあ|にい|ねえ|かあ|とう|にー|` +
      String.raw`ねー|おっ|みな|たく|あか|ぼっ|おぼっ|おじょう|おく|むすこ|むすめ|おまわり|かんご[しふ]|おいしゃ|いしゃ|おとも|こども|おこ|きゃく|だんな|じ[いー]|ば[あー]|おや|おやご|` +
      String.raw`ぞう|うさぎ|くま|ねこ|わん|いぬ|さる|ひつじ|たぬき|きつね|にいに|ねえね|なに|ごく|とな?り|かずおお|おとな|なか|おつかれ|ごくろう|おせわ|ごちそう|おはよう|おきのどく|そうだ|` +
      String.raw`しょ|けっ|とう[さざ]|まこと|あに|あね|ほけん|たんにん|こうちょう|きょうとう|じゅくの?|がっこう|ようち?えん|ほいくえん|やくしょ|びょういん|ともだち|ほんとう|きょう|きのう|` +
      String.raw`あした|なんて|もう|まだ|また|でも|だれ|どちら|みんな|ほか|べつ|ちゃ|この|その|あの|どの|という|って|なお?|たくさん|いや|へや|おおや|たーく|やお?や|はな?や|ほんや|とこや|` +
      String.raw`パン|おまえ|きみ|ぼく|わたし|おれ|なつ|あき|いっ|こう|めい|すす?|ふ|いん|おおや|かりん|ちい|ちゅう|しゅ|にん|げ|どく|べんごし|けい|じゅう|に?じゅう|ほい?くし|けいさつ|` +
      String.raw`しえんいん|そうだんいん|みせ|おみせ)$`,
  );
const NOBODY_KATAKANA = new RegExp(
    String.raw`^(?:チア|スタッフ|ケースワーカー|ソーシャルワーカー|カウンセラー|ヘルパー|ドクター|ナース|ボランティア|サポーター|ママ|パパ|メンバー|マネージャー|オーナー|リーダー|コーチ|トレーナー|` +
    String.raw`アドバイザー|コーディネーター|インストラクター|スクールカウンセラー|ワーカー|キャプテン|マスター|ユーザー|フォロワー|クラスメイト|クラスメート|ストーカー|ハーフ|バイト|アルバイト|パート|` +
    String.raw`ルームメイト|シスター|ファン|ゲーマー|ドライバー|ホスト|ホステス|キャバ嬢|モデル|アイドル|タレント|オバ|オジ|オバア|オジイ|バア|ジイ|ネエ|ニイ|カア|トウ|ミナ|タク|アカ|オカア|` +
    String.raw`オトウ|オニイ|オネエ|ムスコ|ムスメ|オク|ダンナ|クマ|ウサギ|サンタ|ペット|ワン|ネコ|イヌ|アンチ|サイト|クラス|グループ|アプリ|ゲーム|ライン|メール|ネット|チーム|オンライン|スマホ|` +
    String.raw`リモート|マイ|アン|ラン|ココ|アイ|サン|ミス|ロス|ナイ|ダメ|イヤ|ムリ|マジ|ヤバ|キモ|ウザ|クソ|ガチ|リア|リアル|キモイ|エロ|カレ|カノジョ|ヒト|モノ|コト|トキ|ハナ|ウミ|ソラ|` +
    String.raw`ユメ|ココロ|カイ|レン|ノア|ミライ|イマ|ユリ|メイ|サキ|マリン|カオリ|ヒカリ|シール|ジム|バレー|バス|カラー|ピアノ|テスト|トイレ|ベッド|ソファ|ドア|カギ|ビル|タクシー|コンビニ|` +
    String.raw`ベル|ミニ|セーラ|ラブ|デイ|ケア|ショート|ステイ|シェルター|ホーム|アザ|ケガ|キズ|タバコ|クスリ|カメラ|ビデオ|メモ|ノート|カード|サイン|マスク|リスト|カット|リカ|エス|ジュン|` +
    String.raw`マーク|ロック|ボブ|ニック|ダン|ガス|ブス|デブ|チビ|バカ|アホ|ゴミ|ブラ|パン|エル|アール|オウ|ミーティング|チャット|ビデオ|ショック|ストレス|トラブル|パニック|ミルク|ミキ|リーク|` +
    String.raw`ダイ|セイ|タイ|ライ|ロウ|キョウ|コウ|ショウ|リョウシン)$`,
);
const COMMON_HIRAGANA = new RegExp(
    String.raw`^(?:さとう|はやし|もり|しみず|はら|おか|みなみ|ひがし|にし|きた|いずみ|ほり|せき|はま|つじ|やま|かわ|いけ|まつ|うえ|おく|おの|いまい|たに|なか|ほし|つつみ|きし|すが|すぎ|` +
    String.raw`あき|ふじ|かん|おおた|おおの|かわら|いわい|うちだ|あらい|まえだ|つかだ|しばた|わだ|のだ|まち|ます|やの|はが|ほんだ|みやこ|さいとう|なおい|しの|おおい|たかい|ながい|ひらの|` +
    String.raw`ひろい|はしもと|こいけ|まるい|わかい|ほそい|こだま|かつら|たけ|うめ|さかい|おおき|たいら|つだ|とだ|うちやま|よこい|いのう|おおば|かたい|やすい|あさい|かるい|つよい|よわい|ふかい|` +
    String.raw`しろい|くろい|あおい|あかい|さむい|あつい|いたい|こわい|きもい|たすけ|かわい|ひどい|あまり|おおく|かなり|きのう|まとも|みじかい|あかぎ|もと|つち|なわ|ゆあさ|ゆき|しま|まき|` +
    String.raw`すぎた|うえの|おおた|した|なかの|まえの|いまの|よこた|みた)$`,
);

/** [{start, end}, …] */
export function namesInKana(text) {
  return [...withKanji(text), ...inKatakana(text), ...calledInHiragana(text), ...plainInHiragana(text)];
}

function inKatakana(text) {
  return [...text.matchAll(KATAKANA)].flatMap((match) => {
    const [word, start] = [match[0], match.index];
    const end = start + word.length;
    const [honorific = ""] = HONORIFIC.exec(text.slice(end)) ?? [];
    return isKatakanaName(word, honorific, text.slice(end)) ? [{ start, end: end + honorific.length }] : [];
  });
}

/** Names of grandmothers: トシ子, キヨ江. */
function withKanji(text) {
  const found = [...text.matchAll(/(?<![ァ-ヶー])[ァ-ヶ]{2,3}[子美江代枝恵乃](?![一-鿿々])/g)];
  return found.map((match) => {
    const end = match.index + match[0].length;
    return { start: match.index, end: end + (HONORIFIC.exec(text.slice(end))?.[0].length ?? 0) };
  });
}

function isKatakanaName(word, honorific, after) {
  const parts = word.split(/[・=＝ ]/);
  if (parts.every((part) => NOBODY_KATAKANA.test(part))) return false;
  if (NOBODY_KATAKANA.test(word) || NOBODY_KATAKANA.test(parts.at(-1))) return false;
  if (honorific && parts.at(-1).length > 1) return honorific !== "コーチ" || isListed(word);
  if (/^[一-鿿々]/.test(after) && parts.length === 1) return false;
  return parts.some(isListed) && (parts.length > 1 || word.length > 1);
}

function isListed(word) {
  if (surnameKana.has(word) || givenKana.has(word) || (foreignNames.has(word) && word.length > 2)) return !NOBODY_KATAKANA.test(word);
  for (let length = 2; length < word.length - 1; length += 1) {
    if (surnameKana.has(word.slice(0, length)) && givenKana.has(word.slice(length))) return true;
  }
  return false;
}

/** ゆいちゃん, also after other words in hiragana: きのうゆいちゃんが. */
function calledInHiragana(text) {
  return [...text.matchAll(HIRAGANA_CALLED)].flatMap((match) => {
    const { run, title } = match.groups;
    const named = run.replace(KIN, "");
    const length = named === run ? calledLength(run, title) : kinLength(named);
    const end = match.index + run.length + title.length;
    return length ? [{ start: match.index + named.length - length, end }] : [];
  });
}

/** なおとにいちゃん, but not となりのおじさん: the whole word before the kin is a name. */
function kinLength(named) {
  const [last] = /[^はがをにとも]*$/.exec(named);
  return [last, named].find((word) => word.length > 1 && givenKana.has(toKatakana(word)))?.length ?? 0;
}

function calledLength(run, title) {
  if (PLAIN.test(run)) return 0;
  for (let length = Math.min(run.length, 9); length > 1; length -= 1) {
    const word = toKatakana(run.slice(run.length - length));
    const before = run.slice(0, run.length - length);
    const bound = !before || length > 2 || /[はがをにのへとでもいたるなか]$/.test(before);
    if (bound && (surnameKana.has(word) || givenKana.has(word))) return length;
    if (bound && isJoined(word)) return length;
  }
  const [last] = /[^のはがをにとも]*$/.exec(run);
  const short = last.length > 1 && last.length < 5 && !/[たいるなうくてよ]$/.test(last);
  return short && /^[ぁ-ん]+$/.test(title) && title !== "せんせい" && !PLAIN.test(last) ? last.length : 0;
}

function isJoined(word) {
  for (let length = 2; length < word.length - 1; length += 1) {
    if (surnameKana.has(word.slice(0, length)) && givenKana.has(word.slice(length))) return true;
  }
  return false;
}

/** A surname at the start of a clause, or a full name; with nothing to call them, short words say too little. */
function plainInHiragana(text) {
  const found = [];
  for (const match of text.matchAll(/(?<=^|[、。「『(\s:])(?<run>[ぁ-ん]{3,10}(?: [ぁ-ん]{2,5})?)/g)) {
    const length = plainLength(match.groups.run);
    if (length) found.push({ start: match.index, end: match.index + length });
  }
  return found;
}

function plainLength(run) {
  for (let length = run.length; length > 2; length -= 1) {
    const word = run.slice(0, length);
    const rest = run.slice(length);
    if (rest && !/^(?:[はがをにのとも]|から|って|です|せん)/.test(rest)) continue;
    const kana = toKatakana(word.replace(" ", ""));
    if (surnameKana.has(kana) && !COMMON_HIRAGANA.test(word)) return length;
    if (length > 4 && isJoined(kana)) return length;
  }
  return 0;
}
