import { sql, type RawBuilder } from "kysely";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import type { Services } from "../../platform/http/server.ts";
import { refuseUndeclared } from "../../platform/register/declared.ts";
import { spelledLike } from "../../platform/register/spelling.ts";
import type { PersonList } from "../../platform/rooms/room.ts";
import { talentRegister } from "./talent-register.ts";

export interface Talent {
  readonly id: number;
  readonly list: string;
  readonly name: string;
  readonly units: string;
  readonly fields: string;
  readonly titles: string;
  readonly lists: string[];
  readonly unitName: string;
  /** Every entry that is this person and may be opened. */
  readonly entries: { readonly list: string; readonly id: number }[];
  [key: string]: unknown;
}
type Asker = { readonly actor: Actor; readonly services: Pick<Services, "house"> };

/** Registers of talents that the asker may open; a person's first entry in this order stands for him. */
const listsOf = ({ actor, services }: Asker): PersonList[] =>
  [...services.house.persons.values()]
    .filter((p) => p.talents && actor.permissions.has(p.permission))
    .toSorted((a, b) => rank(a.list) - rank(b.list));
const RANKS = ["person", "expert", "supply", "teacher"];
const rank = (list: string): number => (RANKS.indexOf(list) + RANKS.length) % RANKS.length;

const union = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(parts, sql` union all `);
/** What several registers say of one: shown together, blanks left out. */
const SAID = ["units", "fields", "titles"] as const;
const joined = (list: RawBuilder<unknown>): RawBuilder<unknown> => sql`array_to_string(array_remove(${list}, ''), '、')`;
/** A column as the list shows it, by which it is filtered and sorted; of one in several registers his first entry's words stand first. */
const shownAs = (key: string): RawBuilder<unknown> =>
  key === "name"
    ? sql`r.name`
    : key === "unitName"
      ? sql`u.name`
      : sql`coalesce(${sql.ref(`w.${key}`)}, ${joined(sql.ref(`r.${key}`))}, '')`;
/** Read in Chinese, as every list's words are; a cursor holds so much of it. */
const orderOf = (key: string): RawBuilder<unknown> => sql`left(${shownAs(key)}, 60) collate "zh-x-icu"`;
const AGREED = sql`outcome = 'agreed' and parted_at is null`;

/**
 * All talents of a subtree, each person once: whoever stands in several registers is found by what any of them says of him and shown by his first entry, with the units, fields and
 * titles of all. Entries are read under the asker's own sight.
 */
