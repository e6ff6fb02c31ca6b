/** How a channel stands for a person at one minute: open, closed or not stated, until when, and by which media. */

import { ABROAD } from "./vocabulary.js";

/**
 * The contact points that decide a channel's standing, for one place and with or without voice. Where somebody answers
 * at once on some points, only those decide whether it is open. `hours`: which timetables to look at.
 */
export function planFor(channel, place, noVoice) {
  const points = reachable(channel, place);
  const usable = noVoice ? points.filter((p) => !p.voice) : points;
  const voiceOnly = noVoice && points.length > 0 && usable.length === 0;
  const left = usable.length ? usable : points;
  const live = left.filter((p) => p.live);
  const deciding = channel.takesReports || !live.length ? left : live;
  return {
    hours: deciding.length ? [...new Set(deciding.map((p) => p.hours))] : [0],
    repliesLater: deciding.length > 0 && !live.length && !channel.takesReports,
    voiceOnly,
    appHistory: points.length > 0 && points.every((p) => p.appHistory),
    voice: deciding.some((p) => p.voice),
    text: deciding.some((p) => !p.voice),
  };
}

/** {state, until}: open if a deciding point is; else unknown if one is; else closed until the first one opens. */
export function standingAt(plan, timetable, minute) {
  const points = plan.hours.map((hours) => timetable.stateOf(hours, minute));
  const open = points.filter(({ state }) => state === "open");
  if (open.length) return { state: "open", until: lastOf(open) };
  if (points.some(({ state }) => state === "unknown")) return { state: "unknown", until: null };
  return { state: "closed", until: firstOf(points) };
}

function lastOf(points) {
  return points.some(({ until }) => until === null) ? null : Math.max(...points.map(({ until }) => until));
}

function firstOf(points) {
  const known = points.map(({ until }) => until).filter((until) => until !== null);
  return known.length ? Math.min(...known) : null;
}

function reachable(channel, place) {
  if (place === ABROAD) return channel.points.filter((p) => p.fromAbroad);
  const local = channel.localPoints.get(place) || [];
  return [...channel.points.map((p) => withLocalHours(p, local)), ...local];
}

/** A national number that rings in the prefecture keeps the prefecture's hours where they are stated. */
function withLocalHours(point, local) {
  const stated = point.hoursFromLocal && local.find((p) => p.hours && p.voice === point.voice);
  return stated ? { ...point, hours: stated.hours } : point;
}
