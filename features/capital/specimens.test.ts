import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { daysOf } from "../../tests/on-days.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { strFromU8, unzipSync } from "fflate";
import { openCsv } from "../../platform/sheets/csv.ts";
import { bytesSource } from "../../platform/sheets/source.ts";
import { csvOf, rowOf, TERMS } from "./darwin-core.ts";
import { countOf, papersOf, type Piece } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

/** Rows with the columns that are computed for the page. */
const shown = (page: { readonly rows: readonly object[] }) => page.rows as readonly Readonly<Record<string, unknown>>[];

const piece = (more: Partial<Piece> = {}): Piece => ({
  pieces: 2,
  appendix: "I",
  permitTruth: "needed",
  noneGround: null,
  entryOn: "2026-05-10",
  permits: [],
  ...more,
});
const permit = (kind: string, fromOn: string, toOn: string, pieces = 2) => ({ number: `${kind}-1`, kind, fromOn, toOn, pieces });

test("rules: three truths are told apart; a permit that ended between loading and entry is none; what lacks is named", () => {
  const asked = ["export", "import"];
  const both = [permit("export", "2026-01-01", "2026-06-30"), permit("import", "2026-05-10", "2027-05-09")];
  assert.equal(papersOf(piece({ permits: both }), asked).state, "covered", "the first day is within");
  const ended = papersOf(piece({ permits: [permit("export", "2025-11-01", "2026-05-09"), both[1] as (typeof both)[number]] }), asked);
  assert.deepEqual(
    [ended.state, ended.says.map((x) => x.zh)],
    ["lacking", ["export-1 到 2026年5月9日 为止，早于入境日 2026年5月10日", "缺对方出口证明书"]],
  );
  assert.deepEqual(
    papersOf(piece({ permits: [permit("import", "2026-01-01", "2026-12-31", 1)] }), ["import"]).says.map((x) => x.zh),
    ["允许进口证明书只够 1 件，实有 2 件"],
  );
  assert.equal(papersOf(piece({ permits: both }), []).state, "covered", "no rule: any valid permit");
  assert.equal(papersOf(piece(), []).state, "lacking");
  assert.equal(papersOf(piece({ entryOn: null, permits: both }), asked).state, "lacking", "without a day of entry nothing is proved");
  assert.equal(papersOf(piece({ permitTruth: "no_information", permits: both }), asked).state, "no_information");
  assert.equal(papersOf(piece({ permitTruth: "none_needed", noneGround: "某文" }), asked).state, "none_needed");
});

test("rules: a count tells what is in place, what is not seen, what belongs elsewhere, what nobody knows", () => {
  const all = [
    { id: 1, code: "001", place: "甲厅", state: "shelved" },
    { id: 2, code: "002", place: "甲厅", state: "shelved" },
    { id: 3, code: "003", place: "乙厅", state: "shelved" },
    { id: 4, code: "004", place: "甲厅", state: "lent" },
  ];
  const r = countOf("甲厅", all, ["001", "003", "004", "1"]);
  assert.deepEqual(
    [r.seen.map((x) => x.id), r.notSeen.map((x) => x.id), r.elsewhere.map((x) => x.id), r.unknown],
    [[1], [2], [3, 4], ["1"]],
    "a leading zero is part of a number",
  );
});

/** An archive as its own description says how to read it: term → value, by row; whatever the columns' order. */
async function readArchive(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const files = unzipSync(bytes);
  const meta = strFromU8(files["meta.xml"] as Uint8Array);
  const attribute = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(meta)?.[1] ?? "";
  assert.deepEqual([attribute("fieldsTerminatedBy"), attribute("fieldsEnclosedBy"), attribute("ignoreHeaderLines")], [",", "&quot;", "1"]);
  assert.match(attribute("rowType"), /\/dwc\/terms\/Occurrence$/);
  assert.ok(files[attribute("metadata")], "its metadata lies in it");
  const terms = [...meta.matchAll(/<field index="(\d+)" term="([^"]+)"\/>/g)].map((m) => [Number(m[1]), m[2] as string] as const);
  const book = openCsv(bytesSource(Buffer.from(files[/<location>([^<]+)</.exec(meta)?.[1] ?? ""] as Uint8Array)));
  const rows: (readonly unknown[])[] = [];
  for await (const batch of book.rows(0)) for (const r of batch) rows.push(r.values);
  return rows.slice(1).map((r) => Object.fromEntries(terms.map(([i, term]) => [term, String(r[i] ?? "")])));
}

