import { sql } from "kysely";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { fillForm } from "../../platform/forms/fill.ts";
import { say, type Answers } from "../../platform/forms/form.ts";
import { writeXlsx, type Cell, type Column } from "../../platform/sheets/write-xlsx.ts";
import { compiledOf, formOf } from "./form-desk.ts";
import { questionsIn } from "./questions.ts";
import { coverageOf, linesOf } from "./rules.ts";

/** The unit in force that a unit `u` of a round was merged into since, by however many steps. */
const heirOf = sql`(with recursive chain as (select u.successor_id as id, 1 as n
    union all select c.successor_id, n + 1 from chain join unit c on c.id = chain.id where c.successor_id is not null and n < 20)
  select h.name from chain join unit h on h.id = chain.id order by n desc limit 1)`;

/** How a round stands: coverage and non-response, each unit with its state, and the middle time it took. */
export async function progressOf(db: Db, roundId: number) {
  const { rows } = await sql<{
    id: number;
    unitName: string;
    heir: string | null;
    state: string;
    repliedOn: string | null;
    unchanged: boolean | null;
    fields: number;
    seconds: number;
    reason: string | null;
  }>`select r.id, u.name as "unitName", ${heirOf} as heir, r.state, r.replied_on as "repliedOn", r.unchanged, r.fields, r.seconds,
      case when r.state = 'excused' then (select e.reason from case_event e where e.case_id = r.id and e.action = 'excuse' order by e.seq desc limit 1) end as reason
    from census_reply r join unit u on u.id = r.asked_id where r.round_id = ${roundId} order by u.path`.execute(db);
  const times = rows
    .filter((r) => r.seconds > 0)
    .map((r) => r.seconds)
    .toSorted((a, b) => a - b);
  return { coverage: coverageOf(rows), medianSeconds: times[Math.floor((times.length - 1) / 2)] ?? null, rows };
}

export async function linksOf(db: Db, roundId: number, today: string) {
  const { rows } = await sql<{ id: number; unitName: string; code: string; canSignIn: boolean; untilOn: string }>`
    select r.id, u.name as "unitName", r.code, r.until_on as "untilOn", exists (select from post t join person p on p.id = t.person_id
      where t.unit_id = r.unit_id and t.role = 'adviser' and ${inOffice(today)}) as "canSignIn"
    from census_reply r join unit u on u.id = r.asked_id where r.round_id = ${roundId} and r.state in ('asked', 'returned') order by u.path`.execute(
    db,
  );
  return rows;
}

const NUMBERS: readonly string[] = ["integer", "decimal"];

/** A line for each unit that replied, a column for each question; what is asked of several (分会 1, 分会 2) has a sheet of its own. */
export async function tableOf(db: Db, round: { id: number; title: string }, today: string): Promise<Buffer> {
  const { definition } = await formOf(db, round);
  const { rows } = await sql<{ unitName: string; code: string | null; heir: string | null; state: string; answers: Answers | null }>`
    select u.name as "unitName", u.credit_code as code, ${heirOf} as heir, r.state, r.answers from census_reply r join unit u on u.id = r.asked_id
    where r.round_id = ${round.id} order by u.path`.execute(db);
  const questions = questionsIn(definition).filter((q) => q.question.kind !== "note");
  const asked = questions.filter((q) => !isRepeated(q.path));
  const repeated = questions.filter((q) => isRepeated(q.path));
  const form = compiledOf(definition);
  const known: Column[] = [
    { heading: "单位", style: "text", width: 30 },
    { heading: "统一社会信用代码", style: "text", width: 22 },
  ];
  const column = (q: (typeof questions)[number]): Column => ({
    heading: [q.within, say(q.question.label, definition.language) || q.question.name].filter(Boolean).join(" · "),
    style: NUMBERS.includes(q.question.kind) ? "number" : "text",
    width: 18,
  });
  const isMerged = rows.some((r) => r.heir !== null);
  const first: Cell[][] = [];
  const further: Cell[][] = [];
  for (const r of rows) {
    const lines = r.answers ? linesOf(fillForm(form, r.answers, { today, now: `${today}T00:00:00` }).rows, definition.language) : [];
    const cell = (path: string, kind: string): Cell => {
      const line = lines.find((l) => l.path === path) ?? { value: valueAt(r.answers ?? {}, path), said: valueAt(r.answers ?? {}, path) };
      if (line.value === "") return null;
      return NUMBERS.includes(kind) && !Number.isNaN(Number(line.value)) ? Number(line.value) : line.said;
    };
    first.push([
      r.unitName,
      r.code,
      STATES[r.state] ?? r.state,
      ...(isMerged ? [r.heir] : []),
      ...asked.map((q) => cell(q.path, q.question.kind)),
    ]);
    for (const round of [...new Set(lines.flatMap((l) => /^[^[]{1,200}\[\d{1,4}\]/.exec(l.path)?.[0] ?? []))])
      further.push([r.unitName, r.code, ...repeated.map((q) => cell(q.path.replace(/^[^/]{1,200}/, round), q.question.kind))]);
  }
  const sheets = [
    {
      name: "填报",
      columns: [
        ...known,
        { heading: "情况", style: "text" as const, width: 12 },
        ...(isMerged ? [{ heading: "现并入", style: "text" as const, width: 30 }] : []),
        ...asked.map(column),
      ],
      rows: [first],
    },
  ];
  if (repeated.length > 0) sheets.push({ name: "分项", columns: [...known, ...repeated.map(column)], rows: [further] });
  const pieces: Buffer[] = [];
  for await (const piece of writeXlsx(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);

  function isRepeated(path: string): boolean {
    const top = definition.items.find((i) => i.name === path.split("/")[0]);
    return top?.is === "group" && top.repeat !== undefined;
  }
}

const STATES: Readonly<Record<string, string>> = {
  asked: "未报",
  replied: "已报",
  returned: "退回中",
  accepted: "已收下",
  excused: "未回",
};

function valueAt(answers: Answers, path: string): string {
  let at: unknown = answers;
  for (const name of path.split("/")) at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === "string" ? at : "";
}
