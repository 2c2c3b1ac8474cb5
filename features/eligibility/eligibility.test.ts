import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { addPolicy, digestOf, readDocument } from "../policies/index.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  const actor = world.actor("示例省", ["leader"]);
  for (const [number, title, articles] of [
    ["示例发〔2026〕1号", "示例省助企办法", "第一条 职工一百人以上的企业可以申请补助。\n\n第二条 列入严重失信主体名单的，不予补助。"],
    ["示例发〔2026〕2号", "示例省刀具攻关办法", "第一条 支持数控机床刀具磨损监测技术攻关。\n\n第二条 揭榜攻关的，按示例办理。"],
  ] as const) {
    const source = `# ${title}（示例）\n\n2026年1月15日 示例省印发\n\n<!-- INFO END -->\n\n${articles}\n\n第三条 本办法自2026年2月1日起施行。\n`;
    const read = readDocument({ source });
    if ("fault" in read) throw new Error(read.fault.cause);
    await world.installation.services.database.write(actor.scope, (tx) =>
      addPolicy(tx, actor, {
        text: read.text,
        references: read.references,
        about: { ...read.about, number, level: "document" },
        isPublic: true,
        digest: digestOf(source),
      }),
    );
  }
});
after(() => world[Symbol.asyncDispose]());

const put = async (client: Client, name: "benefit" | "firm", id: number, values: Record<string, unknown>) =>
  client[name].putChild({
    id,
    version: (await client[name].get({ id })).version,
    child: name === "firm" ? "facts" : "conditions",
    values,
  });
const staff = { groupNo: 1, how: "all", subject: "staff", comparison: "atLeast", value: "100", address: "第一条" };
const fact = (subject: string, value: string, more: object = {}) => ({ subject, value, onDay: "2025-12-31", source: "示例", ...more });

