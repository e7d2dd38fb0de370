// A record outside one's care: it is opened in an emergency with a reason, the manager reviews that, and the log of the record
// tells who it was. Files are added to a record, and archiving one can be undone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "./accounts.mjs";
import { caller } from "./api.mjs";
import { assertQuiet, launch, open, refused, settled, shoot, signIn, visit } from "./support.mjs";
import { people } from "./synthea.mjs";
import { opening, text } from "./texts.mjs";

const DESK = { viewport: { width: 1440, height: 900 } };
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const browser = await launch();
const t = (key, parameters) => text(key, "id", parameters);

async function staff(role) {
  const { context, complaints } = await open(browser, DESK);
  const page = await context.newPage();
  await signIn(page, role);
  return {
    page,
    async end(expected = []) {
      assertQuiet(complaints, expected);
      await context.close();
    },
  };
}

/** Somebody of the import whom the doctor finds by name and does not treat. */
async function stranger() {
  const doctor = await caller("doctor");
  for (const { name } of people()) {
    const { status, body } = await doctor.post("/v1/patients/search", { q: name, limit: 5 });
    assert.equal(status, 200, JSON.stringify(body));
    const found = body.data.find((row) => row.identity_only);
    if (found) {
      return found;
    }
  }
  return assert.fail("everybody is in the care of the demo's doctor");
}

test("a record opens in an emergency, and the manager reviews it", { timeout: 180_000 }, async () => {
  const patient = await stranger();
  const why = `Pasien pingsan di ruang tunggu ${Date.now() % 100_000}`;
  const doctor = await staff("doctor");
  await visit(doctor.page, `/app/patients/${patient.id}`);
  const form = doctor.page.locator("form.break-glass");
  await form.getByRole("button", { name: t("break_glass.open") }).click();
  await form.locator(".error-summary").waitFor();
  await form.getByLabel(t("break_glass.reason")).selectOption("emergency");
  await form.getByLabel(t("break_glass.details")).fill(why);
  await form.getByLabel(t("break_glass.password"), { exact: true }).fill(account("doctor").password);
  await shoot(doctor.page, "access/1-reason");
  await form.getByRole("button", { name: t("break_glass.open") }).click();
  await doctor.page.locator(".pbanner h1").filter({ hasText: patient.name }).waitFor();
  await settled(doctor.page);
  await shoot(doctor.page, "access/2-open");
  await doctor.end([refused(403)]);

  const manager = await staff("manager");
  const line = manager.page.locator(".card li").filter({ hasText: why });
  await line.getByRole("button").click();
  const dialog = manager.page.locator("dialog[open]");
  await dialog.getByText("Dapat dibenarkan", { exact: true }).click();
  await dialog.getByRole("button", { name: t("break_glass.save_review") }).click();
  await line.waitFor({ state: "detached" });
  await visit(manager.page, `/app/patients/${patient.id}?tab=access`);
  const entry = manager.page.locator(".timeline .ev").filter({ hasText: why }).first();
  await entry.waitFor();
  assert.ok((await entry.innerText()).includes(t("person.access_justified")));
  await shoot(manager.page, "access/3-log");
  await manager.end();
});

test("files are added to a record, and archiving one is undone", { timeout: 120_000 }, async () => {
  const { user } = await caller("patient");
  const { page, end } = await staff("manager");
  await visit(page, `/app/patients/${user.contact_id}?tab=documents`);
  // The server gives the file the ending of what it is.
  const name = `surat-${Date.now() % 100_000}`;
  await page.locator(".center input[type=file]").setInputFiles({ name: `${name}.png`, mimeType: "image/png", buffer: PIXEL });
  await page.getByRole("button", { name: t("documents.add") }).click();
  const row = page.locator(".center .visits-list li").filter({ hasText: name });
  await row.waitFor();
  await shoot(page, "access/4-documents");
  await row.getByRole("button", { name: opening("documents.archive_named", "id") }).click();
  await row.waitFor({ state: "detached" });
  await page.locator(".toast").filter({ hasText: name }).last().getByRole("button", { name: t("interface.undo") }).click();
  await row.waitFor();
  await end();
});
