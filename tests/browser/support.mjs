// What every test needs: a browser, people to sign in as, a page whose every complaint fails the test.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { BASE, account } from "./accounts.mjs";
import { prefer } from "./api.mjs";
import { text } from "./texts.mjs";

export const FULL = process.env.FULL === "1";
const SHOTS = join(dirname(fileURLToPath(import.meta.url)), "shots");

/** How long an expected thing may take to appear; generous, because the build beside it may be busy. */
export const PATIENCE = 30_000;

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium; it is closed when the tests of the file are over. */
export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS, headless: true });
  after(() => browser.close());
  return browser;
}

/** A browser context with a list of complaints: console errors, broken scripts, CSP violations, dialogs. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ baseURL: BASE, locale: "id-ID", timezoneId: "Asia/Jakarta", colorScheme: "light", ...options });
  context.setDefaultTimeout(PATIENCE);
  const complaints = [];
  await context.exposeBinding("akrabViolation", (_source, report) => complaints.push(`CSP: ${report}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.akrabViolation(`${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("page", (page) => listen(page, complaints));
  return { context, complaints };
}

function listen(page, complaints) {
  page.on("console", (message) => {
    if (message.type() === "error") {
      complaints.push(`console at ${page.url()}: ${message.text()} ${message.location().url}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`script at ${page.url()}: ${error.message}`));
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") {
      complaints.push(`dialog at ${page.url()}: ${dialog.message()}`);
    }
    dialog.accept().catch(() => {});
  });
}

/** Fails when something was complained about; `expected` are patterns that the test provokes on purpose. */
export function assertQuiet(complaints, expected = []) {
  const rest = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
  complaints.length = 0;
  assert.deepEqual(rest, []);
}

/** The browser notes every refused call as an error of its own; the app shows what it means. */
export const refused = (status) => new RegExp(`responded with a status of ${status}`);

/** Waits until the page has what it asked for: no skeleton, nothing under way. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const app = document.querySelector("#app");
    const waiting = document.querySelector("#boot, .skeleton, [aria-busy=true]");
    return app && app.childElementCount > 0 && !waiting;
  }, undefined, { polling: 50 });
  await page.evaluate(() => document.fonts.ready);
}

/** Signs in through the page, as a person would; what they preferred before is `preferred`. */
export async function signIn(page, role, lang = "id", preferred = lang) {
  const { login, password } = account(role);
  await prefer(role, preferred);
  await page.goto("/app/sign-in");
  await useLanguage(page, lang);
  await page.getByLabel(text("identity.login", lang)).fill(login);
  await page.getByLabel(text("identity.password", lang), { exact: true }).fill(password);
  await page.getByRole("button", { name: text("identity.sign_in", lang), exact: true }).click();
  await page.locator(".shell nav.rail").waitFor();
}

/** Puts the sign-in page into a language. */
export async function useLanguage(page, lang) {
  await page.locator("main.door").waitFor();
  if ((await page.locator("html").getAttribute("lang")) !== lang) {
    await page.getByRole("button", { name: text("identity.language_switch", lang === "id" ? "en" : "id") }).click();
    await page.locator(`html[lang=${lang}]`).waitFor();
  }
}

/** Opens an address of the staff app and waits for its content. */
export async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}

/** Goes to an address inside the app that is open, as its links do, without loading it anew. */
export async function follow(page, path) {
  while (await page.locator("dialog[open]").count()) {
    await page.keyboard.press("Escape");
    await page.waitForTimeout(50);
  }
  for (const target of ["/app/between-two-screens", path]) {
    await page.evaluate((href) => {
      history.pushState(null, "", href);
      dispatchEvent(new PopStateEvent("popstate"));
    }, target);
    // The page is built in the next tasks; only then can be told whether it still waits for something.
    await page.waitForTimeout(50);
  }
  await settled(page);
}

/** A screenshot in shots/, as one looks at the window. */
export async function shoot(page, name) {
  const path = join(SHOTS, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}
