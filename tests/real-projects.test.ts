import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { wordsOf } from "../platform/sheets/rows.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { makeWorld } from "./records-world.ts";
import { nextKey } from "./served.ts";

const FOLDER = ["../shared/data/matching", "../../shared/data/matching"].map((p) => join(repositoryRoot, p)).find((p) => existsSync(p));

/** 姜开利 → 姜**: nobody's name is stored. */
const masked = (name: string): string => `${[...name.trim()][0] ?? ""}**`;

test(
  "national projects of three years come in as projects of a fair, persons masked, every row accounted for, nothing twice",
  { skip: FOLDER === undefined && "the published projects are absent" },
  async () => {
    const projects = new Map<string, Map<string, string>>();
    for (const file of globSync("nkrdp/**/*.xlsx", { cwd: FOLDER ?? "" }).toSorted())
      for (const { values } of (await readBook(readFileSync(join(FOLDER ?? "", file))))[0]?.rows.slice(1) ?? []) {
        const [, , number, variable, value] = values.map(wordsOf);
        projects.set(number ?? "", (projects.get(number ?? "") ?? new Map()).set(variable ?? "", value ?? ""));
      }
    assert.equal(projects.size, 2150);
    await using world = await makeWorld();
    const { fair, fair_project } = world.client("甲市", ["adviser"]);
    const { id } = await fair.create({
      values: {
        ...{
          title: "国家重点研发计划项目对接（示例）",
          fromOn: "2026-12-20",
          toOn: "2026-12-20",
          place: "示例会展中心",
          hours: "09:00-11:00",
        },
        ...{ slotMinutes: 30, reviewsEach: 1, spreadMost: 20, publicityDays: 5, source: "示例方案" },
      } as never,
      requestKey: nextKey(),
    });
    const head = ["项目名称", "专业领域", "项目单位", "项目简介", "联系人"];
    const rows = [...projects].map(([number, of]) => [
      of.get("title") ?? "",
      of.get("type") ?? "",
      of.get("institution") ?? "",
      `项目编号 ${number}；中央财政经费 ${of.get("funds") || "未公布"} 万元`,
      masked(of.get("chairman") ?? ""),
    ]);
    const table = { rows: [head, ...rows], same: { fairId: id, kind: "promote" } };
    const told = await fair_project.previewImport(table as never);
    assert.equal(told.total, told.good + told.sameCount + told.faultRows);
    const { stored, left, refused } = await fair_project.importRows({ ...table, requestKey: nextKey() } as never);
    assert.deepEqual([told.total, stored + left, told.faultRows, refused], [2150, 2150, 0, []]);
    assert.ok(stored >= 2140, `${stored}`);
    const { rows: listed } = await fair_project.list({ filter: { fairId: id }, limit: 200 } as never);
    const names = new Set([...projects.values()].map((of) => of.get("chairman")).filter((n) => (n ?? "").length > 1));
    for (const row of listed) for (const v of Object.values(row)) assert.ok(!names.has(String(v)), "no person's name is stored");
    const again = await fair_project.previewImport(table as never);
    assert.equal(again.good, 0, "sent again, all are known");
  },
);
