import { areNamesakes, comparePersons, isTellable, type Comparison } from "@bihuan/persons";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { inScope } from "../../platform/access/in-scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { tell } from "../../platform/notices/notices.ts";
import { peoplePermissions } from "./access.ts";
import { findDecider } from "./deciders.ts";
import { listAlike, readEntries, refreshEntries, type Entry, type EntryName } from "./entries.ts";
import { findHindrance } from "./withdrawal.ts";

type Asked = Context & { actor: Actor };
const MERGERS = Object.keys(peoplePermissions).filter((role) => peoplePermissions[role]?.includes("person.merge"));
const SHOWN = 8;

const isSame = (a: EntryName, b: EntryName): boolean => a.list === b.list && a.id === b.id;
const keyOf = (e: EntryName): string => `${e.list}:${e.id}`;

/** An entry as the screen names it. */
function shown({ services, actor }: Asked, entry: Entry) {
  const register = services.house.persons.get(entry.list);
  return {
    list: entry.list,
    id: entry.id,
    name: entry.person.name,
    units: [...entry.person.units],
    label: register?.label ?? { zh: "", en: "" },
    href: register && actor.permissions.has(register.permission) ? `${register.path}/${entry.id}` : null,
  };
}

/** Only registers that the asker may open, and only what lies in his subtree. */
const readable = async ({ services, actor }: Asked, db: Db, names: readonly EntryName[]): Promise<Entry[]> =>
  (
    await readEntries(
      db,
      services.house,
      names.filter(({ list }) => actor.permissions.has(services.house.persons.get(list)?.permission ?? "")),
    )
  ).filter((e) => e.unitPath.includes(actor.scope.unitId));

const sameAs = async (db: Db, of: EntryName): Promise<EntryName[]> =>
  (await sql<EntryName>`select list, id from same_person(${of.list}, ${of.id})`.execute(db)).rows;

const mergesOf = (db: Db) =>
  db
    .selectFrom("person_merge as m")
    .leftJoin("person as p", (j) => j.on("m.set_by", "=", actorIdOf("p.id")))
    .leftJoin("person as d", (j) => j.on("m.decided_by", "=", actorIdOf("d.id")))
    .leftJoin("person as q", (j) => j.on("m.parted_by", "=", actorIdOf("q.id")))
    .selectAll("m")
    .select(["p.name as set_name", "d.name as decided_name", "q.name as parted_name"])
    .orderBy("m.id", "desc");
type MergeRow = Awaited<ReturnType<ReturnType<typeof mergesOf>["execute"]>>[number];

const told = (asked: Asked, m: MergeRow, entries: ReadonlyMap<string, Entry>) => {
  const [kept, gone] = [entries.get(`${m.kept_list}:${m.kept_id}`), entries.get(`${m.gone_list}:${m.gone_id}`)];
  if (!kept || !gone) return [];
  const waiting = m.outcome === null;
  return [
    {
      id: m.id,
      kept: shown(asked, kept),
      gone: shown(asked, gone),
      evidence: m.evidence as { zh: string; en: string; points: number }[],
      reason: m.reason,
      state: m.parted_at !== null ? ("parted" as const) : (m.outcome as "agreed" | "refused" | null),
      setName: nameActor(m.set_by, m.set_name),
      setAt: m.set_at,
      decidedName: m.decided_by === null ? null : nameActor(m.decided_by, m.decided_name),
      partedName: m.parted_by === null ? null : nameActor(m.parted_by, m.parted_name),
      partReason: m.part_reason,
      can: { agree: waiting && m.set_by !== asked.actor.id, refuse: waiting },
    },
  ];
};

async function tellMerges(asked: Asked, db: Db, rows: readonly MergeRow[]) {
  const names = rows.flatMap((m) => [
    { list: m.kept_list, id: m.kept_id },
    { list: m.gone_list, id: m.gone_id },
  ]);
  const entries = new Map((await readable(asked, db, names)).map((e) => [keyOf(e), e]));
  return rows.flatMap((m) => told(asked, m, entries));
}

