import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, type Random } from "@bihuan/kit";
import fc from "fast-check";
import { findDuplicates, findSuspects, GREY_POINTS, NearDuplicates, shinglesOf, similarity, type Submission } from "../index.ts";
import { robotMade } from "../testing/robots.ts";

const submission = (id: number, over: Partial<Submission> = {}): Submission => ({
  id,
  author: `登记人${id}`,
  title: `需求${id}`,
  text: "",
  minute: null,
  unlimited: false,
  ...over,
});

const SUBJECTS = ["柑橘园", "喷涂线", "锂电池包", "桥梁拉索", "生猪舍", "污水池", "茶叶机", "数控铣床", "中药饮片", "太阳能板"];
const TROUBLES = [
  "糖度靠抽样",
  "漆渣絮凝不好",
  "温升过快",
  "断丝难查",
  "氨气偏高",
  "总磷超标",
  "揉捻不匀",
  "刀具磨损快",
  "水分不稳",
  "积尘降效",
];
const AIMS = [
  "逐件检测",
  "三个月换一次药剂",
  "表面不超过六十度",
  "提前一周预警",
  "降到限值一半",
  "稳定达标排放",
  "成品率九成五",
  "寿命延长一倍",
  "批间差缩小",
  "每周少清洗两次",
];

/** A hand-made grammar of plausible needs: 371 different ones, each by its own author at its own hour. */
export function plainNeeds(count: number, random: Random): Submission[] {
  return Array.from({ length: count }, (_, i) => {
    const [subject, trouble, aim] = [random.pick(SUBJECTS), random.pick(TROUBLES), random.pick(AIMS)];
    const size = 3 + random.below(400);
    return submission(i + 1, {
      title: `${subject}${trouble}的解决办法${i}`,
      text: `${subject}共${size}处，第${String.fromCharCode(0x4e00 + i)}车间${trouble}，${random.pick(SUBJECTS)}旁的旧设备只能${random.pick(AIMS)}；希望${aim}，预算${random.below(80)}万元。${String.fromCharCode(0x5000 + i)}${String.fromCharCode(0x6000 + i)}型号由${String.fromCharCode(0x7000 + i)}厂提供`,
      minute: 29_000_000 + i * 1440 + 600 + random.below(400),
    });
  });
}

const measure = (plain: readonly Submission[], robots: readonly Submission[]) => {
  const suspects = new Set(findSuspects([...plain, ...robots]).map((s) => s.id));
  return {
    recall: robots.filter((r) => suspects.has(r.id)).length / robots.length,
    alarms: plain.filter((p) => suspects.has(p.id)).length,
  };
};

test("2,000 robot-made needs among 371 plain ones: nearly all found, at most one false alarm", () => {
  const random = seededRandom(11);
  const plain = plainNeeds(371, random);
  const { recall, alarms } = measure(plain, robotMade(plain, 2000, random));
  assert.ok(recall >= 0.95 && alarms <= 1, `recall ${recall}, false alarms ${alarms}`);
});

test("the same by text alone, all under one name, without hours", () => {
  const random = seededRandom(12);
  const plain = plainNeeds(371, random).map((s) => ({ ...s, author: null, minute: null }));
  const robots = robotMade(plain, 2000, random).map((s) => ({ ...s, author: null, minute: null }));
  const { recall, alarms } = measure(plain, robots);
  assert.ok(recall >= 0.95 && alarms <= 1, `recall ${recall}, false alarms ${alarms}`);
});

test("plain needs alone raise no alarm, also when one person enters them all at an honest pace", () => {
  const plain = plainNeeds(371, seededRandom(13));
  assert.deepEqual(findSuspects(plain), []);
  assert.deepEqual(findSuspects(plain.map((s) => ({ ...s, author: "保姆" }))), []);
});

