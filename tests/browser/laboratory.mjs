// The laboratory beside the portal: a technician who enters and verifies, a doctor who comments, and what stands on paper.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { caller } from "./api.mjs";

/** The lipid panel and fasting glucose, of a woman of 42. */
export const PANEL = { "2093-3": "198", "2085-9": "46", "18262-6": "128", "2571-8": "164", "1558-6": "112", "8480-6": "142", "8462-4": "88" };

async function made(who, path, form) {
  const { status, body } = await who.post(path, form);
  assert.equal(status, 201, `POST ${path}: ${JSON.stringify(body)}`);
  return body;
}

/** What the demo's technician, doctor and patient do with reports. */
export async function openLaboratory() {
  const [admin, technician, doctor, patient] = await Promise.all(["admin", "lab_staff", "doctor", "patient"].map(caller));
  const asked = (await admin.get(`/v1/users/${doctor.user.id}`)).body.practitioner_id;
  const location = (await admin.first("/v1/locations?limit=1")).id;
  const analytes = new Map((await technician.get("/v1/analytes?limit=200")).body.data.map((analyte) => [analyte.code, analyte]));
  const id = (code) => analytes.get(code)?.id ?? assert.fail(`the catalogue has no ${code}`);
  const entered = (values) => Object.entries(values).map(([code, value]) => ({ analyte_id: id(code), ...(value === null ? {} : { value }) }));
  return {
    patient,
    analyte: (code) => analytes.get(code),
    /** A draft of what was taken so many days ago. */
    enter: (values, { daysAgo = 0, ...more } = {}) =>
      made(technician, "/v1/lab-reports", {
        patient_id: patient.user.contact_id, location_id: location, practitioner_id: asked,
        collected_at: new Date(Date.now() - daysAgo * 86_400_000 - 60_000).toISOString(), observations: entered(values), ...more,
      }),
    verify: (report) => made(technician, `/v1/lab-reports/${report.id}/verification`, {}),
    comment: (report, comment) => made(doctor, `/v1/lab-reports/${report.id}/release`, { comment }),
    correct: (report, code, value, reason) =>
      made(technician, `/v1/lab-reports/${report.id}/corrections`, { observation: { analyte_id: id(code), value }, reason }),
    /** A value as the patient reads it. */
    read: async (report, code) => (await patient.get(`/v1/lab-reports/${report.id}`)).body.observations.find((o) => o.code === code),
    /** What the patient has typed in from an outside laboratory. */
    enterOwn: (values, daysAgo) =>
      made(patient, "/v1/lab-reports", {
        patient_id: patient.user.contact_id, location_id: location, laboratory: "Lab Sehat Bersama",
        collected_at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(), observations: entered(values),
      }),
  };
}

let shown;

/** Reports of the demo's patient in every state, made once: the newest with a comment, one in process, one waiting, one typed in. */
export function patientReports() {
  shown ??= make();
  return shown;
}

async function make() {
  const lab = await openLaboratory();
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await lab.verify(await lab.enter({ "2093-3": "212", "2085-9": "42", "18262-6": "139", "2571-8": "178", "1558-6": "121", "8480-6": "152", "8462-4": "94" }, { daysAgo: 83 }));
  const own = await lab.enterOwn({ "1558-6": "124", "2093-3": "222" }, 180);
  const expected = await lab.enter({ "2160-0": null }, { daysAgo: 3, expected_on: day });
  const waiting = await lab.enter({ "4548-4": "6,1" }, { daysAgo: 2, with_comment: true });
  await lab.verify(waiting);
  const report = await lab.enter(PANEL, { daysAgo: 1 });
  await lab.verify(report);
  await lab.comment(report, "Bu Siti, hasilnya membaik.\nTekanan darah masih sedikit di atas batas.");
  return { report, own, expected, waiting };
}

/** The code of the seal in a PDF, from the link that stands on its pages. */
export function sealOf(pdf) {
  const plain = pdf.toString("latin1");
  const parts = [plain];
  for (const [, start] of Array.from(plain.matchAll(/stream\r?\n()/dg), (match) => [match, match.indices[1][0]])) {
    try {
      parts.push(inflateSync(pdf.subarray(start), { finishFlush: 2 }).toString("latin1"));
    } catch {
      // a stream that is packed in another way holds no link
    }
  }
  const found = parts.map((part) => part.match(/\/verify#([0-9A-HJKMNP-TV-Z]{28})/)).find(Boolean);
  assert.ok(found, "the PDF has no code");
  return found[1];
}
