// Results from the laboratory to the patient: a technician enters a lipid panel without a mouse, is asked about what can be
// read in two ways, verifies; the patient's open page shows it; the critical value is reported; a doctor comments; a
// correction shows what stood there before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { caller } from "./api.mjs";
import { signInPatient, visitPortal } from "./portal.mjs";
import { FULL, assertQuiet, launch, open, refused, settled, shoot, signIn, visit } from "./support.mjs";
import { text } from "./texts.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1440, height: 900 } };
const MOST_TABS = 60;
/** Within so long an open page shows what was verified. */
const SOON = 2_000;
/** LOINC of the panel, with what is typed: comma, point, and one that can be read in two ways. */
const LIPIDS = { "2093-3": "206", "2085-9": "47,0", "18262-6": "139.5", "2571-8": "1.510" };

const browser = await launch();
const t = (key, parameters) => text(key, "id", parameters);

async function person(options) {
  const { context, complaints } = await open(browser, options);
  const page = await context.newPage();
  return {
    page,
    /** `expected` are complaints that the test provokes. */
    async end(expected = []) {
      assertQuiet(complaints, expected);
      await context.close();
    },
  };
}

/** Presses Tab until what is focused fits. */
async function tabTo(page, fits, ...given) {
  for (let count = 0; count < MOST_TABS; count += 1) {
    if (await page.evaluate(fits, ...given)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`not reached with ${MOST_TABS} times Tab`);
}

/** As buttons name a patient. */
function named({ name, birth_date: birth }) {
  const [year, month, day] = birth.split("-");
  return `${name}, ${day}-${month}-${year}`;
}

const focusedName = (name) => document.activeElement?.innerText?.trim().startsWith(name) ?? false;

/** The demo's patient as staff find them. */
async function patientOfDemo() {
  const lab = await caller("lab_staff");
  const { name, contact_id: id } = (await caller("patient")).user;
  const { status, body } = await lab.post("/v1/patients/search", { q: name, limit: 5 });
  assert.equal(status, 200, JSON.stringify(body));
  const found = body.data.find((row) => row.id === id);
  assert.ok(found, `lab staff do not find ${name}`);
  return found;
}

/** Makes a report with the keyboard alone, up to the grid. */
async function makeReport(page, patient) {
  await visit(page, "/app/lab");
  await page.locator("main").focus();
  await page.keyboard.press("c");
  await page.locator("form.lab-new").waitFor();
  await settled(page);
  await tabTo(page, () => document.activeElement?.matches("form [role=combobox]"));
  await page.keyboard.type(patient.name);
  await page.locator("[role=option]").filter({ hasText: patient.mrn }).first().waitFor();
  const place = await page.locator("[role=option]").evaluateAll((all, mrn) => all.findIndex((one) => one.innerText.includes(mrn)), patient.mrn);
  for (let step = 0; step < place; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.locator(".picked-person").waitFor();
  await page.locator("main").focus();
  await tabTo(page, focusedName, "Profil lipid");
  await page.keyboard.press("Space");
  await page.locator(".chosen-tests li").nth(3).waitFor();
  await tabTo(page, () => document.activeElement?.id === "f-location_id");
  if (await page.evaluate(() => document.activeElement.value === "")) {
    await page.keyboard.press("ArrowDown");
  }
  await shoot(page, "lab/1-new");
  await tabTo(page, () => document.activeElement?.matches(".form-foot button[type=submit]"));
  await page.keyboard.press("Enter");
  await page.locator("table.values input.cell-input").nth(3).waitFor();
  await settled(page);
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** Types the values, each followed by Enter, and answers what is asked. */
async function enterValues(page, report) {
  const codes = new Map(report.observations.map(({ analyte_id: id, code }) => [`lab-${id}`, code]));
  await tabTo(page, () => document.activeElement?.matches("input.cell-input"));
  for (let row = 0; row < codes.size; row += 1) {
    const id = await page.evaluate(() => document.activeElement.id);
    const typed = LIPIDS[codes.get(id)];
    assert.ok(typed, `the focus is on ${id}`);
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    if (typed === "1.510") {
      await page.waitForFunction(() => document.activeElement?.closest(".ask"));
      const ways = await page.locator(".ask button").allInnerTexts();
      assert.deepEqual(ways, ["1,51 mg/dL", "1510 mg/dL"]);
      await shoot(page, "lab/2-two-ways");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    }
    await page.waitForFunction((id) => document.activeElement?.id !== id && !document.activeElement?.closest(".ask"), id);
  }
}

test("a technician enters a lipid panel by keyboard, and the patient's open page shows it at once", { timeout: 240_000 }, async () => {
  const patient = await patientOfDemo();
  const [phone, desk] = [await person(PHONE), await person(DESK)];
  await signInPatient(phone.page);
  await visitPortal(phone.page, "/results");
  await signIn(desk.page, "lab_staff");
  const id = await makeReport(desk.page, patient);
  const lab = await caller("lab_staff");
  const { body: draft } = await lab.get(`/v1/lab-reports/${id}`);
  await enterValues(desk.page, draft);

  // After the last value the focus is on the button that verifies, which names the patient.
  const name = await desk.page.evaluate(() => document.activeElement.innerText.trim());
  assert.equal(name, t("lab.verify_for", { name: named(patient) }));
  assert.match(await desk.page.locator("tr[data-x=crit]").innerText(), /Trigliserida/);
  await shoot(desk.page, "lab/3-entered");
  const before = await phone.page.locator("a[href*='/results/']").count();
  await desk.page.keyboard.press("Enter");
  await desk.page.locator(".toast").filter({ hasText: patient.name }).waitFor();
  const verified = Date.now();
  await phone.page.waitForFunction((id) => document.querySelector(`a[href$='/results/${id}']`), id, { polling: 50 });
  const took = Date.now() - verified;
  console.log(`on the patient's page ${took} ms after it was verified; ${before} reports before`);
  assert.ok(took < SOON, `${took} ms`);

  await phone.page.locator(`a[href$='/results/${id}']`).first().tap();
  const ldl = phone.page.locator("[data-code='18262-6']");
  await ldl.locator("svg.nline").waitFor();
  await settled(phone.page);
  assert.match(await ldl.innerText(), /140|139,5/);
  await shoot(phone.page, "lab/4-patient");
  await reportCritical(desk.page, patient);
  await correct(desk.page, phone.page, patient);
  await phone.end();
  await desk.end();
});

/** The banner stays until it is written down who was told. */
async function reportCritical(page, patient) {
  const banner = page.locator(".banner[data-tone=danger]").filter({ hasText: "Trigliserida" });
  await banner.waitFor();
  await shoot(page, "lab/5-critical");
  await banner.getByRole("button", { name: t("lab.note_call") }).click();
  await page.getByLabel(t("lab.told_whom")).fill("dr. Ayu, telepon");
  await page.getByRole("button", { name: t("lab.save_call_for", { name: named(patient) }) }).click();
  await banner.waitFor({ state: "detached" });
}

/** A correction keeps what stood there, for staff and for the patient. */
async function correct(page, phone, patient) {
  const row = page.locator("tr").filter({ hasText: "Kolesterol LDL" }).first();
  await row.getByRole("button").first().click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel(t("lab.new_value")).fill("129");
  await dialog.getByRole("button", { name: t("lab.save_correction_for", { name: named(patient) }) }).click();
  await dialog.locator(".error-summary").waitFor();
  await dialog.getByLabel(t("lab.reason")).fill("Tertukar dengan sampel lain.");
  await dialog.getByRole("button", { name: t("lab.save_correction_for", { name: named(patient) }) }).click();
  await dialog.waitFor({ state: "detached" });
  await row.getByText(t("lab_chart.corrected")).waitFor();
  await row.locator("summary").click();
  assert.match(await row.innerText(), /139,5|140/);
  await shoot(page, "lab/6-corrected");
  await phone.locator("[data-code='18262-6']").getByText("129").first().waitFor();
  await shoot(phone, "lab/7-patient-corrected");
}

test("a result with comment waits for the doctor, who releases it", { timeout: 180_000 }, async () => {
  const patient = await patientOfDemo();
  const [lab, doctor] = [await caller("lab_staff"), await caller("doctor")];
  const analyte = await lab.first("/v1/analytes?filter[code][eq]=2160-0");
  const location = await lab.first("/v1/locations?limit=1");
  const form = {
    patient_id: patient.id, location_id: location.id, practitioner_id: doctor.user.practitioner_id, collected_at: new Date().toISOString(),
    with_comment: true, observations: [{ analyte_id: analyte.id, value: "0,9" }],
  };
  const made = await lab.post("/v1/lab-reports", form);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const verified = await lab.post(`/v1/lab-reports/${made.body.id}/verification`, {});
  assert.equal(verified.status, 201, JSON.stringify(verified.body));
  assert.equal(verified.body.state, "awaiting_comment");

  const desk = await person(DESK);
  await signIn(desk.page, "doctor");
  await desk.page.locator("a.stat").filter({ hasText: t("lab.home_release") }).click();
  await settled(desk.page);
  await desk.page.getByRole("row").filter({ hasText: made.body.number }).getByRole("link").click();
  await desk.page.getByLabel(t("lab.comment")).fill("Fungsi ginjal baik. Pertahankan cukup minum.");
  await shoot(desk.page, "lab/8-comment");
  await desk.page.getByRole("button", { name: t("lab.release_for", { name: named(patient) }) }).click();
  await desk.page.locator("blockquote.lab-comment").waitFor();
  const { body: released } = await doctor.get(`/v1/lab-reports/${made.body.id}`);
  assert.equal(released.state, "released");
  await desk.end();
});

test("charts are reached by keyboard, and the table says the same", { timeout: 180_000 }, async () => {
  const patient = await patientOfDemo();
  const desk = await person({ ...DESK, reducedMotion: "reduce" });
  const { page } = desk;
  await signIn(page, "doctor");
  await visit(page, `/app/patients/${patient.id}?tab=lab`);
  await page.locator("figure.chart").first().waitFor();
  await settled(page);
  await shoot(page, "lab/9-record");
  const marks = page.locator("figure.chart").first().locator(".mark");
  const stops = await marks.evaluateAll((all) => all.filter((mark) => mark.getAttribute("tabindex") === "0").length);
  assert.equal(stops, 1, "a chart is one stop of the Tab key");
  await page.locator("figure.chart .mark[tabindex='0']").first().focus();
  const last = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("ArrowLeft");
  const earlier = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.notEqual(earlier, last);
  assert.match(earlier, /mmHg/);
  await page.locator(".tip").waitFor();
  await shoot(page, "lab/10-tip");
  await page.keyboard.press("Escape");
  await page.locator(".tip").waitFor({ state: "detached" });
  await sameAsTable(page);
  await downloadsTable(page);
  if (FULL) {
    await prints(page);
  }
  await desk.end();
});

/** Every number of the table stands in a chart, and the other way round. */
async function sameAsTable(page) {
  const charted = await page.locator("figure.chart .mark").evaluateAll((all) => all.map((mark) => mark.getAttribute("aria-label").match(/: (?:[<≤≥>] )?([\d,]+)/)?.[1]).sort());
  const tabled = await page.locator(".history-table td").evaluateAll((cells) => cells.map((cell) => {
    const own = cell.cloneNode(true);
    own.querySelectorAll("details, .flag, small").forEach((part) => part.remove());
    return own.textContent.match(/[\d,]+/)?.[0];
  }).filter(Boolean).sort());
  assert.deepEqual(charted, tabled);
}

async function downloadsTable(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: t("lab.csv") }).click()]);
  assert.equal(download.suggestedFilename(), `${t("lab.file_name")}.csv`);
}

