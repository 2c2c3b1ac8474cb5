import type { Asked, Hand } from "../../platform/records/hand.ts";
import { createRecord } from "../../platform/records/hand.ts";
import { putChild } from "../../platform/records/children.ts";
import type { Db } from "../../platform/db/database.ts";

const SOURCE = "示例，以你们的文件为准";
const four = (labels: readonly string[], values: readonly string[]) =>
  labels.map((label, i) => ({ no: i + 1, label, value: values[i], top: i === 0 }));
const bands = [
  { label: "优秀", least: "90" },
  { label: "称职", least: "70" },
  { label: "基本称职", least: "60" },
  { label: "不称职", least: "0" },
];

/** Schemes as offices have them, to begin with: figures differ from office to office, and these are none's. */
export const EXAMPLES = [
  {
    values: { name: "中层干部年度测评（示例）", base: "valid", quorumNum: 2, quorumDen: 3, quorumAbove: false },
    grades: four(["优秀", "称职", "基本称职", "不称职"], ["100", "80", "60", "40"]),
    classes: [
      { key: "A", label: "领导班子成员", weight: "20" },
      { key: "B", label: "中层干部互评", weight: "40" },
      { key: "C", label: "职工", weight: "40" },
    ],
    aspects: [],
    bands,
    rules: [
      { kind: "at_most", grades: "1", n: 3, source: SOURCE },
      { kind: "line", grades: "3、4", n: 3, source: SOURCE },
    ],
  },
  {
    values: { name: "领导班子德能勤绩廉测评（示例）", base: "valid", quorumNum: 1, quorumDen: 2, quorumAbove: true },
    grades: four(["好", "较好", "一般", "差"], ["95", "80", "65", "45"]),
    classes: [
      { key: "A", label: "班子成员", weight: "30" },
      { key: "B", label: "中层干部和职工", weight: "50" },
      { key: "C", label: "学会和基层代表", weight: "20" },
    ],
    aspects: [
      { label: "德", weight: "15" },
      { label: "能", weight: "10" },
      { label: "勤", weight: "30" },
      { label: "绩", weight: "30" },
      { label: "廉", weight: "15" },
    ],
    bands,
    rules: [{ kind: "not_all_equal", grades: null, n: 5, source: SOURCE }],
  },
  {
    values: { name: "工作人员考核测评（示例）", base: "returned", quorumNum: 4, quorumDen: 5, quorumAbove: false },
    grades: four(["优秀", "合格", "不合格"], ["100", "75", "0"]),
    classes: [{ key: "A", label: "全体人员", weight: "100" }],
    aspects: [],
    bands: [],
    rules: [{ kind: "complete", grades: null, n: null, source: SOURCE }],
  },
  {
    values: {
      ...{ name: "理事会选举办法（示例）", base: "valid", quorumNum: 2, quorumDen: 3, quorumAbove: false },
      ...{ electNum: 1, electDen: 2, electAbove: true, electBase: "present", morePercent: 20 },
    },
    grades: four(["赞成", "不赞成"], ["100", "0"]),
    classes: [{ key: "A", label: "全体代表", weight: "100" }],
    aspects: [],
    bands: [],
    rules: [],
  },
] as const;

export async function enterExamples(hand: Hand, asked: Asked, tx: Db, key: string, fromOn: string): Promise<number> {
  for (const [i, e] of EXAMPLES.entries()) {
    const { id } = await createRecord(hand, asked, tx, { values: { ...e.values, source: SOURCE, fromOn }, requestKey: `${key}-${i}` });
    let version = 1;
    for (const child of ["grades", "classes", "aspects", "bands", "rules"] as const)
      for (const values of e[child]) ({ version } = await putChild(hand, asked, tx, { id, version, child, values }));
  }
  return EXAMPLES.length;
}
