import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  DEFAULT_WEIGHTS,
  findWeightsFault,
  gradeOf,
  GRADES,
  PARTS,
  proposeCandidates,
  rerank,
  scoreOf,
  SearchIndex,
  termsOf,
  textOf,
  wordFits,
  type Demand,
  type Part,
  type Supply,
} from "../index.ts";
import { toyDocument, toyLanguage } from "../testing/toy.ts";

const supply = (id: number, over: Partial<Supply> = {}): Supply => ({
  id,
  name: `专家${id}`,
  organisation: `单位${id}`,
  summary: "",
  fieldCode: null,
  industryCode: null,
  regionCode: null,
  readiness: null,
  load: 0,
  capacity: 3,
  validTo: null,
  refusals: {},
  ended: 0,
  effects: 0,
  ...over,
});
const demand = (over: Partial<Demand> = {}): Demand => ({
  title: "",
  answers: {},
  fieldCode: null,
  industryCode: null,
  regionCode: null,
  organisation: "",
  demanderKind: "enterprise",
  competitors: [],
  readinessFrom: null,
  withinRegion: null,
  ...over,
});
const TODAY = "2026-11-25";
/** The engine's own index over the supplies, asked for the whole need. */
const hitsOf = (supplies: readonly Supply[], text: string) => {
  const index = new SearchIndex(toyLanguage);
  for (const s of supplies) index.add(toyDocument(s.id, s.summary, { fields: { title: s.name, body: s.summary, names: s.organisation } }));
  return index.search(text, { filter: { sight: "all" }, limit: 1000 }).hits;
};
const propose = (supplies: Supply[], need: Demand, weights = DEFAULT_WEIGHTS, limit = 10) =>
  proposeCandidates(supplies, hitsOf(supplies, textOf(need)), need, { today: TODAY, weights, nameOf: (_, code) => code, limit });
const order = (supplies: Supply[], need: Demand, weights = DEFAULT_WEIGHTS) =>
  propose(supplies, need, weights).candidates.map((c) => c.supplyId);
const partOf = (supplies: Supply[], need: Demand, part: Part) => propose(supplies, need).candidates[0]?.parts.find((p) => p.part === part);

test("the expert whose words fit comes first, with the shared words as reason", () => {
  const supplies = [
    supply(1, { summary: "果蔬冷链保鲜与贮藏" }),
    supply(2, { summary: "锂电池热失控与防爆" }),
    supply(3, { summary: "桥梁检测" }),
  ];
  const need = demand({ title: "防爆锂电池的热失控怎样抑制" });
  assert.deepEqual(order(supplies, need), [2]);
  assert.match(partOf(supplies, need, "words")?.label.zh ?? "", /词语相合：.*锂电池/);
});

test("one common word is not the whole of a need, however few supplies there are", () => {
  const supplies = [
    supply(1, { summary: "锂离子电池安全、防爆与热失控检测" }),
    supply(2, { summary: "图像识别、深度学习、缺陷检测与预测性维护" }),
    supply(3, { summary: "精密铸造与铸件表面处理" }),
  ];
  const need = demand({ title: "铸件表面缺陷自动检测", answers: { target: "漏检率低于 0.5%，单件检测 2 秒以内" } });
  const { candidates } = propose(supplies, need);
  assert.deepEqual(new Set(candidates.slice(0, 2).map((c) => c.supplyId)), new Set([2, 3]));
  assert.ok(["some", "low"].includes(candidates.find((c) => c.supplyId === 1)?.grade ?? ""), "the battery shares 检测 alone");
  const [battery] = propose(supplies.slice(0, 1), need).candidates;
  assert.ok(["some", "low"].includes(battery?.grade ?? ""), "nor where nobody else is there");
});

