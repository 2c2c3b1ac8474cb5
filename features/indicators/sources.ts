import {
  NOTHING_BESIDE,
  periodOf,
  type CompiledIndicator,
  type Period,
  type Source,
  type SourceAnswer,
  type SourceOf,
} from "@bihuan/indicators";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { House } from "../../platform/rooms/room.ts";
import { listTaken, newestOf } from "../series/index.ts";

/** What of series and registers an indicator may take (decisions/0106), and where each opens. */
interface Opened extends Source {
  readonly href: string;
  /** Its figure times ten to so many is in its unit. */
  readonly power: number;
  /** Of a register: whether its records are cases, whose events tell what was when. */
  readonly isCase?: boolean;
}
export const hrefOf = (source: Source): string => (source as Opened).href;

/** A register counts as a term where adviser, reviewer and leader all read it: whoever sees the figure may see what it counts. */
const READERS = ["adviser", "reviewer", "leader"];
type Registers = Pick<House, "records">;

const REGISTERS = new WeakMap<Registers["records"], readonly Opened[]>();
function registersOf({ records }: Registers): readonly Opened[] {
  const made =
    REGISTERS.get(records) ??
    [...records.values()]
      .map((h) => h.records)
      .filter((r) => !r.access.sensitive && READERS.every((role) => r.access.read.includes(role)))
      .flatMap(({ name, register: { label }, path, process }): Opened[] => [
        {
          ...{ key: `register(${name})`, unit: "count", power: 0, href: path, isCase: process !== undefined },
          label: { zh: `登记册“${label.zh}”期末的条数`, en: `how many “${label.en}” the register holds at the period's end` },
        },
        ...Object.entries(process?.states ?? {}).map(([state, of]) => ({
          ...{ key: `register(${name}, ${state})`, unit: "count", power: 0, href: `${path}?state=${state}`, isCase: true },
          label: {
            zh: `登记册“${label.zh}”期末“${of.label.zh}”的条数`,
            en: `how many “${label.en}” the register holds as “${of.label.en}” at the period's end`,
          },
        })),
      ]);
  REGISTERS.set(records, made);
  return made;
}

/** By key; two of one wording are told apart by their number. */
export async function listSources(db: Db, house: Registers): Promise<ReadonlyMap<string, Source>> {
  const series = (await listTaken(db)).map(({ id, name, measureUnit, unit, power }): Opened => ({
    ...{ key: `series(${id})`, unit, power, href: `/indicators/series/${id}` },
    label: { zh: `统计数据“${name}（${measureUnit}）”最近一期`, en: `the newest “${name} (${measureUnit})” of statistics` },
  }));
  const out = new Map<string, Source>();
  const said = new Set<string>();
  for (const s of [...series, ...registersOf(house)]) {
    const twice = said.has(s.label.zh) || said.has(s.label.en);
    const label = twice ? { zh: `${s.label.zh}〔${s.key.replace(/\D/g, "") || out.size}〕`, en: `${s.label.en} [${s.key.replace(/\D/g, "") || out.size}]` } : s.label; // prettier-ignore
    said.add(label.zh).add(label.en);
    out.set(s.key, { ...s, label });
  }
  return out;
}
export const NO_SOURCES = NOTHING_BESIDE.sources;

type Of = CompiledIndicator["sources"][number];
const keyOf = ({ source, back = 0 }: Of): string => `${source.key} ${back}`;

