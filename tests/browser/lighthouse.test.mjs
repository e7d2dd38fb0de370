// V10: Lighthouse on the sign-in page. Accessibility is asserted always; the performance score only with LIGHTHOUSE=1,
// when nothing else runs on the machine.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, test } from "node:test";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright-core";
import { BASE } from "./accounts.mjs";
import { FLAGS } from "./support.mjs";

const MEASURED = process.env.LIGHTHOUSE === "1";
const RUNS = MEASURED ? 3 : 1;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

test("Lighthouse on the sign-in page", async () => {
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  after(() => browser.close());
  const scores = { performance: [], accessibility: [], "best-practices": [] };
  let failed = [];
  for (let run = 0; run < RUNS; run += 1) {
    const options = { port, onlyCategories: Object.keys(scores), logLevel: "error" };
    const { lhr } = await lighthouse(`${BASE}/app/sign-in`, options, desktopConfig);
    for (const name of Object.keys(scores)) {
      scores[name].push(Math.round(lhr.categories[name].score * 100));
    }
    failed = lhr.categories.accessibility.auditRefs.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`);
  }
  console.log(`V10: performance ${median(scores.performance)}, accessibility ${median(scores.accessibility)}, best practices ${median(scores["best-practices"])} (median of ${RUNS})`);
  assert.deepEqual(failed, []);
  assert.equal(median(scores.accessibility), 100);
  if (MEASURED) {
    assert.ok(median(scores.performance) >= 95, `performance ${scores.performance.join(", ")}`);
  }
});
