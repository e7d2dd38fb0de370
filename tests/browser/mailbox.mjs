// A real mail server for the tests: takes whatever it is sent, and keeps each message as a file for tests to read.
//
//   node mailbox.mjs DIRECTORY    writes DIRECTORY/port once it listens, then DIRECTORY/000001.json and so on
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

const directory = process.argv[2];
let taken = 0;

/** Puts a file there all at once, so that nobody reads half of it. */
function put(name, content) {
  writeFileSync(join(directory, `${name}.part`), content);
  renameSync(join(directory, `${name}.part`), join(directory, name));
}

/** What tests look at, with every transfer encoding taken off. */
function told(envelope, mail) {
  const header = (name) => mail.headers.find(({ key }) => key === name)?.value;
  const file = ({ filename, mimeType, method, content }) => ({ filename, mimeType, method, content });
  return {
    to: envelope.rcptTo.map(({ address }) => address),
    from: mail.from,
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    autoSubmitted: header("auto-submitted"),
    attachments: mail.attachments.map(file),
    takenAt: new Date().toISOString(),
  };
}

async function keep(stream, session) {
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }
  const mail = await PostalMime.parse(Buffer.concat(parts), { attachmentEncoding: "utf8" });
  taken += 1;
  put(`${String(taken).padStart(6, "0")}.json`, JSON.stringify(told(session.envelope, mail), null, 2));
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  onData: (stream, session, answer) => keep(stream, session).then(() => answer(), answer),
});
server.on("error", (error) => console.error(error.message));
server.listen(0, "127.0.0.1", () => put("port", String(server.server.address().port)));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
