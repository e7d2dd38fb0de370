// The patient portal, as a person with a phone uses it: signing in, hours to book, codes from messages, counting taps.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { account } from "./accounts.mjs";
import { caller } from "./api.mjs";
import { settled } from "./support.mjs";
import { text } from "./texts.mjs";

/** Signs a patient in through the portal's own page. */
export async function signInPatient(page, lang = "id") {
  const { login, password } = account("patient");
  const patient = await caller("patient");
  await patient.patch("/v1/me", { language: lang, theme: "system" });
  await page.goto("/sign-in");
  await usePortalLanguage(page, lang);
  await page.getByLabel(text("portal_door.login", lang)).fill(login);
  await page.getByLabel(text("identity.password", lang), { exact: true }).fill(password);
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
  return openHours(admin);
}

async function slots(admin, service) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { status, body } = await admin.get(`/v1/free-slots?service_id=${service}&from=${day(1)}&to=${day(10)}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.data;
}

/** Gives the first practitioner hours on every day, where the demo data has none. */
async function openHours(admin) {
  const practitioner = await admin.first("/v1/practitioners?limit=1");
  const location = await admin.first("/v1/locations?limit=1");
  const service = await admin.first("/v1/services?limit=1");
  await admin.patch(`/v1/services/${service.id}`, { online: true });
  await admin.patch(`/v1/practitioners/${practitioner.id}`, { service_ids: [service.id] });
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const hours = { practitioner_id: practitioner.id, location_id: location.id, weekday, starts: "08:00", ends: "20:00", valid_from: "2020-01-01", queue_letter: "A" };
    const { status, body } = await admin.post("/v1/working-hours", hours);
    assert.ok(status === 201 || status === 409, JSON.stringify(body));
  }
  const catalogue = (await admin.get("/v1/booking-catalogue")).body;
  const found = await slots(admin, service.id);
  assert.ok(found.length > 0, "nobody can be booked");
  return { service: catalogue.services.find(({ id }) => id === service.id), slot: found[0], slots: found, catalogue };
}

/** The six digits that were sent to an address last, from what the local transport keeps. */
export async function codeSentTo(address, patience = 20_000) {
  const directory = join(process.env.AKRAB_DATA, "messages");
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const names = safely(() => readdirSync(directory)).filter((name) => name.endsWith(".json")).sort().reverse();
    for (const name of names) {
      const kept = JSON.parse(readFileSync(join(directory, name), "utf8"));
      const code = kept.shown.destination === address && /\b(\d{6})\b/.exec(`${kept.subject} ${kept.text}`);
      if (code) {
        return code[1];
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no code came to ${address}`);
}

function safely(read) {
  try {
    return read();
  } catch {
    return [];
  }
}

/** Counts what a finger does on a page. */
export async function countTaps(page) {
  await page.addInitScript(() => {
    globalThis.taps = 0;
    addEventListener("pointerdown", (event) => (globalThis.taps += event.isTrusted ? 1 : 0), true);
  });
  return { taken: () => page.evaluate(() => globalThis.taps) };
}

/** Types as a person does on a phone, after a tap into the field. */
export async function type(page, field, words) {
  await field.tap();
  await page.keyboard.type(words, { delay: 60 });
}
