import assert from "node:assert/strict";
import { test } from "node:test";
import { pinyin } from "pinyin-pro";
import {
  areNamesakes,
  comparePersons,
  compareNames,
  compareOrganisations,
  keysOf,
  organisationKeys,
  personOf,
  readName,
  type PersonEntry,
} from "./index.ts";
import { inventPeople } from "./testing/people.ts";

const read = (name: string): string[] => pinyin(name, { toneType: "none", type: "array", surname: "head" });
const entry = (of: Partial<PersonEntry> & { name: string }): PersonEntry => ({
  units: [],
  phones: [],
  emails: [],
  identity: null,
  bornYear: null,
  sex: null,
  fields: [],
  works: [],
  ...of,
});
const compare = (a: Partial<PersonEntry> & { name: string }, b: Partial<PersonEntry> & { name: string }) =>
  comparePersons(personOf(entry(a), read), personOf(entry(b), read));

/** Pairs that are found by a shared key and compared, against the truth. */
function measure(half: "tuned" | "kept", seed: number) {
  const listed = inventPeople(half, seed);
  const people = listed.map((l) => personOf(l.entry, read));
  const byKey = new Map<string, number[]>();
  for (const [i, p] of people.entries()) for (const key of keysOf(p)) byKey.set(key, [...(byKey.get(key) ?? []), i]);
  const pairs = new Set([...byKey.values()].flatMap((of) => of.flatMap((a, i) => of.slice(i + 1).map((b) => a * 10_000 + b))));
  const alike = (a: number, b: number): boolean => people[a]?.read.sound === people[b]?.read.sound;
  const shared = new Set(
    [...pairs]
      .map((pair) => [Math.floor(pair / 10_000), pair % 10_000] as const)
      .filter(([a, b]) => alike(a, b) && areNamesakes(people[a] as never, people[b] as never))
      .map(([a]) => people[a]?.read.sound),
  );
  const judge = (a: number, b: number) => comparePersons(people[a] as never, people[b] as never, shared.has(people[a]?.read.sound));
  const wrong: string[] = [];
  let found = 0;
  for (const pair of pairs) {
    const [a, b] = [Math.floor(pair / 10_000), pair % 10_000];
    const { grade, evidence } = judge(a, b);
    if (grade !== "likely") continue;
    if (listed[a]?.person === listed[b]?.person) found++;
    else wrong.push(`${listed[a]?.trap}: ${people[a]?.name} ${people[b]?.name} ${evidence.map((e) => `${e.zh}${e.points}`).join(" ")}`);
  }
  let truth = 0;
  const missed: string[] = [];
  for (let a = 0; a < listed.length; a++)
    for (let b = a + 1; b < listed.length; b++)
      if (listed[a]?.person === listed[b]?.person) {
        truth++;
        const { grade, points, evidence } = judge(a, b);
        if (grade !== "likely" || !pairs.has(a * 10_000 + b))
          missed.push(
            `${listed[a]?.trap}: ${people[a]?.name} ${people[b]?.name} ${points} ${evidence.map((e) => `${e.zh}${e.points}`).join(" ")}`,
          );
      }
  return {
    persons: new Set(listed.map((l) => l.person)).size,
    truth,
    found,
    wrong,
    missed,
    precision: found / (found + wrong.length),
    recall: found / truth,
  };
}

test("four hundred invented persons with truth: on the half kept out of tuning precision ≥ .995 at recall ≥ .9", () => {
  const tuned = measure("tuned", 35);
  const kept = measure("kept", 13);
  assert.equal(tuned.persons + kept.persons, 400);
  assert.ok(kept.truth >= 200, `${kept.truth} true pairs`);
  // Ten halves more, drawn anew: one draw may flatter.
  const more = Array.from({ length: 10 }, (_, i) => measure("kept", 101 + i));
  const sum = (of: (m: ReturnType<typeof measure>) => number) => more.reduce((all, m) => all + of(m), of(kept));
  const [found, wrong, truth] = [sum((m) => m.found), sum((m) => m.wrong.length), sum((m) => m.truth)];
  console.log(
    `kept half: precision ${kept.precision.toFixed(4)}, recall ${kept.recall.toFixed(3)}; with ten more: ${(found / (found + wrong)).toFixed(4)}, ${(found / truth).toFixed(3)}`,
  );
  assert.ok(kept.precision >= 0.995, `precision ${kept.precision}\n${kept.wrong.join("\n")}`);
  assert.ok(kept.recall >= 0.9, `recall ${kept.recall}\n${kept.missed.join("\n")}`);
  assert.ok(found / (found + wrong) >= 0.995, more.flatMap((m) => m.wrong).join("\n"));
  assert.ok(found / truth >= 0.9, `${found} of ${truth}`);
});

