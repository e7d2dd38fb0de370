// Where the server is, and whom `akrab demo` has made to sign in as.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const BASE = process.env.AKRAB_URL;

/** Login and password of a role, from what `akrab demo` wrote. */
export function account(role) {
  const accounts = JSON.parse(readFileSync(join(process.env.AKRAB_DATA, "demo-accounts.json"), "utf8"));
  const found = accounts.find((entry) => entry.role === role);
  assert.ok(found, `demo-accounts.json has no ${role}`);
  return found;
}
