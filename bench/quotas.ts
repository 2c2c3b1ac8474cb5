import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@bihuan/kit";
import {
  biproportional,
  draw,
  firstChoice,
  Gaps,
  lottery,
  marginals,
  modelText,
  relax,
  select,
  sheetOf,
  type Bound,
  type Nominee,
  type QuotaPlan,
  type Selection,
} from "@bihuan/quotas";
import { publishedPool } from "../engines/quotas/src/testing/published-pool.ts";
import { solveHere } from "../platform/solver/highs.ts";
import { machine, option, Table, time } from "./table.ts";

/** npm run bench:quotas: made-up pools of the sizes of published sortitions, and a congress; milliseconds are of the processor, the solver's thread and cbc and glpk by the clock. */
const secondsLimit = Number(option("seconds", "60"));
function measure<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, value };
}
async function measured<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const from = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, value };
}

/** People with attributes of a few values, unevenly spread; quotas near the shares of the public, as in a sortition. */
function pool(people: number, seats: number, features: number, values: number, seed: number): { plan: QuotaPlan; nominees: Nominee[] } {
  const random = seededRandom(seed);
  const nominees = Array.from({ length: people }, (_, i): Nominee => ({
    id: `p${i}`,
    attributes: Object.fromEntries(Array.from({ length: features }, (_f, f) => [`f${f}`, `v${Math.floor(random.next() ** 1.5 * values)}`])),
    quality: random.below(101),
  }));
  const share = seats / values;
  const bounds = Array.from({ length: features * values }, (_, i): Bound => {
    const [f, v] = [Math.floor(i / values), i % values];
    const around = { least: { people: Math.floor(share) - 1 }, most: { people: Math.ceil(share) + 1 } };
    return { key: `f${f}v${v}`, name: `f${f}v${v}`, of: [{ attribute: `f${f}`, values: [`v${v}`] }], kind: "hard", ...around };
  });
  return { plan: { seats, bounds }, nominees };
}

const table = new Table("made-up pools and congress", "asked", "measured", "peers in the same run");
for (const [people, seats, features, values] of [
  // People and seats as Flanigan and others (Nature 2021) have them; what their people are like is not published.
  [70, 24, 3, 3],
  [161, 44, 4, 3],
  [239, 30, 5, 3],
  [250, 20, 4, 3],
  [312, 35, 5, 4],
  [321, 30, 5, 4],
  [342, 170, 4, 3],
  [404, 40, 5, 3],
  [825, 75, 6, 3],
  [1727, 110, 7, 4],
] as const) {
  const { plan, nominees } = pool(people, seats, features, values, people);
  const fair = measure(() => marginals(plan, nominees));
  const done = measure(() => lottery(plan, nominees));
  const { value } = done;
  const said =
    value.status === "found"
      ? `${value.panels.length} panels, shortfall ${value.shortfall < 1e-6 ? "≤ 1e-6" : value.shortfall.toExponential(1)}${value.isFairest ? "" : `, least ${value.leastShortfall.toExponential(1)}`}`
      : value.status;
  table.row(
    `lottery ${people.toLocaleString("en")} → ${seats}, ${features * values} quotas`,
    people <= 400 ? "≤ 1 s, shortfall ≤ 1e-6 or told" : "≤ 10 s, shortfall ≤ 1e-6 or told",
    `${time(done.ms)} (chances ${time(fair.ms)}), ${said}`,
    "–",
  );
}
for (const [people, seats, peer] of [
  [200, 20, "2.7 s"],
  [2000, 200, "1,161.8 s"],
] as const) {
  const { plan, nominees } = publishedPool(people, seats);
  const done = measure(() => lottery(plan, nominees));
  const { value } = done;
  table.row(
    `lottery ${people.toLocaleString("en")} → ${seats}, the published pool itself`,
    people <= 400 ? "≤ 1 s" : "≤ 50 ms",
    `${time(done.ms)}, ${value.status === "found" ? `shortfall ${value.shortfall.toExponential(1)}, chances ${[...new Set(value.chances)].join(", ")}` : value.status}`,
    `theirs (Gurobi, published): ${peer}, 10.0 %`,
  );
}
const open = pool(2000, 200, 2, 4, 5);
const merged = measure(() => lottery(open.plan, open.nominees));
table.row("lottery 2,000 → 200, identical people merged", "≤ 50 ms", time(merged.ms), "–");
if (merged.value.status === "found") {
  const sheet = sheetOf(merged.value);
  table.row("its draw from a public text", "–", time(measure(() => draw(sheet, "示例 08 15 22")).ms), "–");
}