test("rules: a row of the archive withholds where a protected species was taken; quotes and line breaks stay within their cell", () => {
  const held = {
    ...{
      id: 7,
      unitId: 3,
      unitName: "示例馆",
      catalogNumber: "A-1",
      name: '大角"羊"\n（示例）',
      scientificName: "Ovis canadensis",
      pieces: 2,
    },
    ...{ appendix: "II", sex: "unknown", preparation: "fluid", country: "加拿大", locality: "示例谷", state: "lent" },
  };
  const of = (row: string[], name: string): string => row[TERMS.findIndex((t) => t.endsWith(`/${name}`))] as string;
  const row = rowOf(held);
  assert.deepEqual(
    ["locality", "informationWithheld", "sex", "preparations", "disposition"].map((n) => of(row, n)),
    ["", "locality of a protected species", "undetermined", "fluid-preserved", "on loan"],
  );
  assert.equal(of(rowOf({ ...held, appendix: "none" }), "locality"), "示例谷");
  assert.equal(csvOf([["a", 'b"c\nd']]), '"a","b""c d"\n');
  assert.equal(new Set(TERMS).size, TERMS.length);
});

test("from the order to its place: 400 pieces over six batches add up, permits keep their balance, papers block the acceptance, loans come back in part", async () => {
  const { on } = daysOf(world);
  on("2026-05-12");
  const adviser = world.client("甲一县", ["adviser"]);
  const keeper = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9101" });
  await world.client("示例省", ["reviewer"]).permit_rule.create({
    values: { name: "附录二要对方出口证明书（示例）", appendix: "II", kind: "export", source: "示例", fromOn: "2020-01-01" },
    requestKey: nextKey(),
  });
  const abroad = { country: "纳米比亚" };
  const ordered = [80, 80, 60, 60, 60, 60];
  const batch: number[] = [];
  for (const [i, n] of ordered.entries())
    batch.push(
      (
        await adviser.specimen_batch.create({
          values: {
            title: `第 ${i + 1} 批（示例）`,
            orderedPieces: n,
            ...(i < 5 ? { entryOn: "2026-05-10" } : {}),
            ...(i === 0 ? abroad : {}),
          },
          requestKey: nextKey(),
        })
      ).id,
    );
  const clear = async (more: object) =>
    adviser.specimen_batch.edit({
      ...{ id: batch[0] as number, version: (await adviser.specimen_batch.get({ id: batch[0] as number })).version },
      values: { title: "第 1 批（示例）", orderedPieces: ordered[0], entryOn: "2026-05-10", ...abroad, ...more } as never,
    });
  const permitId = (
    await adviser.permit.create({
      values: { number: "示例-出口-1", kind: "export", issuer: "示例机关", fromOn: "2026-01-01", toOn: "2026-06-30", pieces: 5 },
      requestKey: nextKey(),
    })
  ).id;
  const late = (
    await adviser.permit.create({
      values: { number: "示例-出口-2", kind: "export", issuer: "示例机关", fromOn: "2026-05-11", toOn: "2026-11-10", pieces: 9 },
      requestKey: nextKey(),
    })
  ).id;
  const base = {
    name: "角马",
    scientificName: "Connochaetes taurinus",
    basis: "specimen",
    pieces: 3,
    appendix: "II",
    permitTruth: "needed",
    place: "三楼展厅",
  };
  let n = 0;
  const make = async (b: number, more: object = {}) => {
    const { id } = await adviser.specimen.create({
      values: { ...base, catalogNumber: String(++n).padStart(4, "0"), batchId: batch[b], ...more },
      requestKey: nextKey(),
    });
    return id;
  };
  const act = (client: typeof adviser, id: number, action: string) => client.specimen.act({ id, action, requestKey: nextKey() });
  const use = async (id: number, permit: number, pieces: number) =>
    adviser.specimen.putChild({
      id,
      version: (await adviser.specimen.get({ id })).version,
      child: "permits",
      values: { permitId: permit, pieces },
    });

  assert.equal(await refusalOf(make(0, { scientificName: "Panthera leo、Panthera pardus" })), "invalid", "two species in a cell");
  assert.equal(await refusalOf(make(0, { scientificName: "狮" })), "invalid");
  n = 0;
  const first = await make(0);
  assert.equal(await refusalOf(make(0, { catalogNumber: "0001" })), "invalid", "a number is used once");
  const notIn = await make(5);
  assert.equal(await refusalOf(act(adviser, notIn, "arrive")), "gate-unmet", "its batch has not entered");
  await act(adviser, first, "arrive");
  assert.equal(await refusalOf(act(keeper, first, "accept")), "gate-unmet", "no permit");
  await use(first, late, 3);
  const papers = async (id: number) => (await adviser.specimen.get({ id })).sections["papers"] as { state: string; says: { zh: string }[] };
  assert.match((await papers(first)).says[0]?.zh ?? "", /从 2026年5月11日 起有效，晚于入境日/);
  assert.equal(await refusalOf(act(keeper, first, "accept")), "gate-unmet", "valid only after the entry");
  await use(first, permitId, 3);
  assert.equal(await refusalOf(act(world.as({ ...world.actor("甲一县", ["reviewer"]), id: adviserId() }), first, "accept")), "same-person");
  assert.equal(await refusalOf(act(keeper, first, "accept")), "gate-unmet", "neither customs nor quarantine let it pass");
  assert.equal(await refusalOf(clear({ clearedOn: "2026-05-10" })), "invalid", "cleared without its declaration");
  const cleared = { declarationNo: "示例报关1", clearedOn: "2026-05-10", quarantineNo: "示例检疫1", healthyOn: "2026-05-10" };
  await clear({ ...cleared, quarantineUntil: "2099-01-01" });
  assert.equal(await refusalOf(act(keeper, first, "accept")), "gate-unmet", "it stands in isolation");
  await clear(cleared);
  await act(keeper, first, "accept");
  const second = await make(0);
  assert.equal(await refusalOf(use(second, permitId, 3)), "invalid", "five are permitted, three are used");
  await use(second, permitId, 2);
  const row = shown(await adviser.permit.list({ filter: {}, limit: 20 })).find((r) => r.id === permitId);
  assert.deepEqual([row?.used, row?.left], [5, 0]);
  assert.equal(
    await refusalOf(
      adviser.permit.edit({
        id: permitId,
        version: 1,
        values: { number: "示例-出口-1", kind: "export", issuer: "示例机关", fromOn: "2026-01-01", toOn: "2026-06-30", pieces: 4 },
      }),
    ),
    "invalid",
    "nor is it cut below its use",
  );
  await act(adviser, second, "arrive");
  assert.equal(await refusalOf(act(keeper, second, "accept")), "gate-unmet", "two of three are covered");
  const unknown = await make(1, { permitTruth: "no_information" });
  const free = await make(1, { permitTruth: "none_needed", noneGround: "示例文 1 号" });
  for (const id of [unknown, free]) await act(adviser, id, "arrive");
  assert.equal(await refusalOf(act(keeper, unknown, "accept")), "gate-unmet", "“nothing known” is not “none needed”");
  await act(keeper, free, "accept");
  await keeper.specimen.act({ id: second, action: "send_back", reason: "批件不足（示例）", requestKey: nextKey() });

  const rows = shown(await adviser.specimen_batch.list({ filter: {}, limit: 20 }));
  const sum = (key: "orderedPieces" | "arrived" | "refused" | "missing" | "accepted") => rows.reduce((a, r) => a + Number(r[key]), 0);
  assert.equal(sum("orderedPieces"), 400);
  assert.equal(sum("arrived") + sum("refused") + sum("missing"), 400, "six batches add up");
  assert.deepEqual([sum("arrived"), sum("refused"), sum("accepted")], [9, 3, 6]);
  const labels = await adviser.capital.listLabels({ batchId: batch[0] as number });
  assert.deepEqual(
    labels.map((l) => [l.code, l.papers.state]),
    [
      ["0001", "covered"],
      ["0004", "lacking"],
    ],
  );

  for (const id of [first, free]) await act(adviser, id, "shelve");
  const loan = (
    await adviser.specimen_loan.create({
      values: { borrower: "示例博物馆", agreementNo: "示例-借-1", outOn: "2026-05-12", dueOn: "2026-08-31" },
      requestKey: nextKey(),
    })
  ).id;
  assert.equal(
    await refusalOf(adviser.capital.lendPieces({ loanId: loan, codes: ["0001", "9999"] })),
    "unknown-label",
    "nothing is moved by half",
  );
  assert.equal((await adviser.specimen.get({ id: first })).case?.state, "shelved");
  const codeOf = async (id: number) => String((await adviser.specimen.get({ id })).values["catalogNumber"]);
  await adviser.capital.lendPieces({ loanId: loan, codes: ["0001", await codeOf(free)] });
  assert.equal(await refusalOf(adviser.capital.returnPieces({ loanId: loan, codes: ["0004"] })), "not-on-loan");
  await adviser.capital.returnPieces({ loanId: loan, codes: ["0001"] });
  const lent = shown(await adviser.specimen_loan.list({ filter: {}, limit: 20 }))[0];
  assert.deepEqual([lent?.out, lent?.back], [1, 1], "a part came back");

  const count = (
    await adviser.stock_count.create({
      values: { title: "三楼盘点（示例）", place: "三楼展厅", onDay: "2026-05-12" },
      requestKey: nextKey(),
    })
  ).id;
  assert.deepEqual(await adviser.capital.seePieces({ countId: count, codes: ["0001", "777"] }), { seen: 2, unknown: ["777"] });
  assert.equal(
    (await adviser.capital.seePieces({ countId: count, codes: ["0001", await codeOf(free)] })).seen,
    3,
    "sent again is not counted twice",
  );
  const result = (await adviser.stock_count.get({ id: count })).sections["result"] as ReturnType<typeof countOf>;
  assert.deepEqual([result.seen.length, result.notSeen.length, result.elsewhere.length, result.unknown], [1, 0, 1, ["777"]]);
  await adviser.stock_count.act({ id: count, action: "settle", requestKey: nextKey() });
  assert.equal(await refusalOf(adviser.capital.seePieces({ countId: count, codes: ["0002"] })), "not-from-this-state");
  const { services } = world.installation;
  const archive = async (unit: string) =>
    readArchive(
      (await services.house.papers["capital/specimens/darwin-core"]?.(services, world.actor(unit, ["adviser"]), {}))?.bytes as Uint8Array,
    );
  const read = await archive("甲一县");
  const dwc = "http://rs.tdwg.org/dwc/terms/";
  const inHand = shown(
    await adviser.specimen.list({ filter: { state: ["accepted", "shelved", "lent"], basis: ["specimen"] }, limit: 100 }),
  );
  assert.deepEqual(
    read.map((r) => r[`${dwc}catalogNumber`]).toSorted(),
    inHand.map((r) => String(r["catalogNumber"])).toSorted(),
    "what is in hand, and nothing that was sent back or only ordered",
  );
  const lion = read.find((r) => r[`${dwc}catalogNumber`] === "0001");
  assert.deepEqual(
    ["basisOfRecord", "scientificName", "individualCount", "disposition"].map((t) => lion?.[dwc + t]),
    ["PreservedSpecimen", String((await adviser.specimen.get({ id: first })).values["scientificName"]), "3", "in collection"],
  );
  assert.equal(new Set(read.map((r) => r[`${dwc}occurrenceID`])).size, read.length);
  assert.ok(read.some((r) => r[`${dwc}disposition`] === "on loan"));
  assert.deepEqual(await archive("乙一县"), [], "another county's stand in none of its own");
  assert.equal((await adviser.capital.findPiece({ code: "0001" })).id, first);
  assert.equal((await world.client("乙一县", ["adviser"]).capital.findPiece({ code: "0001" })).id, null, "another county finds none");

  function adviserId(): string {
    return world.actor("甲一县", ["adviser"]).id;
  }
});
