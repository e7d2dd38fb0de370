// Booking on the portal with a phone: how many taps and seconds it takes, what happens when a time is lost, whose clock counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bookAsGuest, bookable, countEffort, firstSlot, moment, signInPatient, visitPortal } from "./portal.mjs";
import { assertQuiet, launch, open, refused, settled } from "./support.mjs";
import { opening, text } from "./texts.mjs";
import { clock, date, time } from "./zones.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const browser = await launch();
const t = (key, parameters) => text(key, "id", parameters);

test("a guest books within 12 taps and 90 seconds", async () => {
  await bookable();
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  const counter = await countEffort(page);
  await visitPortal(page, "/");
  const end = await counter.begin("a guest");
  await bookAsGuest(page, { name: "Wulan Sari", email: `tamu-${Date.now()}@contoh.example` });
  const { taps, fields, seconds } = await end();
  assert.ok(taps <= 12, `${taps} taps`);
  assert.ok(fields > 0, "what was typed is counted");
  assert.ok(seconds <= 90, `${seconds} s`);
  await page.locator(".ticket .qr").waitFor();
  assert.equal(new URL(page.url()).hash, "", "the secret of the link is not in the address");
  assertQuiet(complaints);
  await context.close();
});

test("whoever is signed in books within 5 taps and 25 seconds", async () => {
  await bookable();
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  const counter = await countEffort(page);
  await signInPatient(page);
  await visitPortal(page, "/");
  const end = await counter.begin("a signed-in patient");
  await page.getByRole("navigation", { name: t("portal.navigation") }).getByText(t("portal.book")).tap();
  await firstSlot(page).tap();
  await page.getByRole("timer").waitFor();
  await page.locator(".dock").getByRole("button", { name: opening("portal_booking.book_for", "id") }).tap();
  await page.locator(".ticket .code").waitFor();
  const { taps, seconds } = await end();
  assert.ok(taps > 0 && taps <= 5, `${taps} taps`);
  assert.ok(seconds <= 25, `${seconds} s`);
  assertQuiet(complaints);
  await context.close();
});

test("who loses a time keeps what was typed and gets others", async () => {
  const { service, slots } = await bookable();
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  await signInPatient(page);
  const { slot, day } = withOthers(slots);
  const chosen = `service=${service.id}&practitioner=${slot.practitioner_id}&location=${slot.location_id}`;
  await visitPortal(page, `/book?${chosen}`);
  await page.getByLabel(t("portal_booking.reason")).fill("Obat pagi membuat saya pusing.");
  await page.locator(".dates label", { has: page.locator("b", { hasText: new RegExp(`^${Number(day.slice(8))}$`) }) }).tap();
  const clock = new Date(slot.starts_at).toLocaleTimeString("id-ID", { timeZone: slot.time_zone, hour: "2-digit", minute: "2-digit" });
  const taken = page.locator(".part .slot", { hasText: clock }).first();
  await taken.waitFor();
  await holdElsewhere(service, slot);
  await taken.tap();
  const others = page.locator(".notice.bad .alts .opt");
  await others.first().waitFor();
  assert.ok((await others.count()) <= 3);
  assert.equal(await page.getByLabel(t("portal_booking.reason")).inputValue(), "Obat pagi membuat saya pusing.");
  await others.first().tap();
  await page.getByRole("timer").waitFor();
  assertQuiet(complaints, [refused(409)]);
  await context.close();
});

/** A time within a week on a day that has others of the same doctor, so that there is something to offer instead. */
function withOthers(slots) {
  const day = (slot) => new Date(slot.starts_at).toLocaleDateString("en-CA", { timeZone: slot.time_zone });
  const soon = slots.filter((slot) => new Date(slot.starts_at).getTime() < Date.now() + 6 * 86_400_000);
  const alike = (slot) => soon.filter((s) => s.practitioner_id === slot.practitioner_id && s.location_id === slot.location_id && day(s) === day(slot));
  const slot = soon.find((one) => alike(one).length >= 6 && alike(one).indexOf(one) === 2);
  assert.ok(slot, "no doctor has six free times on one day of this week");
  return { slot, day: day(slot) };
}

/** Somebody else is quicker. */
async function holdElsewhere(service, slot) {
  const body = { service_id: service.id, practitioner_id: slot.practitioner_id, location_id: slot.location_id, starts_at: slot.starts_at };
  const answer = await fetch(`${process.env.AKRAB_URL}/v1/guest/holds`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 201, await answer.text());
}

for (const [where, own, there] of [["in Papua", "Asia/Jayapura", "WIT"], ["in New York", "America/New_York", "\\S+"]]) {
  test(`a phone ${where} sees the clinic's time, and its own beside it`, async () => {
    await bookable();
    const { context, complaints } = await open(browser, { ...PHONE, timezoneId: own });
    const page = await context.newPage();
    await visitPortal(page, "/");
    await firstSlot(page).waitFor();
    const { at, zone } = await moment(firstSlot(page));
    const words = await page.locator(".doc .first p").first().innerText();
    assert.ok(words.includes(time(at, zone, "id")), `${words} says ${time(at, zone, "id")}`);
    assert.match(words, new RegExp(`\\(= .*${clock(at, own).replace(":", "\\.")} ${there} waktu Anda\\)`));
    assertQuiet(complaints);
    await context.close();
  });
}

test("a patient abroad reads the own visit in the clinic's time", async () => {
  const { context, complaints } = await open(browser, { ...PHONE, timezoneId: "America/New_York" });
  const page = await context.newPage();
  const patient = await signInPatient(page);
  const own = `filter[contact_id][eq]=${patient.user.contact_id}&filter[state][eq]=confirmed`;
  const { id, starts_at, time_zone } = await patient.first(`/v1/appointments?${own}&sort=-starts_at&limit=1`);
  await visitPortal(page, `/visits/${id}`);
  const ticket = await page.locator(".ticket .when").innerText();
  for (const words of [date(new Date(starts_at), time_zone, "id"), time(new Date(starts_at), time_zone, "id")]) {
    assert.ok(ticket.includes(words), `${ticket} says ${words}`);
  }
  assert.match(ticket, /\(= .*waktu Anda\)/);
  assertQuiet(complaints);
  await context.close();
});

test("a link that no longer works says what to do", async () => {
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  await visitPortal(page, "/link#not-a-token-that-anybody-has");
  await page.getByRole("heading", { name: t("portal_visits.link_bad") }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await settled(page);
  assertQuiet(complaints, [refused(410), refused(404), refused(422)]);
  await context.close();
});