async function prints(page) {
  await page.emulateMedia({ media: "print" });
  await shoot(page, "lab/11-print");
  await page.emulateMedia({ media: "screen" });
}

test("two people at one report: nothing that was typed is lost", { timeout: 180_000 }, async () => {
  const patient = await patientOfDemo();
  const lab = await caller("lab_staff");
  const analytes = [await lab.first("/v1/analytes?filter[code][eq]=2093-3"), await lab.first("/v1/analytes?filter[code][eq]=2085-9")];
  const location = await lab.first("/v1/locations?limit=1");
  const { body: report } = await lab.post("/v1/lab-reports", {
    patient_id: patient.id, location_id: location.id, collected_at: new Date().toISOString(), observations: analytes.map(({ id }) => ({ analyte_id: id })),
  });
  const desk = await person(DESK);
  const { page } = desk;
  await signIn(page, "lab_staff");
  await visit(page, `/app/lab/reports/${report.id}`);
  const field = (analyte) => page.locator(`#lab-${analyte.id}`);
  await field(analytes[0]).fill("1.206");
  const changed = await lab.patch(`/v1/lab-reports/${report.id}`, { observations: [{ analyte_id: analytes[0].id }, { analyte_id: analytes[1].id, value: "52" }] });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  await field(analytes[0]).fill("206");
  await page.getByRole("button", { name: t("lab.save_draft") }).click();
  await page.getByRole("button", { name: t("lab.load_theirs") }).click();
  await page.waitForFunction((id) => document.getElementById(id).value === "52", `lab-${analytes[1].id}`);
  assert.equal(await field(analytes[0]).inputValue(), "206");
  await desk.page.locator(".entry footer .ok").waitFor();
  const { body: after } = await lab.get(`/v1/lab-reports/${report.id}`);
  assert.deepEqual(after.observations.map(({ value }) => value).sort(), [206, 52]);
  await desk.end([refused(412)]);
});
