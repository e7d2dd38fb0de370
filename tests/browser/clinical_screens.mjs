// Screens of those who treat and examine: the laboratory, questions of patients, referrals; `screens.test.mjs` visits all of them.
import assert from "node:assert/strict";
import { caller } from "./api.mjs";
import { choose, lists } from "./screens.mjs";
import { text } from "./texts.mjs";

/** Screens of the laboratory: reports as far as they come, what a patient's history looks like, and the catalogue. */
export async function labScreens() {
  const [lab, patient] = [await caller("lab_staff"), (await caller("patient")).user.contact_id];
  const place = (await lab.first("/v1/locations?limit=1")).id;
  const panel = (await lab.get("/v1/lab-panels?filter[code][eq]=lipid")).body.data[0];
  const observations = panel.analyte_ids.map((id, i) => ({ analyte_id: id, ...(i < 2 ? { value: String(206 - 159 * i) } : {}) }));
  const draft = await lab.post("/v1/lab-reports", { patient_id: patient, location_id: place, collected_at: new Date().toISOString(), observations });
  assert.equal(draft.status, 201, JSON.stringify(draft.body));
  const path = `/app/lab/reports/${draft.body.id}`;
  const released = await lab.first(`/v1/lab-reports?filter[state][eq]=released&filter[patient_id][eq]=${patient}&limit=1`);
  const critical = (await lab.get("/v1/lab-reports?filter[unacknowledged][eq]=true&limit=1")).body.data[0];
  return [
    { name: "today-lab", path: "/app/" },
    { name: "lab", path: "/app/lab" },
    ...["drafts", "comment", "critical", "released"].map((list) => ({ name: `lab-${list}`, path: `/app/lab?list=${list}` })),
    { name: "lab-find", path: "/app/lab", open: findPatient },
    { name: "lab-new", path: `/app/lab/new?patient=${patient}` },
    { name: "lab-draft", path },
    { name: "lab-asks", path, open: askTwice },
    { name: "lab-verify", path, open: verifyPart },
    { name: "lab-released", path: `/app/lab/reports/${released.id}` },
    { name: "lab-correction", path: `/app/lab/reports/${released.id}`, open: (page) => openFrom(page, "table.values td button") },
    ...(critical ? [{ name: "lab-critical-call", path: `/app/lab/reports/${critical.id}`, open: (page) => openFrom(page, ".banner[data-edge] button") }] : []),
    { name: "lab-results", path: `/app/lab/patients/${patient}` },
    { name: "lab-results-tip", path: `/app/lab/patients/${patient}`, open: (page) => page.locator(".mark[tabindex='0']").first().focus() },
    ...(await lists(lab, ["analytes", "lab-panels"])),
  ];
}

/** Screens of a doctor: questions of patients, with what is asked before a step, and canned answers. */
export async function doctorScreens() {
  const doctor = await caller("doctor");
  const one = await doctor.first("/v1/consultations?filter[unanswered][eq]=true&limit=1");
  const closed = await doctor.first("/v1/consultations?filter[state][eq]=closed&limit=1");
  const path = `/app/consultations?open=${one.id}`;
  const answer = { title_id: "Kontrol", title_en: "Check-up", text_id: "Silakan datang kontrol.", text_en: "Please come for a check-up." };
  const { status, body } = await doctor.post("/v1/canned-answers", answer);
  assert.equal(status, 201, JSON.stringify(body));
  const more = (name) => (page) => choose(page, "interface.more", name);
  return [
    { name: "consultations", path: "/app/consultations" },
    ...["mine", "copied", "closed"].map((list) => ({ name: `consultations-${list}`, path: `/app/consultations?list=${list}` })),
    { name: "consultation", path },
    { name: "consultation-canned", path, open: askCanned },
    { name: "consultation-handover", path, open: more("consultations.hand_over") },
    { name: "consultation-task", path, open: more("consultations.to_task") },
    { name: "consultation-closed", path: `/app/consultations?list=closed&open=${closed.id}` },
    { name: "consultation-unknown", path: "/app/consultations?open=00000000-0000-7000-8000-000000000000", refuses: true },
    ...(await referralScreens(doctor)),
    ...(await lists(doctor, ["canned-answers", "facilities"])),
  ];
}

/** Referrals in every part of the list, one that was answered with its dialogs, one that is open, and a draft. */
async function referralScreens(doctor) {
  const of = (state) => doctor.first(`/v1/referrals?filter[state][eq]=${state}&limit=1`);
  const [draft, answered, received] = [await of("draft"), await of("answered"), await of("received")];
  const path = `/app/referrals/${answered.id}`;
  const rare = (name) => (page) => choose(page, "interface.more", name);
  return [
    { name: "referrals", path: "/app/referrals" },
    ...["drafts", "answered", "ended"].map((list) => ({ name: `referrals-${list}`, path: `/app/referrals?list=${list}` })),
    { name: "referral", path },
    { name: "referral-result", path, open: (page) => press(page, "referrals.answer_more") },
    { name: "referral-received", path: `/app/referrals/${received.id}` },
    { name: "referral-decline", path: `/app/referrals/${received.id}`, open: rare("referrals.decline") },
    { name: "referral-draft", path: `/app/referrals/${draft.id}` },
    { name: "referral-send", path: `/app/referrals/${draft.id}`, open: (page) => press(page, "referrals.send") },
    { name: "referral-edit", path: `/app/referrals/${draft.id}/edit` },
    { name: "referral-new", path: `/app/referrals/new?patient=${answered.patient_id}` },
    { name: "referral-unknown", path: "/app/referrals/00000000-0000-7000-8000-000000000000", refuses: true },
    { name: "referrals-of-patient", path: `/app/referrals/patients/${answered.patient_id}` },
    { name: "patient-referrals", path: `/app/patients/${answered.patient_id}?tab=referrals` },
  ];
}

async function askCanned(page) {
  await page.locator("#reply").fill("/");
  await page.locator(".canned [role=option]").first().waitFor();
}

/** A value that can be read in two ways, one that is hardly possible, and a word. */
async function askTwice(page) {
  const fields = page.locator("input.cell-input");
  for (const [i, typed] of ["1.510", "99999", "keruh"].entries()) {
    await fields.nth(i).fill(typed);
    await fields.nth(i).press("Enter");
  }
  await page.locator(".ask").nth(2).waitFor();
}

async function findPatient(page) {
  await page.locator("[data-find-patient] button").click();
  await page.locator(".popover [role=combobox]").waitFor();
}

async function verifyPart(page) {
  await page.locator("[data-verify]").click();
  await page.locator("dialog[open]").waitFor();
}

async function openFrom(page, selector) {
  await page.locator(selector).first().click();
  await page.locator("dialog[open]").waitFor();
}

/** Presses the button of the page with this text, which opens a dialog. */
async function press(page, name) {
  const lang = await page.locator("html").getAttribute("lang");
  await page.locator("main").getByRole("button", { name: text(name, lang), exact: true }).click();
  await page.locator("dialog[open]").waitFor();
}
