// The patient portal, as a person with a phone uses it: signing in, hours to book, booking as a guest, counting taps.
import assert from "node:assert/strict";
import { BASE, account } from "./accounts.mjs";
import { caller } from "./api.mjs";
import { codeSentTo } from "./mail.mjs";
import { settled } from "./support.mjs";
import { text } from "./texts.mjs";

/** Signs a patient in through the portal's own page. */
export async function signInPatient(page, lang = "id") {
  const { login, password } = account("patient");
  const patient = await caller("patient");
  await patient.patch("/v1/me", { language: lang, theme: "system" });
  await page.goto("/sign-in");
  await usePortalLanguage(page, lang);
  await page.getByRole("textbox", { name: text("portal_door.login", lang) }).fill(login);
  await page.locator("form input[type=password]").fill(password);
  await page.locator("form").getByRole("button", { name: text("portal_door.sign_in", lang), exact: true }).click();
  await page.locator("nav.nav").waitFor();
  await settled(page);
  return patient;
}

/** Puts the portal into a language. */
export async function usePortalLanguage(page, lang) {
  await page.locator("#app main").waitFor();
  if ((await page.locator("html").getAttribute("lang")) !== lang) {
    await page.locator("footer button").first().click();
    await page.locator(`html[lang=${lang}]`).waitFor();
  }
}

/** Opens an address of the portal and waits for its content. */
export async function visitPortal(page, path) {
  await page.goto(path);
  await settled(page);
}

/** Makes sure that somebody can be booked in the days to come, and says whom, what and where. */
export async function bookable() {
  const admin = await caller("admin");
  const catalogue = (await admin.get("/v1/booking-catalogue")).body;
  for (const service of catalogue.services) {
    const found = await slots(admin, service.id);
    if (found.length > 20) {
      return { service, slot: found[0], slots: found, catalogue };
    }
  }
  return assert.fail("nobody can be booked in the days to come");
}

async function slots(admin, service) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { status, body } = await admin.get(`/v1/free-slots?service_id=${service}&from=${day(1)}&to=${day(10)}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.data;
}

/** Counts what a finger does on a page: taps, and fields that were typed into. */
export async function countEffort(page) {
  await page.addInitScript(() => {
    const filled = new WeakSet();
    globalThis.effort = { taps: 0, fields: 0 };
    addEventListener("pointerdown", (event) => (globalThis.effort.taps += event.isTrusted ? 1 : 0), true);
    addEventListener("input", ({ isTrusted, target }) => {
      if (isTrusted && target.matches("textarea, input:not([type=radio], [type=checkbox])") && !filled.has(target)) {
        filled.add(target);
        globalThis.effort.fields += 1;
      }
    }, true);
  });
  const read = () => page.evaluate(() => ({ ...globalThis.effort }));
  return {
    /** Starts the count on the page as it is now; the answer ends it and prints the figures. */
    async begin(who) {
      const [before, start] = [await read(), Date.now()];
      return async () => {
        const [after, seconds] = [await read(), (Date.now() - start) / 1000];
        const effort = { taps: after.taps - before.taps, fields: after.fields - before.fields, seconds };
        console.log(`${who}: ${effort.taps} taps, ${effort.fields} fields, ${seconds.toFixed(1)} s`);
        return effort;
      };
    },
  };
}

/** A first time that can be tapped on a doctor's card. */
export const firstSlot = (page) => page.locator(".doc .slots .slot:not(.more)").first();

/** The moment of a time on a card, and the zone of the branch where it is. */
export async function moment(slot) {
  const query = new URL(await slot.getAttribute("href"), slot.page().url()).searchParams;
  const { locations } = (await (await caller("patient")).get("/v1/booking-catalogue")).body;
  const zone = locations.find(({ id }) => id === query.get("location")).time_zone;
  return { at: new Date(Number(query.get("at")) * 1000), zone };
}

/** Books the first time of a doctor's card as somebody without an account, by typing, with the code from the e-mail. */
export async function bookAsGuest(page, { name, email }, lang = "id") {
  const t = (key, parameters) => text(key, lang, parameters);
  const field = (key) => page.getByRole("textbox", { name: t(key) });
  await firstSlot(page).tap();
  await page.getByRole("timer").waitFor();
  await type(page, field("portal_door.name"), name);
  await type(page, field("portal_door.birth_date"), "12031990");
  await page.locator("fieldset", { hasText: t("portal_booking.sex") }).locator("label").first().tap();
  await type(page, field("portal_door.email"), email);
  await page.getByText(t("portal_door.consent_care")).tap();
  await page.locator(".dock").getByRole("button", { name: t("portal_booking.send_code") }).tap();
  await page.locator(".otp").waitFor();
  await type(page, page.locator(".otp"), await codeSentTo(email));
  await page.getByRole("button", { name: t("portal_booking.book_for", { name }) }).tap();
  await page.locator(".ticket .code").waitFor();
}

async function sent(path, form) {
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  const answer = await fetch(BASE + path, { method: "POST", headers, body: JSON.stringify(form) });
  const body = await answer.json();
  assert.ok(answer.ok, `POST ${path}: ${JSON.stringify(body)}`);
  return body;
}

/** Books as a guest without a browser; the answer has the visit and the address of its page. */
export async function bookedByGuest(name = "Dewi Lestari") {
  const { service, slots } = await bookable();
  const { practitioner_id, location_id, starts_at } = slots.at(-1);
  const email = `tamu-${crypto.randomUUID()}@contoh.example`;
  const hold = await sent("/v1/guest/holds", { service_id: service.id, practitioner_id, location_id, starts_at });
  const verification = await sent("/v1/guest/verifications", { email, language: "id" });
  const texts = (await (await fetch(`${BASE}/v1/consent-texts`)).json()).data;
  const consents = texts.filter(({ current, purpose }) => current && purpose === "care").map(({ id, purpose }) => ({ purpose, granted: true, text_id: id }));
  return sent("/v1/guest/appointments", {
    hold_id: hold.id, hold_secret: hold.secret, verification_id: verification.id, code: await codeSentTo(email),
    name, birth_date: "1990-03-12", sex: "female", language: "id", consents,
  });
}

/** Types as a person does on a phone, after a tap into the field. */
export async function type(page, field, words) {
  await field.tap();
  await page.keyboard.type(words, { delay: 60 });
}