test("the shared words say where they stand; what no shown text holds is of a need answered before", () => {
  const said = (over: Partial<Supply>) =>
    proposeCandidates(
      [supply(1, over)],
      [{ id: 1, terms: ["锂电", "电池", "失控"].map((text) => ({ text, weight: 0.3 })) }],
      demand({ title: "锂电池失控" }),
      { today: TODAY, weights: DEFAULT_WEIGHTS, nameOf: (_, code) => code },
    ).candidates[0]?.parts.find((p) => p.part === "words")?.label.zh;
  assert.equal(said({ name: "鋰电池组", summary: "热失控" }), "词语相合：锂电池、失控（名称、能做什么）");
  assert.equal(said({ organisation: "锂电研究所" }), "词语相合：失控、电池（曾回应的需求）", "the body's name alone is no reason");
});

test("each limit excludes with its own reason; a conflict is named before a full day", () => {
  const text = { summary: "水稻育种", regionCode: "512002", fieldCode: "210", industryCode: "A01" };
  const need = demand({
    title: "水稻育种",
    organisation: "甲厂（示例）",
    competitors: ["乙公司"],
    fieldCode: "21020",
    industryCode: "A01",
    regionCode: "512002",
    withinRegion: "510000",
  });
  const cases: [Partial<Supply>, string][] = [
    [{ organisation: "甲厂", load: 3 }, "same-unit"],
    [{ organisation: "四川乙公司研究院" }, "competitor"],
    [{ load: 3 }, "full"],
    [{ validTo: "2026-11-24" }, "expired"],
    [{ refusals: { fields: ["210"] } }, "refused"],
    [{ refusals: { industries: ["A"] } }, "refused"],
    [{ refusals: { demanderKinds: ["enterprise"] } }, "refused"],
    [{ refusals: { from: "2026-11-01", to: "2026-12-01" } }, "refused"],
    [{ refusals: { regions: ["410000"] } }, "region"],
    [{ regionCode: "410100" }, "region"],
  ];
  const supplies = [...cases.map(([over], i) => supply(i + 1, { ...text, ...over })), supply(99, text)];
  const { candidates, excluded } = propose(supplies, need);
  assert.deepEqual(
    candidates.map((c) => c.supplyId),
    [99],
  );
  assert.deepEqual(
    excluded.map((e) => e.code),
    cases.map(([, code]) => code),
  );
  for (const e of excluded) assert.ok(e.reason.zh && e.reason.en);
});

test("what lies in the past or in another field does not exclude", () => {
  const supplies = [
    supply(1, { summary: "水稻", refusals: { to: "2026-11-24", fields: ["510"], regions: ["510000"] }, validTo: TODAY }),
    supply(2, { summary: "水稻", refusals: { from: "2026-12-01" } }),
  ];
  assert.deepEqual(propose(supplies, demand({ title: "水稻", fieldCode: "210", regionCode: "512002" })).excluded, []);
});

test("field of science alone makes a candidate, and nearer codes come first", () => {
  const supplies = ["2101020", "2101050", "210", "510"].map((fieldCode, i) => supply(i + 1, { fieldCode }));
  assert.deepEqual(order(supplies, demand({ title: "无", fieldCode: "2101020" })), [1, 2, 3]);
});

test("region, readiness, outcomes, load and the five questions each decide where all else is equal", () => {
  const text = { summary: "柑橘采后保鲜" };
  const both = (a: Partial<Supply>, b: Partial<Supply>) => [supply(1, { ...text, ...a }), supply(2, { ...text, ...b })];
  const need = demand({ title: "柑橘", regionCode: "512002", readinessFrom: 7, answers: { target: "采后保鲜三个月" } });
  assert.deepEqual(order(both({ regionCode: "512000" }, { regionCode: "512002" }), need), [2, 1]);
  assert.deepEqual(order(both({ readiness: 5 }, { readiness: 8 }), need), [2, 1]);
  assert.deepEqual(order(both({ ended: 4, effects: 0 }, { ended: 4, effects: 4 }), need), [2, 1]);
  assert.deepEqual(order(both({ load: 2 }, { load: 0 }), need), [2, 1]);
  assert.deepEqual(order([supply(1, { summary: "柑橘" }), supply(2, text)], need, { ...DEFAULT_WEIGHTS, words: 0 }), [2, 1]);
  assert.match(partOf(both({}, {}), need, "questions")?.label.zh ?? "", /目标指标/);
});

