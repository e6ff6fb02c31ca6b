/** The answers that the evaluator itself speaks of; the questions and all other answers come with the table. */

export const ABROAD = "abroad";
export const JAPANESE = ["ja", "ja-simple"];
export const OTHER_LANGUAGE = "other";
export const PREFECTURES = Array.from({ length: 47 }, (_, n) => String(n + 1).padStart(2, "0"));

export const ANONYMITY = ["must", "prefer", "none"];
export const PREFERS = ["voice", "text"];

export const WATCHED = "fear_home_finds_out";
export const NO_VOICE = "no_voice";
export const WOMEN_NOT_FOR = "boy_or_lgbtq_victim";