/** What is known of one person: the entries that are he, what waits or was decided, who else may be he and why. */
export const getSamePerson = (asked: Asked, of: EntryName) =>
  asked.services.database.write(asked.actor.scope, async (db) => {
    await refreshEntries(db, asked.services.house, asked.actor.scope);
    const [entry] = await readable(asked, db, [of]);
    if (entry === undefined) return notFound();
    const same = await sameAs(db, of);
    const merges = await mergesOf(db)
      .where((eb) =>
        eb.or(
          same.flatMap(({ list, id }) => [
            eb.and([eb("m.kept_list", "=", list), eb("m.kept_id", "=", id)]),
            eb.and([eb("m.gone_list", "=", list), eb("m.gone_id", "=", id)]),
          ]),
        ),
      )
      .limit(50)
      .execute();
    const settled = new Set(merges.flatMap((m) => [`${m.kept_list}:${m.kept_id}`, `${m.gone_list}:${m.gone_id}`]));
    const found = (await readable(asked, db, await listAlike(db, entry.person))).filter((e) => !settled.has(keyOf(e)) && !isSame(e, of));
    const candidates = judge(entry, found).slice(0, SHOWN);
    const mine = await readable(asked, db, same);
    return {
      entry: shown(asked, entry),
      entries: mine.filter((e) => !isSame(e, of)).map((e) => shown(asked, e)),
      merges: await tellMerges(asked, db, merges),
      candidates: candidates.map(({ entry: e, comparison }) => ({ ...shown(asked, e), ...comparison, evidence: [...comparison.evidence] })),
    };
  });

/** Those that may be this person, the likeliest first. A name that two of them bear for certain asks for more. */
export function judge(entry: Entry, others: readonly Entry[]): { entry: Entry; comparison: Comparison }[] {
  const bearers = [entry, ...others].filter((o) => isTellable(o.person) && o.person.read.sound === entry.person.read.sound);
  const isShared = bearers.some((a, i) => bearers.slice(i + 1, i + 50).some((b) => areNamesakes(a.person, b.person)));
  return others
    .map((other) => ({ entry: other, comparison: comparePersons(entry.person, other.person, isShared) }))
    .filter(({ comparison }) => comparison.grade !== "apart")
    .toSorted((a, b) => b.comparison.points - a.comparison.points || a.entry.id - b.entry.id);
}

/** The pointer leads to the entry that goes on: one of the staff before others, then the older one. */
export const proposeMerge = (asked: Asked, input: { a: EntryName; b: EntryName; reason: string }) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const entries = await readable(asked, tx, [input.a, input.b]);
    const [a, b] = [entries.find((e) => isSame(e, input.a)), entries.find((e) => isSame(e, input.b))];
    if (!a || !b || isSame(a, b)) return notFound();
    const groups = [await sameAs(tx, a), await sameAs(tx, b)] as const;
    if (groups[0].some((e) => isSame(e, b)))
      refuseRequest("one-already", { zh: "这两条已经是同一人", en: "These two are one person already" });
    const [kept, gone] = await keptFirst(tx, await headOf(tx, a), await headOf(tx, b), chinaDay(services.now()));
    const path = commonPath(a.unitPath, b.unitPath);
    const today = chinaDay(services.now());
    const other = await findDecider(tx, { unitPath: path, roles: MERGERS, except: [actor.personId], today });
    if (other === undefined)
      return refuseRequest("nobody-to-agree", {
        zh: "这两条共同的上级单位里没有第二个人可以复核",
        en: "Nobody else above both entries could review this",
      });
    const at = new Date(services.now()).toISOString();
    const { evidence } = comparePersons(a.person, b.person);
    const made = await tx
      .insertInto("person_merge")
      .values({
        ...{ kept_list: kept.list, kept_id: kept.id, gone_list: gone.list, gone_id: gone.id, reason: input.reason },
        ...{ evidence: JSON.stringify(evidence), set_by: actor.id, set_at: at, unit_path: path },
      })
      .onConflict((oc) => oc.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return refuseRequest("waits-already", { zh: "其中一条已有合并在等复核", en: "A merge of one of them waits already" });
    await audit(tx, actor, { act: "person.merge-ask", subject: keyOf(kept), detail: { gone: keyOf(gone), merge: made.id } });
    await tell(tx, [other.personId], {
      kind: "moved",
      subject: `person_merge:${made.id}`,
      caseId: null,
      title: a.person.name,
      words: { zh: "两条人员记录可能是同一人，等您复核", en: "Two entries may be one person: your review" },
      byName: actor.name,
      at,
    });
    return { id: made.id };
  });

