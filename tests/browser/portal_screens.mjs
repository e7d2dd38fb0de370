// Every screen that needs no sign-in, and every screen of a patient, with its address.
import { caller } from "./api.mjs";
import { patientReports } from "./laboratory.mjs";
import { bookable, bookedByGuest } from "./portal.mjs";

const second = (page) => page.locator(".seg label").nth(1).click();
const held = (page) => page.getByRole("timer").waitFor();
const drawn = (page) => page.locator("#history figure.chart").first().waitFor();
const alarm = async (page) => {
  await page.locator("form textarea").fill("Sejak tadi nyeri dada dan sesak.");
  await page.locator(".alarm").waitFor();
};
const correction = async (page) => {
  await page.locator(".res > .btns button").first().click();
  await page.locator(".own-correction").waitFor();
};
const NOBODY = "00000000-0000-7000-8000-000000000000";

/** Opens the first referral. */
async function details(page) {
  await page.locator(".referral button[aria-expanded]").first().click();
  await page.locator(".referral .text").first().waitFor();
}

/** The address on which a free time is booked; each call gives another time, so that none waits for the other. */
function booking({ service, slots }, nth) {
  const slot = slots[Math.min(nth, slots.length - 1)];
  const query = { service: service.id, practitioner: slot.practitioner_id, location: slot.location_id };
  const chosen = new URLSearchParams(query);
  return { chosen: `/book?${chosen}`, at: `/book?${chosen}&at=${Date.parse(slot.starts_at) / 1000}` };
}

/** Screens that anybody sees. */
export async function publicScreens() {
  const free = await bookable();
  const link = new URL((await bookedByGuest()).url);
  return [
    { name: "sign-in", path: "/app/sign-in" },
    { name: "reset", path: "/app/reset#example-of-a-token" },
    { name: "reset-incomplete", path: "/app/reset" },
    { name: "setup", path: "/app/setup#example-of-a-token" },
    { name: "portal", path: "/" },
    { name: "portal-find", path: "/find" },
    { name: "portal-book-guest", path: "/book" },
    { name: "portal-book-guest-time", path: booking(free, 0).chosen },
    { name: "portal-book-guest-details", path: booking(free, 4).at, open: held },
    { name: "portal-sign-in", path: "/sign-in" },
    { name: "portal-sign-in-code", path: "/sign-in", open: second },
    { name: "portal-sign-up", path: "/sign-up" },
    { name: "portal-sign-up-new", path: "/sign-up", open: second },
    { name: "portal-link", path: link.pathname + link.hash, open: (page) => page.locator(".ticket .code").waitFor() },
    { name: "portal-link-incomplete", path: "/link" },
    { name: "portal-verify", path: "/verify" },
    { name: "portal-verify-unknown", path: "/verify#0123456789ABCDEFGHJKMNPQRSTV", open: (page) => page.locator(".verdict").waitFor() },
    { name: "portal-not-found", path: "/nowhere" },
  ];
}

/** Screens of a patient on the portal. */
export async function patientScreens() {
  const free = await bookable();
  const patient = await caller("patient");
  const { report, own: typed, expected, waiting } = await patientReports();
  const own = `/v1/appointments?filter[contact_id][eq]=${patient.user.contact_id}&sort=-starts_at&limit=1`;
  const visits = await Promise.all(["confirmed", "done", "cancelled"].map(async (state) => (await patient.get(`${own}&filter[state][eq]=${state}`)).body.data[0]));
  const [asked, closed] = [await patient.first("/v1/consultations?filter[unanswered][eq]=true&limit=1"), await patient.first("/v1/consultations?filter[state][eq]=closed&limit=1")];
  return [
    { name: "portal-home", path: "/" },
    { name: "portal-doctors", path: "/find" },
    { name: "portal-book", path: "/book" },
    { name: "portal-book-held", path: booking(free, 8).at, open: held },
    { name: "portal-visits", path: "/visits" },
    ...visits.filter(Boolean).map(({ id, state }) => ({ name: `portal-visit-${state}`, path: `/visits/${id}` })),
    { name: "portal-visit-unknown", path: `/visits/${NOBODY}`, refuses: true },
    { name: "portal-results", path: "/results", open: drawn },
    { name: "portal-result", path: `/results/${report.id}`, open: drawn },
    { name: "portal-result-own", path: `/results/${typed.id}` },
    { name: "portal-result-correction", path: `/results/${typed.id}`, open: correction },
    { name: "portal-result-expected", path: `/results/${expected.id}` },
    { name: "portal-result-waiting", path: `/results/${waiting.id}` },
    { name: "portal-result-unknown", path: `/results/${NOBODY}`, refuses: true },
    { name: "portal-result-new", path: "/results/new" },
    { name: "portal-referrals", path: "/referrals" },
    { name: "portal-referral-details", path: "/referrals", open: details },
    { name: "portal-consultations", path: "/consultations" },
    { name: "portal-consultation", path: `/consultations/${asked.id}` },
    { name: "portal-consultation-closed", path: `/consultations/${closed.id}` },
    { name: "portal-consultation-unknown", path: `/consultations/${NOBODY}`, refuses: true },
    { name: "portal-consultation-new", path: "/consultations/new" },
    { name: "portal-consultation-about", path: `/consultations/new?about=lab-report:${report.id}` },
    { name: "portal-consultation-alarm", path: "/consultations/new", open: alarm },
    { name: "portal-messages", path: "/messages" },
    { name: "portal-account", path: "/account" },
    { name: "portal-data", path: "/account/data" },
    { name: "portal-privacy", path: "/privacy", open: (page) => page.locator(".log-day").first().waitFor() },
    { name: "portal-feedback", path: "/feedback" },
  ];
}
