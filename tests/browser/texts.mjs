// The words of the interface, read from where they are declared, so that a better wording breaks no test.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), "../../frontend/src/i18n/texts");
const ENTRY = /^\s*(\w+)(?:\([^)]*\))?\s*\{\s*id:\s*"((?:[^"\\]|\\.)*)",\s*en:\s*"((?:[^"\\]|\\.)*)"/gm;
const modules = new Map();

function load(module) {
  const texts = new Map();
  const source = readFileSync(join(SOURCES, `${module}.rs`), "utf8");
  for (const [, name, id, en] of source.matchAll(ENTRY)) {
    texts.set(name, { id: JSON.parse(`"${id}"`), en: JSON.parse(`"${en}"`) });
  }
  return texts;
}

/** `text("identity.sign_in", "en")`; parameters fill the places in braces. */
export function text(key, lang, parameters = {}) {
  const [module, name] = key.split(".");
  if (!modules.has(module)) {
    modules.set(module, load(module));
  }
  const found = modules.get(module).get(name)?.[lang];
  if (found === undefined) {
    throw new Error(`the interface has no text ${key}`);
  }
  return found.replace(/\{(\w+)\}/g, (place, parameter) => parameters[parameter] ?? place);
}

/** The words before the first parameter, for names that begin with them. */
export function opening(key, lang) {
  return text(key, lang).split("{")[0].trim();
}
