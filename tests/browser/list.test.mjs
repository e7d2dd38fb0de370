// The list without a mouse: filters in groups, columns that move and get wider, everybody who fits given a tag and the tag
// taken away again. What is shown is in the address as ids and words of ours, never as names.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { caller } from "./api.mjs";
import { assertQuiet, launch, open, settled, shoot, signIn } from "./support.mjs";
import { opening, text } from "./texts.mjs";

const browser = await launch();
const LANG = "id";
let session;
let page;

before(async () => {
  session = await open(browser, { viewport: { width: 1440, height: 900 } });
  page = await session.context.newPage();
  await signIn(page, "manager", LANG);
});

after(() => session.context.close());

async function visitList(path) {
  await page.goto(path);
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  await settled(page);
}

const heads = () => page.locator(".grid thead th[data-column]").evaluateAll((all) => all.map((head) => head.dataset.column));
const choice = (key) => page.locator(`.builder-row select >> nth=${key}`);

test("filters are combined by keyboard, told in words, and survive a reload", async () => {
  await visitList("/app/patients");
  await page.getByRole("button", { name: text("interface.add_filter", LANG) }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  await choice(0).selectOption("sex");
  await dialog.locator(".choice-menu button").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemcheckbox").first().press("Enter");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: text("lists.add_group", LANG) }).press("Enter");
  assert.ok(await dialog.getByRole("button", { name: text("patients.filter_apply", LANG) }).isDisabled(), "an empty condition is no filter");
  const rows = dialog.locator(".builder-group .builder-group .builder-row");
  await rows.nth(0).locator("select").first().selectOption("phone");
  await rows.nth(0).locator("select").nth(1).selectOption("filled");
  await rows.nth(1).locator("select").first().selectOption("last_visit_at");
  await dialog.locator(".fitting:not(:empty)").waitFor();
  await shoot(page, "list/builder");
  await rows.nth(1).locator("select").last().press("Enter");
  await dialog.getByRole("button", { name: text("patients.filter_apply", LANG) }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await settled(page);
  assert.match(decodeURIComponent(page.url()), /f=sex\.in\.\w+;any\(phone\.is_null\.false;last_visit_at\.eq\.last_30_days\)/);
  const words = await page.locator(".fchip").allInnerTexts();
  await page.reload();
  await page.locator(".fchip").nth(1).waitFor();
  assert.deepEqual(await page.locator(".fchip").allInnerTexts(), words);
  assert.ok(words[1].includes(text("lists.or", LANG)), words[1]);
  assertQuiet(session.complaints);
});

test("a filter with names never gets into the address", async () => {
  await visitList("/app/patients");
  await page.locator(".add-filter").click();
  await page.getByRole("menuitem", { name: text("contacts.name", LANG), exact: true }).click();
  await page.locator(".filter-form input").fill("siti");
  await page.locator(".filter-form button[type=submit]").click();
  await page.locator(".fchip").waitFor();
  await settled(page);
  assert.ok(!page.url().includes("siti"), page.url());
  assertQuiet(session.complaints);
});

test("columns are moved, widened and hidden by keyboard, and the address keeps it", async () => {
  await visitList("/app/patients");
  const before = await heads();
  await page.locator("th[data-column=phone] .head-button").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: text("interface.move_left", LANG) }).press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".grid thead th[data-column]")[1].dataset.column === "phone");
  assert.deepEqual([...(await heads())].sort(), [...before].sort());
  await page.waitForFunction(() => document.activeElement.closest("th")?.dataset.column === "phone");
  await page.keyboard.press("Enter");
  const widen = page.getByRole("menuitem", { name: text("interface.widen", LANG) });
  const width = () => page.locator("th[data-column=phone]").evaluate((head) => head.getBoundingClientRect().width);
  const narrow = await width();
  await widen.press("Enter");
  await widen.press("Enter");
  assert.equal(Math.round((await width()) - narrow), 32);
  await page.keyboard.press("Escape");
  assert.match(page.url(), /columns=phone\.age/);
  assert.match(page.url(), /widths=phone-176/);
  await page.reload();
  await settled(page);
  assert.equal((await heads())[1], "phone");
  assertQuiet(session.complaints);
});

