import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { isFairest } from "@bihuan/allocation";
import { seededRandom } from "@bihuan/kit";
import { pastedRows } from "../../platform/sheets/pasted.ts";
import { wordsOf } from "../../platform/sheets/rows.ts";
import { eligibilityOf, reckon, withTrial, type PotPlan, type PotRule, type Recipient } from "./rules.ts";
import { writeWorkings } from "./workings.ts";

const office = "/usr/bin/soffice";
const required = process.env["BIHUAN_JOURNEYS"] === "required";

const RULE: PotRule = {
  no: 1,
  name: "服务工作资金（示例）",
  method: "factors",
  totalFen: 1_000_000_000,
  reserveFen: null,
  stepFen: null,
  floorFen: 2_000_000,
  capFen: null,
  downPercent: "20",
  upPercent: "20",
  sumOver: "eligible",
  rest: "refuse",
  topPercent: "60",
  topFactor: 1,
  topRound: "half-up",
  topTies: "in",
  awardFen: null,
  quota: null,
  exceptYears: null,
};
/** 10,000,000.00 yuan over 183 counties (示例): three factors, a floor of 20,000.00, ± 20 % of last year, only the best 60 % by the first factor. */
export function counties(rule: Partial<PotRule> = {}): PotPlan {
  const random = seededRandom(183);
  const recipients = Array.from({ length: 183 }, (_, i): Recipient => {
    const size = 5 + random.below(400);
    const figures = [size, random.below(90_000_000), Math.floor(size / 3) + random.below(20)];
    return {
      unitId: i + 1,
      code: `51${String(1000 + i)}`,
      name: `示例${i + 1}县`,
      coefficient: ["1", "1.1", "1.2", "0.9"][random.below(4)] as string,
      fixedFen: null,
      // Some are new this year; the others had roughly what the first factor says.
      lastFen: random.below(10) === 0 ? null : size * 30_000 + random.below(2_000_000),
      excluded: i === 7 ? "上年资金未用完（示例）" : null,
      figures: Object.fromEntries(figures.map((v, k) => [String(k + 1), { value: String(v), from: "indicator" as const }])),
    };
  });
  return {
    rule: { ...RULE, ...rule },
    factors: [
      { no: 1, name: "经确认的需求", weight: "40", missing: "refuse", allZero: null },
      { no: 2, name: "到位金额", weight: "35.5", missing: "zero", allZero: null },
      { no: 3, name: "见效", weight: "24.5", missing: "refuse", allZero: null },
    ],
    recipients,
  };
}

test("10,000,000.00 over 183 counties under floors, ± 20 %, the best 60 %: to the fen, within bounds, the fairest", () => {
  const pot = counties({ upPercent: "60" });
  const result = reckon(pot);
  assert.ok(result.ok, result.ok ? "" : result.why.zh);
  const { rows } = result.table;
  assert.equal(
    rows.reduce((sum, r) => sum + r.amountFen, 0),
    1_000_000_000,
  );
  // 182 may take part, 60 % of them are 109.2: 109 places.
  const open = [...eligibilityOf(pot).values()].filter((why) => why === null).length;
  assert.ok(open >= 109 && open < 115, `${open} take part; ties on the line are in`);
  assert.equal(rows.filter((r) => r.amountFen > 0).length, open);
  for (const r of rows.filter((x) => x.amountFen > 0)) {
    const unit = pot.recipients.find((u) => u.code === r.code) as Recipient;
    assert.ok(r.amountFen >= 2_000_000, unit.name);
    if (unit.lastFen !== null) assert.ok(r.amountFen * 5 >= unit.lastFen * 4 && r.amountFen * 10 <= unit.lastFen * 16 + 10, unit.name);
  }
  assert.ok(isFairest(result.table));
  assert.ok(rows.some((r) => r.held === "cap") && rows.some((r) => r.held === "floor"), "both bounds bind somewhere");
  assert.deepEqual(reckon({ ...pot, recipients: pot.recipients.toReversed() }).ok && result.table.allottedFen, 1_000_000_000);
});

