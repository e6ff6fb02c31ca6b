/** Invented sentences with the kinds that must be found in each, by which the guard proves to itself that it works. */

export const CHECKS = [
  ["田中さんから電話。", "name"],
  ["佐藤結愛、8歳。", "name"],
  ["鬼塚が怒鳴る。結衣が泣く。友だちのりくも。", "name", "name", "name"],
  ["「ゆいちゃん」と呼ばれている。", "name"],
  ["リョウという大人。", "name"],
  ["Tanaka-sanが同席。", "name"],
  ["電話は090-1234-5678。", "phone"],
  ["ｙｕｉ＠ｅｘａｍｐｌｅ．ｃｏｍに送る。", "email"],
  ["LINEのIDはyui_0401。", "account"],
  ["横浜市に住む。", "address"],
  ["桜丘小学校に通う。", "school"],
  ["平成25年4月1日生まれ。", "birthdate"],
  ["11月3日の夜のこと。", "date"],
  ["サッカー部の顧問が触った。", "accusation"],
  ["マイナンバー1234 5678 9012。", "id_number"],
  ["担任の先生が気づいた。小学3年生、8歳。189に電話した。"],
];
