// Every screen there is, with its address; the tests that visit all of them share this list.
import { caller } from "./api.mjs";
import { people } from "./synthea.mjs";

const SETTINGS = ["organisation", "locations", "practitioners", "specialities", "services"];
const SCHEDULE_SETTINGS = ["working-hours", "absences", "holidays", "resources"];
const ADMIN_SETTINGS = ["users", "roles", "tags", "custom-fields"];

/** A filter with a group, as a link holds it. */
export const GROUPS = "/app/patients?f=created_at.gte.last_9000_days;any(sex.in.female;all(language.in.id;last_visit_at.is_null.false))";

/** Screens that anybody sees. */
export const PUBLIC = [
  { name: "sign-in", path: "/app/sign-in" },
  { name: "reset", path: "/app/reset#example-of-a-token" },
  { name: "reset-incomplete", path: "/app/reset" },
  { name: "setup", path: "/app/setup#example-of-a-token" },
  { name: "portal", path: "/", portal: true },
  { name: "portal-find", path: "/find", portal: true },
  { name: "portal-book-guest", path: "/book", portal: true },
  { name: "portal-sign-in", path: "/sign-in", portal: true },
  { name: "portal-sign-in-code", path: "/sign-in", portal: true, open: (page) => page.locator(".seg label").nth(1).click() },
  { name: "portal-sign-up", path: "/sign-up", portal: true },
  { name: "portal-sign-up-new", path: "/sign-up", portal: true, open: (page) => page.locator(".seg label").nth(1).click() },
  { name: "portal-link-incomplete", path: "/link", portal: true },
  { name: "portal-not-found", path: "/nowhere", portal: true },
];

/** Screens of a patient on the portal. */
export async function patientScreens() {
  const patient = await caller("patient");
  const visits = await patient.get(`/v1/appointments?filter[contact_id][eq]=${patient.user.contact_id}&limit=1`);
  const visit = visits.body?.data?.[0];
  return [
    { name: "portal-home", path: "/" },
    { name: "portal-doctors", path: "/find" },
    { name: "portal-book", path: "/book" },
    { name: "portal-visits", path: "/visits" },
    ...(visit ? [{ name: "portal-visit", path: `/visits/${visit.id}` }] : []),
    { name: "portal-visit-unknown", path: "/visits/00000000-0000-7000-8000-000000000000", refuses: true },
    { name: "portal-messages", path: "/messages" },
    { name: "portal-account", path: "/account" },
    { name: "portal-data", path: "/account/data" },
    { name: "portal-privacy", path: "/account/privacy" },
    { name: "portal-feedback", path: "/feedback" },
  ];
}

/** Screens of the manager, who works with people. */
export async function managerScreens() {
  const manager = await caller("manager");
  const visited = people()[0].name;
  const { body } = await manager.post("/v1/patients/search", { q: visited, limit: 1 });
  const patient = body.data[0].id;
  const other = await manager.first("/v1/patients?limit=1");
  const contact = await manager.first("/v1/contacts?limit=1");
  const account = await manager.first("/v1/accounts?limit=1");
  const location = await manager.first("/v1/locations?limit=1");
  const visit = (await manager.get("/v1/appointments?limit=1")).body?.data?.[0];
  return [
    { name: "today", path: "/app/" },
    { name: "patients", path: "/app/patients" },
    { name: "patients-panel", path: "/app/patients", open: openPanel },
    { name: "patients-groups", path: GROUPS },
    { name: "patients-builder", path: GROUPS, open: openBuilder },
    { name: "patients-columns", path: "/app/patients?columns=tags.phone.last_visit&widths=phone-200", open: openColumns },
    { name: "patients-selection", path: "/app/patients", open: selectEverybody },
    { name: "patients-nothing", path: "/app/patients", open: searchNothing },
    { name: "patient", path: `/app/patients/${patient}` },
    { name: "patient-changes", path: `/app/patients/${patient}?tab=changes` },
    { name: "patient-merges", path: `/app/patients/${patient}?tab=merges` },
    { name: "patient-new", path: "/app/patients/new" },
    { name: "patient-edit", path: `/app/patients/${patient}/edit` },
    { name: "patient-merge", path: `/app/patients/${patient}/merge?with=${other.id}` },
    { name: "patient-unknown", path: "/app/patients/00000000-0000-7000-8000-000000000000", refuses: true },
    { name: "contacts", path: "/app/contacts" },
    { name: "contact", path: `/app/contacts/${contact.id}` },
    { name: "contact-new", path: "/app/contacts/new" },
    { name: "accounts", path: "/app/accounts" },
    { name: "account", path: `/app/accounts/${account.id}` },
    { name: "account-new", path: "/app/accounts/new" },
    { name: "account-edit", path: `/app/accounts/${account.id}/edit` },
    { name: "calendar", path: "/app/calendar?view=day" },
    { name: "calendar-week", path: "/app/calendar?view=week" },
    { name: "calendar-month", path: "/app/calendar?view=month" },
    { name: "calendar-agenda", path: "/app/calendar?view=agenda" },
    { name: "calendar-rooms", path: "/app/calendar?view=day&by=room" },
    { name: "booking", path: "/app/calendar?view=agenda", open: (page) => openDialog(page, "c") },
    ...(visit ? visitScreens(visit) : []),
    { name: "queue", path: "/app/queue" },
    { name: "queue-display", path: `/app/queue/display?at=${location.id}` },
    { name: "waiting-list", path: "/app/waiting-list" },
    { name: "recalls", path: "/app/recalls" },
    { name: "tasks", path: "/app/tasks" },
    { name: "task-new", path: "/app/tasks?task=new" },
    { name: "messages", path: "/app/messages" },
    { name: "patient-messages", path: `/app/patients/${patient}?tab=messages` },
    { name: "my-account", path: "/app/account" },
    { name: "palette", path: "/app/", open: (page) => openDialog(page, "Control+k") },
    { name: "shortcuts", path: "/app/", open: (page) => openDialog(page, "?") },
    { name: "no-permission", path: "/app/settings/custom-fields" },
    { name: "not-found", path: "/app/nowhere" },
  ];
}

