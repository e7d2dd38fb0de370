// Every screen there is, with its address; the tests that visit all of them share this list.
import { caller } from "./api.mjs";
import { people } from "./synthea.mjs";

const SETTINGS = ["organisation", "locations", "practitioners", "specialities", "services"];
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
];

/** Screens of the manager, who works with people. */
export async function managerScreens() {
  const manager = await caller("manager");
  const visited = people()[0].name;
  const { body } = await manager.post("/v1/patients/search", { q: visited, limit: 1 });
  const patient = body.data[0].id;
  const other = await manager.first("/v1/patients?limit=1");
  const contact = await manager.first("/v1/contacts?limit=1");
  const account = await manager.first("/v1/accounts?limit=1");
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
    { name: "my-account", path: "/app/account" },
    { name: "palette", path: "/app/", open: (page) => openDialog(page, "Control+k") },
    { name: "shortcuts", path: "/app/", open: (page) => openDialog(page, "?") },
    { name: "no-permission", path: "/app/settings/custom-fields" },
    { name: "not-found", path: "/app/nowhere" },
  ];
}

/** Screens of the administrator, who keeps the clinic's settings. */
export async function adminScreens() {
  const admin = await caller("admin");
  const screens = [];
  for (const setting of [...SETTINGS, ...ADMIN_SETTINGS]) {
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