const congress = pool(2000, 400, 15, 4, 3);
const shareOf = (b: Bound): number =>
  congress.nominees.filter((n) => b.of.every((c) => c.values.includes(n.attributes[c.attribute] ?? ""))).length / congress.nominees.length;
// Sixty floors and twenty ceilings around the groups' shares among the nominees, as a congress has them.
const bounds = congress.plan.bounds.flatMap((b, i): Bound[] => {
  const seats = shareOf(b) * 400;
  const floor: Bound = { ...b, least: { people: Math.floor(seats * 0.8) } };
  delete (floor as { most?: unknown }).most;
  return i % 3 === 0
    ? [floor, { key: `${b.key} most`, name: b.name, of: b.of, kind: "hard", most: { people: Math.ceil(seats * 1.2) } }]
    : [floor];
});
const plan: QuotaPlan = { seats: 400, bounds };
let asked = 0;
const loading = await measured(solveHere);
const solve = (model: string) => {
  asked++;
  return Promise.resolve(loading.value(model, secondsLimit));
};
const text = modelText(plan, congress.nominees);
const first = measure(() => firstChoice(plan, congress.nominees));
const told = (s: Selection | undefined): string =>
  s === undefined
    ? "none"
    : s.isBest
      ? "proved best"
      : `bound ${s.bound} of ${s.quality}, ${(100 * ((s.bound ?? Infinity) / s.quality - 1)).toFixed(2)} %`;
const highs = measure(() => loading.value(text, secondsLimit));
table.row(
  "selection 2,000 → 400 under 60 floors and 20 ceilings: first answer",
  "≤ 300 ms, gap ≤ .2 %; proof ≤ 4 s",
  `${time(first.ms)}, ${told(first.value)}`,
  [byPeer("cbc", text), byPeer("glpsol", text), `HiGHS (WebAssembly) ${time(highs.ms)} and ${time(loading.ms)} to load`].join("; "),
);
// Twelve hundred for four hundred seats under forty floors that overlap and leave hardly any room.
const narrow = pool(1200, 400, 10, 4, 6);
const narrowPlan: QuotaPlan = {
  seats: 400,
  bounds: narrow.plan.bounds.map((b): Bound => {
    const among = narrow.nominees.filter((n) => b.of.every((c) => c.values.includes(n.attributes[c.attribute] ?? ""))).length;
    const floor: Bound = { ...b, least: { people: Math.floor((among * 400) / 1200) } };
    delete (floor as { most?: unknown }).most;
    return floor;
  }),
};
const narrowFirst = measure(() => firstChoice(narrowPlan, narrow.nominees));
const narrowText = modelText(narrowPlan, narrow.nominees);
table.row(
  "selection 1,200 → 400 under 40 tight overlapping floors: first answer",
  "≤ 1 point in ≤ 2 s with bound",
  `${time(narrowFirst.ms)}, ${told(narrowFirst.value)}`,
  [byPeer("cbc", narrowText), byPeer("glpsol", narrowText)].join("; "),
);
// The same sizes, floors at the rim: each group's floor is the most that the relaxation can give all forty at once (150.35), rounded down.
const rimRandom = seededRandom(1);
const rimPeople = Array.from({ length: 1200 }, (_, i): Nominee => ({
  id: `n${i}`,
  attributes: Object.fromEntries(Array.from({ length: 40 }, (_g, g) => [`g${g}`, rimRandom.next() < 0.3 ? "yes" : "no"])),
  quality: rimRandom.below(101),
}));
const rim = (kind: "hard" | "soft"): QuotaPlan => ({
  seats: 400,
  bounds: Array.from({ length: 40 }, (_, g): Bound => {
    return { key: `g${g}`, name: `g${g}`, of: [{ attribute: `g${g}`, values: ["yes"] }], kind, least: { people: 150 } };
  }),
});
const rimFirst = measure(() => firstChoice(rim("soft"), rimPeople));
table.row(
  "1,200 → 400, 40 overlapping floors at the rim of the relaxation: people missing",
  "≤ 1 in ≤ 2 s with bound; feasible or not ≤ 60 s",
  `${time(rimFirst.ms)}, ${rimFirst.value ? `${rimFirst.value.missed.reduce((n, m) => n + m.by, 0)} missing, ${told(rimFirst.value)}` : "none"}`,
  byPeer("cbc", modelText(rim("hard"), rimPeople)),
);
// A city: 144 delegates of 260 nominees under nine floors, of which two cannot both be met.
const city = pool(260, 144, 3, 3, 4);
const floors = city.plan.bounds.map((b, i): Bound => {
  const floor: Bound = { ...b, least: { people: i === 0 ? 100 : i === 1 ? 60 : 10 } };
  delete (floor as { most?: unknown }).most;
  return floor;
});
const tight: QuotaPlan = { seats: 144, bounds: floors };
const conflict = await measured(() => select(tight, city.nominees, solve));
table.row(
  "conflict of nine floors named, 144 of 260: irreducible bounds and a change",
  "≤ 200 ms",
  `${time(conflict.ms)}, ${conflict.value.status === "conflict" ? `${conflict.value.conflict.bounds.length} bounds` : conflict.value.status}`,
  "–",
);
const ways = await measured(() => relax(tight, city.nominees, solve));
table.row("cheapest changes, with others", "≤ 500 ms", `${time(ways.ms)}, ${ways.value.length} ways; solver asked ${asked} times`, "–");