test("a province's benefit, quoted and checked by another, is for a county's firm with the clause that says so; what is not known is asked", async () => {
  const province = world.client("示例省", ["adviser"]);
  const { id } = await province.benefit.create({
    values: { title: "用工补助（示例）", policy: "示例发〔2026〕1号", gives: "每人一千元（示例）", deadline: "2026-12-31" },
    requestKey: nextKey(),
  });
  const act = (client: Client, action: string) => client.benefit.act({ id, action, requestKey: nextKey() });
  assert.equal(await refusalOf(act(province, "submit")), "gate-unmet", "no conditions yet");
  const wrong = { ...staff, clause: "职工九十人以上的企业" };
  const { id: quoted } = await put(province, "benefit", id, wrong);
  assert.equal(await refusalOf(act(province, "submit")), "gate-unmet", "its words are not in the article");
  await province.benefit.putChild({
    id,
    version: (await province.benefit.get({ id })).version,
    child: "conditions",
    childId: quoted,
    values: { ...staff, clause: "职工 一百人以上的企业可以申请补助" },
  });
  assert.equal(
    await refusalOf(put(province, "benefit", id, { ...staff, subject: "highTech", value: "是", clause: "企业可以申请补助" })),
    "invalid",
    "“不少于” does not fit yes or no",
  );
  await put(province, "benefit", id, {
    groupNo: 2,
    how: "none",
    subject: "dishonest",
    comparison: "is",
    value: "是",
    address: "第二条",
    clause: "列入严重失信主体名单的，不予补助",
  });
  await act(province, "submit");
  assert.equal(await refusalOf(act(world.as({ ...world.actor("示例省", ["adviser", "reviewer"]) }), "check")), "same-person");

  const county = world.client("甲一县", ["adviser"]);
  const firm = async (name: string, body: string) =>
    (await county.firm.create({ values: { name, code: body + creditCodeCheck(body) }, requestKey: nextKey() })).id;
  const [large, small, dark] = [
    await firm("甲公司（示例）", "91510000MA6000000"),
    await firm("乙公司（示例）", "91510000MA6000002"),
    await firm("丙公司（示例）", "91510000MA6000004"),
  ];
  await put(county, "firm", large, fact("staff", "120"));
  await put(county, "firm", large, fact("dishonest", "否"));
  await put(county, "firm", small, fact("staff", "80"));
  assert.equal(await refusalOf(put(county, "firm", small, fact("staff", "八十"))), "invalid");
  assert.deepEqual((await county.eligibility.listOffersFor({ firmId: large })).offers, [], "nothing is checked yet");

  await world.owner(async (owner) => {
    await owner.query(
      "INSERT INTO post (person_id, unit_id, role, title, from_on) SELECT id, unit_id, 'adviser', '示例', '2020-01-01' FROM person WHERE unit_id = ANY($1)",
      [[world.units["甲一县"]?.id, world.units["乙一县"]?.id]],
    );
  });
  await act(world.as({ ...world.actor("示例省", ["reviewer"]), id: "person:9001" }), "check");
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ unit: string; zh: string }>(
      "SELECT u.name AS unit, n.words_zh AS zh FROM notice n JOIN person p ON p.id = n.person_id JOIN unit u ON u.id = p.unit_id WHERE n.subject = $1 AND n.words_zh LIKE '新核对的惠企事项%' GROUP BY 1, 2",
      [`benefit:${id}`],
    );
    assert.deepEqual(
      rows,
      [{ unit: "甲一县科协（示例）", zh: "新核对的惠企事项：您这里 1 家企业适用，1 家还差情况" }],
      "whoever looks after such firms hears so, nobody else",
    );
  });
  const verdict = async (firmId: number, day?: string) => {
    const { offers } = await county.eligibility.listOffersFor({ firmId, ...(day === undefined ? {} : { day }) });
    return offers.map((o) => [o.verdict, o.missing]);
  };
  assert.deepEqual(await verdict(large), [["applies", []]]);
  assert.deepEqual(await verdict(small), [["not", []]]);
  assert.deepEqual(await verdict(dark), [["open", ["staff", "dishonest"]]]);
  assert.deepEqual(await verdict(large, "2027-01-01"), [], "after the day to apply until");
  assert.deepEqual(await verdict(large, "2026-01-20"), [], "before the document was in force, and before it was checked");
  const [shown] = (await county.eligibility.listOffersFor({ firmId: small })).offers;
  assert.deepEqual(
    shown?.reasons.map((r) => [r.holds, r.address, r.has?.value ?? null]),
    [
      [false, "第一条", "80"],
      [null, "第二条", null],
    ],
  );
  const fits = await province.eligibility.listFirmsFor({ benefitId: id });
  assert.deepEqual(
    [fits.judged, fits.firms.map((f) => [f.name, f.verdict])],
    [
      3,
      [
        ["甲公司（示例）", "applies"],
        ["丙公司（示例）", "open"],
      ],
    ],
  );
  // Another province's county reads neither the firms nor, being no part of that province, the benefit's case.
  const other = world.client("乙一县", ["adviser"]);
  assert.equal(await refusalOf(other.eligibility.listOffersFor({ firmId: large })), "NOT_FOUND");
  assert.equal(await refusalOf(county.benefit.get({ id })), "NOT_FOUND");

  // Beside a need: its own firm's policies by their conditions, apart from what is near by words alone.
  const need = async (creditCode: string | undefined) => {
    const { id: demandId } = await county.services.createDemand({
      values: {
        ...{
          title: `数控机床刀具磨损怎样提前发现 ${nextKey()}`,
          demanderName: creditCode === undefined ? "别家合作社（示例）" : "甲公司（示例）",
          demanderKind: "enterprise",
        },
        ...{
          contactName: "联系人（示例）",
          phone: "19900300031",
          source: "phone",
          presentState: "数控机床刀具磨损后零件超差，靠老师傅听声音。",
        },
        ...(creditCode === undefined ? {} : { creditCode }),
      },
      requestKey: nextKey(),
      duplicateReason: "示例",
    });
    let told = await county.eligibility.concernsNeed({ demandId });
    // The index is made when it is first asked.
    for (let i = 0; i < 600 && !told.complete; i++) {
      await new Promise((done) => setTimeout(done, 50));
      told = await county.eligibility.concernsNeed({ demandId });
    }
    const { firm: whose, applies, open, near } = told;
    return { demandId, whose: whose?.id ?? null, applies: applies.map((o) => o.title), open: open.length, near };
  };
  const body = "91510000MA6000000";
  const known = await need(body + creditCodeCheck(body));
  assert.deepEqual([known.whose, known.applies, known.open], [large, ["用工补助（示例）"], 0]);
  assert.deepEqual(
    known.near.map((p) => p.title),
    ["示例省刀具攻关办法（示例）"],
    "near by its words, judged by nobody, and what was judged is not said twice",
  );
  assert.ok(
    known.near[0]?.words.some((w) => /刀具|数控|机床|磨损/.test(w)),
    JSON.stringify(known.near),
  );
  const unknown = await need(undefined);
  assert.deepEqual([unknown.whose, unknown.applies], [null, []], "without a firm nothing applies, whatever the words");
  assert.equal(await refusalOf(other.eligibility.concernsNeed({ demandId: known.demandId })), "NOT_FOUND");

  // The field of a stored need, proposed, taken, and told to the second of two.
  await world.owner(async (owner) => {
    await owner.query(
      "INSERT INTO code_entry (code_table, code, name, pinyin, source) VALUES ('field', '460', '机械工程', 'jxgc', '示例'), ('field', '510', '电子与通信技术', 'dzytxjs', '示例') ON CONFLICT DO NOTHING",
    );
  });
  const { version } = await county.services.getDemand({ id: known.demandId });
  const take = (seen: number, code = "460") => county.services.takeField({ id: known.demandId, version: seen, code });
  assert.equal(await refusalOf(take(version, "没有")), "invalid");
  await take(version);
  assert.equal(await refusalOf(take(version)), "stale");
  const taken = await county.services.getDemand({ id: known.demandId });
  assert.equal(taken.values.fieldCode, "460");
  await take(taken.version, "510");
  assert.equal((await county.services.getDemand({ id: known.demandId })).values.fieldCode, "510", "and open to another");

  await world.owner(async (owner) => {
    await owner.query("UPDATE policy SET digest = 'other'");
  });
  assert.deepEqual(await verdict(large), [["open", []]], "its words were changed since: to be checked anew");
  await world.owner(async (owner) => {
    await owner.query("UPDATE policy SET repealed_on = '2026-11-01'");
  });
  assert.deepEqual(await verdict(large), [], "no longer in force");
});
