// The addresses that the two apps know, read from where they are declared, so that no screen is forgotten.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), "../../frontend/src");
/** Where a settings page is one form and no list, there is nothing to add or to open. */
const SINGLE = ["organisation", "booking-rules", "local-messages", "consultation-rules"];
/** Templates come with the program; nobody adds one. */
const FIXED = ["message-templates"];

const source = (path) => readFileSync(join(SOURCES, path), "utf8");

/** The body of a function, up to the brace that closes it. */
function body(text, signature) {
  const start = text.indexOf(signature);
  return text.slice(start, text.indexOf("\n    }\n", start));
}

/** What stands in the arms of a match over segments: `["visits", id] =>`. */
const arms = (text) => [...text.matchAll(/^\s*\[([^\]]*)\] =>/gm)].map(([, inside]) => inside.split(",").map((part) => part.trim()).filter(Boolean));

/** A pattern for the addresses of an arm; a name stands for an id. */
function pattern(base, segments) {
  const path = segments.map((segment) => (segment.startsWith('"') ? segment.slice(1, -1) : "[0-9a-f-]{36}"));
  return new RegExp(`^${[base, ...path].join("/")}/?$`);
}

/** Every address of the portal. */
export function portalRoutes() {
  return arms(body(source("pages/portal/place.rs"), "pub fn of(")).map((segments) => pattern("", segments));
}

/** Every address of the staff app. */
export function staffRoutes() {
  const text = source("route/mod.rs");
  const settings = [...body(text, "fn segment(").matchAll(/=> "([a-z-]+)"/g)].map(([, segment]) => segment);
  const people = arms(body(text, "fn of_person("));
  const routes = [];
  for (const segments of arms(body(text, "pub fn of("))) {
    if (segments.includes("rest @ ..")) {
      routes.push(...people.map((rest) => [segments[0], ...rest]));
    } else if (segments[0] === '"settings"') {
      routes.push(...settings.filter((setting) => exists(setting, segments)).map((setting) => [segments[0], `"${setting}"`, ...segments.slice(2)]));
    } else {
      routes.push(segments);
    }
  }
  return routes.map((segments) => pattern("/app", segments));
}

function exists(setting, [, ...rest]) {
  return rest.length < 2 || !(SINGLE.includes(setting) || (FIXED.includes(setting) && rest[1] === '"new"'));
}