/** One pattern, every second word exchanged for another of its meaning, under fifty names; no 面议, no hour that tells. */
const pattern = (count: number, random: Random): Submission[] => {
  const one = (words: string): string => random.pick(words.split(" "));
  return Array.from({ length: count }, (_, i) =>
    submission(10_000 + i, {
      author: `账号${i % 50}`,
      title: `${one(SUBJECTS.join(" "))}${one("技术 工艺 装备")}${one("攻关 研究 改造")}`,
      text: `${one("为了 为 针对 围绕")}${one("企业 公司 单位 工厂")}${one("发展 生产 经营")}${one("需要 要求 所需")}，${one("拟 计划 准备 打算")}${one("开展 进行 启动 实施")}${one(SUBJECTS.join(" "))}${one("技术 工艺 装备")}${one("研究 攻关 改造 升级")}，${one("希望 期望 期盼 盼望")}${one("寻求 寻找 找到 联系")}${one("高校 院所 大学 研究所")}${one("专家 团队 老师 力量")}${one("合作 支持 指导 帮助")}，${one("解决 攻克 破解 化解")}${one(TROUBLES.join(" "))}${one("问题 难题 瓶颈 困难")}，${one("提高 提升 改善 增强")}${one(AIMS.join(" "))}${one("水平 能力 指标 程度")}`,
      minute: 29_000_000 + i * 700 + random.below(500),
    }),
  );
};

test("one pattern with its words exchanged, under fifty names: found by text and names alone, at most one false alarm", () => {
  for (const count of [200, 600]) {
    const plain = plainNeeds(371, seededRandom(14));
    const { recall, alarms } = measure(plain, pattern(count, seededRandom(count)));
    assert.ok(recall >= 0.8 && alarms <= 1, `${count}: recall ${recall}, false alarms ${alarms}`);
  }
});

test("canary: the same pattern used once each by many, or often by one, is no sign", () => {
  const robots = pattern(60, seededRandom(15));
  assert.deepEqual(findSuspects(robots.map((s, i) => ({ ...s, author: `农户${i}` }))), []);
  assert.deepEqual(findSuspects(robots.map((s) => ({ ...s, author: "保姆" }))), []);
});

test("growers at a field day and a printed form are not greyed", () => {
  const random = seededRandom(16);
  const CROPS = ["柑橘", "柠檬", "玉米", "生姜", "辣椒"];
  const ILLS = ["今年叶子发黄卷曲", "果子没熟就开始掉", "根部腐烂发黑", "虫子打药也打不死"];
  const day = Array.from({ length: 60 }, (_, i) =>
    submission(i + 1, {
      author: "保姆",
      title: `${random.pick(CROPS)}种植求助`,
      text: `我家种了${1 + random.below(20)}亩${random.pick(CROPS)}，${random.pick(ILLS)}，想请专家到地里看一看，听说今天有老师来村里，不知道该怎么办才好`,
      minute: 29_000_600 + i,
    }),
  );
  assert.deepEqual(findSuspects(day), [], "one helper, one hour, sixty growers with the same five troubles");
  const form = (author: (i: number) => string | null): Submission[] =>
    Array.from({ length: 60 }, (_, i) =>
      submission(i + 1, {
        author: author(i),
        title: `${random.pick(CROPS)}技术需求`,
        text: `一、种植或养殖的品种和规模：${random.pick(CROPS)}${random.below(30)}亩。二、目前遇到的主要困难：${random.pick(ILLS)}，${random.pick(AIMS)}。三、以前试过的办法和效果：${random.pick(TROUBLES)}。四、希望专家解决的具体问题：${random.pick(ILLS)}`,
        minute: author(i) === null ? null : 29_000_600 + i * 3,
      }),
    );
  for (const author of [() => "保姆", (i: number) => `镇${i % 6}`, (i: number) => `农户${i}`, () => null])
    assert.deepEqual(findSuspects(form(author)), [], `a printed form, by ${author(0)}`);
});

