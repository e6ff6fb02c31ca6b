/** The lists of names, unpacked, with what is derived from them. */

import { ENDS_WORDS, GIVEN, GIVEN_LETTERS, IN_WORDS, RARE_LETTERS, WEAK_GIVEN } from "./data/given.js";
import { FOREIGN, GIVEN_KANA, SURNAME_KANA } from "./data/kana.js";
import { SURNAME_ENDS, SURNAME_FIRSTS, SURNAMES, WEAK_SURNAMES } from "./data/surnames.js";
import { listed, unpack } from "./unpacking.js";

const listedSurnames = unpack(SURNAMES);
/** Surnames that are hardly a word, from the list or by the way they are put together. */
export const surnames = { has: (word) => listedSurnames.has(word) || isLikeSurname(word) };
export const weakSurnames = unpack(WEAK_SURNAMES); // words too, or one letter: names only beside 〜さん or a role
const listedGiven = unpack(GIVEN);
/** Given names that are hardly a word, from the list or by their letters. */
export const givenNames = { has: (word) => listedGiven.has(word) || isGivenByLetters(word) };
export const weakGivenNames = unpack(WEAK_GIVEN);
export const surnameKana = unpack(SURNAME_KANA);
export const givenKana = unpack(GIVEN_KANA);
export const foreignNames = unpack(FOREIGN);

const OFTEN = new Set(GIVEN_LETTERS);
const LETTERS = new Set(GIVEN_LETTERS + RARE_LETTERS);
const WORDLIKE = new RegExp(`[${IN_WORDS}]|[${ENDS_WORDS}]$`);
const FIRSTS = new Set(SURNAME_FIRSTS);
const ENDS = new Set(SURNAME_ENDS);
const ENDS_SOME = /^[田川山木村原野内口本下上西東屋部見宮越根江平石松林中場辺園柳美地城嶺条留永吉賀富武倍羽]$/;
const BETWEEN = /[之野田羽木戸津瀬多佐々久加見賀根原名谷宇藤ツノヶ]/;
const NO_SURNAMES = listed(`
半島 列島 離島 諸島 群島 孤島 本島 全島 島々 天井 市井 光沢 潤沢 贅沢 葛藤 田畑 花畑 砂浜 海浜 生垣 末尾 交尾 首尾 語尾 石橋 鉄橋 陸橋 架橋 渓谷 山谷 空谷 年越 酒倉 登坂 急坂 坂道 内堀 外堀 湖沼 泥沼
無口 早口 悪口 陰口 辛口 甘口 裏口 窓口 出口 入口 利口 人口 糸口 傷口 蛇口 手口 戸口 火口 間口 基本 日本 見本 資本 台本 手本 根本 標本 絵本 古本
以上 目上 年上 身上 屋上 地上 机上 水上 向上 途上 計上 床上 真上 頭上 路上 海上 最上 以下 年下 目下 地下 床下 廊下 真下 低下 靴下 部下 上下 落下 天下 県下 足下 手下 却下
市内 県内 区内 校内 室内 家内 案内 以内 園内 場内 車内 店内 館内 身内 院内 体内 道内 国内 町内 都内 年内 社内 学内 屋内 胎内 村内 管内 府内 寮内 圏内
全部 一部 本部 内部 外部 腹部 頭部 胸部 陰部 患部 背部 深部 幹部 支部 局部 北部 南部 東部 西部 中部 上部 下部 軽部 意見 発見 外見 拝見 会見 偏見 露見 花見 下見 後見 所見 味見 先見 一見
部屋 小屋 家屋 母屋 床屋 花屋 本屋 薬屋 酒屋 店屋 現場 立場 職場 工場 会場 広場 市場 浴場 酒場 相場 入場 登場 農場 牧場 劇場 売場 役場 足場 道場 来場 夜中 日中 途中 最中 集中 背中 年中 連中 水中 空中 熱中 夢中 心中 地中 海中
土地 意地 現地 基地 墓地 実地 団地 路地 産地 生地 余地 心地 裏地 無地 各地 敷地 番地 農地 公平 不平 水平 地平 山林 森林 関西 関東 周辺 近辺 身辺 海辺 水辺 窓辺 底辺 公園 学園 入園 通園 退園 庭園 登園 休園 卒園 田園 子宮 河川 農村 漁村 視野 分野 平野 野原 高原 草原 海原
沢山 下山 登山 青山 築山 火山 鉱山 氷山 大木 材木 植木 庭木 土木 並木 流木 樹木 水田 宝石 薬石 磁石 大根 屋根 垣根 羽根 自宮 海外 青森 福岡 静岡 岡山 福島 広島 徳島 長崎 宮崎 島根 和歌山 富山 石川 香川 秋田 山口 千葉 大分 佐賀
町中 家中 東西 北東 北西 南東 南西 出場 脇見 袖口 持場 穴場 作中 車中 社中 山中 道中 雨中 境内 宅内 緑地 宅地 畑地 立地 跡地 更地 当地 地元 上場 茶屋 岩場 砂場 後部 前部 腰部 一口 一山 右上 右下 左上 左下
雪山 夏山 冬山 名山 荒地 遊園 夢見 雪見 月見 知見 浜辺 幕内 平屋 長屋 草木 老木 都下 府下 市中 手中 船内 船上 風上 風下 露地 園地 砂地 外地 内地 麦畑 遠島 宝島 浅瀬 御中 金具 後家 宮内 本棚 国内 原木
保留 慰留 拘留 停留 在留 居留 大吉 不吉 年賀 祝賀 豊富 貧富
小中 今見 奈川
海浦 石垣 人垣 歌垣 玉垣 友垣 両脇 小脇 口脇 大津 興味津津 温井 油井 津津
`);

