import { addDays, daysBetween, type Day } from "@bihuan/kit";
import { sql } from "kysely";
import { carrierOf, depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { columnOf, type Records } from "../../platform/records/define.ts";
import type { Field } from "../../platform/register/fields.ts";
import type { House } from "../../platform/rooms/room.ts";

/** So many of one kind and step about one parent, due in the same stretch of days, make one line. */
const FOLD = 5;

/** What of an open case says whether it may stand in a line with others. */
interface Entry {
  readonly id: number;
  readonly process: string;
  readonly state: string;
  readonly due_on: string | null;
  readonly owner_person_id: number | null;
  readonly adviser_person_id: number | null;
  readonly unit_path: readonly number[];
  /** Came since yesterday by another's act. */
  readonly isNew: boolean;
  /** Sent back, or reminded of: about this one alone, and never in a line. */
  readonly isAlone: boolean;
}

/** A line: of which parent (blank where the kind has none), how many, how many of them overdue, and the list of them alone. */
export interface Many {
  readonly about: string;
  readonly count: number;
  readonly overdue: number;
  readonly href: string;
}

/** The first record that a kind names of necessity, else the first that its list may be asked for: the fair of a project, the round of a reply. */
function parentOf(records: Records): Field | undefined {
  const named = records.list.fields.filter((f) => f.type === "record" && f.computed !== true && f.filter);
  return named.find((f) => f.required) ?? named[0];
}

/** A stretch of days as the bench divides them, and a month's end besides: first and last day, blank where it is open. */
function stretchOf(due: string, today: Day): readonly [from: string, to: string] {
  const sunday = addDays(today, 6 - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const ends = [today, sunday, addDays(today, 30)];
  const at = ends.findIndex((end) => due <= end);
  return at < 0 ? [addDays(today, 31), ""] : [at === 0 ? "" : addDays(ends[at - 1] as Day, 1), ends[at] as string];
}

/**
 * The rows of a bench, of entries in the order they are due: a line stands where its first entry stood. What waits for a person and what waits
 * for his unit stand in lines of their own.
 */
export async function fold<E extends Entry>(
  db: Db,
  { actor, house, today }: { readonly actor: Actor; readonly house: House; readonly today: Day },
  entries: readonly E[],
): Promise<{ readonly first: E; readonly many: Many | null }[]> {
  const { unitId } = actor.scope;
  const isListed = (e: E) => e.unit_path[depthOf(actor.scope) - 1] === unitId && actor.permissions.has(`${e.process}.read`);
  const lines = new Map<E, readonly E[]>();
  const said = new Map<E, Omit<Many, "count" | "overdue">>();
  for (const [process, of] of Map.groupBy(entries, (e) => e.process)) {
    const records = house.records.get(process)?.records;
    const field = records && parentOf(records);
    const title = field && house.titles.get(field.of ?? "");
    const like = of.filter((e) => !e.isAlone && isListed(e));
    if (!records || like.length < FOLD || !(title || records.views.alike)) continue;
    const parents = field && title ? await parentsOf(db, records.name, field, title, like) : new Map<number, Parent>();
    // Without a parent a list is told by its carrier alone.
    const keyed = Map.groupBy(
      like.filter((e) => parents.has(e.id) || (records.views.alike && isOwn(e, actor))),
      (e) =>
        JSON.stringify([
          ["f.state", e.state],
          ...(field && parents.has(e.id) ? [[`f.${field.key}`, parents.get(e.id)?.parent]] : []),
          ...(isOwn(e, actor) ? [["f.adviserName", e.adviser_person_id]] : []),
          ...(e.due_on === null ? [] : stretchOf(e.due_on, today).map((end) => ["f.dueOn", end])),
          ...(e.isNew ? [["new", ""]] : []),
        ]),
    );
    for (const [key, same] of keyed) {
      const [first] = same as [E];
      if (same.length < FOLD) continue;
      const address = new URLSearchParams((JSON.parse(key) as [string, unknown][]).map(([k, v]) => [k, String(v)]));
      address.delete("new");
      lines.set(first, same);
      said.set(first, { about: parents.get(first.id)?.about ?? "", href: `${records.path}?${address.toString()}` });
    }
  }
  const isWithin = new Set([...lines.values()].flatMap((same) => same.slice(1)));
  return entries
    .filter((e) => !isWithin.has(e))
    .map((first) => {
      const [same, words] = [lines.get(first), said.get(first)];
      const overdue = (same ?? []).filter((e) => e.due_on !== null && daysBetween(today, e.due_on) < 0).length;
      return { first, many: same && words ? { ...words, count: same.length, overdue } : null };
    });
}

/** Carried by whoever looks, so that its list is told by its carrier. */
const isOwn = (e: Entry, actor: Actor) => e.owner_person_id !== null && e.adviser_person_id === carrierOf(actor);

interface Parent {
  readonly id: number;
  readonly parent: number;
  readonly about: string;
}

async function parentsOf(db: Db, table: string, field: Field, title: string, of: readonly Entry[]) {
  const parent = sql.ref(`r.${columnOf(field.key)}`);
  const { rows } = await sql<Parent>`
    select r.id, ${parent} as parent, p.${sql.ref(title)} as about from ${sql.table(table)} r join ${sql.table(field.of as string)} p on p.id = ${parent}
    where r.id = any (${of.map((e) => e.id)}::int8[])`.execute(db);
  return new Map(rows.map((r) => [r.id, r]));
}
