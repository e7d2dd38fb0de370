// A plain client of the API, for what a test has to put there first.
import assert from "node:assert/strict";
import { BASE, account } from "./accounts.mjs";

/** Somebody who calls the API with a token of their own; no browser and no cookie is involved. */
export async function caller(role) {
  const { login, password } = account(role);
  const session = await call("POST", "/v1/sessions", { body: { login, password, transport: "body" } });
  assert.equal(session.status, 201, `signing in as ${role}: ${JSON.stringify(session.body)}`);
  const token = session.body.access_token;
  const send = (method) => (path, body, headers) => call(method, path, { body, token, headers });
  return {
    user: session.body.user,
    get: send("GET"),
    post: send("POST"),
    delete: send("DELETE"),
    /** Changes a record as it is now. */
    async patch(path, body) {
      const { etag } = await call("GET", path, { token });
      const type = { "content-type": "application/merge-patch+json", "if-match": etag };
      return call("PATCH", path, { body, token, headers: type });
    },
    /** The first record of a list, which must have one. */
    async first(path) {
      const { status, body } = await call("GET", path, { token });
      assert.equal(status, 200, `GET ${path}: ${JSON.stringify(body)}`);
      assert.ok(body.data.length > 0, `${path} is empty`);
      return body.data[0];
    },
  };
}

/** Chooses a person's language, and leaves the theme to the browser, where a test can change it. */
export async function prefer(role, language) {
  const { status, body } = await (await caller(role)).patch("/v1/me", { language, theme: "system" });
  assert.equal(status, 200, JSON.stringify(body));
}

async function call(method, path, { body, token, headers = {} } = {}) {
  const sent = { accept: "application/json", "accept-language": "id", ...headers };
  if (body !== undefined) {
    sent["content-type"] ??= "application/json";
  }
  if (token) {
    sent.authorization = `Bearer ${token}`;
  }
  if (method === "POST") {
    sent["idempotency-key"] = crypto.randomUUID();
  }
  const answer = await fetch(BASE + path, { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) });
  const content = await answer.text();
  return { status: answer.status, etag: answer.headers.get("etag"), body: content ? JSON.parse(content) : undefined };
}
