import { seededRandom } from "@bihuan/kit";
import { changeDay, moreByBound, scheduleMeetings, type MeetingQuestion } from "@bihuan/meetings";
import { machine, option, Table } from "./table.ts";

/** npm run bench:meetings: a made-up fair of the second innovation fair's size; seconds are of the processor. */
const seconds = (): number => process.cpuUsage().user / 1e6;
const limit = Number(option("seconds", "10"));

function fair(): MeetingQuestion {
  const random = seededRandom(3);
  const [projects, firms, zones, slots] = [5740, 5000, 22, 48];
  const zoneOf = Array.from({ length: projects }, () => Math.floor(zones * random.next() ** 1.3));
  const tables = new Array<number>(zones).fill(0);
  for (let t = 0; t < 400; t++) (tables[zoneOf[random.below(projects)] as number] as number)++;
  const pairs = new Set<number>();
  while (pairs.size < 20_000) pairs.add(Math.floor(firms * random.next() ** 2) * projects + random.below(projects));
  // A quarter is open at all hours, the rest misses about a sixth of them.
  const open = (): number[] => {
    const kind = random.below(4);
    return Array.from({ length: slots }, (_, s) => s).filter(
      (s) => kind === 0 || Math.floor(s / 8) % (kind + 1) !== 0 || random.below(3) > 0,
    );
  };
  return {
    dayOf: Array.from({ length: slots }, (_, s) => Math.floor(s / 16)),
    persons: [
      ...Array.from({ length: firms }, (_, i) => ({ id: `f${i}`, slots: open() })),
      ...Array.from({ length: projects }, (_, i) => ({ id: `p${i}`, slots: open() })),
    ],
    zones: tables.map((n, i) => ({ id: `z${i}`, tables: n })),
    meetings: [...pairs].map((key, i) => ({
      id: `m${i}`,
      a: `f${Math.floor(key / projects)}`,
      b: `p${key % projects}`,
      zone: `z${zoneOf[key % projects]}`,
      weight: 1,
    })),
  };
}

const table = new Table("a fair: 20,000 requests, 5,740 projects, 5,000 firms, 22 zones, 400 tables, 48 slots", "asked", "measured");
const q = fair();
const solve = (most: number) => {
  const from = seconds();
  const done = scheduleMeetings(q, { iterations: 400_000 * Math.max(1, most), seed: 1 }, { stop: () => seconds() - from > most });
  if (!done.ok) throw new Error(JSON.stringify(done.error.slice(0, 3)));
  return { plan: done.value, took: seconds() - from };
};
const first = solve(1);
table.row("after 1 s", "the bound", `${first.plan.placed.length} of at most ${first.plan.bound.meetings}, ${first.took.toFixed(1)} s`);
const best = solve(limit);
table.row(
  `after ${limit} s`,
  "1,200 gaps (another fair's figure)",
  `${best.plan.placed.length} placed, ${best.plan.gaps} gaps, ${best.plan.idleSlots} idle slots`,
);
table.row("memory of the process", "150 MB", `${Math.round(process.memoryUsage().rss / 1e6)} MB`);
let from = seconds();
const gains = q.zones.map((z) => moreByBound(q, { zone: z.id }));
table.row(
  "what one more table brings, all 22 zones",
  "30 ms each",
  `${Math.round(((seconds() - from) * 1000) / 22)} ms each; +${Math.min(...gains)} to +${Math.max(...gains)}`,
);
from = seconds();
const out = changeDay(q, best.plan, { kind: "out", person: "f1", fromSlot: 0 }, 0);
if (!out.ok) throw new Error("day");
table.row(
  "a firm drops out on the day",
  "300 ms, 2 moved",
  `${Math.round((seconds() - from) * 1000)} ms, ${out.value.cancelled.length} told, ${out.value.moved.length} moved, ${out.value.gained.length} gained`,
);

console.log(machine());
table.print();
