// What came to the mail server of the tests.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** How often a test looks whether something has come. */
const PAUSE = 200;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Every message to an address, the oldest first. */
export function mailTo(address) {
  const names = readdirSync(process.env.MAILBOX).filter((name) => name.endsWith(".json")).sort();
  const mails = names.map((name) => JSON.parse(readFileSync(join(process.env.MAILBOX, name), "utf8")));
  return mails.filter(({ to }) => to.includes(address));
}

/** Waits for a message to an address that `fits`, and gives the newest. */
export async function awaitMail(address, fits, patience = 20_000) {
  for (const end = Date.now() + patience; Date.now() < end; await pause()) {
    const found = mailTo(address).findLast(fits);
    if (found) {
      return found;
    }
  }
  const subjects = mailTo(address).map(({ subject }) => subject);
  throw new Error(`the message did not come to ${address}; there came ${JSON.stringify(subjects)}`);
}

const CODE = /\b(\d{6})\b/;

/** The six digits that were sent to an address last. */
export async function codeSentTo(address) {
  const mail = await awaitMail(address, ({ text }) => CODE.test(text));
  return CODE.exec(mail.text)[1];
}

/** The addresses of web pages in a message. */
export const links = (mail) => mail.text.match(/https?:\/\/\S+/g) ?? [];