/** An appointment on its page and beside the calendar. */
function visitScreens(visit) {
  return [
    { name: "visit", path: `/app/visits/${visit.id}` },
    { name: "calendar-panel", path: `/app/calendar?view=agenda&on=${visit.starts_at.slice(0, 10)}&open=${visit.id}` },
  ];
}

/** Screens of the administrator, who keeps the clinic's settings. */
export async function adminScreens() {
  const admin = await caller("admin");
  const screens = [];
  screens.push({ name: "settings-booking-rules", path: "/app/settings/booking-rules" });
  screens.push({ name: "settings-message-templates", path: "/app/settings/message-templates" });
  screens.push({ name: "settings-local-messages", path: "/app/settings/local-messages" });
  const template = (await admin.get("/v1/message-templates?limit=1")).body?.data?.[0];
  if (template) {
    screens.push({ name: "settings-message-templates-edit", path: `/app/settings/message-templates/${template.id}` });
  }
  for (const setting of [...SETTINGS, ...SCHEDULE_SETTINGS, ...ADMIN_SETTINGS]) {
    screens.push({ name: `settings-${setting}`, path: `/app/settings/${setting}` });
    if (setting !== "organisation") {
      const answer = await admin.get(`/v1/${setting}?limit=1`);
      const record = answer.body?.data?.[0];
      screens.push({ name: `settings-${setting}-new`, path: `/app/settings/${setting}/new` });
      if (record) {
        screens.push({ name: `settings-${setting}-edit`, path: `/app/settings/${setting}/${record.id}` });
      }
    }
  }
  return screens;
}

async function openPanel(page) {
  await page.getByRole("grid").getByRole("row").nth(2).locator("td").nth(2).click();
  await page.waitForFunction(() => document.querySelector(".panel") || location.pathname.length > "/app/patients/".length);
}

async function openBuilder(page) {
  await page.locator(".fchips-group .k").first().click();
  await page.locator("dialog[open] .builder").waitFor();
  await page.waitForFunction(() => document.querySelector(".fitting")?.textContent);
}

async function openColumns(page) {
  await page.locator(".tools .end .num").click();
  await page.locator("[data-choose]").first().waitFor();
}

async function selectEverybody(page) {
  await page.locator(".grid thead input[type=checkbox]").click({ force: true });
  await page.locator(".bulk").waitFor();
}

async function searchNothing(page) {
  await page.locator('[data-key="/"]').fill("zzqxwv jjkq");
  await page.locator(".empty").first().waitFor();
}

async function openDialog(page, keys) {
  await page.locator("main").focus();
  await page.keyboard.press(keys);
  await page.locator("dialog[open]").waitFor();
}