test("rules that collide are named with the cheapest change", () => {
  const tight = reckon(counties({ upPercent: null, downPercent: null, capFen: 9_000_000 }));
  assert.ok(!tight.ok);
  assert.match(tight.why.zh, /封顶合计 [\d,.]+ 元，分不完 10,000,000\.00 元，剩 [\d,.]+ 元。最省的改法：任一单位放宽封顶/);
  const high = reckon(withTrial(counties({ downPercent: null, upPercent: null }), { floorFen: 20_000_000 }));
  assert.ok(!high.ok);
  assert.match(high.why.zh, /保底合计 .* 元，可分只有 10,000,000\.00 元；光是.*等 51 个单位的保底就已超过。最省的改法：增加/);
  const weights = reckon(withTrial(counties(), { weights: { "1": "39" } }));
  assert.ok(!weights.ok && weights.why.zh.includes("权重合计 99%"));
});

/** The file with no value kept beside a formula: whatever a spreadsheet then shows it has computed itself. */
function withoutValues(bytes: Buffer): Uint8Array {
  const parts = unzipSync(new Uint8Array(bytes));
  for (const name of Object.keys(parts).filter((n) => n.startsWith("xl/worksheets/")))
    parts[name] = strToU8(strFromU8(parts[name] as Uint8Array).replace(/<\/f><v>[^<]*<\/v>/g, "</f>"));
  return zipSync(parts);
}

/** The amounts of each workbook as a viewer shows them: unit → yuan. One start of LibreOffice for all. */
async function show(books: readonly Uint8Array[]): Promise<Map<string, string>[]> {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-workings-"));
  try {
    books.forEach((bytes, i) => writeFileSync(join(folder, `${i}.xlsx`), bytes));
    await promisify(execFile)(
      office,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        "--outdir",
        folder,
        ...books.map((_, i) => join(folder, `${i}.xlsx`)),
      ],
      { timeout: 240_000 },
    );
    return books.map((_, i) => {
      const table = pastedRows(readFileSync(join(folder, `${i}.csv`), "utf8")).map((r) => r.values.map(wordsOf));
      const head = table.findIndex((r) => r[0] === "单位");
      const at = (table[head] as string[]).indexOf("分配（元）");
      return new Map(table.slice(head + 1, head + 185).map((r) => [r[0] as string, (r[at] as string).replaceAll(",", "")]));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CASES: readonly [name: string, rule: Partial<PotRule>][] = [
  ["floors, ± bounds, the best 60 %", { upPercent: "60" }],
  [
    "steps of 100 yuan, a reserve, ties out, what caps leave stays",
    { stepFen: 10_000, reserveFen: 1_234_500, topTies: "out", rest: "reserve" },
  ],
  ["fixed awards by quota", { method: "award", awardFen: 5_000_000, quota: 40, topPercent: null, topRound: null }],
];

test(
  "LibreOffice recomputes the workings to the same fen: bounds, steps, reserves, ties, awards by quota",
  { skip: existsSync(office) || required ? false : "no LibreOffice" },
  async () => {
    const pots = CASES.map(([, rule]) => counties(rule));
    const tables = pots.map((pot) => {
      const result = reckon(pot);
      assert.ok(result.ok, result.ok ? "" : result.why.zh);
      return result.table;
    });
    const books = await Promise.all(pots.map((pot, i) => writeWorkings([{ pot, table: tables[i] as (typeof tables)[number] }])));
    const shown = await show([...books.map(withoutValues), ...books]);
    for (const [i, [name]] of CASES.entries()) {
      const [computed, kept, table] = [shown[i], shown[i + CASES.length], tables[i]];
      assert.ok(computed && table);
      assert.equal(computed.size, 184, name);
      assert.deepEqual(kept, computed, `${name}: what is kept beside the formulas is what they come to`);
      for (const r of table.rows) {
        const unit = pots[i]?.recipients.find((u) => u.code === r.code) as Recipient;
        assert.equal(Number(computed.get(unit.name)).toFixed(2), (r.amountFen / 100).toFixed(2), `${name}: ${unit.name}`);
      }
      assert.equal(Number(computed.get("合计")).toFixed(2), (table.allottedFen / 100).toFixed(2), name);
    }
  },
);
