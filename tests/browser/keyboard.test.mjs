// Without a mouse: sign in, find a patient, open, edit, save; wherever the focus goes it can be seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "./accounts.mjs";
import { assertQuiet, launch, open, settled } from "./support.mjs";
import { people } from "./synthea.mjs";
import { text } from "./texts.mjs";

const MOST_TABS = 60;
const browser = await launch();

/** Why the focused element cannot be seen; nothing when it can. */
function unseen() {
  const element = document.activeElement;
  if (!element || element === document.body) {
    return "the focus is nowhere";
  }
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText;
  const name = `${element.tagName.toLowerCase()}[${element.type ?? ""}] “${(label ?? "").trim().slice(0, 40)}”`;
  const marked = (candidate) => {
    const style = getComputedStyle(candidate);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  // The page itself takes the focus when it opens, so that it is read from its start; it is no control.
  if (element.matches("main")) {
    return null;
  }
  // The little button inside a time field has the browser's own mark, which no style tells.
  if (element.matches("[type=time], [type=date]") && !element.matches(":focus")) {
    return null;
  }
  // A field may be marked at the box around it.
  const around = [element, element.parentElement, element.nextElementSibling, element.closest(".input, label, .check")];
  if (!around.filter(Boolean).some(marked)) {
    return `no focus mark on ${name}`;
  }
  const box = (element.closest("label") ?? element).getBoundingClientRect();
  const inside = (x, y) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const visible = points.some(([x, y]) => {
    const top = inside(x, y) ? document.elementFromPoint(x, y) : null;
    return top && (element.contains(top) || top.contains(element));
  });
  return visible ? null : `${name} is hidden at ${Math.round(box.left)},${Math.round(box.top)}`;
}

/** Presses Tab until the focus is where it should be, and watches it on the way. */
async function tabTo(page, isThere, hidden) {
  for (let count = 0; count < MOST_TABS; count += 1) {
    const problem = await page.evaluate(unseen);
    if (problem) {
      hidden.push(problem);
    }
    if (await page.evaluate(isThere)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`not reached with ${MOST_TABS} times Tab`);
}

test("keyboard only: sign in, find, open, edit, save", async () => {
  const { context, complaints } = await open(browser, { viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const hidden = [];
  const { login, password } = account("manager");
  await page.goto("/app/sign-in");
  await page.locator("input[autocomplete=username]:focus").waitFor();
  await page.keyboard.type(login);
  await tabTo(page, () => document.activeElement.matches("input[type=password]"), hidden);
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.locator("nav.rail").waitFor();
  await settled(page);

  const person = people()[2];
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] input:focus").waitFor();
  await page.keyboard.type(person.name);
  await page.getByRole("option", { name: person.name }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
  await settled(page);

  await page.keyboard.press("e");
  await page.waitForURL(/\/edit$/);
  await settled(page);
  await tabTo(page, () => document.activeElement.matches("input[type=tel]"), hidden);
  await page.keyboard.press("Control+a");
  const digits = String(1000 + Math.floor(Math.random() * 9000));
  await page.keyboard.type(`0813-0007-${digits}`);
  await tabTo(page, () => document.activeElement.matches("button[type=submit]"), hidden);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}?tab=changes`);
  await page.locator("main .diff li").filter({ hasText: digits }).first().waitFor();

  assert.deepEqual([...new Set(hidden)], []);
  assertQuiet(complaints);
  await context.close();
});

test("the first Tab leads past the navigation, and a dialog gives the focus back", async () => {
  const { context, complaints } = await open(browser, { viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const { login, password } = account("manager");
  await page.goto("/app/sign-in");
  await page.locator("input[autocomplete=username]").fill(login);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.locator("nav.rail").waitFor();
  await page.reload();
  await page.locator("nav.rail").waitFor();
  await settled(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Tab");
  const lang = await page.locator("html").getAttribute("lang");
  assert.equal(await page.evaluate(() => document.activeElement.innerText), text("shell.skip", lang));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");

  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.id === "main");
  assertQuiet(complaints);
  await context.close();
});
