// The people of the import, read from its own files, so that the tests work with any export.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The rows of one file, as objects by column. */
export function table(name) {
  const [head, ...rows] = parse(readFileSync(join(process.env.SYNTHEA_DIR, `${name}.csv`), "utf8"));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]])));
}

function parse(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"' && quoted && text[at + 1] === '"') {
      rows.at(-1)[rows.at(-1).length - 1] += text[(at += 1)];
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (letter === "," && !quoted) {
      rows.at(-1).push("");
    } else if (letter === "\n" && !quoted) {
      rows.push([""]);
    } else if (letter !== "\r" || quoted) {
      rows.at(-1)[rows.at(-1).length - 1] += letter;
    }
  }
  return rows.filter((row) => row.length > 1);
}

/** Synthea appends numbers to each word of a name; the import leaves them out. */
const plain = (words) => words.split(/\s+/).map((word) => word.replace(/\d+$/, "")).filter(Boolean).join(" ");

/** The imported people who have been at the clinic several times and have a name long enough to be misspelt. */
export function people() {
  const visits = grouped(table("encounters"));
  return table("patients")
    .map((row) => ({ name: plain(`${row.FIRST} ${row.LAST}`), visits: visits.get(row.Id) ?? [] }))
    .filter(({ name, visits }) => visits.length >= 3 && name.split(" ").at(-1).length >= 7)
    .sort((a, b) => a.name.localeCompare(b.name));
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    groups.set(row.PATIENT, [...(groups.get(row.PATIENT) ?? []), row]);
  }
  return groups;
}

/** The name as somebody types it who has only heard it: two letters of the last word change places. */
export function misspelt(name) {
  const words = name.split(" ");
  const last = words.at(-1);
  const middle = Math.floor(last.length / 2);
  const swapped = last.slice(0, middle - 1) + last[middle] + last[middle - 1] + last.slice(middle + 1);
  return [...words.slice(0, -1), swapped].join(" ");
}