test("columns are moved and widened with the mouse", async () => {
  await visitList("/app/patients");
  await page.locator("th[data-column=tags]").dragTo(page.locator("th[data-column=age]"));
  await page.waitForFunction(() => document.querySelectorAll(".grid thead th[data-column]")[1].dataset.column === "tags");
  const edge = await page.locator("th[data-column=tags] .edge").boundingBox();
  await page.mouse.move(edge.x + 4, edge.y + 10);
  await page.mouse.down();
  await page.mouse.move(edge.x + 64, edge.y + 10, { steps: 6 });
  await page.mouse.up();
  await page.waitForFunction(() => /widths=tags-2[23]\d/.test(location.search));
  assertQuiet(session.complaints);
});

test("everybody who fits is tagged after a question, and the tag is taken away again", async () => {
  const manager = await caller("manager");
  const name = `Uji ${Math.floor(Math.random() * 1e6)}`;
  const { body: tag } = await manager.post("/v1/tags", { name });
  await visitList("/app/patients?f=sex.in.male;last_visit_at.lt.last_180_days");
  const all = async (filter) => (await manager.post("/v1/patients/search", { filter, limit: 1, count: "exact" })).body.page.count;
  const away = { field: "last_visit_at", op: "lt", value: "last_180_days" };
  const men = await all({ and: [{ field: "sex", op: "in", value: ["male"] }, away] });
  assert.ok(men > 250, `${men} are enough for several pages`);
  const tagged = { field: "tag_id", op: "eq", value: tag.id };
  await page.locator(".grid thead input[type=checkbox]").click({ force: true });
  await page.locator(".bulk .everybody").click();
  await page.locator(".bulk").getByRole("button", { name: text("patients.bulk_tag", LANG) }).click();
  await page.getByRole("menuitem", { name }).click();
  const dialog = page.locator("dialog[open]");
  const confirm = dialog.locator("footer .btn").last();
  await page.waitForFunction(() => document.querySelector("dialog[open] footer .btn:last-child:not([disabled])"));
  assert.ok((await confirm.innerText()).includes(men.toLocaleString("id-ID")), await confirm.innerText());
  await shoot(page, "list/question");
  await confirm.click();
  await page.locator(".bulk progress").waitFor();
  await shoot(page, "list/progress");
  // The work goes on while another page is open, and the tray tells how far it is.
  await page.getByRole("link", { name: text("shell.contacts", LANG), exact: true }).first().click();
  await page.getByRole("button", { name: new RegExp(`^${text("interface.activity", LANG)}`) }).click();
  await page.locator(".tray-list .job").waitFor();
  await shoot(page, "list/tray");
  await page.keyboard.press("Escape");
  const undo = page.locator(".toast").getByRole("button", { name: text("interface.undo", LANG) });
  await undo.waitFor({ timeout: 300_000 });
  assert.equal(await all(tagged), men);
  await undo.click();
  await page.locator(".toast").filter({ hasText: opening("lists.untagged", LANG) }).waitFor({ timeout: 300_000 });
  assert.equal(await all(tagged), 0);
  await manager.delete(`/v1/tags/${tag.id}`, undefined, { "if-match": "*" });
  assertQuiet(session.complaints);
});

test("work on many stops when somebody says so", async () => {
  const manager = await caller("manager");
  const name = `Uji ${Math.floor(Math.random() * 1e6)}`;
  const { body: tag } = await manager.post("/v1/tags", { name });
  await visitList("/app/patients");
  await page.locator(".grid thead input[type=checkbox]").click({ force: true });
  await page.locator(".bulk .everybody").click();
  await page.locator(".bulk").getByRole("button", { name: text("patients.bulk_tag", LANG) }).click();
  await page.getByRole("menuitem", { name }).click();
  await page.waitForFunction(() => document.querySelector("dialog[open] footer .btn:last-child:not([disabled])"));
  await page.locator("dialog[open] footer .btn").last().click();
  await page.locator(".bulk .job").getByRole("button", { name: text("jobs.stop", LANG) }).click();
  await page.locator(".bulk progress").waitFor({ state: "detached" });
  const { body } = await manager.post("/v1/patients/search", { filter: { field: "tag_id", op: "eq", value: tag.id }, limit: 1, count: "exact" });
  assert.ok(body.page.count < 1900, `${body.page.count} were tagged before it stopped`);
  await manager.delete(`/v1/tags/${tag.id}`, undefined, { "if-match": "*" });
  assertQuiet(session.complaints);
});
