// Every screen in both languages, light and dark, from phone to wide: it fits, nothing is complained about, and axe finds
// nothing serious. FULL=1 takes all combinations; otherwise one combination has all screens and the others a sample.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { doctorScreens, labScreens } from "./clinical_screens.mjs";
import { misfits } from "./layout.mjs";
import { signInPatient } from "./portal.mjs";
import { patientScreens, publicScreens } from "./portal_screens.mjs";
import { portalRoutes, staffRoutes } from "./routes.mjs";
import { adminScreens, managerScreens } from "./screens.mjs";
import { FULL, assertQuiet, follow, launch, open, refused, settled, shoot, signIn, useLanguage, visit } from "./support.mjs";

const SHOT_WIDTHS = FULL ? [390, 768, 1440] : [390, 1440];
const OTHER_WIDTHS = [320, 360, 1920];
const HEIGHT = 900;
const SAMPLE = new Set(["sign-in", "portal", "portal-home", "portal-book", "portal-result", "today", "patients", "patient", "patient-edit", "settings-services"]);
const COMBINATIONS = ["id", "en"].flatMap((lang) => ["light", "dark"].map((theme) => ({ lang, theme })));

const browser = await launch();

/** axe's serious and critical findings. */
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")} (${nodes.length})`);
}

/** All that is wrong with the screen that is open. */
async function judge(page, screen, { lang, theme, themes }) {
  const wrong = [];
  for (const width of [...SHOT_WIDTHS, ...OTHER_WIDTHS]) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (const misfit of await misfits(page)) {
      wrong.push(`${width}px: ${misfit}`);
    }
    if (SHOT_WIDTHS.includes(width)) {
      await shoot(page, `${screen.name}/${lang}-${theme}-${width}`);
    }
  }
  await page.setViewportSize({ width: 1440, height: HEIGHT });
  for (const scheme of themes) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(200);
    wrong.push(...(await barriers(page)).map((barrier) => `axe, ${scheme}: ${barrier}`));
  }
  await page.emulateMedia({ colorScheme: theme });
  return wrong.map((line) => `${screen.name} ${lang} ${theme} ${line}`);
}

/** Visits screens in one page and gathers what is wrong, so that one run shows everything. */
async function tour(page, complaints, screens, combination) {
  const wrong = [];
  for (const screen of screens) {
    // A phone opens another page where a wide window opens a panel, so screens are opened wide.
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    try {
      await follow(page, screen.path);
      await screen.open?.(page);
      await settled(page);
      wrong.push(...(await judge(page, screen, combination)));
    } catch (error) {
      wrong.push(`${screen.name}: ${error.message.split("\n")[0]}`);
    }
    const noise = complaints.filter((complaint) => !(screen.refuses && refused(404).test(complaint)));
    wrong.push(...noise.map((complaint) => `${screen.name} ${complaint}`));
    complaints.length = 0;
  }
  return wrong;
}

/** Fails with one line for each finding. */
function fits(wrong) {
  assert.ok(wrong.length === 0, `${wrong.length} findings\n${wrong.join("\n")}`);
}

test("every address of both apps is among the screens", async () => {
  const known = (await Promise.all([publicScreens(), patientScreens(), managerScreens(), adminScreens(), labScreens(), doctorScreens()])).flat();
  const paths = known.map(({ path }) => path.split(/[?#]/)[0]);
  const forgotten = [...staffRoutes(), ...portalRoutes()].filter((route) => !paths.some((path) => route.test(path)));
  assert.deepEqual(forgotten.map(String), []);
});

for (const [index, combination] of COMBINATIONS.entries()) {
  const { lang, theme } = combination;
  // In the quick form only the first combination has all screens, so there axe looks at both themes.
  combination.themes = index === 0 && !FULL ? ["light", "dark"] : [theme];
  const chosen = (screens) => (FULL || index === 0 ? screens : screens.filter(({ name }) => SAMPLE.has(name)));
  const options = { colorScheme: theme, reducedMotion: "reduce", locale: lang === "id" ? "id-ID" : "en-GB" };

  test(`public screens, ${lang} ${theme}`, async () => {
    const { context, complaints } = await open(browser, options);
    const page = await context.newPage();
    await page.goto("/app/sign-in");
    await useLanguage(page, lang);
    const wrong = [];
    for (const screen of chosen(await publicScreens())) {
      await page.goto("about:blank");
      await visit(page, screen.path);
      await screen.open?.(page);
      await settled(page);
      wrong.push(...(await judge(page, screen, combination)));
    }
    fits(wrong);
    assertQuiet(complaints);
    await context.close();
  });

  test(`screens of a patient, ${lang} ${theme}`, async () => {
    const { context, complaints } = await open(browser, options);
    const page = await context.newPage();
    await signInPatient(page, lang);
    complaints.length = 0;
    const screens = chosen(await patientScreens());
    const wrong = await tour(page, complaints, screens, combination);
    console.log(`${lang} ${theme}: ${screens.length} screens of a patient, ${wrong.length} findings`);
    fits(wrong);
    await context.close();
  });

  for (const [role, screensOf] of [["manager", managerScreens], ["admin", adminScreens], ["lab_staff", labScreens], ["doctor", doctorScreens]]) {
    test(`screens of the ${role}, ${lang} ${theme}`, async () => {
      const { context, complaints } = await open(browser, options);
      const page = await context.newPage();
      await signIn(page, role, lang);
      complaints.length = 0;
      const screens = chosen(await screensOf());
      const wrong = await tour(page, complaints, screens, combination);
      console.log(`${lang} ${theme}: ${screens.length} screens of the ${role}, ${wrong.length} findings`);
      fits(wrong);
      await context.close();
    });
  }
}