/** Could it be a given name? No list holds them all: parents combine letters freely. */
export function couldBeGiven(word) {
  return word.length <= 3 && [...word].every((letter) => LETTERS.has(letter));
}

/** Is it made of two or three letters that many given names have? */
export function isLikeGiven(word) {
  return word.length > 1 && word.length <= 3 && [...word].every((letter) => OFTEN.has(letter));
}

/** Two letters put together as given names are, and hardly a word: 結衣, 悠真. */
function isGivenByLetters(word) {
  return word.length === 2 && isLikeGiven(word) && !WORDLIKE.test(word) && !weakGivenNames.has(word) && !weakSurnames.has(word) && !NO_GIVEN.has(word);
}

const ENDS_GIVEN = /[子郎斗奈乃哉翔菜]$/;
/** Words made of the letters of given names. */
const NO_GIVEN = listed(`
平和 結果 優勝 優秀 平行 平静 航行 文理 正直 歩行 義理 輔佐 代行 見栄 結成 直結 治水 行幸 希有 行水 実行 英知 紀行 未明 真夏 有利 華麗 水平 明朗 明敏 秀麗 誠実 賢明 悠久 美麗 洋風 次次 代々 代代 次代 世代 世紀 俊敏 文明
理由 夕陽 和風 洋菜 風水 水星 憲章 史実 果実 枝葉 音信 文治 知友 理知 香水 美文 音波 実利 有志 文武 英文 信義 未知 春秋 成文 博愛 明星 正文 早見 見世 良友 南風 正史 実弟 有夫 真水 未見 風采 男優 実見 直航 行李 音義 風紀 水利 愛馬 音信
有効 正確 明確 直前 直後 真実 有名 未成 希望 安心 安全 約束 和紙 実家 実直 信仰 信用 優先 佳作 美化 有料 無料 千代 見行 行為 和解 里帰 海里 花粉 早朝 早退 早期 真面 真剣 真相 春先 夏場 秋口 夕方 風邪 愛情 愛着 恵方 結婚 結局 美術 芸能
行政 以来 博士 思春 同様 慎重 知名 重力 順次 多様 有力 透明 名誉 保守 公司 平穏 貴重 修羅 武士 志望 沙汰 見舞 由来 正規 流行 司令 照明 恋愛 清明 新規 更衣 子守 更正 達成 加重 充実 愛好 修理 直流 実在 在留 夢想 在世 保留 留保
保温 和睦 敬礼 修正 平安 千万 更新 結晶 一様 安楽 留守 清潔 初歩 規正 基幹 模様 忠実 元来 保有 魅力 友好 将来 規則 修行 聡明 広範 異様 様様 様々 良好 純真 崇高 健在 温暖 清純 無様 風流 純潔 剛健 温和 律義 高潔 安直 安静 善良 朝夕 水道
紀元 忠誠 高音 宮殿 安泰 次元 冬季 清涼 京成 在京 泉水 天文 高潮 尚更 武力 公安 思潮 天真 津波 両氏 潮流 理想 温泉 芳香 正道 名義 実力 歩道 行楽 政令 高温 仕様 風雪 羽織 令嬢 青春 吹雪 風景 都道 道理 公園 力士 菜園 公道 諸君 水力 名水
波紋 水流 聖典 善行 実名 名将 思想 外様 在来 晴天 南天 諸氏 名実 風鈴 利潤 由緒 清流 流水 道行 規範 規律 恩恵 恩義 慈愛 慈善 野望 紋章 馬力 野道 愛想 詩文 寿司 野良 深紅 胡麻 胡桃 太鼓 椰子 楽園 初恋 初雪 初夢 初春 初秋 初冬 新春 新緑
新芽 若芽 新来 桜桃 小松菜 野次 有様 恋文 正夢 湯殿 暴君 貴君 明君 水温 水深 保安 舞姫 織姫 彦星 令和 高知 愛知 高架 治安 飛来 秀逸 順守 介在 鼓舞 健保 真平 可也 京都 公平 和室 洋室 保育 保健 高等 有希 直立 優良 知恵 真似 志向 通学 結論 成績
子 親子 母子 父子 女子 男子 双子 様子 調子 帽子 息子 弟子 椅子 電子 分子 菓子 障子 実子 里子 養子 迷子 王子 利子 原子 粒子 因子 扇子 餃子 卵子 精子 胞子 種子 団子 拍子 冊子 格子 天子 末子 長子 嫡子 弟妹子 売子 面子 骨子 判子 梯子 硝子 茄子 柚子 君子 公子
才子 甥子 妹子 女の子 三つ子 野郎 新郎 野菜 白菜 前菜 惣菜 山菜 総菜 北斗 奈落 高菜 青菜 飛翔 天翔 一人子 一子 連子 舞子 調子乗 年子 末っ子 黒子 白子 芥子 唐子 案山子 妻子 赤子 捨子 幼子 御子 皇子 曲子 鳴子 杓子 獅子 辛子 烏帽子 素子 様子見
`);

