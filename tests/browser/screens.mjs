// Every screen of the staff app that needs a sign-in, with its address; `screens.test.mjs` visits all of them.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { caller } from "./api.mjs";
import { people } from "./synthea.mjs";
import { opening, text } from "./texts.mjs";

const SETTINGS = ["organisation", "locations", "practitioners", "specialities", "services"];
const SCHEDULE_SETTINGS = ["working-hours", "absences", "holidays", "resources"];
const SINGLE_SETTINGS = ["booking-rules", "consultation-rules", "message-templates", "local-messages"];
const ADMIN_SETTINGS = ["users", "roles", "tags", "custom-fields", "head-doctors"];

/** A filter with a group, as a link holds it. */
export const GROUPS = "/app/patients?f=created_at.gte.last_9000_days;any(sex.in.female;all(language.in.id;last_visit_at.is_null.false))";

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
  const otherContact = (await manager.first("/v1/contacts?limit=1&sort=-created_at")).id;
  const room = await manager.get("/v1/queue");
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
    { name: "patient-documents", path: `/app/patients/${patient}?tab=documents` },
    { name: "patient-access", path: `/app/patients/${patient}?tab=access` },
    { name: "patient-merges", path: `/app/patients/${patient}?tab=merges` },
    { name: "patient-new", path: "/app/patients/new" },
    { name: "patient-edit", path: `/app/patients/${patient}/edit` },
    { name: "patient-merge", path: `/app/patients/${patient}/merge?with=${other.id}` },
    { name: "patient-unknown", path: "/app/patients/00000000-0000-7000-8000-000000000000", refuses: true },
    { name: "contacts", path: "/app/contacts" },
    { name: "contact", path: `/app/contacts/${contact.id}` },
    { name: "contact-new", path: "/app/contacts/new" },
    { name: "contact-edit", path: `/app/contacts/${contact.id}/edit` },
    { name: "contact-merge", path: `/app/contacts/${contact.id}/merge?with=${otherContact}` },
    { name: "accounts", path: "/app/accounts" },
    { name: "account", path: `/app/accounts/${account.id}` },
    { name: "account-new", path: "/app/accounts/new" },
    { name: "account-edit", path: `/app/accounts/${account.id}/edit` },
    { name: "calendar", path: "/app/calendar?view=day" },
    { name: "calendar-week", path: "/app/calendar?view=week" },
    { name: "calendar-month", path: "/app/calendar?view=month" },
    { name: "calendar-agenda", path: "/app/calendar?view=agenda" },
    { name: "calendar-rooms", path: "/app/calendar?view=day&by=room" },
    { name: "booking", path: "/app/calendar?view=day", open: (page) => openDialog(page, "c") },
    ...(await visitScreens(manager)),
    { name: "queue", path: "/app/queue" },
    { name: "walk-in", path: "/app/queue", open: (page) => openDialog(page, "c") },
    ...(room.body.sessions.length > 0 ? [{ name: "queue-delay", path: "/app/queue", open: sayLate }] : []),
    { name: "queue-display", path: `/app/queue/display?at=${location.id}` },
    { name: "waiting-list", path: "/app/waiting-list" },
    { name: "waiting-list-all", path: "/app/waiting-list?state=all" },
    { name: "waiting-list-new", path: "/app/waiting-list", open: (page) => openDialog(page, "c") },
    { name: "recalls", path: "/app/recalls" },
    { name: "recall-new", path: "/app/recalls", open: (page) => openDialog(page, "c") },
    { name: "tasks", path: "/app/tasks" },
    { name: "task", path: `/app/tasks?task=${(await manager.first("/v1/tasks?limit=1")).id}` },
    { name: "task-new", path: "/app/tasks?task=new" },
    { name: "messages", path: "/app/messages" },
    { name: "patient-messages", path: `/app/patients/${patient}?tab=messages` },
    ...(await scheduleScreens(manager)),
    { name: "my-account", path: "/app/account" },
    { name: "palette", path: "/app/", open: (page) => openDialog(page, "Control+k") },
    { name: "shortcuts", path: "/app/", open: (page) => openDialog(page, "?") },
    { name: "no-permission", path: "/app/settings/custom-fields" },
    { name: "not-found", path: "/app/nowhere" },
  ];
}

