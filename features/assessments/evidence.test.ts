import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { test } from "node:test";
import type { Actor } from "../../platform/access/scope.ts";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { readPdf } from "../../platform/testing/read-pdf.ts";
import { dossierOf, dossierPdfOf } from "./dossier.ts";
import { actorOf, as, organiser, roundOpen, ROWS, standardInForce, world } from "../../tests/assessments-world.ts";

test("a file proves several items and years, is named by its content, and two counties with the same are told to whom it concerns", async () => {
  const { services } = world.installation;
  const clerk = as("县经办", "甲一县", "adviser");
  const api = organiser();
  const standardId = await standardInForce(ROWS);
  const id = await roundOpen(standardId, "2026 年补考核（示例）");
  const rows = (await api.assessments.getMatrix({ id, column: "self" })).rows;
  const [one, two] = [rows[0]?.id as number, rows[1]?.id as number];
  const upload = async (who: Actor, caseId: number, name: string, text: string): Promise<number> => {
    const received = await services.files.receive(new Blob([pdfOf(text)]).stream(), name);
    assert.ok(received.ok, JSON.stringify(received));
    return services.database.write(who.scope, (tx) =>
      services.files.attach(tx, who, { case_id: caseId, subject: null, kind: "proof" }, name, received.value),
    );
  };
  const file = await upload(actorOf("县经办", "甲一县", ["adviser"]), one, "开放日志.pdf", "a");
  assert.deepEqual(
    (await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" })).map((o) => [o.name, o.from.zh]),
    [["开放日志.pdf", "已传到本次考核"]],
  );
  await clerk.assessments.attachEvidence({ id: one, item: "2.1.2", fileId: file, kind: "开放日志" });
  await clerk.assessments.attachEvidence({ id: one, item: "1.1.2", fileId: file, kind: "凭据" });
  assert.deepEqual(await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" }), []);
  const same = await upload(actorOf("县二经办", "甲二县", ["adviser"]), two, "别的名字.pdf", "a");
  const clerk2 = as("县二经办", "甲二县", "adviser");
  assert.deepEqual(
    (await clerk2.assessments.attachEvidence({ id: two, item: "2.1.2", fileId: same, kind: "开放日志" })).elsewhere,
    [],
    "another county's are not seen",
  );
  const seen = (await api.assessments.getCard({ id: two })).items.find((i) => i.no === "2.1.2")?.files[0];
  assert.deepEqual([seen?.elsewhere.map((n) => n.slice(0, 3)), seen?.sha256.length], [["甲一县"], 64]);
  const own = (await clerk.assessments.getCard({ id: one })).items.find((i) => i.no === "2.1.2")?.files[0];
  await clerk.assessments.dropEvidence({ id: one, evidenceId: own?.id as number });
  assert.equal((await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" })).length, 1, "what was taken away is offered again");
  // The same for the next year: it is there already.
  const next = await roundOpen(standardId, "再一次（示例）");
  const again = (await api.assessments.getMatrix({ id: next, column: "self" })).rows[0]?.id as number;
  assert.deepEqual(
    (await clerk.assessments.offerEvidence({ id: again, item: "1.1.2" })).map((o) => o.from.zh),
    ["以前用过"],
  );
  // The dossier: a file that proves two items is filed once; the index names what is there and what is missing.
  await clerk.assessments.attachEvidence({ id: one, item: "2.1.2", fileId: file, kind: "开放日志" });
  const dossier = await dossierOf(services, actorOf("县经办", "甲一县", ["adviser"]), { id: String(one) });
  const zipped = unzipSync(new Uint8Array(await buffer((dossier as { bytes: Readable }).bytes)));
  const names = Object.keys(zipped).filter((n) => !n.startsWith("0-"));
  assert.deepEqual(names, ["1-一、服务（40分）/1.1.2-引荐有台账以外的凭据/1-凭据-开放日志.pdf"]);
  const list = strFromU8(zipped["0-校验清单.txt"] as Uint8Array)
    .trim()
    .split("\n");
  assert.deepEqual(
    list,
    names.map(
      (n) =>
        `${createHash("sha256")
          .update(zipped[n] as Uint8Array)
          .digest("hex")}  ${n}`,
    ),
  );
  const index = readPdf(Buffer.from(zipped["0-卷内目录.pdf"] as Uint8Array));
  assert.match(index.text, /1\.1\.2、2\.1\.2/);
  assert.match(index.text, /缺的证明/);
  // One PDF: the same index and digests, the pieces inside under their numbers.
  const paper = await dossierPdfOf(services, actorOf("县经办", "甲一县", ["adviser"]), { id: String(one) });
  const inside = readPdf(await buffer((paper as { bytes: Readable }).bytes));
  assert.equal(inside.text, index.text);
  assert.deepEqual(
    inside.files.map((f) => [f.name, createHash("sha256").update(f.bytes).digest("hex")]),
    list.map((l) => [l.split("/").at(-1), l.slice(0, 64)]),
  );
  assert.ok(inside.files.every((f) => inside.text.replaceAll("\n", "").includes(createHash("sha256").update(f.bytes).digest("hex"))));
  await assert.rejects(dossierOf(services, actorOf("县二经办", "甲二县", ["adviser"]), { id: String(one) }), { code: "NOT_FOUND" });
});
