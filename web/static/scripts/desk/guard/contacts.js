/** E-mail addresses, addresses of pages and names of accounts. */

import { gather } from "./spans.js";

const WORD = "(?<![A-Za-z0-9._%+\\-])[A-Za-z0-9._%+\\-]{1,64}";
const EMAIL = new RegExp(`${WORD} ?@ ?[A-Za-z0-9\\-]+(?: ?(?:\\.|どっと|ドット) ?[A-Za-z0-9\\-]+)+`, "dgi");
const EMAIL_SPOKEN = new RegExp(
  `${WORD} ?(?:あっと(?:まーく)?|アット(?:マーク)?|[(\\[<]at[)\\]>]|[☆★●◎]) ?[A-Za-z0-9\\-]+(?: ?(?:\\.|どっと|ドット) ?[A-Za-z0-9\\-]+)*`,
  "dgi",
);
const PAGE = new RegExp(
    String.raw`(?:https?:\/\/|www\.)[^\s、。」』)]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|jp|me|gg|tv|io|` +
    String.raw`link)\/[^\s、。」』)]+`,
    "dgi",
);
const HANDLE = /(?<![A-Za-z0-9._%+-])@[A-Za-z0-9_][A-Za-z0-9_.]+/dg;
const APPS =
  "LINE|ライン|らいん|インスタ(?:グラム)?|Instagram|Insta|ツイッター|Twitter|TikTok|ティックトック|Discord|ディスコード|ディスコ|Snapchat|スナチャ|カカオ(?:トーク)?|Kakao|" +
  "Facebook|フェイスブック|スカイプ|Skype|Threads|YouTube|Roblox|ロブロックス|フォートナイト|Telegram|テレグラム|WhatsApp|WeChat|BeReal|Steam|" +
    "PSN|Signal|シグナル|ゲーム|アプリ|SNS|(?<![A-Za-z])X(?![A-Za-z])";
const NAMES =
  "アカウント名?|(?<!明る|アル|バ)アカ(?![ァ-ヴー])|垢|(?<![A-Za-z])I\\.?D(?![A-Za-z]+(?![A-Za-z0-9_.]))|アイディー|あいでぃー|ユーザー名|ユーザーネーム|" +
  "ハンドル(?:ネーム|名)?|ゲーマータグ|プレイヤー名";
const TOKEN = "(?<found>[A-Za-z0-9][A-Za-z0-9._#\\-]{2,})";
const NAMED = new RegExp(`(?:${NAMES})[^A-Za-z0-9\\n。]{0,8}${TOKEN}`, "dgi");
const IN_APP = new RegExp(`(?:${APPS})[^A-Za-z0-9\\n。、]{0,8}${TOKEN}`, "dgi");
const ONLY_AN_APP = new RegExp(`^(?:${APPS}|ID|SNS|DM|QR|OK|NG|URL|PC|GPS|line)$`, "i");
const LOOKS_MADE = /[0-9_.#-]/;

/** E-mail addresses. */
export function findEmails(text) {
  const general = "メールアドレスは電話で伝える";
  return [EMAIL, EMAIL_SPOKEN].flatMap((pattern) => gather(text, pattern, "email", general));
}

/** Links, handles and ids of accounts. */
export function findAccounts(text) {
  const general = "SNSのアカウント";
  const isName = ({ groups }) => !ONLY_AN_APP.test(groups.found) && /[A-Za-z]/.test(groups.found);
  const isMade = (match) => isName(match) && LOOKS_MADE.test(match.groups.found);
  return [
    ...gather(text, PAGE, "account", "ページのアドレスは書かない"),
    ...gather(text, HANDLE, "account", general),
    ...gather(text, NAMED, "account", general, isName),
    ...gather(text, IN_APP, "account", general, isMade),
  ];
}