test("each sign is told in words; one habit alone greys nobody", () => {
  const night = Array.from({ length: 40 }, (_, i) =>
    submission(i + 1, {
      author: "夜班",
      minute: i * 1440 + 60,
      text: `第${String.fromCharCode(0x4e00 + i * 7)}个机组${String.fromCharCode(0x5000 + i * 3)}轴承响`,
    }),
  );
  assert.deepEqual(findSuspects(night), [], "working at night alone is no offence");
  const text = "本企业拟引进先进设备。欢迎各位专家前来洽谈合作";
  const batch = Array.from({ length: 30 }, (_, i) =>
    submission(i + 1, {
      author: "批量",
      text: `${String.fromCharCode(0x4e00 + i)}。${text}`,
      minute: 60 + i,
      unlimited: true,
      device: "d",
    }),
  );
  const suspects = findSuspects(batch);
  assert.equal(suspects.length, 30);
  const codes = new Set(suspects.flatMap((s) => s.signs.map((x) => x.code)));
  for (const code of ["near-copy", "copying-author", "burst", "night", "unlimited"]) assert.ok(codes.has(code as never), code);
  for (const s of suspects) {
    assert.ok(s.signs.reduce((sum, x) => sum + x.points, 0) >= GREY_POINTS && s.signs.length >= 2);
    for (const { label } of s.signs) assert.ok(label.zh && label.en);
  }
});

test("one device under many names is a sign, a shared office computer is none", () => {
  const many = (each: number) =>
    ["甲", "乙", "丙"].flatMap((author, a) =>
      Array.from({ length: each }, (_, i) =>
        submission(a * 100 + i + 1, { author, device: "x", unlimited: true, text: `同一段文字的需求内容${"一二三"[i % 3]}，别无其他说明` }),
      ),
    );
  assert.ok(findSuspects(many(12)).some((s) => s.signs.some((x) => x.code === "one-device")));
  assert.ok(!findSuspects(many(4)).some((s) => s.signs.some((x) => x.code === "one-device")));
});

test("similarity is exact, symmetric, 1 for equal texts; near-duplicates of 0.8 are found whatever the order", () => {
  const text = fc
    .array(fc.constantFrom(..."柑橘园墒情监测喷涂锂电池桥梁检修水稻育种"), { minLength: 30, maxLength: 60 })
    .map((c) => c.join(""));
  fc.assert(
    fc.property(text, text, fc.nat(29), (a, b, at) => {
      const [x, y] = [shinglesOf(a), shinglesOf(b)];
      assert.equal(similarity(x, y), similarity(y, x));
      assert.equal(similarity(x, x), 1);
      const near = new NearDuplicates();
      near.add(a, 0.8);
      const changed = `${a.slice(0, at)}${a.slice(at + 1)}`;
      const alike = similarity(x, shinglesOf(changed));
      const [found] = near.add(changed, 0.8);
      assert.deepEqual(found, alike >= 0.8 ? { index: 0, similarity: alike } : undefined);
    }),
    { numRuns: 100, seed: 5 },
  );
  assert.deepEqual(new NearDuplicates().add("", 0), []);
  assert.equal(similarity(shinglesOf("ＰＭ2.5 监测"), shinglesOf("pm10监测")), 1, "width, case and figures do not tell texts apart");
});

test("a new need that equals or nearly equals an old one is found before it is saved", () => {
  const old = [
    { id: 7, title: "柑橘分选线糖度在线检测", text: "分选线每小时 5 吨，糖度靠抽样，退货约 6%。" },
    { id: 8, title: "锂电池防爆", text: "热失控难抑制" },
  ];
  const found = findDuplicates({ title: "柑橘分选线糖度在线检测", text: "分选线每小时５吨，糖度靠抽样，退货约6%" }, old);
  assert.deepEqual(
    found.map((f) => f.need.id),
    [7],
  );
  assert.deepEqual(findDuplicates({ title: "柑橘园墒情监测", text: "缺少传感器" }, old), []);
});