/** What the sources of indicators say of units at a depth; of a unit that is no division a series says nothing. */
export async function answerSources(
  db: Db,
  indicators: readonly CompiledIndicator[],
  where: { readonly unitPath: readonly number[]; readonly period: Period; readonly asOf?: number | undefined },
  depth: number,
): Promise<(unit: number) => SourceOf> {
  const endOf = ({ back = 0 }: Of): string => periodOf({ fn: "balance", over: { back } }, where.period).to;
  const asked = [...new Map(indicators.flatMap((i) => i.sources).map((s) => [keyOf(s), s])).values()];
  if (asked.length === 0) return () => () => assertNever();
  const before = where.asOf === undefined ? undefined : await instantOf(db, where.asOf);
  const units = new Map((await unitsAt(db, where.unitPath, depth)).map((u) => [u.id, u]));
  const ids = asked.flatMap(({ source }) => (source.key.startsWith("series(") ? [Number(source.key.slice(7, -1))] : []));
  const newest = ids.length > 0 ? await newestOf(db, ids, before) : undefined;
  const counts = new Map<string, (unit: number) => SourceAnswer>();
  for (const s of asked)
    if (s.source.key.startsWith("register(")) {
      const [name = "", state] = s.source.key.slice(9, -1).split(", ");
      const end = endOf(s);
      counts.set(
        keyOf(s),
        await registerCount(db, { name, state, end, before, isCase: (s.source as Opened).isCase === true }, where.unitPath, depth),
      );
    }
  return (unit) => (s) => {
    const count = counts.get(keyOf(s));
    if (count) return count(unit);
    const of = units.get(unit);
    const id = Number(s.source.key.slice(7, -1));
    const found = of && newest?.(id, of.region, endOf(s));
    const none = found?.words ?? { zh: "没有本地区的数", en: "no figure of this region" };
    return found?.value == null
      ? { value: null, words: { zh: `${s.source.label.zh}：${none.zh}`, en: `${s.source.label.en}: ${none.en}` } }
      : { value: Number(`${found.value}e${(s.source as Opened).power}`), words: found.words };
  };
}
const assertNever = (): never => {
  throw new Error("a source that no indicator names");
};

/** Until when the ledger stood at a position: whatever came in before its next fact was known there; undefined while it still stands there. */
const instantOf = async (db: Db, asOf: number): Promise<string | undefined> =>
  (await rowsOf<{ at: string | null }>(db, sql`select ledger_stood_until(${asOf}) as at`))[0]?.at ?? undefined;

/** Associations stand for their division; an office or a place of one has no statistics of its own. */
export const unitsAt = (db: Db, unitPath: readonly number[], depth: number) =>
  rowsOf<{ id: number; region: string | null }>(
    db,
    sql`select id, region_code as region from unit where kind = 'association' and cardinality(path) = ${sql.lit(depth)}
      and path[${sql.lit(unitPath.length)}] = ${unitPath.at(-1)} and (region_code is not null or parent_id is null)`,
  );

interface Counted {
  readonly name: string;
  readonly state: string | undefined;
  readonly end: string;
  readonly before: string | undefined;
  readonly isCase: boolean;
}
/** Records that stood in a register at the end of a month: cases by their events; of plain rows only how many there are now is known. */
async function registerCount(
  db: Db,
  { name, state, end, before, isCase }: Counted,
  unitPath: readonly number[],
  depth: number,
): Promise<(unit: number) => SourceAnswer> {
  const over = sql`(${`${end}-01`}::date + interval '1 month') at time zone 'Asia/Shanghai'`;
  const isPast = !isCase && (before !== undefined || (await rowsOf<{ is: boolean }>(db, sql`select ${over} <= now() as is`))[0]?.is);
  const above = sql`unit_path[${sql.lit(unitPath.length)}] = ${unitPath.at(-1)}`;
  const of = sql`unit_path[${sql.lit(depth)}]`;
  if (isPast) {
    const words = { zh: "这本登记册只知道现在有多少条，不知道当时有多少", en: "of this register only how many there are now is known" };
    return () => ({ value: null, words });
  }
  const rows = await rowsOf<{ unit: number; n: number }>(
    db,
    isCase
      ? sql`select ${of} as unit, count(*)::int8 as n from work_case c join lateral (select to_state from case_event e where e.case_id = c.id
          and e.at < least(${over}, ${before ?? null}::timestamptz) order by seq desc limit 1) e on true
          where c.process = ${name} and ${above} and (${state ?? null}::text is null or e.to_state = ${state ?? null}) group by 1`
      : sql`select ${of} as unit, coalesce(sum(n), 0)::int8 as n from case_tally where process = ${name} and ${above} group by 1`,
  );
  const counts = new Map(rows.map((r) => [r.unit, r.n]));
  const words = { zh: `${Number(end.slice(0, 4))} 年 ${Number(end.slice(5))} 月末`, en: `at the end of ${end}` };
  // Nothing in a register that is kept is a true 0.
  return (unit) => ({ value: counts.get(unit) ?? 0, words });
}
