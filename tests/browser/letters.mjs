// What a message about a visit has to say, and the calendar file that goes with it.
import assert from "node:assert/strict";
import { BASE } from "./accounts.mjs";
import { links } from "./mail.mjs";
import { date, time } from "./zones.mjs";

/** When by the clinic's clock, where, with whom, and a page that opens, whose address is given. */
export async function assertLetter(mail, visit, lang, subject) {
  const at = new Date(visit.starts_at);
  const [day, clock] = [date(at, visit.time_zone, lang), time(at, visit.time_zone, lang)];
  assert.equal(mail.subject, subject(day, clock));
  const when = lang === "id" ? `Waktu: ${day} pukul ${clock}` : `Time: ${day} at ${clock}`;
  for (const words of [when, visit.practitioner_name, visit.location_name, visit.code, lang === "id" ? visit.service_name_id : visit.service_name_en]) {
    assert.ok(mail.text.includes(words), `the message says ${words}:\n${mail.text}`);
  }
  assert.doesNotMatch(mail.text, /[{}]|undefined|null/);
  assert.equal(mail.from.address, "janji@akarwangi.example");
  assert.equal(mail.autoSubmitted, "auto-generated");
  assert.equal(links(mail).length, 1, mail.text);
  const link = new URL(links(mail)[0]);
  assert.equal(link.origin, BASE);
  assert.match(link.hash, /^#[0-9a-z_-]{22,}$/i, "the secret stands where no server is told it, with 128 bits at least");
  assert.equal(link.search, "");
  const answer = await fetch(link);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type"), /html/);
  return link.href;
}

/** The calendar file of the confirmation is about this visit and this moment. */
export function assertCalendar(mail, visit) {
  assert.equal(mail.attachments.length, 1);
  const [file] = mail.attachments;
  assert.equal(file.mimeType, "text/calendar");
  assert.match(file.filename, /\.ics$/);
  const moment = (at) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
  for (const line of [`UID:${visit.id}@akrab`, `DTSTART:${moment(visit.starts_at)}`, `DTEND:${moment(visit.ends_at)}`, "METHOD:PUBLISH"]) {
    assert.ok(file.content.includes(line), `${line} in\n${file.content}`);
  }
}