const random = seededRandom(8);
const weights = Array.from({ length: 30 }, () => Array.from({ length: 8 }, () => 1 + random.below(900)));
const rows = Array.from({ length: 30 }, (_, i) => 13 + (i % 3 === 0 ? 1 : 0));
const columns = [60, 50, 50, 50, 50, 50, 50, 40];
const biggest = measure(() => biproportional(weights, rows, columns));
const again = measure(() => biproportional(weights, rows, columns));
table.row(
  "biproportional 30 × 8, 400 seats",
  "≤ 20 ms",
  `${time(biggest.ms)} in a process that has not done it before, ${time(again.ms)} the next time, ${biggest.value.ok ? `${biggest.value.value.ties.length} ties` : biggest.value.error.code}`,
  "–",
);
const gaps = new Gaps(plan, congress.nominees);
const ticks = measure(() => {
  for (let i = 0; i < 200; i++) {
    gaps.tick(`p${i}`, true);
    gaps.list();
  }
});
table.row("a tick among 2,000 with all gaps", "≤ 16 ms", time(ticks.ms / 200), "–");
table.row("feasibility light", "≤ 50 ms", time(measure(() => gaps.light()).ms), "–");
console.log(machine());
table.print();

/** The same model for a programme of Debian's; by the clock, as the worker above. */
function byPeer(name: "cbc" | "glpsol", model: string): string {
  if (spawnSync(name, name === "cbc" ? ["-quit"] : ["--version"]).error) return `${name} skipped: not installed`;
  const folder = mkdtempSync(join(tmpdir(), "bihuan-quotas-"));
  try {
    const file = join(folder, "m.lp");
    writeFileSync(file, model);
    const from = performance.now();
    const args =
      name === "cbc"
        ? [file, "-sec", String(secondsLimit), "-ratioGap", "0", "-solve", "-quit"]
        : ["--lp", file, "--tmlim", String(secondsLimit)];
    // A programme that does not look at the clock is stopped a little later.
    const { stdout } = spawnSync(name, args, { encoding: "utf8", maxBuffer: 1 << 28, timeout: (secondsLimit + 5) * 1000 });
    const ms = performance.now() - from;
    if (/No feasible solution found/.test(stdout)) return `${name} found none in ${time(ms)}`;
    return `${name} ${ms > secondsLimit * 1000 ? `stopped at ${secondsLimit} s` : time(ms)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
