// One visit from beginning to end, with three people and a mail server: a patient books on a phone, the desk sees it, the
// patient is reminded and says that they come, is received, called and seen; nobody reloads a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { caller } from "./api.mjs";
import { makeBranch } from "./branch.mjs";
import { assertCalendar, assertLetter } from "./letters.mjs";
import { awaitMail } from "./mail.mjs";
import { bookAsGuest, bookable, firstSlot, moment, signInPatient, usePortalLanguage, visitPortal } from "./portal.mjs";
import { assertQuiet, launch, open, settled, shoot, signIn, visit as visitStaff } from "./support.mjs";
import { people } from "./synthea.mjs";
import { opening, text } from "./texts.mjs";
import { date, isoDate, time } from "./zones.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1440, height: 900 } };
/** The reminder is due within a minute of the booking. */
const REMINDED = 90_000;

const browser = await launch();
const t = (key, parameters) => text(key, "id", parameters);
let branch;

before(async () => (branch = await makeBranch()));
after(() => branch?.close());

/** A page that tells whether it was ever loaded anew. */
async function person(options) {
  const { context, complaints } = await open(browser, options);
  const page = await context.newPage();
  let loads = 0;
  page.on("load", () => (loads += 1));
  return {
    page,
    begin: () => (loads = 0),
    async end() {
      assert.equal(loads, 0, "the page was loaded anew");
      assertQuiet(complaints);
      await context.close();
    },
  };
}

/** Makes sure that the demo's patient can be written to, and gives the address. */
async function reachable(patient) {
  const email = `siti-${Date.now()}@contoh.example`;
  const preferences = { language: "id", quiet_from: null, quiet_until: null, topics_unwanted: [] };
  const manager = await caller("manager");
  const { status, body } = await manager.patch(`/v1/patients/${patient.user.contact_id}`, { email, preferences });
  assert.equal(status, 200, JSON.stringify(body));
  return email;
}

/** Somebody else comes first: booked for an earlier time, and received. */
async function comeFirst() {
  const manager = await caller("manager");
  const name = people().at(-1).name;
  const found = await manager.post("/v1/patients/search", { q: name, limit: 1 });
  const whom = { contact_id: found.body.data[0].id, service_id: branch.service.id, practitioner_id: branch.practitioner.id, location_id: branch.location.id };
  const today = isoDate(Date.now(), branch.zone);
  const slots = await manager.get(`/v1/free-slots?service_id=${branch.service.id}&location_id=${branch.location.id}&from=${today}&to=${today}`);
  const booked = await manager.post("/v1/appointments", { ...whom, starts_at: slots.body.data[0].starts_at });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  const entry = await manager.post("/v1/check-ins", { appointment_id: booked.body.id });
  assert.equal(entry.status, 201, JSON.stringify(entry.body));
  return { name, appointment: booked.body.id, entry: entry.body };
}

/** The receptionist at the board of the branch. */
async function atTheDesk(desk) {
  await signIn(desk.page, "receptionist");
  await visitStaff(desk.page, "/app/queue");
  await desk.page.getByRole("button", { name: opening("shell.branch", "id") }).click();
  await desk.page.getByRole("menuitemradio", { name: branch.location.name }).click();
  await desk.page.keyboard.press("Escape");
  await settled(desk.page);
}