/** A second person agrees; either of the two sets it aside. */
export const decideMerge = (asked: Asked, input: { id: number; agree: boolean }): Promise<{ ok: true }> =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const m = await lockMerge(tx, input.id);
    if (m.outcome !== null) refuseRequest("decided", { zh: "这一项已经处理过", en: "This was decided already" });
    if (input.agree && m.set_by === actor.id)
      refuseRequest("own-proposal", { zh: "提出人不能自己复核，请另一人办理", en: "Another person than who proposed it agrees" });
    if (input.agree && m.gone_list === "person") await refuseLive(tx, m.gone_id, chinaDay(services.now()));
    const at = new Date(services.now()).toISOString();
    await tx
      .updateTable("person_merge")
      .set({ outcome: input.agree ? "agreed" : "refused", decided_by: actor.id, decided_at: at })
      .where("id", "=", m.id)
      .execute();
    await audit(tx, actor, {
      act: input.agree ? "person.merge" : "person.merge-refuse",
      subject: `${m.kept_list}:${m.kept_id}`,
      detail: { gone: `${m.gone_list}:${m.gone_id}`, merge: m.id },
    });
    return { ok: true };
  });

/** Two after all: the pointer ends, everything stands as before, and the history says so. */
export const partPersons = (asked: Asked, input: { id: number; reason: string }): Promise<{ ok: true }> =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const m = await lockMerge(tx, input.id);
    if (m.outcome !== "agreed" || m.parted_at !== null)
      refuseRequest("decided", { zh: "这一项已经处理过", en: "This was decided already" });
    await tx
      .updateTable("person_merge")
      .set({ parted_by: actor.id, parted_at: new Date(services.now()).toISOString(), part_reason: input.reason })
      .where("id", "=", m.id)
      .execute();
    await audit(tx, actor, {
      act: "person.part",
      subject: `${m.kept_list}:${m.kept_id}`,
      detail: { gone: `${m.gone_list}:${m.gone_id}`, merge: m.id, reason: input.reason },
    });
    return { ok: true };
  });

const DOUBLES = 100;

/** Pairs of entries that may be one person, so many entries of the subtree looked through at a time. */
export const listDoubles = (asked: Asked, after: string | undefined) =>
  asked.services.database.write(asked.actor.scope, async (db) => {
    const { actor, services } = asked;
    await refreshEntries(db, services.house, actor.scope);
    const [list = "", id = "0"] = after?.split(":") ?? [];
    const { rows } = await sql<{ list: string; id: number; alike: EntryName[] }>`select e.list, e.record_id as id,
        array(select jsonb_build_object('list', a.list, 'id', a.record_id) from persons_alike(e.keys, 20) a) as alike
      from (select * from person_entry e where ${inScope("e", actor.scope)} and (e.list, e.record_id) > (${list}, ${Number(id)}::bigint)
        order by e.list, e.record_id limit ${sql.lit(DOUBLES)}) e order by 1, 2`.execute(db);
    const known = new Map((await readable(asked, db, uniqueNames(rows.flatMap((r) => [r, ...r.alike])))).map((e) => [keyOf(e), e]));
    const settled = await settledPairs(db, [...known.values()]);
    const pairs = rows.flatMap((r) => {
      const entry = known.get(keyOf(r));
      const others = r.alike.flatMap((n) => known.get(keyOf(n)) ?? []).filter((e) => !isSame(e, r));
      if (entry === undefined) return [];
      // Of two that meet each other the first tells.
      return judge(entry, others)
        .filter(({ entry: e }) => keyOf(entry) < keyOf(e) && !settled.has(`${keyOf(entry)} ${keyOf(e)}`))
        .map(({ entry: e, comparison }) => ({
          a: shown(asked, entry),
          b: shown(asked, e),
          ...comparison,
          evidence: [...comparison.evidence],
        }));
    });
    const last = rows.at(-1);
    return { seen: rows.length, pairs: pairs.slice(0, 50), next: rows.length < DOUBLES || last === undefined ? null : keyOf(last) };
  });