/** Written as given names are, and as hardly a word: 花子, 悠斗. */
export function endsLikeGiven(word) {
  return word.length > 1 && word.length < 4 && ENDS_GIVEN.test(word) && !NO_GIVEN.has(word) && couldBeGiven(word);
}

/** Two letters put together as surnames are: 鬼塚, 柿沼. `boldly` also as surnames and words are: 樫本. */
export function isLikeSurname(word, boldly = false) {
  const [first, last] = [word[0], word.at(-1)];
  if (word.length < 2 || word.length > (boldly ? 3 : 2) || weakSurnames.has(word) || NO_SURNAMES.has(word) || !FIRSTS.has(first)) return false;
  if (word.length === 3) return BETWEEN.test(word[1]) && (ENDS.has(last) || ENDS_SOME.test(last));
  return ENDS.has(last) || (boldly && ENDS_SOME.test(last));
}

/** A surname of any kind. */
export function isSurname(word) {
  return surnames.has(word) || weakSurnames.has(word);
}

/** A given name of any kind. */
export function isGiven(word) {
  return givenNames.has(word) || weakGivenNames.has(word);
}

/** Where a surname ends in a word that is a full name, or 0. */
export function fullNameAt(word) {
  for (const length of [2, 3, 1, 4]) {
    const [family, given] = [word.slice(0, length), word.slice(length)];
    if (!given || given.length > 4) continue;
    if ((surnames.has(family) || isLikeSurname(family)) && (isGiven(given) || (couldBeGiven(given) && given.length > 1))) return length;
    if (weakSurnames.has(family) && givenNames.has(given) && word.length > 2) return length;
  }
  return 0;
}

/** Katakana as hiragana. */
export function toHiragana(text) {
  return text.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** Hiragana as katakana. */
export function toKatakana(text) {
  return text.replace(/[ぁ-ゖ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
}