export async function listTalents(
  db: Db,
  scope: Scope,
  input: ListInput,
  asker: Asker | undefined,
): Promise<{ rows: Talent[]; next: string | null; total: number; totalIsExact: boolean }> {
  const all = asker ? listsOf(asker) : [];
  refuseUndeclared(talentRegister, input);
  const chosen = input.filter["lists"];
  const only = chosen === undefined ? undefined : [chosen].flat().map(String);
  const names = all.map((l) => l.list);
  const within = sql`r."unitPath"[${sql.lit(scope.unitPath.length)}] = ${scope.unitId}`;
  // Who was merged is little: all that his entries say stands together.
  const merged = sql`merged as materialized (select gone_list as list, gone_id as id from person_merge where ${AGREED} union select kept_list, kept_id from person_merge where ${AGREED})`;
  const entry = sql`entry as materialized (${union(
    all.map(
      (l) => sql`select ${sql.lit(l.list)}::text as list, r.id::bigint as id, r.name, r.units, r.fields, r.titles from (${l.rows}) r
        join merged m on m.list = ${sql.lit(l.list)} and m.id = r.id where ${within}`,
    ),
  )})`;
  const whole = sql`whole as materialized (select m.list, m.id, string_agg(e.name, ' ') as name, string_agg(array_to_string(e.units || e.fields || e.titles, ' '), ' ') as said,
      ${sql.join(SAID.map((c) => sql`string_agg(nullif(${joined(sql.ref(`e.${c}`))}, ''), '、' order by array_position(${names}::text[], e.list), e.id) as ${sql.ref(c)}`))},
      array_agg(distinct e.list) as lists, (array_agg(e.list || ':' || e.id order by array_position(${names}::text[], e.list), e.id))[1] as first
    from entry m cross join lateral same_person(m.list, m.id) s join entry e on e.list = s.list and e.id = s.id group by m.list, m.id)`;
  const words = (input.search ?? "")
    .split(/\s+/)
    .filter((w) => w !== "")
    .slice(0, 8);
  const matches = words.map(
    (w) =>
      sql`(${spelledLike(sql`coalesce(w.name, r.name)`, w)} or ${spelledLike(sql`coalesce(w.said, array_to_string(r.units || r.fields || r.titles, ' '))`, w)})`,
  );
  for (const [key, value] of Object.entries(input.filter)) if (key !== "lists") matches.push(spelledLike(shownAs(key), String(value)));
  const rows = (l: PersonList, select: RawBuilder<unknown>, ends: RawBuilder<unknown>, more: readonly RawBuilder<unknown>[] = []) => {
    const list = sql.lit(l.list);
    const inChosen = only === undefined ? [] : [sql`coalesce(w.lists, array[${list}::text]) && ${only}::text[]`];
    return sql`(select ${select} from (${l.rows}) r left join whole w on w.list = ${list} and w.id = r.id
      join unit u on u.id = r."unitPath"[cardinality(r."unitPath")] where ${sql.join([within, sql`(w.first is null or w.first = ${`${l.list}:`} || r.id)`, ...inChosen, ...matches, ...more], sql` and `)} ${ends})`;
  };
  if (all.length === 0) return { rows: [], next: null, total: 0, totalIsExact: true };
  const way = sql.raw(input.sort?.direction === "desc" ? "desc" : "asc");
  const key = input.sort ? orderOf(input.sort.field) : sql`''::text`;
  const after = /^([^]*)~(\w{1,40})~(\d{1,15})$/.exec(input.cursor ?? "");
  const begun = after ? names.indexOf(after[2] as string) : -1;
  const picked = union(
    all.map((l, n) => {
      const beyond = sql.raw(input.sort?.direction === "desc" ? "<" : ">");
      const next =
        after && begun >= 0 ? [sql`(${key}, ${sql.lit(n)}, r.id) ${beyond} (${after[1]}, ${sql.lit(begun)}, ${Number(after[3])})`] : [];
      return rows(
        l,
        sql`${sql.lit(n)}::int as n, ${sql.lit(l.list)}::text as list, r.id::bigint as id, u.name as "unitName", ${key} as key`,
        sql`order by ${key} ${way}, r.id ${way} limit ${sql.lit(input.limit + 1)}`,
        next,
      );
    }),
  );
  const found = await sql<{
    list: string;
    id: number;
    key: string;
    unitName: string;
    entries: { list: string; id: number }[];
  }>`with ${merged}, ${entry}, ${whole}
    select p.list, p.id, p.key, p."unitName", (select coalesce(jsonb_agg(jsonb_build_object('list', s.list, 'id', s.id)), '[]') from same_person(p.list, p.id) s) as entries
    from (${picked}) p order by p.key ${way}, p.n ${way}, p.id ${way} limit ${sql.lit(input.limit + 1)}`.execute(db);
  const counted = await sql<{ n: number }>`with ${merged}, ${entry}, ${whole}
    select count(*)::int as n from (${union(all.map((l) => rows(l, sql`1`, sql`limit ${sql.lit(CAP + 1)}`)))}) c`.execute(db);
  const n = counted.rows[0]?.n ?? 0;
  const shown = found.rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    rows: await together(db, all, within, shown),
    next: found.rows.length > input.limit && last ? `${last.key}~${last.list}~${last.id}` : null,
    total: Math.min(n, CAP),
    totalIsExact: n <= CAP,
  };
}
const CAP = 1000;

interface Shown {
  readonly list: string;
  readonly id: number;
  readonly unitName: string;
  readonly entries: readonly { readonly list: string; readonly id: number }[];
}
interface Said {
  readonly list: string;
  readonly id: number;
  readonly name: string;
  readonly units: readonly string[];
  readonly fields: readonly string[];
  readonly titles: readonly string[];
}
/** What all entries of each person say, those alone that the asker may open. */
async function together(db: Db, all: readonly PersonList[], within: RawBuilder<unknown>, shown: readonly Shown[]): Promise<Talent[]> {
  if (shown.length === 0) return [];
  const wanted = shown.flatMap((s) => s.entries);
  const { rows } = await sql<Said>`${union(
    all.map(
      (l) => sql`select ${sql.lit(l.list)}::text as list, r.id::bigint as id, r.name, r.units, r.fields, r.titles from (${l.rows}) r
        where ${within} and r.id = any (${wanted.filter((w) => w.list === l.list).map((w) => w.id)}::bigint[])`,
    ),
  )}`.execute(db);
  const said = new Map(rows.map((r) => [`${r.list}:${r.id}`, r]));
  return shown.map((s) => {
    const mine = s.entries
      .flatMap((e) => said.get(`${e.list}:${e.id}`) ?? [])
      .toSorted((a, b) => rank(a.list) - rank(b.list) || a.id - b.id);
    const join = (of: (e: Said) => readonly string[]): string => [...new Set(mine.flatMap(of).filter((t) => t !== ""))].join("、");
    return {
      ...{ id: s.id, list: s.list, unitName: s.unitName, name: said.get(`${s.list}:${s.id}`)?.name ?? "" },
      ...{ units: join((e) => e.units), fields: join((e) => e.fields), titles: join((e) => e.titles) },
      lists: [...new Set(mine.map((e) => e.list))],
      entries: mine.map(({ list, id }) => ({ list, id })),
    };
  });
}