test("what the need does not ask weighs nothing", () => {
  const [c] = propose([supply(1, { summary: "柑橘保鲜", readiness: 1 })], demand({ title: "柑橘保鲜" })).candidates;
  assert.deepEqual(
    c?.parts.filter((p) => p.score === null).map((p) => p.part),
    ["questions", "field", "industry", "region", "readiness"],
  );
  assert.equal(c?.grade, "high");
});

const weightsArb = fc.record(Object.fromEntries(PARTS.map((p) => [p, fc.integer({ min: p === "words" ? 1 : 0, max: 100 })])) as never);

test("order and grade follow from the shown parts and the weights; another set of weights needs no second search", () => {
  const word = fc.constantFrom("电池", "水稻", "桥梁", "保鲜", "检测", "防爆");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(word, { maxLength: 4 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(null, "512002", "410000")), {
        maxLength: 12,
      }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      weightsArb,
      (rows, asked, weights) => {
        const supplies = rows.map(([words, load, regionCode], i) => supply(i + 1, { summary: words.join("，"), load, regionCode }));
        const need = demand({ title: asked.join("，"), regionCode: "512002" });
        const { candidates, excluded } = propose(supplies, need, DEFAULT_WEIGHTS, 100);
        for (const [i, c] of candidates.entries()) {
          assert.ok(
            c.score >= 0 && c.score <= 1 && c.grade === gradeOf(c.parts, DEFAULT_WEIGHTS) && c.score === scoreOf(c.parts, DEFAULT_WEIGHTS),
          );
          const next = candidates[i + 1];
          const step = next ? GRADES.indexOf(next.grade) - GRADES.indexOf(c.grade) : 1;
          assert.ok(step >= 0, "a grade never rises down the list");
          if (next && step === 0) assert.ok(c.score > next.score || (c.score === next.score && c.supplyId < next.supplyId));
        }
        const expected = rows.flatMap(([words], i) => (words.some((w) => asked.includes(w)) ? [i + 1] : []));
        assert.deepEqual(
          [...candidates.map((c) => c.supplyId), ...excluded.map((e) => e.supplyId)].sort((a, b) => a - b),
          expected,
        );
        assert.deepEqual(
          rerank(candidates, weights as never).map((c) => c.supplyId),
          propose(supplies, need, weights as never, 100).candidates.map((c) => c.supplyId),
        );
      },
    ),
  );
});

test("load, region and outcomes order candidates and do not lift the grade", () => {
  const need = demand({ title: "防爆电池", answers: {}, regionCode: "512002" });
  const grade = (change: Partial<Supply>) => propose([supply(1, { summary: "电池", ...change })], need, DEFAULT_WEIGHTS, 1).candidates[0];
  const idle = grade({ load: 0, regionCode: "512002", ended: 9, effects: 9 });
  const busy = grade({ load: 2, capacity: 3, regionCode: "410000", ended: 9, effects: 0 });
  assert.ok(idle && busy && idle.score > busy.score);
  assert.equal(idle.grade, busy.grade);
});

test("weights outside 0–100, broken ones, or none that says what is meant are refused", () => {
  assert.equal(findWeightsFault(DEFAULT_WEIGHTS), undefined);
  for (const bad of [{ load: -1 }, { load: 101 }, { load: 1.5 }, { words: 0, questions: 0, field: 0, industry: 0 }])
    assert.ok(findWeightsFault({ ...DEFAULT_WEIGHTS, ...bad }), JSON.stringify(bad));
});