/** Books the first time of the doctor who is looked for; gives the visit as the API tells it. */
async function bookWith(page, patient) {
  await visitPortal(page, "/find");
  await page.getByRole("searchbox").fill(branch.practitioner.name);
  const card = page.locator(".doc").filter({ hasText: branch.practitioner.name });
  await card.locator(".slots .slot:not(.more)").first().tap();
  await page.getByRole("timer").waitFor();
  await shoot(page, "visit/1-held");
  await page.locator(".dock").getByRole("button", { name: opening("portal_booking.book_for", "id") }).tap();
  await page.locator(".ticket .code").waitFor();
  await settled(page);
  await shoot(page, "visit/2-booked");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { status, body } = await patient.get(`/v1/appointments/${id}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Opens the link of a message on a phone far away, where nobody is signed in, and says that the patient comes. */
async function sayComing(link, visit) {
  const abroad = await person({ ...PHONE, timezoneId: "America/New_York" });
  await abroad.page.goto(link);
  await abroad.page.locator(".ticket .code").waitFor();
  await settled(abroad.page);
  assert.equal(new URL(abroad.page.url()).hash, "");
  const ticket = await abroad.page.locator(".ticket .when").innerText();
  const at = new Date(visit.starts_at);
  assert.ok(ticket.includes(date(at, branch.zone, "id")) && ticket.includes(time(at, branch.zone, "id")), ticket);
  assert.match(ticket, /\(= .*waktu Anda\)/);
  await shoot(abroad.page, "visit/3-link-in-new-york");
  const first = visit.contact_name.split(" ")[0];
  abroad.begin();
  await abroad.page.getByRole("button", { name: t("portal_visits.confirm_for", { name: first }) }).tap();
  await abroad.page.getByText(t("portal_visits.coming")).waitFor();
  await abroad.end();
}

/** The doctor calls whoever is next, begins and finishes, each by the button that names the patient. */
async function serve(doctor, number, name, followed) {
  const { page } = doctor;
  await page.getByRole("button", { name: t("queue.call_for", { who: `${number}, ${name}` }) }).click();
  await followed.called();
  await shoot(page, "visit/7-doctor");
  await page.locator("section.call").getByRole("link", { name }).click();
  await page.getByRole("button", { name: t("queue.start_for", { who: `${number} ${name}` }) }).click();
  await followed.begun();
  await page.getByLabel(opening("scheduling.note", "id")).fill("Hasil dibahas, kontrol dua minggu lagi.");
  await shoot(page, "visit/9-doctor-visit");
  await page.getByRole("button", { name: t("scheduling.finish_for", { name }), exact: true }).click();
  await followed.done();
}

test("a patient books, is reminded, received, called and seen, and every page follows", { timeout: 300_000 }, async () => {
  const [phone, desk, doctor] = [await person(PHONE), await person(DESK), await person(DESK)];
  const patient = await signInPatient(phone.page);
  const email = await reachable(patient);
  await atTheDesk(desk);
  await signIn(doctor.page, "doctor");
  await settled(doctor.page);
  await branch.open();
  [desk, doctor].forEach(({ begin }) => begin());

  const visit = await bookWith(phone.page, patient);
  const { contact_name: name } = visit;
  phone.begin();
  const expected = desk.page.locator(".kcard").filter({ hasText: name });
  await expected.waitFor();
  await shoot(desk.page, "visit/2-desk");

  const booked = await awaitMail(email, ({ text }) => text.includes(visit.code));
  await assertLetter(booked, visit, "id", (day, clock) => `Janji kunjungan Anda ${day}, ${clock}`);
  assertCalendar(booked, visit);
  const reminder = await awaitMail(email, ({ subject, text }) => subject.startsWith("Pengingat") && text.includes(visit.code), REMINDED);
  const link = await assertLetter(reminder, visit, "id", (day, clock) => `Pengingat: kunjungan ${day}, ${clock}`);
  await sayComing(link, visit);
  await phone.page.getByText(t("portal_visits.coming")).waitFor();

  const other = await comeFirst();
  await expected.getByRole("button", { name: t("scheduling.check_in_for", { name }) }).click();
  const queue = phone.page.locator(".card.queue");
  await queue.getByText(t("portal_visits.people", { n: 1 })).waitFor();
  const number = await queue.locator(".mine .no").innerText();
  assert.match(number, /^W-\d{3}$/);
  await shoot(phone.page, "visit/4-queue");
  await shoot(desk.page, "visit/5-desk-queue");

  await doctor.page.getByRole("button", { name: t("queue.call_for", { who: `${other.entry.number_text}, ${other.name}` }) }).click();
  await queue.getByText(t("portal_visits.nobody_before")).waitFor();
  await queue.getByText(other.entry.number_text).waitFor();
  await shoot(phone.page, "visit/6-next");
  await finishByApi(other);

  await serve(doctor, number, name, {
    async called() {
      await queue.getByText(t("portal_visits.called"), { exact: true }).waitFor();
      await shoot(phone.page, "visit/8-called");
    },
    begun: () => queue.getByText(t("portal_visits.in_progress"), { exact: true }).waitFor(),
    async done() {
      await phone.page.getByRole("heading", { name: t("portal_visits.head_done") }).waitFor();
      await desk.page.getByRole("region", { name: t("queue.lane_done") }).getByText(name).waitFor();
    },
  });
  await settled(phone.page);
  await shoot(phone.page, "visit/10-done");
  await shoot(desk.page, "visit/11-desk-done");
  for (const one of [phone, desk, doctor]) {
    await one.end();
  }
});

async function finishByApi({ entry, appointment }) {
  const doctor = await caller("doctor");
  for (const [path, form] of [[`/v1/queue/${entry.id}/start`], [`/v1/appointments/${appointment}/completion`, {}]]) {
    const { status, body } = await doctor.post(path, form);
    assert.ok(status === 200 || status === 201, `${path}: ${JSON.stringify(body)}`);
  }
}

test("a guest who reads English is written to in English, with the clinic's time", async () => {
  await bookable();
  const guest = await person({ ...PHONE, locale: "en-GB", timezoneId: "Europe/London" });
  await visitPortal(guest.page, "/");
  await usePortalLanguage(guest.page, "en");
  await firstSlot(guest.page).waitFor();
  const { at, zone } = await moment(firstSlot(guest.page));
  const email = `guest-${Date.now()}@example.example`;
  guest.begin();
  await bookAsGuest(guest.page, { name: "Ava Thompson", email }, "en");
  const mail = await awaitMail(email, ({ subject }) => subject.startsWith("Your visit"));
  const code = (await guest.page.locator(".ticket .code").innerText()).replace("-", "");
  const manager = await caller("manager");
  const visit = await manager.first(`/v1/appointments?filter[code][eq]=${code}`);
  assert.equal(new Date(visit.starts_at).getTime(), at.getTime());
  assert.equal(visit.time_zone, zone);
  await assertLetter(mail, visit, "en", (day, clock) => `Your visit on ${day}, ${clock}`);
  assertCalendar(mail, visit);
  await guest.end();
});
