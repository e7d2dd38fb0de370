// A branch for a visit that happens now: open at this hour, with a doctor, a service and staff of its own, so that no test
// has to wait for opening hours and none meets the visits of the demo.
import assert from "node:assert/strict";
import { caller } from "./api.mjs";
import { clock, isoDate } from "./zones.mjs";

const MINUTE = 60_000;
/** The next time that can be booked begins after so many minutes, give or take a part of one. */
const AHEAD = 8;
/** Patients book from so many minutes before. */
const NOTICE = 5;
/** One of them falls into each of the minutes before the visit, so that the next is due within a minute. */
const REMINDERS = [9, 8, 7, 6, 5];
/** How long before now the hours begin; whole slots, so that the next start is `AHEAD` of now. */
const OPEN_SINCE = 20;

/** A zone other than that of the clinic's seat, unless midnight is near there. */
function zoneNow() {
  const there = clock(Date.now(), "Asia/Makassar");
  return there > "00:30" && there < "23:00" ? "Asia/Makassar" : "Asia/Jakarta";
}

async function made(admin, path, form) {
  const { status, body } = await admin.post(path, form);
  assert.equal(status, 201, `POST ${path}: ${JSON.stringify(body)}`);
  return body;
}

async function changed(admin, path, form) {
  const { status, body } = await admin.patch(path, form);
  assert.equal(status, 200, `PATCH ${path}: ${JSON.stringify(body)}`);
  return body;
}

/** Makes the branch, with the demo's doctor and receptionist; `open` begins its hours, `close` puts everything back. */
export async function makeBranch() {
  const admin = await caller("admin");
  const stamp = Date.now().toString(36);
  const location = await made(admin, "/v1/locations", {
    code: `renon-${stamp}`, name: `Renon ${stamp}`, time_zone: zoneNow(), phone: "0361 555 0117", address: { street: "Jl. Cok Agung Tresna No. 9" },
  });
  const service = await made(admin, "/v1/services", {
    code: `kontrol-${stamp}`, name_id: `Kontrol ${stamp}`, name_en: `Check-up ${stamp}`, duration_minutes: 5,
    price: { amount: 150_000, currency: "IDR" }, reminder_minutes: REMINDERS,
    preparation_id: "Bawa obat yang sedang diminum.", preparation_en: "Bring your medicines.",
  });
  const practitioner = await made(admin, "/v1/practitioners", { name: "dr. Made Wirawan", location_ids: [location.id], service_ids: [service.id] });
  const back = [await ruled(admin), await employed(admin, practitioner, location), await working(admin, isoDate(Date.now(), location.time_zone))];
  const close = async () => {
    for (const undo of back) {
      await undo();
    }
    for (const path of [`practitioners/${practitioner.id}`, `services/${service.id}`, `locations/${location.id}`]) {
      await admin.delete(`/v1/${path}`, undefined, { "if-match": "*" });
    }
  };
  return { zone: location.time_zone, location, service, practitioner, open: () => openHours(practitioner, location), close };
}

/** Hours of today, with starts every five minutes of which one is `AHEAD` of now. */
async function openHours(practitioner, location) {
  const now = Date.now();
  const today = isoDate(now, location.time_zone);
  const weekday = ((new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const starts = clock(now + (AHEAD - OPEN_SINCE) * MINUTE, location.time_zone);
  await made(await caller("manager"), "/v1/working-hours", {
    practitioner_id: practitioner.id, location_id: location.id, weekday, starts, ends: "23:59", valid_from: today, valid_until: today, queue_letter: "W",
  });
}

/** Takes the holidays of a day out. */
async function working(admin, day) {
  const { body } = await admin.get(`/v1/holidays?filter[on_date][eq]=${day}`);
  for (const { id } of body.data) {
    await admin.delete(`/v1/holidays/${id}`, undefined, { "if-match": "*" });
  }
  return async () => {
    for (const { on_date, name_id, name_en, location_id } of body.data) {
      await made(admin, "/v1/holidays", { on_date, name_id, name_en, location_id });
    }
  };
}

/** Short notice, and as many visits as the tests book. */
async function ruled(admin) {
  const path = "/v1/scheduling-settings";
  const { book_from_minutes, open_bookings } = (await admin.get(path)).body;
  await changed(admin, path, { book_from_minutes: NOTICE, open_bookings: 100 });
  return () => changed(admin, path, { book_from_minutes, open_bookings });
}

/** The doctor is the practitioner of this branch, and the receptionist works there too. */
async function employed(admin, practitioner, location) {
  const [doctor, receptionist] = await Promise.all(["doctor", "receptionist"].map(async (role) => (await caller(role)).user));
  const paths = [doctor, receptionist].map(({ id }) => `/v1/users/${id}`);
  const [{ body: first }, { body: second }] = await Promise.all(paths.map((path) => admin.get(path)));
  const here = { role: "receptionist", location_id: location.id };
  await changed(admin, paths[0], { practitioner_id: practitioner.id });
  await changed(admin, paths[1], { roles: [...second.roles, here] });
  return async () => {
    await changed(admin, paths[0], { practitioner_id: first.practitioner_id });
    await changed(admin, paths[1], { roles: second.roles });
  };
}
