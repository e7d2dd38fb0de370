// The way through the house: sign in, find an imported person by a misspelt name, see the visits, change the phone number,
// see the change in the history. In both languages, with a screenshot of every step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertQuiet, launch, open, settled, shoot, signIn } from "./support.mjs";
import { misspelt, people } from "./synthea.mjs";
import { opening, text } from "./texts.mjs";

const browser = await launch();

/** Finds the person with Ctrl+K and opens the record. */
async function findWithPalette(page, person, lang) {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: text("shell.search_label", lang) });
  await field.fill(misspelt(person.name));
  const hit = page.getByRole("option", { name: person.name }).first();
  await hit.waitFor();
  await shoot(page, `journey/${lang}-1-palette`);
  await hit.click();
  await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
  await settled(page);
}

/** Finds the person in the list and opens the record from the panel beside it. */
async function findInList(page, person, lang) {
  await page.getByRole("link", { name: text("shell.patients", lang), exact: true }).click();
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(misspelt(person.name));
  const hit = page.getByRole("grid").getByRole("row").filter({ hasText: person.name }).first();
  await hit.waitFor();
  await shoot(page, `journey/${lang}-2-list`);
  // The name leads to the record itself; anywhere else on the row opens it beside the list.
  await hit.locator("td").nth(2).click();
  await page.getByRole("link", { name: `${opening("patients.open_of", lang)} ${person.name}` }).click();
  await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
  await settled(page);
}

/** Every visit that the first page of the timeline has room for is on it, in the words of the export. */
async function seeVisits(page, person, lang) {
  const timeline = page.getByRole("region", { name: text("person.timeline", lang) });
  const latest = [...person.visits].sort((a, b) => b.START.localeCompare(a.START)).slice(0, 3);
  for (const visit of latest) {
    await timeline.getByText(visit.DESCRIPTION).first().waitFor();
  }
  const shown = await timeline.locator("time").count();
  assert.ok(shown >= Math.min(person.visits.length, 10), `${shown} of ${person.visits.length} visits are shown`);
  await shoot(page, `journey/${lang}-3-timeline`);
}

/** Changes the phone number; answers its last four digits. */
async function changePhone(page, person, lang) {
  const digits = String(1000 + Math.floor(Math.random() * 9000));
  await page.getByRole("link", { name: text("interface.edit", lang), exact: true }).first().click();
  const phone = page.getByLabel(text("contacts.phone", lang)).first();
  await phone.fill(`0812-0009-${digits}`);
  await shoot(page, `journey/${lang}-4-edit`);
  await page.getByRole("button", { name: `${opening("registration.submit_for", lang)} ${person.name}` }).click();
  await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
  return digits;
}

async function seeChange(page, digits, lang) {
  await page.getByRole("link", { name: text("person.changes", lang) }).click();
  const change = page.locator("main .diff li").filter({ hasText: text("contacts.phone", lang) }).filter({ hasText: digits });
  await change.first().waitFor();
  await settled(page);
  await shoot(page, `journey/${lang}-5-history`);
}

for (const [index, lang] of ["id", "en"].entries()) {
  test(`journey in ${lang}`, async () => {
    const person = people()[index];
    assert.ok(person, "the import has people who have been here several times");
    const { context, complaints } = await open(browser, { viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signIn(page, "manager", lang, "id");
    await speak(page, lang);
    await findWithPalette(page, person, lang);
    await findInList(page, person, lang);
    await seeVisits(page, person, lang);
    const digits = await changePhone(page, person, lang);
    await seeChange(page, digits, lang);
    assertQuiet(complaints);
    await context.close();
  });
}

/** Chooses the language in the account menu, where it is kept for the person. */
async function speak(page, lang) {
  await settled(page);
  if ((await page.locator("html").getAttribute("lang")) !== lang) {
    await page.locator("header.topbar .round").first().click();
    await page.getByRole("menuitemradio", { name: lang === "en" ? "English" : "Bahasa Indonesia" }).click();
    await page.locator(`html[lang=${lang}]`).waitFor();
    await page.keyboard.press("Escape");
  }
}
