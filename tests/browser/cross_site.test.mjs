// R40: a page of another origin on this machine tries everything a page can; nothing may change.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { BASE, account } from "./accounts.mjs";
import { caller } from "./api.mjs";
import { assertQuiet, launch, open, signIn, visit } from "./support.mjs";

const browser = await launch();

/** Serves one page at another origin of the same site, so that even SameSite=Strict cookies travel. */
async function evilOrigin() {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>evil</title><body></body>");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}

/** Every attack a page has without reading answers. */
function attacks({ base, login, password, session }) {
  const paths = ["/v1/sessions/refresh", "/v1/sessions", "/v1/sessions/current", `/v1/sessions/${session}`, "/v1/patients", "/v1/me"];
  const bodies = ["{}", JSON.stringify({ login, password })];
  const sent = [];
  for (const path of paths) {
    for (const body of bodies) {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json"]) {
        for (const mode of ["no-cors", "cors"]) {
          for (const method of ["POST", "PATCH", "DELETE"]) {
            const options = { method, mode, credentials: "include", headers: { "content-type": type }, body };
            sent.push(fetch(base + path, options).then((answer) => answer.type, () => "refused"));
          }
        }
      }
    }
    sent.push(new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve("loaded");
      image.onerror = () => resolve("error");
      image.src = base + path;
    }));
    sent.push(Promise.resolve(navigator.sendBeacon(base + path, "{}")));
  }
  sent.push(new Promise((resolve) => {
    const socket = new WebSocket(`${base.replace("http", "ws")}/v1/sessions/refresh`);
    socket.onopen = () => resolve("opened");
    socket.onerror = () => resolve("closed");
  }));
  return Promise.all(sent);
}

/** Submits a form that becomes the page itself: the one request in which a foreign page sends top-level cookies. */
async function submitForm(page, action, enctype, name, value) {
  const answer = page.waitForResponse((response) => response.url() === action && response.request().method() === "POST");
  await page.evaluate(([action, enctype, name, value]) => {
    const form = document.createElement("form");
    Object.assign(form, { action, enctype, method: "post" });
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, [action, enctype, name, value]);
  return (await answer).status();
}

test("R40: pages of other origins change nothing", async () => {
  const evil = await evilOrigin();
  const manager = await caller("manager");
  const { context, complaints } = await open(browser);
  const own = await context.newPage();
  await signIn(own, "manager");
  const sessionsBefore = await manager.get("/v1/sessions");
  const cookiesBefore = await context.cookies(BASE);
  assert.ok(cookiesBefore.some((cookie) => cookie.name.includes("refresh")), "there is a cookie to abuse");

  const [sent, answers] = [[], []];
  const stranger = await context.newPage();
  stranger.on("request", (request) => request.url().startsWith(BASE) && sent.push(request.method()));
  stranger.on("response", (response) => {
    // Most answers do not even reach the page, because Cross-Origin-Resource-Policy keeps them from it.
    if (response.url().startsWith(BASE) && response.request().method() !== "OPTIONS") {
      answers.push({ call: `${response.request().method()} ${response.url()}`, status: response.status() });
    }
  });
  await stranger.goto(evil);
  const session = sessionsBefore.body.data[0].id;
  const results = await stranger.evaluate(attacks, { base: BASE, ...account("receptionist"), session });
  assert.ok(!results.includes("opened") && !results.includes("loaded"), "a socket or a picture came through");
  assert.ok(sent.filter((method) => method === "POST").length >= 30, `only ${sent.length} calls have left the browser`);
  for (const enctype of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    for (const path of ["/v1/sessions/refresh", "/v1/sessions", "/v1/sessions/current"]) {
      const form = await context.newPage();
      await form.goto(evil);
      const status = await submitForm(form, BASE + path, enctype, '{"a":"', '"}');
      assert.ok(status >= 400, `a form to ${path} was answered with ${status}`);
    }
  }
  assert.deepEqual(answers.filter(({ status }) => status < 400), []);

  const sessionsAfter = await manager.get("/v1/sessions");
  const ids = ({ body }) => body.data.map((entry) => entry.id).sort();
  assert.deepEqual(ids(sessionsAfter), ids(sessionsBefore), "sessions came or went");
  assert.deepEqual(await context.cookies(BASE), cookiesBefore, "a cookie was changed");
  await visit(own, "/app/");
  assert.equal(await own.locator("nav.rail").count(), 1, "the person is still signed in");
  console.log(`R40: ${results.length + 9} attempts from another origin, ${sent.length + 9} sent, 0 state changes`);
  // What the other page complains about is its own matter.
  assertQuiet(complaints.filter((complaint) => !complaint.includes(evil) && !complaint.includes("/v1/")));
  await context.close();
});