/** Appointments to come and past, on their pages and beside the calendar, and what is asked before one is changed. */
async function visitScreens(manager) {
  const latest = async (state) => (await manager.get(`/v1/appointments?filter[state][eq]=${state}&sort=-starts_at&limit=1`)).body.data[0];
  const [coming, done, cancelled] = [await latest("confirmed"), await latest("done"), await latest("cancelled")];
  const path = `/app/visits/${coming.id}`;
  const feeds = `/app/calendar?view=week&who=${coming.practitioner_id}`;
  return [
    { name: "visit", path },
    { name: "visit-move", path, open: (page) => choose(page, "interface.more", "scheduling.move_to") },
    { name: "visit-cancel", path, open: (page) => choose(page, "interface.more", "scheduling.cancel_visit") },
    { name: "calendar-panel", path: `/app/calendar?view=agenda&on=${coming.starts_at.slice(0, 10)}&open=${coming.id}` },
    { name: "calendar-feeds", path: feeds, open: (page) => choose(page, "scheduling.whose", "feeds.menu") },
    ...[done, cancelled].filter(Boolean).map((visit) => ({ name: `visit-${visit.state}`, path: `/app/visits/${visit.id}` })),
  ];
}

/** Screens of the administrator, who keeps the clinic's settings. */
export async function adminScreens() {
  const admin = await caller("admin");
  keepLocally();
  const screens = SINGLE_SETTINGS.map((setting) => ({ name: `settings-${setting}`, path: `/app/settings/${setting}` }));
  const template = await admin.first("/v1/message-templates?limit=1");
  screens.push({ name: "settings-message-templates-edit", path: `/app/settings/message-templates/${template.id}` });
  return [...screens, ...(await lists(admin, [...SETTINGS, ...ADMIN_SETTINGS]))];
}

/** The list of each setting, with the form of a new record and that of one that is there. */
export async function lists(who, settings) {
  const screens = [];
  for (const setting of settings) {
    screens.push({ name: `settings-${setting}`, path: `/app/settings/${setting}` });
    if (setting !== "organisation") {
      const record = await who.first(`/v1/${setting}?limit=1`);
      screens.push({ name: `settings-${setting}-new`, path: `/app/settings/${setting}/new` });
      screens.push({ name: `settings-${setting}-edit`, path: `/app/settings/${setting}/${record.id}` });
    }
  }
  return screens;
}

/** Hours, leave and rooms are the manager's, who may write them; somebody is away, so that there is a leave to open. */
async function scheduleScreens(manager) {
  const { id } = await manager.first("/v1/practitioners?limit=1");
  const away = { practitioner_id: id, kind: "leave", starts_at: "2030-06-03T00:00:00Z", ends_at: "2030-06-07T00:00:00Z", reason: "Cuti tahunan" };
  const { status, body } = await manager.post("/v1/absences", away);
  assert.equal(status, 201, JSON.stringify(body));
  return lists(manager, SCHEDULE_SETTINGS);
}

/** With a mail server nothing stays on this machine; a message as the local transport keeps it gives its page something to show. */
function keepLocally() {
  const directory = join(process.env.AKRAB_DATA, "messages");
  mkdirSync(directory, { recursive: true });
  const id = "01900000-0000-7000-8000-000000000001";
  const text = "Kode Anda: ••••••. Jangan beritahukan kepada siapa pun.";
  const shown = {
    id, channel: "sms", destination: "+6281200094417", subject: "Kode konfirmasi", text,
    message_id: `${id}@localhost`, attachments: [], sent_at: new Date().toISOString(),
  };
  writeFileSync(join(directory, `19000101T000000000000-${id}.json`), JSON.stringify({ shown, subject: shown.subject, text, files: [] }));
}

/** Opens the menu whose name begins so, takes one of its entries, and waits for the dialog. */
export async function choose(page, menu, entry) {
  const lang = await page.locator("html").getAttribute("lang");
  await page.locator("main").getByRole("button", { name: opening(menu, lang) }).last().click();
  await page.getByRole("menu").getByText(text(entry, lang), { exact: true }).click();
  await page.locator("dialog[open]").waitFor();
}

async function sayLate(page) {
  const lang = await page.locator("html").getAttribute("lang");
  await page.locator(".session button[aria-haspopup=menu]").first().click();
  await page.getByRole("menuitem", { name: text("queue.doctor_late", lang) }).click();
  await page.locator("dialog[open]").waitFor();
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