const uniqueNames = (names: readonly EntryName[]): EntryName[] => [
  ...new Map(names.map((n) => [keyOf(n), { list: n.list, id: n.id }])).values(),
];

/** Pairs of which somebody has said something, in both orders. */
async function settledPairs(db: Db, entries: readonly Entry[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("person_merge")
    .select(["kept_list", "kept_id", "gone_list", "gone_id"])
    .where("gone_id", "in", [0, ...entries.map((e) => e.id)])
    .execute();
  return new Set(
    rows.flatMap((m) => {
      const [a, b] = [`${m.kept_list}:${m.kept_id}`, `${m.gone_list}:${m.gone_id}`];
      return [`${a} ${b}`, `${b} ${a}`];
    }),
  );
}

/** What waits for a second person in the asker's units. */
export const listMerges = (asked: Asked) =>
  asked.services.database.read(asked.actor.scope, async (db) =>
    tellMerges(asked, db, await mergesOf(db).where("m.outcome", "is", null).limit(50).execute()),
  );

/** What the row policy takes no further act of is decided. */
async function lockMerge(tx: Db, id: number) {
  const row = tx.selectFrom("person_merge").selectAll().where("id", "=", id);
  if (!(await row.executeTakeFirst())) return notFound();
  return (await row.forUpdate().executeTakeFirst()) ?? refuseRequest("decided", { zh: "这一项已经处理过", en: "This was decided already" });
}

/** The entry at the pointers' end. */
async function headOf(db: Db, of: EntryName): Promise<EntryName> {
  for (let at = of; ;) {
    const next = await db
      .selectFrom("person_merge")
      .select(["kept_list as list", "kept_id as id"])
      .where("gone_list", "=", at.list)
      .where("gone_id", "=", at.id)
      .where("outcome", "=", "agreed")
      .where("parted_at", "is", null)
      .executeTakeFirst();
    if (next === undefined) return at;
    at = next;
  }
}

async function keptFirst(db: Db, a: EntryName, b: EntryName, today: string): Promise<readonly [EntryName, EntryName]> {
  const rank = async (e: EntryName): Promise<number> => (e.list !== "person" ? 2 : (await findHindrance(db, e.id, today)) !== null ? 0 : 1);
  const [x, y] = [await rank(a), await rank(b)];
  const order = x - y || a.list.localeCompare(b.list) || a.id - b.id;
  const [kept, gone] = order <= 0 ? [a, b] : [b, a];
  if (gone.list === "person") await refuseLive(db, gone.id, today);
  return [kept, gone];
}

/** Rights and open work do not follow a pointer: they are ended or handed over first, by whoever may. */
async function refuseLive(db: Db, personId: number, today: string): Promise<void> {
  if ((await findHindrance(db, personId, today)) !== null)
    refuseRequest("both-live", {
      zh: "两条都有在任岗位或未办结的事项：先终止其中一条的岗位、移交事项，再合并",
      en: "Both hold a post or carry open cases: end and hand over those of one first",
    });
}

function commonPath(a: readonly number[], b: readonly number[]): number[] {
  const at = a.findIndex((id, i) => id !== b[i]);
  return a.slice(0, at < 0 ? a.length : at);
}
