import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom, type Random } from "@bihuan/kit";
import { byHand, draw, isDrawn, sheetDigest, sheetOf, shortfallOf } from "./draw.ts";
import { lottery, type Lottery } from "./lottery.ts";
import { marginals } from "./marginals.ts";
import { isOf, leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";
import { relax } from "./conflict.ts";
import type { Solved } from "./model.ts";
import { select } from "./select.ts";
import { Lp } from "./simplex.ts";
import { publishedPool } from "./testing/published-pool.ts";
import { solve } from "./testing/solve.ts";

function makePlan(random: Random, people: number, groups: number): { plan: QuotaPlan; nominees: Nominee[] } {
  const nominees = Array.from({ length: people }, (_, i): Nominee => ({
    id: `n${i}`,
    attributes: Object.fromEntries(Array.from({ length: groups }, (_, g) => [`g${g}`, random.below(5) < 2 ? "是" : "否"])),
    ...(random.below(12) === 0 ? { fixed: random.below(2) === 0 ? ("in" as const) : ("out" as const) } : {}),
  }));
  const seats = 2 + random.below(Math.max(1, people - 4));
  const bounds = Array.from({ length: groups }, (_, g): Bound => {
    const least = random.below(3) > 0 ? { least: { people: random.below(Math.max(1, Math.round(seats * 0.5))) } } : {};
    const most = random.below(3) === 0 ? { most: { people: 1 + random.below(seats) } } : {};
    return {
      key: `g${g}`,
      name: `g${g}`,
      of: [{ attribute: `g${g}`, values: ["是"] }],
      kind: random.below(8) === 0 ? "soft" : "hard",
      ...least,
      ...most,
    };
  });
  return { plan: { seats, bounds }, nominees };
}

const keeps = (plan: QuotaPlan, panel: readonly Nominee[]): boolean =>
  panel.length === plan.seats &&
  panel.every((n) => n.fixed !== "out") &&
  plan.bounds.every((b) => {
    if (b.kind === "soft") return true;
    const count = panel.filter((n) => isOf(b, n)).length;
    return (
      (b.least === undefined || count >= leastOf(b.least, plan.seats)) && (b.most === undefined || count <= mostOf(b.most, plan.seats))
    );
  });

/** Every panel there is. */
function panelsOf(plan: QuotaPlan, nominees: readonly Nominee[]): Nominee[][] {
  const out: Nominee[][] = [];
  for (let set = 0; set < 1 << nominees.length; set++) {
    const panel = nominees.filter((_, i) => (set >> i) & 1);
    if (nominees.every((n, i) => n.fixed !== "in" || (set >> i) & 1) && keeps(plan, panel)) out.push(panel);
  }
  return out;
}

/** The fairest chances over all panels, stage by stage, each stage asking for each person whether he can have more. */
async function fairest(panels: readonly (readonly Nominee[])[], people: readonly Nominee[]): Promise<Map<string, number>> {
  const fixed = new Map<string, number>();
  const chance = (n: Nominee): string => panels.map((p, i) => (p.includes(n) ? `+ l${i}` : "")).join(" ");
  const ask = async (aim: string, level: string): Promise<number> => {
    const rows = people.map((n) => {
      const own = chance(n);
      return ` ${n.id}: ${own.trim() === "" ? "+ 0 l0" : own} ${fixed.has(n.id) ? ">= " + (fixed.get(n.id) as number).toFixed(9) : level}`;
    });
    const text = `Maximize\n obj: ${aim.trim() === "" ? "0 l0" : aim}\nSubject To\n one: ${panels.map((_, i) => `+ l${i}`).join(" ")} = 1\n${rows.join("\n")}\nEnd\n`;
    return (await solve(text)).objective ?? Number.NaN;
  };
  while (fixed.size < people.length) {
    const z = await ask("z", "- z >= 0");
    const stuck: Nominee[] = [];
    for (const n of people)
      if (!fixed.has(n.id) && (await ask(chance(n), `>= ${Math.max(0, z - 1e-8).toFixed(9)}`)) < z + 1e-6) stuck.push(n);
    assert.ok(stuck.length > 0);
    for (const n of stuck) fixed.set(n.id, Math.max(0, z - 1e-8));
  }
  return fixed;
}

/** Chances counted from the lottery's panels; every panel keeps the plan. */
function chancesOf(plan: QuotaPlan, nominees: readonly Nominee[], done: Lottery): Map<string, number> {
  const sheet = sheetOf(done);
  const by = new Map(nominees.map((n) => [n.id, n]));
  const chances = new Map<string, number>(nominees.map((n) => [n.id, n.fixed === "in" ? 1 : 0]));
  let tickets = 0;
  for (const p of done.panels) {
    const some = sheet.kinds.flatMap((members, k) => members.slice(0, p.of[k]));
    assert.ok(
      keeps(
        plan,
        [...sheet.fixed, ...some].map((id) => by.get(id) as Nominee),
      ),
      "a panel keeps every bound",
    );
    assert.ok(Number.isInteger(p.tickets) && p.tickets > 0);
    tickets += p.tickets;
    sheet.kinds.forEach((members, k) => {
      for (const id of members)
        chances.set(id, (chances.get(id) as number) + ((p.of[k] as number) * p.tickets) / members.length / done.tickets);
    });
  }
  assert.equal(tickets, done.tickets);
  return chances;
}

test("the programme inside agrees with HiGHS on 300 linear programmes, solved anew after changes", async () => {
  const random = seededRandom(3);
  const counts = { optimal: 0, infeasible: 0 };
  for (let run = 0; run < 100; run++) {
    const [m, n] = [1 + random.below(6), 1 + random.below(9)];
    const factors = Array.from({ length: m }, () => Array.from({ length: n }, () => random.below(7) - 3));
    const lp = new Lp();
    const rows = factors.map(() => lp.addRow(-1, 1));
    const columns = Array.from({ length: n }, (_, j) =>
      lp.addColumn(
        0,
        1,
        rows.map((r, i) => [r, factors[i]?.[j] as number] as const),
      ),
    );
    for (let change = 0; change < 3; change++) {
      const range = (): [number, number] => {
        const low = random.below(9) - 5;
        return [low, low + random.below(6)];
      };
      const [rowRanges, ranges] = [rows.map(range), columns.map(range)];
      rows.forEach((r, i) => lp.setBounds(r, ...(rowRanges[i] as [number, number])));
      columns.forEach((c, j) => lp.setBounds(c, ...(ranges[j] as [number, number])));
      const aim = columns.map(() => random.below(9) - 4);
      lp.setAim(columns.map((c, j) => [c, aim[j] as number] as const));
      const terms = (list: readonly number[]): string => list.map((f, j) => `${f < 0 ? "-" : "+"} ${Math.abs(f)} x${j}`).join(" ");
      const text = `Maximize\n obj: ${terms(aim)}\nSubject To\n${factors
        .flatMap((f, i) => [` a${i}: ${terms(f)} >= ${rowRanges[i]?.[0]}`, ` b${i}: ${terms(f)} <= ${rowRanges[i]?.[1]}`])
        .join("\n")}\nBounds\n${ranges.map(([a, b], j) => ` ${a} <= x${j} <= ${b}`).join("\n")}\nEnd\n`;
      const [own, other] = [lp.solve(), await solve(text)];
      assert.equal(own, other.status);
      counts[own as "optimal" | "infeasible"]++;
      if (own === "optimal") assert.ok(Math.abs(lp.objective - (other.objective as number)) < 1e-6, text);
    }
  }
  assert.ok(counts.optimal > 60 && counts.infeasible > 60, JSON.stringify(counts));
});

test("brute force on 6 to 10 nominees: where the relaxation is met, chances are the fairest over all panels; else the shortfall is the least there is", async () => {
  const random = seededRandom(5);
  const seen = { fairest: 0, short: 0, none: 0 };
  for (let run = 0; run < 60; run++) {
    const { plan, nominees } = makePlan(random, 6 + random.below(5), 2 + random.below(3));
    const panels = panelsOf(plan, nominees);
    const done = lottery(plan, nominees);
    if (panels.length === 0) {
      assert.equal(done.status, "no-panel");
      seen.none++;
      continue;
    }
    assert.equal(done.status, "found");
    if (done.status !== "found") continue;
    const chances = chancesOf(plan, nominees, done);
    const free = nominees.filter((n) => n.fixed === undefined);
    const want = await fairest(panels, free);
    const wished = (n: Nominee): number => done.marginals.of.get(n.id) as number;
    assert.ok(Math.abs(free.reduce((most, n) => Math.max(most, wished(n) - (chances.get(n.id) as number)), 0) - done.shortfall) < 1e-9);
    if (done.isFairest) {
      for (const n of free) assert.ok(Math.abs((chances.get(n.id) as number) - (want.get(n.id) as number)) < 1e-5, `run ${run} ${n.id}`);
      seen.fairest++;
      continue;
    }
    seen.short++;
    assert.ok(done.shortfall - done.leastShortfall < 1e-6, "proved least");
    const rows = free.map((n) => ` ${n.id}: ${panels.map((p, i) => (p.includes(n) ? `+ l${i}` : "")).join(" ")} + e >= ${wished(n)}`);
    const text = `Minimize\n obj: e\nSubject To\n one: ${panels.map((_, i) => `+ l${i}`).join(" ")} = 1\n${rows.join("\n")}\nEnd\n`;
    assert.ok(Math.abs(((await solve(text)).objective as number) - done.shortfall) < 1e-6);
  }
  assert.ok(seen.fairest > 30 && seen.none > 3, JSON.stringify(seen));
});

test("a triangle of which two never sit together: the relaxation cannot be met, and the shortfall is told and proved", () => {
  const nominees = [..."abcxy"].map((id) => ({ id, attributes: { id } }));
  const pair = (...values: string[]): Bound => ({
    key: values.join(""),
    name: "",
    of: [{ attribute: "id", values }],
    most: { people: 1 },
    kind: "hard",
  });
  const done = lottery({ seats: 2, bounds: [pair("a", "b"), pair("b", "c"), pair("a", "c")] }, nominees);
  assert.ok(done.status === "found" && !done.isFairest);
  // Two fifths each by halves of people; one of three at most by whole ones.
  assert.ok(Math.abs((done.marginals.of.get("a") as number) - 0.4) < 1e-9);
  assert.ok(Math.abs(done.shortfall - (0.4 - 1 / 3)) < 1e-6 && Math.abs(done.leastShortfall - (0.4 - 1 / 3)) < 1e-6);
  // Sheet and transcript say it, too; a sheet that says less is another sheet.
  const sheet = sheetOf(done);
  assert.ok(Math.abs(shortfallOf(sheet) - done.shortfall) < 1e-12);
  const drawn = draw(sheet, "示例 08 15 22");
  assert.deepEqual([drawn.shortfall, drawn.leastShortfall], [shortfallOf(sheet), done.leastShortfall]);
  assert.equal(isDrawn(sheet, { ...drawn, shortfall: 0 }), false);
  assert.notEqual(sheetDigest({ ...sheet, fair: sheet.fair.map(() => 1 / 3) }), drawn.sheet);
});

/** Their authors take 2.7 s and 1,161.8 s, and everybody's chance is 10 %. */
test("the two published pools, 200 to 20 and 2,000 to 200: everybody has the published chance of 10 %", () => {
  for (const [people, seats] of [
    [200, 20],
    [2000, 200],
  ] as const) {
    const { plan, nominees } = publishedPool(people, seats);
    const found = lottery(plan, nominees) as Lottery;
    assert.deepEqual([found.status, found.isFairest, found.chances], ["found", true, [0.1, 0.1, 0.1]]);
  }
});

test("bounds exclude somebody, everybody, nobody: said beforehand", () => {
  const nominees: Nominee[] = [..."abcd"].map((id, i) => ({ id, attributes: { sex: i < 2 ? "女" : "男" } }));
  const women = (least: number, most = 9): Bound => ({
    key: "女",
    name: "女",
    of: [{ attribute: "sex", values: ["女"] }],
    least: { people: least },
    most: { people: most },
    kind: "hard",
  });
  const all = marginals({ seats: 2, bounds: [women(2)] }, nominees);
  assert.ok(all.status === "found");
  assert.deepEqual(
    [all.never, [...all.of.values()]],
    [
      ["c", "d"],
      [1, 1, 0, 0],
    ],
  );
  assert.equal(marginals({ seats: 3, bounds: [women(3)] }, nominees).status, "no-panel");
  assert.equal(lottery({ seats: 5, bounds: [] }, nominees).status, "no-panel");
  assert.equal(
    lottery(
      { seats: 1, bounds: [] },
      nominees.map((n) => ({ ...n, fixed: "in" as const })),
    ).status,
    "no-panel",
  );
  const full = lottery(
    { seats: 4, bounds: [] },
    nominees.map((n) => ({ ...n, fixed: "in" as const })),
  );
  assert.ok(full.status === "found" && full.isFairest);
  assert.deepEqual(draw(sheetOf(full), "x").panel, ["a", "b", "c", "d"]);
  const soft = lottery({ seats: 2, bounds: [{ ...women(2), kind: "soft" }] }, nominees);
  assert.ok(soft.status === "found" && soft.chances.every((c) => Math.abs(c - 0.5) < 1e-9), "soft bounds bind no lottery");
});

const ample = (): { plan: QuotaPlan; nominees: Nominee[] } => {
  const random = seededRandom(9);
  const nominees = Array.from({ length: 120 }, (_, i): Nominee => ({
    id: `人${i}`,
    attributes: { sex: random.below(3) > 0 ? "男" : "女", age: `${random.below(4)}`, place: `${random.below(5)}` },
  }));
  const bound = (attribute: string, value: string, least: number, most: number): Bound => ({
    key: attribute + value,
    name: "",
    of: [{ attribute, values: [value] }],
    least: { people: least },
    most: { people: most },
    kind: "hard",
  });
  const bounds = [
    bound("sex", "女", 9, 11),
    ...["0", "1", "2", "3"].map((v) => bound("age", v, 4, 6)),
    ...["0", "1", "2", "3", "4"].map((v) => bound("place", v, 3, 5)),
  ];
  return { plan: { seats: 20, bounds }, nominees };
};

test("the draw follows from the published sheet and a public text; anybody with SHA-256 checks it; another text or sheet gives another", () => {
  const { plan, nominees } = ample();
  const done = lottery(plan, nominees);
  assert.ok(done.status === "found" && done.isFairest);
  chancesOf(plan, nominees, done);
  const sheet = sheetOf(done);
  const drawn = draw(sheet, "双色球 2026138 期 03 07 11 19 24 30 + 08");
  assert.ok(
    keeps(
      plan,
      drawn.panel.map((id) => nominees.find((n) => n.id === id) as Nominee),
    ),
  );
  assert.ok(isDrawn(sheet, drawn));
  for (const d of drawn.drawn.slice(0, 5)) {
    const again = createHash("sha256").update([drawn.sheet, drawn.text, d.what, "0"].join("\n")).digest("hex");
    assert.equal(again, d.hash);
    assert.equal(Number(BigInt(`0x${again.slice(0, 16)}`) % BigInt(d.from)), d.number);
  }
  assert.notDeepEqual(draw(sheet, "另一串").panel, drawn.panel);
  const other = { ...sheet, panels: [...sheet.panels].reverse() };
  assert.notEqual(sheetDigest(other), sheetDigest(sheet));
  assert.equal(isDrawn(other, drawn), false);
  assert.equal(isDrawn(sheet, { ...drawn, panel: [...drawn.panel].reverse() }), false);
  // The order in which people were entered says nothing.
  const shuffled = lottery(
    plan,
    [...nominees].sort((a, b) => (a.id < b.id ? 1 : -1)),
  );
  assert.ok(shuffled.status === "found");
  const counts = new Map(nominees.map((n) => [n.id, 0]));
  for (let i = 0; i < 3000; i++) for (const id of draw(sheet, `${i}`).panel) counts.set(id, (counts.get(id) as number) + 1);
  // Six standard deviations of 3,000 draws.
  for (const [id, n] of counts) {
    const p = done.marginals.of.get(id) as number;
    assert.ok(Math.abs(n / 3000 - p) < 6 * Math.sqrt((p * (1 - p)) / 3000) + 1e-9, `${id} ${n} ${p}`);
  }
});

test("by hand: a thousand lists for three urns, each a panel, everybody on so many as his chance says", () => {
  const { plan, nominees } = ample();
  const done = lottery(plan, nominees);
  assert.ok(done.status === "found");
  const lists = byHand(sheetOf(done));
  assert.equal(lists.length, 1000);
  const counts = new Map(nominees.map((n) => [n.id, 0]));
  for (const list of lists) {
    assert.equal(new Set(list).size, plan.seats);
    assert.ok(
      keeps(
        plan,
        list.map((id) => nominees.find((n) => n.id === id) as Nominee),
      ),
    );
    for (const id of list) counts.set(id, (counts.get(id) as number) + 1);
  }
  // Tickets of a thousand round each panel by less than one.
  for (const [id, n] of counts) assert.ok(Math.abs(n / 1000 - (done.marginals.of.get(id) as number)) <= 0.02, `${id} ${n}`);
});

test("cheapest changes of a conflict, with others that leave a bound alone; costs say what may not move", async () => {
  const nominees: Nominee[] = [..."abcdef"].map((id, i) => ({
    id,
    attributes: { sex: i < 2 ? "女" : "男", line: i < 5 ? "一线" : "机关" },
  }));
  const floor = (attribute: string, value: string, people: number, kind: Bound["kind"] = "hard"): Bound => ({
    key: value,
    name: value,
    of: [{ attribute, values: [value] }],
    least: { people },
    kind,
  });
  const plan: QuotaPlan = { seats: 4, bounds: [floor("sex", "女", 2), floor("sex", "男", 2), floor("line", "机关", 2)] };
  assert.deepEqual(await relax(plan, nominees, solve), [[{ key: "机关", from: 2, to: 1, side: "least" }]]);
  const tight: QuotaPlan = { seats: 3, bounds: [floor("sex", "女", 2), floor("sex", "男", 2)] };
  const ways = await relax(tight, nominees, solve);
  assert.deepEqual(new Set(ways.flat().map((c) => `${c.key} ${c.to}`)), new Set(["女 1", "男 1"]));
  assert.deepEqual(await relax(tight, nominees, solve, new Map([["女", 0]])), [[{ key: "男", from: 2, to: 1, side: "least" }]]);
  assert.deepEqual(await relax({ seats: 2, bounds: [] }, nominees, solve), [[]]);
  assert.deepEqual(
    await relax(
      tight,
      nominees,
      solve,
      new Map([
        ["女", 0],
        ["男", 0],
      ]),
    ),
    [],
  );
});

const hasCbc = spawnSync("cbc", ["-quit"]).error === undefined;
test(
  "cbc through the same port agrees on the best choice and the cheapest change of 25 plans",
  { skip: hasCbc ? false : "cbc is not installed (Debian: coinor-cbc)" },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "bihuan-quotas-cbc-"));
    const byCbc = async (text: string): Promise<Solved> => {
      const [model, out] = [join(folder, "m.lp"), join(folder, "m.txt")];
      writeFileSync(model, text);
      spawnSync("cbc", [model, "-ratioGap", "0", "-solve", "-solution", out, "-quit"], { stdio: "ignore" });
      const [head = "", ...lines] = readFileSync(out, "utf8").split("\n");
      if (!head.startsWith("Optimal")) return { status: "infeasible", values: new Map() };
      const values = new Map(
        lines.flatMap((l) => (l.trim() === "" ? [] : [[l.trim().split(/\s+/)[1] as string, Number(l.trim().split(/\s+/)[2])] as const])),
      );
      return { status: "optimal", values };
    };
    try {
      const random = seededRandom(21);
      let conflicts = 0;
      for (let run = 0; run < 25; run++) {
        const { plan, nominees: plain } = makePlan(random, 7, 4);
        const nominees = plain.map((n) => ({ ...n, quality: random.below(9) }));
        const [own, other] = [await select(plan, nominees, solve), await select(plan, nominees, byCbc)];
        assert.equal(own.status, other.status);
        if (own.status === "chosen" && other.status === "chosen") assert.equal(own.quality, other.quality);
        if (own.status !== "conflict" || own.conflict.short) continue;
        conflicts++;
        const moved = (ways: Awaited<ReturnType<typeof relax>>): number =>
          (ways[0] ?? []).reduce((sum, c) => sum + Math.abs(c.to - c.from), 0);
        assert.equal(moved(await relax(plan, nominees, solve)), moved(await relax(plan, nominees, byCbc)));
      }
      assert.ok(conflicts > 2, `${conflicts}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
