// Booking on the portal with a phone: how many taps and seconds it takes, what happens when a time is lost, whose clock counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bookable, codeSentTo, countTaps, signInPatient, type, visitPortal } from "./portal.mjs";
import { assertQuiet, launch, open, refused, settled } from "./support.mjs";
import { opening, text } from "./texts.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const browser = await launch();
const t = (key, parameters) => text(key, "id", parameters);

/** A first time that can be tapped on a doctor's card. */
const firstSlot = (page) => page.locator(".doc .slots .slot:not(.more)").first();

test("a guest books within 12 taps and 90 seconds", async () => {
  await bookable();
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  const taps = await countTaps(page);
  await visitPortal(page, "/");
  const start = Date.now();
  await firstSlot(page).tap();
  await page.getByRole("timer").waitFor();
  const email = `tamu-${Date.now()}@contoh.example`;
  await type(page, page.getByLabel(t("portal_door.name")), "Wulan Sari");
  await type(page, page.getByLabel(t("portal_door.birth_date")), "12031990");
  await page.locator("label", { hasText: "Perempuan" }).tap();
  await type(page, page.getByLabel(t("portal_door.email")), email);
  await page.getByText(t("portal_door.consent_care")).tap();
  await page.locator(".dock").getByRole("button", { name: t("portal_booking.send_code") }).tap();
  await page.locator(".otp").waitFor();
  const code = await codeSentTo(email);
  await type(page, page.locator(".otp"), code);
  await page.getByRole("button", { name: t("portal_booking.book_for", { name: "Wulan Sari" }) }).tap();
  await page.locator(".ticket .code").waitFor();
  const seconds = (Date.now() - start) / 1000;
  const count = await taps.taken();
  console.log(`guest: ${count} taps, ${seconds.toFixed(1)} s`);
  assert.ok(count <= 12, `${count} taps`);
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
  const taps = await countTaps(page);
  await signInPatient(page);
  await visitPortal(page, "/");
  const before = await taps.taken();
  const start = Date.now();
  await page.getByRole("navigation", { name: t("portal.navigation") }).getByText(t("portal.book")).tap();
  await firstSlot(page).tap();
  await page.getByRole("timer").waitFor();
  await page.locator(".dock").getByRole("button", { name: opening("portal_booking.book_for", "id") }).tap();
  await page.locator(".ticket .code").waitFor();
  const seconds = (Date.now() - start) / 1000;
  const count = (await taps.taken()) - before;
  console.log(`signed in: ${count} taps, ${seconds.toFixed(1)} s`);
  assert.ok(count <= 5, `${count} taps`);
  assert.ok(seconds <= 25, `${seconds} s`);
  assertQuiet(complaints);
  await context.close();
});

test("who loses a time keeps what was typed and gets others", async () => {
  const { service, slots } = await bookable();
  const { context, complaints } = await open(browser, PHONE);
  const page = await context.newPage();
  await signInPatient(page);
  const slot = slots[Math.floor(slots.length / 2)];
  const at = Math.floor(new Date(slot.starts_at).getTime() / 1000);
  const chosen = `service=${service.id}&practitioner=${slot.practitioner_id}&location=${slot.location_id}`;
  await visitPortal(page, `/book?${chosen}`);
  const day = new Date(slot.starts_at).toLocaleDateString("en-CA", { timeZone: slot.time_zone });
  await page.getByLabel(t("portal_booking.reason")).fill("Obat pagi membuat saya pusing.");
  await holdElsewhere(service, slot);
  await page.locator(".dates label", { hasText: String(Number(day.slice(8))) }).first().tap();
  const clock = new Date(slot.starts_at).toLocaleTimeString("id-ID", { timeZone: slot.time_zone, hour: "2-digit", minute: "2-digit" });
  const taken = page.locator(".part .slot", { hasText: clock });
  if ((await taken.count()) > 0) {
    await taken.first().tap();
    await page.locator(".notice.bad .alts .opt").first().waitFor();
    assert.ok((await page.locator(".notice.bad .alts .opt").count()) <= 3);
    assert.equal(await page.getByLabel(t("portal_booking.reason")).inputValue(), "Obat pagi membuat saya pusing.");
    await page.locator(".notice.bad .alts .opt").first().tap();
    await page.getByRole("timer").waitFor();
  }
  assert.ok(at > 0);
  assertQuiet(complaints, [refused(409)]);
  await context.close();
});

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

test("a phone in Papua sees the clinic's time, and its own beside it", async () => {
  await bookable();
  const { context, complaints } = await open(browser, { ...PHONE, timezoneId: "Asia/Jayapura" });
  const page = await context.newPage();
  await visitPortal(page, "/");
  await firstSlot(page).waitFor();
  const words = await page.locator(".doc .first p").first().innerText();
  assert.match(words, /\d\d\.\d\d WI(B|TA)/);
  assert.match(words, /\(= .*\d\d\.\d\d WIT waktu Anda\)/);
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
