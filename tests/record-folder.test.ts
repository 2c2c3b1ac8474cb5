import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { strFromU8, unzipSync } from "fflate";
import { bound, folderOf, type Proof } from "../platform/records/folder.ts";
import { pdfOf, pngOf } from "../platform/testing/evidence.ts";
import { makeWorld, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

test("pages of a bound set run on from piece to piece, up to the first whose pages nobody knows", () => {
  const proof = (name: string, pages: number | undefined): Proof => ({ name, kind: "合同", pages, arrivedOn: "2026-11-23", from: "某" });
  assert.deepEqual(
    bound([proof("甲.pdf", 3), proof("乙.png", 1), proof("丙/丁.docx", undefined), proof("戊.pdf", 2)]).map((p) => [p.no, p.at, p.path]),
    [
      [1, "1–3", "01-合同-甲.pdf"],
      [2, "4", "02-合同-乙.png"],
      [3, "5 起", "03-合同-丙_丁.docx"],
      [4, "", "04-合同-戊.pdf"],
    ],
  );
});

test("all files of a record as one ZIP: in the order of its kinds, with pages, the day each came and from whom; the same bytes", async () => {
  const { services, clock } = world.installation;
  clock.millis = Date.parse("2026-11-23T02:00:00Z");
  const actor = world.actor("甲一县", ["adviser"]);
  const adviser = world.client("甲一县", ["adviser"]);
  const body = "91510000MA0000801";
  const { id } = await adviser.station.create({
    values: { name: "示例工作站", kind: "expert", hostName: "示例果业公司", hostCode: body + creditCodeCheck(body) },
    requestKey: nextKey(),
  });
  const hand = services.house.records.get("station");
  assert.ok(hand);
  const kinds = Object.keys(hand.records.files);
  const attach = async (name: string, content: Uint8Array<ArrayBuffer>, kind: string | null) => {
    const received = await services.files.receive(new Blob([content]).stream(), name);
    assert.ok(received.ok, JSON.stringify(received));
    const place = { case_id: id, subject: null, kind };
    await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, place, name, received.value));
  };
  const agreement = pdfOf("协议（示例）", { pages: 3 });
  await attach("现场照片.png", pngOf(40, 30), null);
  await attach("补充协议.pdf", pdfOf("补充协议（示例）", { pages: 2 }), kinds[0] ?? null);
  await attach("协议.pdf", agreement, kinds[0] ?? null);
  const files = unzipSync(await buffer(await folderOf(services, actor, hand.records, await adviser.station.get({ id }))));
  const label = hand.records.files[kinds[0] ?? ""]?.zh;
  assert.deepEqual(Object.keys(files), ["00-材料目录.docx", `01-${label}-补充协议.pdf`, `02-${label}-协议.pdf`, "03-附件-现场照片.png"]);
  assert.deepEqual(Buffer.from(files[`02-${label}-协议.pdf`] ?? []), Buffer.from(agreement));
  const index = strFromU8(unzipSync(files["00-材料目录.docx"] as Uint8Array)["word/document.xml"] as Uint8Array).replace(/<[^>]+>/g, " ");
  assert.match(
    index.replace(/\s+/g, " "),
    /补充协议\.pdf .{1,20} 2 1–2 20\d\d-\d\d-\d\d .*协议\.pdf .{1,20} 3 3–5 .*现场照片\.png 附件 1 6 /,
  );
});
