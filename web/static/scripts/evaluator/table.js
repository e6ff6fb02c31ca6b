/** The compiled table as the engine reads it: masks by answer, and whom each rule names. */

import { AgeColumn, Column } from "./columns.js";
import { maskOf, readMask } from "./masks.js";

const ORDER_BITS = 16;

/** Where in a rule a channel is named, as one number: the smaller is the better. Tiers count from 0, danger. */
export const placeOf = (tier, order) => (tier << ORDER_BITS) | order;
export const tierOf = (place) => place >> ORDER_BITS;
export const orderOf = (place) => place & ((1 << ORDER_BITS) - 1);

/**
 * Reads `table` of the JSON. `situations` and `needs` are all codes; the table leaves out those that no rule speaks of.
 * `named[r]` lists {channel, place} of rule r, `namedMask[r]` its channels, `naming[c]` the rules that name channel c.
 */
export function readTable(plain, { situations, needs }) {
  const rules = plain.rules.length;
  const channels = plain.channels.length;
  const named = readNamed(plain.named);
  return {
    rules: plain.rules,
    channels: plain.channels,
    advice: plain.advice.map((row) => row.map((n) => plain.advice_ids[n])),
    aboutAnother: new Set(plain.about_another),
    named,
    namedMask: named.map((row) => maskOf(row.map(({ channel }) => channel), channels)),
    naming: readNaming(named, channels),
    ...readEach(["any_situation", "no_situation", "any_with", "any_needs", "no_needs"], plain, (text) => readMask(text, rules)),
    ...readEach(["not_ended", "not_women_only", "has_local"], plain, (text) => readMask(text, channels)),
    ...readEach(["situation", "with_", "without"], plain, (masks) => byCode(masks, situations, rules)),
    ...readEach(["needs", "without_needs"], plain, (masks) => byCode(masks, needs, rules)),
    rules_by: readColumns(Column, plain.rules_by, rules),
    rules_by_age: readColumns(AgeColumn, plain.rules_by_age, rules),
    channels_by: readColumns(Column, plain.channels_by, channels),
    channels_by_age: readColumns(AgeColumn, plain.channels_by_age, channels),
  };
}

function readEach(names, plain, read) {
  return Object.fromEntries(names.map((name) => [name, read(plain[name])]));
}

function readColumns(Kind, columns, size) {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, new Kind(column, size)]));
}

function byCode(masks, codes, size) {
  return new Map(codes.map((code) => [code, readMask(masks[code] || "0", size)]));
}

function readNamed(rows) {
  let order = 0;
  const place = (tier) => (channel) => ({ channel, place: placeOf(tier, order++) });
  return rows.map((tiers) => tiers.flatMap((channels, tier) => channels.map(place(tier))));
}

function readNaming(named, channels) {
  const rules = Array.from({ length: channels }, () => []);
  named.forEach((row, rule) => row.forEach(({ channel }) => rules[channel].push(rule)));
  return rules.map((bits) => maskOf(bits, named.length));
}
