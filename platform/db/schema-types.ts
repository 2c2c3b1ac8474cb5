import type pg from "pg";
import { openClient } from "./connections.ts";

const TYPES: Record<string, string> = {
  int8: "number",
  int4: "number",
  int2: "number",
  numeric: "number",
  float8: "number",
  text: "string",
  uuid: "string",
  bool: "boolean",
  date: "string",
  jsonb: "Json",
  bytea: "Buffer",
  timestamptz: "Instant",
  _int4: "number[]",
  _text: "string[]",
  _int8: "number[]",
  _float8: "number[]",
  tsvector: "string",
};

/** TypeScript types of the migrated database's public tables, as the text of platform/db/schema.ts. */
export async function printSchema(owner: pg.ClientConfig): Promise<string> {
  const client = openClient(owner);
  await client.connect();
  const { rows } = await client.query<{
    table: string;
    column: string;
    type: string;
    nullable: boolean;
    generated: boolean;
    always: boolean;
  }>(`
    SELECT c.relname AS table, a.attname AS column, t.typname AS type, NOT a.attnotnull AS nullable,
           a.atthasdef OR a.attidentity <> '' AS generated, a.attidentity = 'a' OR a.attgenerated <> '' AS always
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped AND NOT c.relispartition
    ORDER BY c.relname COLLATE "C", a.attnum`);
  const { rows: listed } = await client.query<{ table: string; column: string }>(`
    SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND (SELECT count(*) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        WHERE i.indrelid = c.oid AND x.relname ~ ('^' || c.relname || '_by_' || a.attname || '_[1-5]$')) = 5
    ORDER BY c.relname COLLATE "C", a.attname COLLATE "C"`);
  await client.end();
  const tables = Map.groupBy(rows, (r) => r.table);
  const column = (r: (typeof rows)[number]): string => {
    const base = TYPES[r.type];
    if (!base) throw new Error(`no TypeScript type for ${r.type} of ${r.table}.${r.column}`);
    const type = r.nullable ? `${base} | null` : base;
    return `  ${r.column}: ${r.always ? `GeneratedAlways<${type}>` : r.generated ? `Generated<${type}>` : type};`;
  };
  const lines = [
    "// Generated from the migrated database by `npm run cli -- schema`; do not edit.",
    'import type { ColumnType, GeneratedAlways } from "kysely";',
    "",
    "/** A column the database fills when an insert leaves it out. */",
    "export type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;",
    "/** A timestamp reads as an ISO instant. */",
    "export type Instant = ColumnType<string, string | Date, string | Date>;",
    "/** jsonb is written as JSON text and read as the value. */",
    "// oxlint-disable-next-line no-explicit-any",
    "export type Json = ColumnType<any, string, string>;",
    "",
    "export interface Schema {",
    ...[...tables].map(([name]) => `  ${name}: ${typeName(name)};`),
    "}",
    "",
    "/** Columns that lists may sort and filter by: each has its index for every depth of the tree. */",
    "export interface Listed {",
    ...[...Map.groupBy(listed, (r) => r.table)].map(([name, all]) => `  ${name}: ${all.map((r) => JSON.stringify(r.column)).join(" | ")};`),
    "}",
  ];
  for (const [name, columns] of tables) lines.push("", `export interface ${typeName(name)} {`, ...columns.map(column), "}");
  return `${lines.join("\n")}\n`;
}

const typeName = (table: string): string =>
  `${table
    .split("_")
    .map((w) => w[0]?.toUpperCase() + w.slice(1))
    .join("")}Table`;
