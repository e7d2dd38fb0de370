// R37, R38 and the dialog of an ended session: what the browser keeps, and that nobody is thrown out without need.
import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "./accounts.mjs";
import { caller } from "./api.mjs";
import { kept, secrets } from "./storage.mjs";
import { assertQuiet, launch, open, refused, settled, signIn, useLanguage, visit } from "./support.mjs";
import { opening, text } from "./texts.mjs";

const TABS = 5;
const ROUNDS = 20;

const browser = await launch();
const manager = await caller("manager");

/** Signs out through the menu. */
async function signOut(page) {
  await page.getByRole("button", { name: text("shell.account_menu", "id", { name: manager.user.name }) }).click();
  await page.getByRole("menuitem", { name: text("shell.sign_out", "id"), exact: true }).click();
  await page.locator("main.door").waitFor();
}

/** Adds `window.akrabSkip(minutes)`, which makes the page believe that time has passed. */
const skippableTime = () => {
  const now = Date.now.bind(Date);
  let skipped = 0;
  Date.now = () => now() + skipped;
  globalThis.akrabSkip = (minutes) => (skipped += minutes * 60_000);
};

test("a wrong password is refused in both languages, and what was typed stays", async () => {
  for (const lang of ["id", "en"]) {
    const { context, complaints } = await open(browser);
    const page = await context.newPage();
    await page.goto("/app/sign-in");
    await useLanguage(page, lang);
    await page.getByLabel(text("identity.login", lang)).fill("tidak.ada@contoh.example");
    await page.getByLabel(text("identity.password", lang), { exact: true }).fill("bukan kata sandinya");
    await page.getByRole("button", { name: text("identity.sign_in", lang), exact: true }).click();
    await page.getByText(text("identity.wrong_pair", lang)).waitFor();
    assert.equal(await page.getByLabel(text("identity.login", lang)).inputValue(), "tidak.ada@contoh.example");
    assertQuiet(complaints, [refused(401)]);
    await context.close();
  }
});

test("R37: the browser keeps no token and no patient, neither before nor after signing out", async () => {
  const { context, complaints } = await open(browser);
  const known = secrets(context);
  const page = await context.newPage();
  await signIn(page, "manager");
  const patient = await manager.first("/v1/patients?limit=1");
  await visit(page, `/app/patients/${patient.id}`);
  await page.getByText(patient.name).first().waitFor();

  const canaries = [...(await known()), patient.name, patient.mrn].filter(Boolean);
  assert.ok(canaries.length >= 4, "a token, a cookie, a name and a number are looked for");
  const before = await kept(page);
  assert.equal(await page.evaluate(() => document.cookie), "");
  assert.deepEqual(canaries.filter((canary) => before.includes(canary)), []);

  await signOut(page);
  const after = await kept(page);
  assert.deepEqual(canaries.filter((canary) => after.includes(canary)), []);
  const refresh = (await context.cookies()).filter((cookie) => cookie.name.includes("refresh") && cookie.value);
  assert.deepEqual(refresh, []);

  await page.goBack().catch(() => {});
  await page.locator("main.door").waitFor();
  assert.equal(await page.getByText(patient.name).count(), 0, "the back button shows the patient");
  assert.equal(await page.locator("nav.rail").count(), 0, "the back button shows the app");
  assertQuiet(complaints, [refused(401)]);
  await context.close();
});

test(`R38: ${TABS} tabs refresh ${ROUNDS} times at once, and nobody is signed out`, async () => {
  const { context, complaints } = await open(browser);
  const pages = [await context.newPage()];
  await signIn(pages[0], "manager");
  while (pages.length < TABS) {
    pages.push(await context.newPage());
  }
  for (const page of pages) {
    await visit(page, "/app/");
  }
  // Without the lock that the app holds between its tabs: the server's grace alone has to carry it.
  const refresh = async (rounds) => {
    const statuses = [];
    for (let round = 0; round < rounds; round += 1) {
      const headers = { "content-type": "application/json", "x-akrab-client": "web" };
      statuses.push((await fetch("/v1/sessions/refresh", { method: "POST", headers, body: "{}" })).status);
    }
    return statuses;
  };
  const statuses = (await Promise.all(pages.map((page) => page.evaluate(refresh, ROUNDS)))).flat();
  assert.equal(statuses.length, TABS * ROUNDS);
  assert.deepEqual(statuses.filter((status) => status !== 200), [], "forced sign-outs");
  for (const page of pages) {
    await page.reload();
    await page.locator("nav.rail").waitFor();
    await settled(page);
  }
  console.log(`R38: ${statuses.length} refreshes from ${TABS} tabs, 0 forced sign-outs`);
  assertQuiet(complaints);
  await context.close();
});

test("an access token that has ended is renewed without anybody noticing", async () => {
  const { context, complaints } = await open(browser);
  await context.addInitScript(skippableTime);
  const page = await context.newPage();
  await signIn(page, "manager");
  let renewals = 0;
  page.on("response", (response) => {
    renewals += response.url().endsWith("/v1/sessions/refresh") && response.status() === 200 ? 1 : 0;
  });
  await page.evaluate(() => globalThis.akrabSkip(11));
  await page.getByRole("link", { name: text("shell.patients", "id"), exact: true }).click();
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  assert.equal(renewals, 1, "one renewal");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assertQuiet(complaints);
  await context.close();
});

test("a session that was ended asks for the password over the page, and then goes on with what was being done", async () => {
  const { context, complaints } = await open(browser);
  const page = await context.newPage();
  await signIn(page, "manager");
  await visit(page, "/app/patients/new");
  const name = `Ningsih Uji ${Date.now().toString(36).replace(/\d/g, "x")}`;
  await page.getByLabel(text("contacts.full_name", "id"), { exact: true }).fill(name);
  await endOtherSessions();

  await page.getByRole("button", { name: `${opening("registration.submit_for", "id")} ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: text("shell.expired_title", "id") });
  await dialog.waitFor();
  assert.equal(await page.getByLabel(text("contacts.full_name", "id"), { exact: true }).inputValue(), name);

  const { password } = account("manager");
  await dialog.getByLabel(text("identity.password", "id"), { exact: true }).fill(password);
  await dialog.getByRole("button", { name: text("identity.sign_in", "id"), exact: true }).click();
  await page.waitForURL(/\/app\/patients\/[0-9a-f-]{36}/);
  const found = await (await caller("manager")).post("/v1/patients/search", { q: name });
  assert.equal(found.body.data.filter((patient) => patient.name === name).length, 1, "saved exactly once");
  assertQuiet(complaints, [refused(401)]);
  await context.close();
});

/** Ends every session of the manager but the one of this program. */
async function endOtherSessions() {
  const { body } = await manager.get("/v1/sessions");
  for (const session of body.data.filter((session) => !session.current)) {
    await manager.delete(`/v1/sessions/${session.id}`);
  }
}
