import { sql } from "kysely";
import { compileForm, type Form } from "../../platform/forms/compile.ts";
import type { FormDefinition, Told } from "../../platform/forms/form.ts";
import { readTextForm, type FormSheet } from "../../platform/forms/xlsform-sheets.ts";
import { readXlsForm } from "../../platform/forms/xlsform.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { askedFields } from "../../platform/records/define.ts";
import { openBook } from "../../platform/sheets/open.ts";
import { wordsOf } from "../../platform/sheets/rows.ts";
import { bytesSource } from "../../platform/sheets/source.ts";
import { Unreadable } from "../../platform/sheets/unreadable.ts";
import { formOfRows, questionsIn, type QuestionRow } from "./questions.ts";
import { heldElsewhere, type AskedBefore, type Held, type Holder } from "./rules.ts";

const MOST_FORM_ROWS = 5000;

/** The form of a round: the workbook brought in, else what was typed. */
export interface RoundForm {
  readonly name: string | null;
  readonly definition: FormDefinition;
  readonly told: readonly Told[];
  readonly whys: ReadonlyMap<string, string>;
}

/** Where forms and typed questions lie, and what they belong to. */
const TABLES = {
  census: { form: "census_form", question: "census_question", of: "round_id" },
  survey: { form: "survey_form", question: "survey_question", of: "survey_id" },
} as const;
export type FormKind = keyof typeof TABLES;

export async function formOf(db: Db, owner: { id: number; title: string }, kind: FormKind = "census"): Promise<RoundForm> {
  const t = TABLES[kind];
  const { rows } = await sql<{
    name: string;
    definition: FormDefinition;
    told: Told[];
  }>`select name, definition, told from ${sql.table(t.form)}
    where ${sql.ref(t.of)} = ${owner.id}`.execute(db);
  const { rows: typed } = await sql<QuestionRow>`select id, label, kind, choices, definition, required, relevant, "constraint", why
    from ${sql.table(t.question)} where ${sql.ref(t.of)} = ${owner.id} order by id`.execute(db);
  const definition = rows[0]?.definition ?? formOfRows(owner.title, typed);
  const whys = new Map(questionsIn(definition).flatMap(({ question }) => (question.why ? [[question.name, question.why] as const] : [])));
  return { name: rows[0]?.name || null, definition, told: rows[0]?.told ?? [], whys };
}

/** The form as it is asked from now on; under a name where it came from a workbook. */
export async function putDefinition(
  tx: Db,
  kind: FormKind,
  id: number,
  name: string,
  definition: FormDefinition,
  told: readonly Told[],
): Promise<void> {
  const t = TABLES[kind];
  await sql`insert into ${sql.table(t.form)} (${sql.ref(t.of)}, name, definition, told) values (${id}, ${name}, ${JSON.stringify(definition)}, ${JSON.stringify(told)})
    on conflict (${sql.ref(t.of)}) do update set name = excluded.name, definition = excluded.definition, told = excluded.told`.execute(tx);
}

/** What keeps a form from being used: expressions that do not hold, two questions of one name, none at all. */
export function formFaults(definition: FormDefinition): { label: string; cause: Label }[] {
  const seen = new Set<string>();
  const twice = definition.items.flatMap((i) => {
    if (!seen.has(i.name)) {
      seen.add(i.name);
      return [];
    }
    return [
      {
        label: i.label[""] ?? i.name,
        cause: { zh: "有两题同名，改其中一题的写法", en: "Two questions of one name: word one differently" },
      },
    ];
  });
  const none = definition.items.length === 0 ? [{ label: "", cause: { zh: "还没有题目", en: "There is no question yet" } }] : [];
  const faults = compileForm(definition).faults.map(({ item, cause }) => ({
    label: item.label[""] || Object.values(item.label)[0] || item.name,
    cause,
  }));
  return [...none, ...twice, ...faults];
}

const compiled = new WeakMap<FormDefinition, Form>();
export function compiledOf(definition: FormDefinition): Form {
  let form = compiled.get(definition);
  if (!form) compiled.set(definition, (form = compileForm(definition).form));
  return form;
}

/** A workbook as its bytes say, whatever its name; a table of text for who writes one. */
export async function readWorkbook(name: string, bytes: Buffer): Promise<{ form?: FormDefinition; told: readonly Told[] }> {
  if (/\.md$/i.test(name)) return readXlsForm(readTextForm(bytes.toString("utf8")), name);
  try {
    const book = await openBook(bytesSource(bytes));
    try {
      const sheets: FormSheet[] = [];
      for (const [i, sheet] of book.sheets.entries()) {
        const rows: { at: number; cells: string[] }[] = [];
        for await (const batch of book.rows(i)) {
          for (const r of batch) rows.push({ at: r.at, cells: r.values.map((v) => wordsOf(v)) });
          if (rows.length > MOST_FORM_ROWS)
            refuseRequest("too-large", { zh: `一张表最多 ${MOST_FORM_ROWS} 行`, en: `At most ${MOST_FORM_ROWS} rows a sheet` });
        }
        sheets.push({ name: sheet.name, rows });
      }
      return readXlsForm(sheets, name);
    } finally {
      book.close();
    }
  } catch (error) {
    if (error instanceof Unreadable) return refuseRequest(error.code, error.label);
    throw error;
  }
}

/** What each unit's own entry holds; the words that forms use for it. */
const UNIT_FIELDS = [
  "单位名称",
  "名称",
  "单位全称",
  "单位类别",
  "类别",
  "统一社会信用代码",
  "社会信用代码",
  "信用代码",
  "行政区划",
  "区划代码",
  "上级单位",
  "主管单位",
];

export function holdersOf(services: Services): Holder[] {
  const declared = [...services.house.records.values()]
    .filter(({ records }) => !records.name.startsWith("census_"))
    .map(({ records }) => ({
      name: records.name,
      label: records.register.label.zh,
      fields: askedFields(records.register)
        .map((f) => f.label.zh)
        .filter((l) => [...l].length > 2),
      ofUnits: false,
    }));
  return [{ name: "unit", label: "单位", fields: UNIT_FIELDS, ofUnits: true }, ...declared];
}

/** Where a round asks what is held already: registers, and forms that the same area was asked within a year. */
export async function heldOf(
  db: Db,
  services: Services,
  round: { id: number; earlierId: number | null },
  form: RoundForm,
  today: string,
): Promise<Held[]> {
  const { rows } = await sql<
    AskedBefore & { roundId: number }
  >`select round_id as "roundId", title, unit_name as "unitName", asked_on as "askedOn", definition
    from census_forms_since(${today}::date - 365, ${round.id})`.execute(db);
  return heldElsewhere(
    form.definition,
    holdersOf(services),
    rows.filter((r) => r.roundId !== round.earlierId),
    form.whys,
  );
}
