/** What is true of each channel, as far as its standing and its rank need it. */

/** Reads `facts` of the JSON into one object a channel. */
export function readFacts(plain) {
  const reports = new Set(plain.takes_reports);
  return plain.points.map((points, n) => ({
    points: points.map(readPoint),
    localPoints: new Map(Object.entries(plain.local_points[n] || {}).map(([place, local]) => [place, local.map(readPoint)])),
    takesReports: reports.has(n),
    name: plain.name[n],
    goodUntil: plain.good_until[n],
    languages: plain.languages[n] || [],
  }));
}

/** A contact point is one number: its hours, then five bits. */
function readPoint(number) {
  const bit = (n) => ((number >> n) & 1) === 1;
  return { hours: number >> 5, voice: bit(0), live: bit(1), fromAbroad: bit(2), appHistory: bit(3), hoursFromLocal: bit(4) };
}
