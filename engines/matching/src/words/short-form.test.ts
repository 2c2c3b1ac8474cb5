import assert from "node:assert/strict";
import { test } from "node:test";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { mayBeOne } from "../fit/limits.ts";
import { namesMeant, SYNONYM_PAIRS, synonymsIn } from "../index.ts";

const jieba = Jieba.withDict(dict);
const wordsOf = (text: string): string[] => jieba.cutForSearch(text, true);

/** Usual short names, and the name that must come first among all of them and the traps below. */
const SHORT = `
北大 北京大学|清华 清华大学|北师大 北京师范大学|北航 北京航空航天大学|北理工 北京理工大学|北邮 北京邮电大学|北交大 北京交通大学|北科大 北京科技大学|北林 北京林业大学|人大 中国人民大学
中科大 中国科学技术大学|中农大 中国农业大学|地大 中国地质大学|矿大 中国矿业大学|石油大 中国石油大学|川农 四川农业大学|川农大 四川农业大学|川师 四川师范大学|川大 四川大学|川师大 四川师范大学|成理 成都理工大学
西油 西南石油大学|西南财大 西南财经大学|西财 西南财经大学|西南交大 西南交通大学|西南民大 西南民族大学|西南科大 西南科技大学|西科大 西南科技大学|西华师大 西华师范大学|成信工 成都信息工程大学|成中医 成都中医药大学
成医 成都医学院|成体 成都体育学院|川轻化 四川轻化工大学|攀大 攀枝花学院|华科大 华中科技大学|华农 华中农业大学|华中农大 华中农业大学|南农 南京农业大学|西农 西北农林科技大学|西工大 西北工业大学
西电 西安电子科技大学|哈工大 哈尔滨工业大学|大连理工 大连理工大学|华东师大 华东师范大学|武大 武汉大学|浙大 浙江大学|厦大 厦门大学|重大 重庆大学|重邮 重庆邮电大学|西政 西南政法大学
省农科院 四川省农业科学院|省林科院 四川省林业科学研究院|省科协 四川省科学技术协会|科技厅 四川省科学技术厅|省科技厅 四川省科学技术厅|经信厅 四川省经济和信息化厅|教育厅 四川省教育厅|农业农村厅 四川省农业农村厅|生态环境厅 四川省生态环境厅|省疾控 四川省疾病预防控制中心
省医院 四川省人民医院|市三医院 成都市第三人民医院|市二医院 成都市第二人民医院|中国农科院 中国农业科学院|都市农业所 中国农业科学院都市农业研究所|柑桔所 中国农业科学院柑桔研究所|光电所 中国科学院光电技术研究所|成都生物所 中国科学院成都生物研究所|成都山地所 中国科学院成都山地灾害与环境研究所|29所 中国电子科技集团公司第二十九研究所
中国科协 中国科学技术协会|成都市科协 成都市科学技术协会|雁江区科协 资阳市雁江区科学技术协会|资阳农业局 资阳市农业农村局|中核 中国核工业集团有限公司|科普法 科学技术普及法|科技进步法 科学技术进步法|成果转化法 促进科技成果转化法|农技推广法 农业技术推广法|食安法 食品安全法
环保法 环境保护法|安全生产法 安全生产法|中医药法 中医药法|职教法 职业教育法|乡村振兴法 乡村振兴促进法`
  .split(/[|\n]/)
  .filter((line) => line.trim() !== "")
  .map((line) => line.split(" ") as [short: string, name: string]);

/** Names that hold the same characters and are not meant. */
const TRAPS = [
  "四川大熊猫保护研究中心",
  "华西牙科",
  "北方大陆架研究会",
  "西部科学城大学城管委会",
  "成都市农业机械推广总站",
  "中小学科普法制教育基地",
  "科学普及与法律援助中心",
];

test("at least 76 of 86 usual short names lead to their name first", (t) => {
  const names = [...new Set([...SHORT.map(([, name]) => name), ...TRAPS])];
  const missed = SHORT.filter(([short, name]) => {
    // What holds the short form as it stands is found by its words.
    const literal = names.filter((n) => n.includes(short));
    return (namesMeant(short, names, wordsOf)[0] ?? literal[0]) !== name;
  });
  t.diagnostic(`${SHORT.length - missed.length} of ${SHORT.length}; not first: ${missed.map(([short]) => short).join("、")}`);
  assert.equal(SHORT.length, 86);
  assert.ok(SHORT.length - missed.length >= 76);
});

test("of 76 usual short names of bodies at least 74 raise the question of a conflict, without a dictionary; of pairs of whole names one in a thousand at most", (t) => {
  const bodies = SHORT.filter(([, name]) => !name.endsWith("法"));
  const missed = bodies.filter(([short, name]) => !mayBeOne(short, name));
  const names = [...new Set([...bodies.map(([, name]) => name), ...TRAPS])];
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  const asked = pairs.filter(([a, b]) => mayBeOne(a, b) && !b.startsWith(a) && !a.startsWith(b));
  t.diagnostic(
    `not asked: ${missed.map(([short]) => short).join("、")}; asked ${asked.length} of ${pairs.length} pairs: ${asked.join(" ")}`,
  );
  assert.equal(bodies.length, 76);
  assert.ok(bodies.length - missed.length >= 74);
  assert.ok(asked.length <= pairs.length / 1000);
});

test("words that shorten nothing have no reading; a short form is no name of another order", () => {
  const names = SHORT.map(([, name]) => name);
  for (const text of ["柑橘果园", "锂电池", "滑坡监测", "大北", "协科", "院科农省", "的", "水"])
    assert.deepEqual(namesMeant(text, names, wordsOf), [], text);
});

test("about five hundred pairs mean the same both ways; letters are words whole", () => {
  assert.ok(SYNONYM_PAIRS >= 400, `${SYNONYM_PAIRS}`);
  const others = (text: string) => synonymsIn(text).flatMap((s) => s.others);
  for (const [a, b] of [
    ["土豆", "马铃薯"],
    ["奇异果", "猕猴桃"],
    ["苞谷", "玉米"],
    ["滑坡", "地质灾害"],
    ["西红柿", "番茄"],
  ] as const) {
    assert.ok(others(a).includes(b), a);
    assert.ok(others(b).includes(a), b);
  }
  assert.deepEqual(others("rain"), []);
  assert.ok(others("ai质检").includes("人工智能"));
});
