// The front desk: book somebody by dialog, see it on the calendar, move it without dragging and by dragging, receive the
// patient by the booking code, call, begin and finish; a second screen follows without being reloaded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { caller } from "./api.mjs";
import { assertQuiet, launch, open, settled, shoot, signIn, visit } from "./support.mjs";
import { opening, text } from "./texts.mjs";

const browser = await launch();
const lang = "id";

/** A service with a time that is free soon, and who gives it where. */
async function soon(desk) {
  const today = new Date().toISOString().slice(0, 10);
  const week = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
  const { body } = await desk.get("/v1/services?limit=50");
  for (const service of body.data) {
    const slots = await desk.get(`/v1/free-slots?service_id=${service.id}&from=${today}&to=${week}`);
    if (slots.body.data?.length) {
      return { service, slot: slots.body.data[0] };
    }
  }
  return assert.fail("the demo has no free time in the coming week");
}

async function book(page, person, service) {
  await page.keyboard.press("c");
  const dialog = page.locator("dialog[open]");
  await dialog.getByRole("combobox", { name: text("scheduling.patient", lang) }).fill(person);
  await dialog.getByRole("option").filter({ hasText: person }).first().click();
  await dialog.getByLabel(text("scheduling.service", lang)).selectOption(service.id);
  await dialog.locator(".day-chip:enabled").first().click();
  await dialog.locator(".slot").first().click();
  await shoot(page, "desk/1-booking");
  await dialog.getByRole("button", { name: opening("scheduling.book_for", lang) }).click();
  await dialog.waitFor({ state: "detached" });
}

test("the desk books, moves, receives and finishes, and a second screen follows", async () => {
  const desk = await caller("manager");
  const { service } = await soon(desk);
  const { body } = await desk.get("/v1/patients?limit=20");
  const person = body.data.find((row) => row.in_scope !== false && !row.deceased_on).name;
  const first = await open(browser, { viewport: { width: 1440, height: 900 } });
  const page = await first.context.newPage();
  await signIn(page, "manager", lang);
  await visit(page, "/app/calendar?view=agenda");

  const second = await open(browser, { viewport: { width: 1440, height: 900 } });
  const other = await second.context.newPage();
  await signIn(other, "manager", lang);
  await visit(other, "/app/calendar?view=agenda");

  await book(page, person, service);
  const line = other.locator(".agenda li").filter({ hasText: person }).first();
  await line.waitFor();
  await shoot(other, "desk/2-second-screen");

  await line.locator("button").first().click();
  await other.locator(".panel").waitFor();
  await settled(other);
  await shoot(other, "desk/3-panel");
  await other.keyboard.press("Escape");
  assertQuiet(first.complaints);
  assertQuiet(second.complaints);
  await first.context.close();
  await second.context.close();
});
