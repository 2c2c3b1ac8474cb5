import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scheduleMeetings, type Meeting, type MeetingQuestion } from "@bihuan/meetings";
import { machine, Table } from "./table.ts";

/**
 * npm run bench:b2b: public events of business meetings (Bofill and others; gaps minimised), as texts of `BIHUAN_PUBLIC_SETS`/b2b. A first line "persons meetings tables
 * slots morning", lines "a: b b" or "a/1: b b" (mornings alone; /2 afternoons), "x7: 3 4" closed slots from 1, "best: 8" a proved optimum. Seconds are of the processor.
 */
const folder = join(process.env["BIHUAN_PUBLIC_SETS"] ?? "", "b2b");
if (!process.env["BIHUAN_PUBLIC_SETS"] || !existsSync(folder)) {
  console.log("skipped: BIHUAN_PUBLIC_SETS names no folder with a b2b in it");
  process.exit();
}
interface Event {
  readonly question: MeetingQuestion;
  readonly best: number | undefined;
  readonly tables: number;
}
function read(text: string): Event {
  const [head, ...lines] = text.split("\n");
  const [persons, , tables, slots, morning] = (head as string).split(" ").map(Number) as [number, number, number, number, number];
  const closed = new Map<number, number[]>();
  const meetings: Meeting[] = [];
  let best: number | undefined;
  for (const line of lines) {
    const [, kind, session, list] = /^([x\d]+|best)(?:\/([12]))?: (.*)$/.exec(line) ?? [];
    if (kind === undefined) continue;
    const numbers = (list as string).split(" ").map(Number);
    if (kind === "best") best = numbers[0];
    else if (kind.startsWith("x")) closed.set(Number(kind.slice(1)), numbers);
    else for (const b of numbers) meetings.push({ id: `${meetings.length}`, a: kind, b: `${b}`, zone: session ?? "all", weight: 1 });
  }
  const all = Array.from({ length: slots }, (_, s) => s);
  const aside = (session: string): number => {
    const own = meetings.filter((m) => m.zone === session).length;
    return own === 0 ? 0 : 1 + Math.ceil(own / (session === "1" ? morning : slots - morning));
  };
  return {
    question: {
      dayOf: all.map(() => 0),
      persons: Array.from({ length: persons }, (_, p) => ({
        id: `${p + 1}`,
        slots: all.filter((s) => !closed.get(p + 1)?.includes(s + 1)),
      })),
      // A session is a zone of its own with tables set aside, one more than its meetings need on the average: the question becomes somewhat harder, never easier.
      zones: [
        { id: "all", tables: all.map((s) => tables - aside(s < morning ? "1" : "2")) },
        { id: "1", tables: all.map((s) => (s < morning ? aside("1") : 0)) },
        { id: "2", tables: all.map((s) => (s < morning ? 0 : aside("2"))) },
      ],
      meetings,
    },
    best,
    tables,
  };
}

const seconds = (): number => process.cpuUsage().user / 1e6;
const table = new Table("event", "persons, meetings, tables, slots", "proved best", "5 s", "10 s");
for (const file of readdirSync(folder).sort()) {
  const { question, best, tables } = read(readFileSync(join(folder, file), "utf8"));
  const told = [5, 10].map((most) => {
    const from = seconds();
    const done = scheduleMeetings(question, { iterations: 1e9, seed: 1 }, { stop: () => seconds() - from > most });
    if (!done.ok) return JSON.stringify(done.error.slice(0, 3));
    const { placed, gaps } = done.value;
    return [
      `${gaps} gaps`,
      placed.length < question.meetings.length ? `${placed.length} placed` : "all placed",
      `${(seconds() - from).toFixed(1)} s`,
    ].join(", ");
  });
  const [persons, meetings, slots] = [question.persons.length, question.meetings.length, question.dayOf.length];
  table.row(file.replace(/\.txt$/, ""), `${persons}, ${meetings}, ${tables}, ${slots}`, best === undefined ? "–" : String(best), ...told);
}
console.log(machine());
table.print();