test("grammar and single characters are no words; words are told whole, in the need's own spelling", () => {
  assert.deepEqual(termsOf("电池的研发 GB19001 3.5"), ["电池", "研发", "gb19001", "3.5"]);
  const supplies = [supply(1, { summary: "锂离子电池回收，led灯" }), supply(2, { summary: "的池" }), supply(3, { summary: "池" })];
  const text = "防爆鋰離子電池的研发，ＬＥＤ";
  const { found, of } = wordFits(text, hitsOf(supplies, text));
  assert.deepEqual([...found.keys()], [1]);
  assert.deepEqual(found.get(1)?.words, ["鋰離子電池", "ＬＥＤ"]);
  assert.equal(found.get(1)?.share, 5 / 8, "of eight terms, five held");
  assert.deepEqual([...of("ＬＥＤ")], [[1, 1]]);
  assert.deepEqual([...of("研发")], []);
  const twice = "自动化改造，自动焊接";
  const words = wordFits(twice, hitsOf([supply(1, { summary: "自动化焊接" })], twice)).found.get(1)?.words;
  assert.deepEqual(words, ["自动化", "焊接"], "自动 is told by 自动化");
});

test("what was tried and failed, or is ruled out, comes last with its words and is never told as answered", () => {
  const supplies = [
    supply(1, { name: "光氧公司", summary: "UV光氧催化设备与活性炭吸附箱" }),
    supply(2, { name: "转轮团队", summary: "沸石转轮浓缩与蓄热燃烧，家具涂装废气" }),
  ];
  const need = demand({
    title: "家具喷漆废气治理改造",
    answers: {
      present: "喷漆废气时有超标。",
      target: "排放浓度低于30毫克每立方米。",
      tried: "装过UV光氧催化设备和活性炭吸附箱，效果差。",
      limits: "不再采用UV光氧催化，不用活性炭。",
    },
  });
  const { candidates } = propose(supplies, need);
  assert.deepEqual(
    candidates.map((c) => [c.supplyId, c.grade === "low"]),
    [
      [2, false],
      [1, true],
    ],
  );
  const said = candidates[1]?.parts.find((p) => p.part === "questions")?.label.zh ?? "";
  assert.match(said, /需求方已试过或明确不用：.*光氧催化/);
  for (const c of candidates) for (const p of c.parts) assert.doesNotMatch(p.label.zh, /能回应：.*已做尝试/);
});

test("words that stand in the name of a body, numbers, and sections of industries are no reasons", () => {
  const supplies = [
    supply(1, { name: "超硬材料组", summary: "立方氮化硼合成", organisation: "某大学材料学院", industryCode: "C27" }),
    supply(2, { name: "影像组", summary: "影像识别", organisation: "某所" }),
  ];
  const need = demand({ title: "红外影像分拣", industryCode: "C34", answers: { tried: "请大学生分拣过。", target: "提速 30%" } });
  assert.deepEqual(
    propose(supplies, need).candidates.map((c) => c.supplyId),
    [2],
  );
});

test("a strong match shares the subject; what nobody speaks of is said", () => {
  const supplies = [
    supply(1, { name: "果园智能监测团队", summary: "果园环境在线监测与智能预警" }),
    supply(2, { name: "大坝安全监测", summary: "大坝渗流与位移监测，预警发布" }),
    supply(3, { name: "北斗形变团队", summary: "地质灾害位移自动化监测，北斗高精度定位、低功耗遥测" }),
    supply(4, { name: "石坡", summary: "边坡稳定性分析与泥石流、崩塌防治" }),
  ];
  const cutter = propose(supplies, demand({ title: "数控机床刀具磨损在线监测", answers: { target: "在线监测，智能预警" } }));
  assert.deepEqual(
    cutter.candidates.filter((c) => c.grade === "high" || c.grade === "good"),
    [],
  );
  assert.deepEqual(cutter.untouched, ["数控机床刀具磨损"]);
  const slope = propose(
    supplies,
    demand({ title: "山区滑坡监测预警", answers: { present: "乡道边坡雨季滑坡多发。", target: "位移毫米级监测，预警到村。" } }),
  );
  assert.deepEqual(new Set(slope.candidates.slice(0, 2).map((c) => c.supplyId)), new Set([3, 4]), "in other words of the same meaning");
  assert.deepEqual(slope.untouched, []);
});

