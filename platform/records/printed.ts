import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { mintActor } from "../access/scope.ts";
import type { Schema } from "../db/schema.ts";
import { filterShape, type Field } from "../register/fields.ts";
import type { Records } from "./define.ts";
import { pageOf } from "./list.ts";
import { readQuestion } from "./question.ts";

const dialect = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The statement of every list, sort and filter of declared records for a county, as a reviewer reads it. */
export function printLists(all: readonly Records[]): string {
  const { scope } = mintActor({ personId: 1, name: "county", unitPath: [1, 2, 3, 4], roles: [] }, new Map());
  const statement = (records: Records, input: Parameters<typeof readQuestion>[1], few = false): string => {
    const question = readQuestion(records, input);
    const { sql } = pageOf(scope, records, { ...question, limit: input.limit, more: [], whole: false, few }).compile(dialect);
    return `${sql.replace(/\s+/g, " ").replaceAll(/ (from \(|join |left join |order by r\._order)/g, "\n  $1")};`;
  };
  const of = (records: Records): string[] => {
    const { fields } = records.list;
    return [
      `-- ${records.name}: as it stands`,
      statement(records, { filter: {}, limit: 20 }),
      ...fields
        .filter((f) => f.sort === true)
        .flatMap((f) => [
          `-- ${records.name}: sorted by ${f.key}`,
          statement(records, { filter: {}, sort: { field: f.key, direction: "asc" }, limit: 20 }),
        ]),
      ...fields
        .filter((f) => f.filter && !f.swept && f.filter !== "unit")
        .flatMap((f) => [`-- ${records.name}: where ${f.key}`, statement(records, { filter: { [f.key]: sampleOf(f) }, limit: 20 })]),
    ];
  };
  return [
    "-- Printed by `npm run cli -- lists`; a test compares it with the declarations. $1 … are the values in their order; where fewer than 1,000 rows match a",
    "-- filter that is not the order's own, the matching rows are read whole and sorted instead.",
    ...all.flatMap((records) => ["", ...of(records)]),
    "",
  ].join("\n");
}

function sampleOf(field: Field): string | boolean | string[] {
  switch (filterShape(field)) {
    case "range":
      return field.type === "day" ? ["2026-01-01", "2026-12-31"] : field.type === "month" ? ["2026-01", "2026-12"] : ["1", "2"];
    case "yes-no":
      return true;
    case "choices":
      return (field.options ?? []).slice(0, 2).map((o) => o.value);
    default:
      return "1";
  }
}
