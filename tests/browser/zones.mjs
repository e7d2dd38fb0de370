// Days and times as the walls of a clinic show them, worked out by the test itself.

/** How a zone is called in Indonesia. */
export const SHORT = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };

/** `2026-11-28`, on the walls of a zone. */
export const isoDate = (at, zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** `08:30`, on the walls of a zone. */
export const clock = (at, zone) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

/** `08.30 WITA`, or `08:30 WITA` in English. */
export const time = (at, zone, lang) => `${lang === "id" ? clock(at, zone).replace(":", ".") : clock(at, zone)} ${SHORT[zone]}`;

/** `Sabtu, 28 November 2026`, on the walls of a zone. */
export function date(at, zone, lang) {
  const format = new Intl.DateTimeFormat(lang === "id" ? "id-ID" : "en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.weekday}, ${parts.day} ${parts.month} ${parts.year}`;
}
