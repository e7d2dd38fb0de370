// A question and its answer: a patient asks on a phone, the doctor answers on an open page, the head doctor reads along with
// proof, the patient rates. Whoever does not take part finds nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { caller } from "./api.mjs";
import { misfits } from "./layout.mjs";
import { signInPatient, visitPortal } from "./portal.mjs";
import { assertQuiet, launch, open, refused, settled, shoot, signIn, visit } from "./support.mjs";
import { opening, text } from "./texts.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, acceptDownloads: true };
const DESK = { viewport: { width: 1440, height: 900 } };
/** Within so long an open page shows what was written. */
const SOON = 2_000;
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const browser = await launch();
const p = (key, parameters) => text(`portal_consult.${key}`, "id", parameters);
const s = (key, parameters) => text(`consultations.${key}`, "id", parameters);

async function person(options) {
  const { context, complaints } = await open(browser, options);
  const page = await context.newPage();
  return {
    page,
    complaints,
    async end(expected = []) {
      assertQuiet(complaints, expected);
      await context.close();
    },
  };
}

async function staff(role) {
  const desk = await person(DESK);
  await signIn(desk.page, role);
  return desk;
}

async function phone() {
  const patient = await person(PHONE);
  await signInPatient(patient.page);
  return patient;
}

async function sound(page) {
  await settled(page);
  assert.deepEqual(await misfits(page), []);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(grave.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
}

/** The practitioner of a role, as patients choose them. */
async function practitionerOf(role) {
  return (await caller(role)).user.practitioner_id ?? assert.fail(`${role} is no practitioner`);
}

/** Asks on the portal's own page; the answer is the id of the question. */
async function ask(page, doctor, { subject, words }) {
  await visitPortal(page, `/consultations/new?doctor=${doctor}`);
  await page.locator("select").waitFor();
  assert.equal(await page.locator("select").inputValue(), doctor, "the doctor of the address is chosen");
  await page.getByText(opening("portal_consult.ask_expected", "id")).waitFor();
  await page.getByLabel(p("ask_subject")).fill(subject);
  await page.getByLabel(p("ask_text")).fill(words);
  await page.locator("form.card input[type=file]").setInputFiles({ name: "catatan tensi.png", mimeType: "image/png", buffer: PIXEL });
  await page.locator(".files").getByText("catatan tensi.png").waitFor();
  await page.getByRole("button", { name: new RegExp(opening("portal_consult.ask_send", "id")) }).tap();
  await page.waitForURL(/\/consultations\/[0-9a-f-]{36}$/);
  await settled(page);
  return new URL(page.url()).pathname.split("/").at(-1);
}

test("a patient asks, the doctor answers live, the head doctor reads along with proof", { timeout: 240_000 }, async () => {
  const [patient, doctor, head] = [await phone(), await staff("doctor"), await staff("head_doctor")];
  await visit(doctor.page, "/app/consultations");
  const subject = `Obat malam ${Date.now() % 100_000}`;
  const id = await ask(patient.page, await practitionerOf("doctor"), { subject, words: "Dok, apakah obat malam boleh diminum setelah makan?" });
  await patient.page.getByText(opening("portal_consult.sent", "id")).first().waitFor();
  await patient.page.locator(".wait").waitFor();
  await sound(patient.page);
  await shoot(patient.page, "consult/1-asked");

  // The open list of the doctor has it without a reload, with the clock.
  const line = doctor.page.locator("a.inbox-line").filter({ hasText: subject });
  await line.waitFor({ timeout: SOON });
  await line.getByText(opening("consultations.left", "id")).waitFor();
  await line.click();
  await doctor.page.locator(".msg").filter({ hasText: "obat malam boleh" }).waitFor();
  await doctor.page.locator(".msg-files").getByText("catatan tensi").waitFor();
  await settled(doctor.page);
  await shoot(doctor.page, "consult/2-doctor");
  // What is on the doctor's screen is read, and the patient sees that.
  await patient.page.getByText(opening("portal_consult.read", "id")).first().waitFor({ timeout: SOON });

  const reply = doctor.page.locator("#reply");
  await reply.fill("Boleh, Bu. Minumlah setelah makan malam, pada jam yang sama setiap hari.");
  await reply.press("Control+Enter");
  const sent = Date.now();
  await patient.page.locator(".msg").filter({ hasText: "jam yang sama" }).waitFor({ timeout: SOON });
  console.log(`the answer was on the patient's page after ${Date.now() - sent} ms`);
  await shoot(patient.page, "consult/3-answered");

  await visit(head.page, `/app/consultations?list=copied&open=${id}`);
  await head.page.locator(".msg").filter({ hasText: "jam yang sama" }).waitFor();
  await head.page.getByText(s("role_head")).waitFor();
  await head.page.locator("a.inbox-line").filter({ hasText: subject }).waitFor();
  // The doctor's page shows that the head doctor has read it.
  const proof = doctor.page.locator(".msg").filter({ hasText: "jam yang sama" }).locator("details.proof");
  await proof.locator("summary").click();
  const readAt = opening("consultations.read_at", "id");
  await proof.getByText(new RegExp(`\\(Dokter kepala\\), ${readAt}`)).waitFor();
  await shoot(head.page, "consult/4-head");
  await sound(head.page);
  await finish(patient.page, doctor.page, subject);
  await patient.end();
  await doctor.end();
  await head.end();
});

/** The doctor closes, the patient rates, and opens it again by writing. */
async function finish(patient, doctor, subject) {
  await doctor.getByRole("button", { name: text("interface.more", "id") }).first().click();
  await doctor.getByRole("menuitem", { name: s("close"), exact: true }).click();
  await doctor.locator("dialog[open]").getByRole("button", { name: new RegExp(opening("consultations.close_for", "id")) }).click();
  await patient.getByText(p("rate_title")).waitFor({ timeout: SOON });
  await patient.locator(".star").nth(4).tap();
  await patient.getByRole("button", { name: p("rate_send") }).tap();
  await patient.getByText(opening("portal_consult.rated", "id")).waitFor();
  await shoot(patient, "consult/5-rated");
  await patient.locator(".dock textarea").fill("Terima kasih, Dok. Satu lagi: bila terlewat bagaimana?");
  await patient.locator(".dock .send").tap();
  await patient.locator(".wait").waitFor();
  await doctor.locator(".msg").filter({ hasText: "bila terlewat" }).waitFor({ timeout: SOON });
  assert.match(await doctor.locator(".inbox-head").innerText(), new RegExp(subject));
}

test("words that mean an emergency are answered at once", async () => {
  const { page, end } = await phone();
  const doctor = await practitionerOf("doctor");
  await visitPortal(page, `/consultations/new?doctor=${doctor}`);
  await page.getByLabel(p("ask_text")).fill("Dok, sejak tadi nyeri dada dan sesak napas.");
  const alarm = page.locator(".alarm");
  await alarm.getByText(p("alarm_title")).waitFor();
  assert.equal(await alarm.locator("a").getAttribute("href"), "tel:119");
  await sound(page);
  await shoot(page, "consult/6-alarm");
  await page.getByLabel(p("ask_subject")).fill("Nyeri dada");
  await page.getByRole("button", { name: new RegExp(opening("portal_consult.ask_send", "id")) }).tap();
  await page.waitForURL(/\/consultations\/[0-9a-f-]{36}$/);
  await page.locator(".alarm a[href='tel:119']").waitFor();
  await end();
});

test("a canned answer comes with the keyboard, in the language of the patient", async () => {
  const doctor = await caller("doctor");
  const mark = `Kontrol ${Date.now() % 100_000}`;
  const form = { title_id: mark, title_en: mark, text_id: "Silakan datang kontrol minggu depan.", text_en: "Please come next week." };
  const made = await doctor.post("/v1/canned-answers", form);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const asked = await doctor.first("/v1/consultations?filter[unanswered][eq]=true&limit=1");
  const { page, end } = await staff("doctor");
  await visit(page, `/app/consultations?open=${asked.id}`);
  await page.locator("#reply").focus();
  await page.keyboard.type(`/${mark}`);
  await page.locator(".canned [role=option]").filter({ hasText: mark }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#reply").value === "Silakan datang kontrol minggu depan.");
  await page.locator("#reply").fill("");
  await end();
});

test("somebody who does not take part finds nothing", async () => {
  const doctor = await caller("doctor");
  const asked = await doctor.first("/v1/consultations?limit=1");
  for (const role of ["lab_staff", "manager", "receptionist"]) {
    const stranger = await caller(role);
    const { status } = await stranger.get(`/v1/consultations/${asked.id}`);
    assert.equal(status, 404, `${role} got ${status}`);
  }
  const { page, end } = await staff("lab_staff");
  await visit(page, `/app/consultations?open=${asked.id}`);
  await page.getByText(text("failures.no_permission", "id")).first().waitFor();
  assert.equal(await page.locator(".msg").count(), 0);
  await end();

  const patient = await phone();
  await visitPortal(patient.page, "/consultations/00000000-0000-7000-8000-000000000000");
  await patient.page.locator(".notice[role=alert]").first().waitFor();
  await patient.end([refused(404)]);
});

test("a result leads to a question about it", async () => {
  const patient = await caller("patient");
  const report = await patient.first("/v1/lab-reports?filter[state][eq]=released&limit=1");
  const { page, end } = await phone();
  await visitPortal(page, `/results/${report.id}`);
  await page.getByRole("link", { name: p("ask_about_this") }).tap();
  await page.waitForURL(/about=lab-report/);
  await page.getByText(report.number).first().waitFor();
  assert.match(await page.getByLabel(p("ask_subject")).inputValue(), new RegExp(report.number));
  await end();
});