test("a crop's diseases are met by whoever fights one of them, not by who fights another crop's", () => {
  const supplies = [
    supply(1, { name: "薯类组", summary: "马铃薯晚疫病预测与防控" }),
    supply(2, { name: "柑橘组", summary: "柑橘黄龙病综合防治" }),
  ];
  const { candidates } = propose(supplies, demand({ title: "土豆病害防治" }));
  assert.equal(candidates[0]?.supplyId, 1);
  assert.ok((candidates[0]?.parts[0]?.subject ?? 0) > 0.6);
  assert.ok((candidates.find((c) => c.supplyId === 2)?.parts[0]?.subject ?? 0) === 0);
});

test("whoever meets nothing of the subject and shares general words and one other is named for reference alone", () => {
  const supplies = [supply(1, { name: "茶叶组", summary: "绿茶加工" }), supply(2, { name: "铸造组", summary: "精密铸造与铸件表面处理" })];
  const need = { present: "高速加工时主轴振动，工件表面有振纹。", target: "加工表面粗糙度达到 0.8。" };
  const { candidates } = propose(supplies, demand({ title: "数控铣床主轴振动抑制", answers: need }));
  const gradeOf = (id: number) => candidates.find((c) => c.supplyId === id)?.grade;
  assert.deepEqual([gradeOf(1), gradeOf(2)], ["low", "low"]);
  const [seen] = propose(
    [supply(1, { name: "视觉组", summary: "图像识别与深度学习" })],
    demand({ title: "柑橘黄龙病早期识别", answers: { target: "图像识别预警，提前两周发现病株。" } }),
  ).candidates;
  assert.equal(seen?.parts[0]?.thin, undefined, "four characters in a row are no chance");
});

test("one body under another spelling is barred; a part of it or a short form is asked about", () => {
  const text = { summary: "水稻育种" };
  const asked = (organisation: string, over: Partial<Demand>) => {
    const { candidates, excluded } = propose([supply(1, { ...text, organisation })], demand({ title: "水稻育种", ...over }));
    return excluded[0]?.code ?? (candidates[0]?.doubt ? "asked" : "free");
  };
  for (const [demander, supplier, expected] of [
    ["甲厂有限责任公司", "甲厂有限公司", "same-unit"],
    ["甲厂有限公司", "甲厂", "same-unit"],
    ["四川大学材料学院", "四川大学", "asked"],
    ["四川大学华西医院", "四川大学", "asked"],
    ["四川大学", "川大", "asked"],
    ["四川大学", "四川农业大学", "free"],
    ["中国科学院成都生物研究所", "中科院成都生物所", "asked"],
    ["四川省农业科学院土壤肥料研究所", "四川省农科院", "asked"],
    ["四川省农科院土肥所", "四川省农业科学院", "asked"],
    ["中国科学院光电技术研究所", "中国科学院成都生物研究所", "free"],
    ["西南医科大学附属医院", "西南科技大学", "free"],
    ["北京大学", "北京理工大学", "free"],
    ["四川农业大学", "川农", "asked"],
    ["川师", "四川师范大学", "asked"],
    ["成理", "成都理工大学", "asked"],
    ["电子科技大学", "电子科大", "asked"],
    ["西南财经大学", "西财", "asked"],
    ["川北医", "川北医学院", "asked"],
    ["教育厅", "四川省教育厅", "asked"],
    ["川师", "四川农业大学", "free"],
    ["南京大学", "南京医科大学第一附属医院", "free"],
    ["中国科学院化学研究所", "中国林业科学研究院", "free"],
    ["某合作社", "四川大学", "free"],
    ["", "四川大学", "free"],
  ] as const)
    assert.equal(asked(supplier, { organisation: demander }), expected, `${demander} – ${supplier}`);
  assert.equal(asked("四川省农业科学院植物保护研究所", { competitors: ["省农科院"] }), "asked");
  assert.equal(asked("四川省林业科学研究院", { competitors: ["省农科院"] }), "free");
});