test("nothing is proposed on a name alone, however rare; identity numbers settle it either way", () => {
  for (const name of ["王伟", "欧阳示例", "买买提·吐尔逊·示例"]) assert.equal(compare({ name }, { name }).grade, "apart");
  assert.equal(compare({ name: "王伟", identity: "a" }, { name: "王伟", identity: "a" }).grade, "likely");
  const close = { units: ["示例学院"], fields: ["柑橘栽培"], phones: ["19900300001"] };
  assert.equal(compare({ name: "王伟", identity: "a", ...close }, { name: "王伟", identity: "b", ...close }).grade, "apart");
});

test("father and son in one firm, a slip of the pen, a former unit", () => {
  const firm = { units: ["甲江机械有限公司"], phones: ["0832-2000001"], fields: ["机械加工"] };
  assert.equal(compare({ name: "王建国", ...firm }, { name: "王建军", ...firm }).grade, "apart");
  assert.notEqual(
    compare({ name: "王志强", ...firm }, { name: "王智强", ...firm }).grade,
    "likely",
    "a slip asks for something of his own",
  );
  assert.equal(compare({ name: "王志强", ...firm, bornYear: 1950 }, { name: "王智强", ...firm, bornYear: 1976 }).grade, "apart");
  const mobile = { ...firm, phones: ["199 0030 0001"] };
  assert.equal(compare({ name: "王志强", ...mobile }, { name: "王智强", phones: ["+86 19900300001"] }).grade, "likely");
  const moved = compare(
    { name: "王志强", units: ["甲江机械有限公司"], works: ["示例课题甲"] },
    { name: "王志强", units: ["乙山学院"], works: ["示例课题甲"] },
  );
  assert.deepEqual(
    moved.evidence.map((e) => e.zh),
    ["姓名相同", "共同的经历：示例课题甲", "单位不同"],
  );
});

test("names are compared as they are spelled, heard and typed", () => {
  const kind = (a: string, b: string) => compareNames(readName(a, read), readName(b, read));
  const rows: [string, string, ReturnType<typeof kind>][] = [
    ["张伟", "張偉", "spelling"],
    ["李　雷", "李雷", "same"],
    ["买买提·吐尔逊", "买买提吐尔逊", "spelling"],
    ["买买提·吐尔逊", "买买提.吐尔逊", "spelling"],
    ["买买提·吐尔逊", "买买提", "part"],
    ["阿卜杜·热合曼", "阿布都·热合曼", "transliteration"],
    ["陈方安生", "方安生", "married"],
    ["王志强", "王智强", "homophone"],
    ["黄析", "黄折", "shape"],
    ["李晓明", "李明晓", "swapped"],
    ["刘晨", "刘成", "near"],
    ["单小桥", "Shan Xiaoqiao", "latin"],
    ["单小桥", "XIAOQIAO SHAN", "latin"],
    ["单小桥（示例）", "单小桥", "same"],
    ["王建国", "王建军", undefined],
    ["王伟", "李伟", undefined],
    ["", "李伟", undefined],
  ];
  for (const [a, b, expected] of rows) assert.equal(kind(a, b), expected, `${a} ${b}`);
});

test("bodies by credit code, by the ways of writing a company, by former names, branch and parent", () => {
  const kind = (a: string, b: string) => compareOrganisations({ name: a }, { name: b });
  assert.equal(kind("甲厂有限公司", "甲厂有限责任公司"), "variant");
  assert.equal(kind("甲厂（内江）有限公司", "甲厂(内江)有限公司"), "same");
  assert.equal(kind("甲厂有限公司", "甲厂有限公司自贡分公司"), "branch");
  assert.equal(kind("示例师范学院", "示例师范学院化学学院"), "branch");
  assert.equal(kind("丙厂有限公司（原甲厂有限公司）", "甲厂有限责任公司"), "former");
  assert.equal(kind("四川大学", "四川农业大学"), undefined);
  assert.equal(kind("甲厂有限公司", "乙厂有限公司"), undefined);
  const code = { name: "甲厂", code: "91510000MA00000001" };
  assert.equal(compareOrganisations(code, { ...code, name: "改名后的厂" }), "same");
  assert.equal(compareOrganisations(code, { ...code, code: "91510000MA00000002" }), undefined, "one name, two codes: two bodies");
  assert.equal(compareOrganisations({ name: "乙厂", former: ["甲厂"] }, { name: "甲厂" }), "former");
  assert.deepEqual(organisationKeys({ name: "甲厂有限公司" }), organisationKeys({ name: "甲厂有限责任公司" }));
});
