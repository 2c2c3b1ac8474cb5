import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "@bihuan/kit";
import type { SheetScore } from "@bihuan/scoring";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { freezePosition } from "../../platform/ledger/ledger.ts";
import { giveOut, stepEach } from "../../platform/records/give-out.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { assessments } from "./assessment.ts";
import { autosOf, frozenOf, scoreRound, type Frozen } from "./card.ts";
import { addEntries, assessmentsOfRound, boundOf, entriesOf, openReturn, roundOf, type AssessmentRow } from "./entries.ts";
import { readCounts } from "./evidence.ts";
import { rounds } from "./rounds.ts";
import { readClasses, type KeptSheet } from "./rules.ts";
import { DEPTH, unitsAt } from "./standard-server.ts";
import { autoEntry, scoresOf, valueIn } from "./values.ts";

type SeenRound = Seen<(typeof rounds)["register"]>;
type DoneRound = Done<(typeof rounds)["register"]>;
const isTrue = async (db: Db, condition: ReturnType<typeof sql>): Promise<boolean> =>
  (await sql<{ is: boolean }>`select ${condition} as is`.execute(db)).rows[0]?.is === true;

/** Every unit beneath gets its own scorecard: a case of its own, whose first look is the unit between, where one is. */
async function open(s: DoneRound): Promise<void> {
  const standard = await s.db
    .selectFrom("standard")
    .select(["level", "sheet"])
    .where("id", "=", s.row.standardId)
    .executeTakeFirstOrThrow();
  const depth = DEPTH[standard.level] ?? 4;
  const units = await unitsAt(s.db, s.record.unitId, depth);
  if (depth <= s.record.unitPath.length || units.length === 0)
    return refuseRequest("nobody-beneath", { zh: "标准的考核对象不在本单位下面", en: "The standard's units are not beneath this one" });
  const classes = readClasses(s.row.classes, units);
  if (!(classes instanceof Map)) return refuseRequest("classes", classes);
  await s.db
    .updateTable("assessment_round")
    .set({ sheet: JSON.stringify(standard.sheet) })
    .where("id", "=", s.record.id)
    .execute();
  await giveOut(
    s.db,
    assessments,
    { action: "assign", actor: s.actor, at: s.at },
    units.map((unit) => ({
      title: s.record.title,
      unit,
      values: {
        title: s.record.title,
        roundId: s.record.id,
        firstUnitId: unit.path.at(-2) as number,
        scoreUnitId: s.record.unitId,
        class: classes.get(unit.id) ?? null,
      },
    })),
  );
  await dueAsSaid(s);
}
/** A self-assessment is due on the day its round says, also where that day is moved. */
const dueAsSaid = (s: DoneRound) =>
  sql`update work_case c set due_on = ${s.row.selfUntil} from assessment a where a.id = c.id and a.round_id = ${s.record.id} and a.state = 'self'
    and c.due_on is distinct from ${s.row.selfUntil}::date`.execute(s.db);

/** The list to be drawn from: every unit of the round in the order of its number, and its digest. */
export function drawSample(units: readonly number[], percent: number, seed: string): { drawn: Set<number>; hash: string } {
  const list = [...units].toSorted((a, b) => a - b);
  const hash = createHash("sha256")
    .update(`${seed}\n${list.join("\n")}`)
    .digest("hex");
  const wanted = percent === 0 ? 0 : Math.max(1, Math.ceil((list.length * percent) / 100));
  const order = seededRandom(Number.parseInt(hash.slice(0, 12), 16)).shuffle([...list]);
  return { drawn: new Set(order.slice(0, wanted)), hash };
}

async function sample(s: DoneRound): Promise<void> {
  const all = await assessmentsOfRound(s.db, s.record.id);
  const { drawn, hash } = drawSample(
    all.map((a) => a.unitId),
    s.row.samplePercent,
    (s.row.sampleSeed ?? "").trim(),
  );
  const ids = all.filter((a) => drawn.has(a.unitId)).map((a) => a.id);
  await sql`update assessment set sampled = (id = any (${ids}::bigint[])) where round_id = ${s.record.id}`.execute(s.db);
  await s.set({ sampleHash: hash });
}

const stepAll = (s: DoneRound, all: readonly AssessmentRow[], action: "show" | "finish"): Promise<void> =>
  stepEach(
    s.db,
    assessments,
    { action, actor: s.actor, at: s.at, gates: { with_round: true } },
    all.map((a) => a.id),
  );

/** So many scorecards with their sentences a statement. */
const AT_ONCE = 200;
/** Scores as they stand, with their sentences, onto each scorecard where they moved. */
export async function freezeScores(asked: Asked, tx: Db, roundId: number): Promise<void> {
  const { rows, kept, scores, files } = await scoreRound(tx, asked.services, roundId, "final");
  const before = await tx.selectFrom("assessment").select(["id", "frozen"]).where("round_id", "=", roundId).execute();
  const frozen = new Map(before.map((b) => [b.id, b.frozen as unknown as Frozen | null]));
  const moved = rows.flatMap((a, k) => {
    const now = frozenOf(kept as KeptSheet, scores[k] as SheetScore, readCounts(files.get(a.id)));
    return isDeepStrictEqual(frozen.get(a.id), now) ? [] : [{ id: a.id, frozen: now, total: now.total, grade: now.grade }];
  });
  for (let from = 0; from < moved.length; from += AT_ONCE)
    await sql`update assessment a set frozen = x.frozen, total = x.total, grade = x.grade
      from jsonb_to_recordset(${JSON.stringify(moved.slice(from, from + AT_ONCE))}) as x(id bigint, frozen jsonb, total text, grade text) where a.id = x.id`.execute(
      tx,
    );
}

/** What the ledger says is kept as it stands now: a late fact changes no score that was shown. */
async function show(s: DoneRound): Promise<void> {
  await s.set({ asOf: await freezePosition(s.db) });
  const all = await assessmentsOfRound(s.db, s.record.id);
  const [first] = all as [AssessmentRow];
  const auto = await autosOf(s.db, s.services, await roundOf(s.db, first.id), all);
  await addEntries(
    s.db,
    s.actor.personId as number,
    all.flatMap(({ id, unitId }) =>
      [...auto.of(unitId)].map(([item, found]) => ({ assessmentId: id, item, col: "auto" as const, ...autoEntry(found) })),
    ),
  );
  await stepAll(s, all, "show");
  await freezeScores(s, s.db, s.record.id);
}
async function finish(s: DoneRound): Promise<void> {
  await freezeScores(s, s.db, s.record.id);
  await stepAll(s, await assessmentsOfRound(s.db, s.record.id), "finish");
}

const allScored = ({ db, record }: SeenRound): Promise<boolean> =>
  isTrue(
    db,
    sql`exists (select from assessment a where a.round_id = ${record.id}) and not exists (select from assessment a where a.round_id = ${record.id} and a.state not in ('scored', 'shown', 'final'))`,
  );

export const servedRounds = serveRecords(rounds, {
  gates: {
    in_force: ({ db, row }) =>
      isTrue(db, sql`exists (select from standard where id = ${row.standardId} and state = 'active' and sheet is not null)`),
    scored: allScored,
    seeded: ({ row }) => row.samplePercent > 0 && (row.sampleSeed ?? "").trim() !== "",
    looked: async ({ db, record, row }) =>
      row.samplePercent === 0 ||
      (await isTrue(
        db,
        sql`exists (select from assessment a where a.round_id = ${record.id} and a.sampled) and not exists (select from assessment a where a.round_id = ${record.id} and a.sampled
          and not exists (select from assessment_entry e where e.assessment_id = a.id and e.col = 'sample'))`,
      )),
    dated: ({ row, today }) => row.publicUntil !== null && row.publicUntil >= today && row.objectTo !== null,
    over: ({ row, today }) => row.publicUntil !== null && today > row.publicUntil,
    answered: async ({ db, record }) =>
      !(await isTrue(
        db,
        sql`exists (select from assessment_objection o join assessment a on a.id = o.assessment_id where a.round_id = ${record.id} and o.closed_on is null)`,
      )),
  },
  on: { open, edit: async (s) => void (await dueAsSaid(s)), sample, show, decide: finish },
  sections: {
    matrix: async ({ db, record }) =>
      (await assessmentsOfRound(db, record.id)).map((a) => ({ id: a.id, state: a.state, sampled: a.sampled === true })),
  },
});

/** In all units that wait for scores: what the ledger gives and nobody claims otherwise is scored in one go. */
export async function scoreAutomatic(asked: Asked, tx: Db, roundId: number): Promise<{ items: number; units: number }> {
  const person = asked.actor.personId ?? refuseRequest("no-person", { zh: "请用个人账号办理", en: "Sign in as a person" });
  const all = (await assessmentsOfRound(tx, roundId)).filter((a) => a.state === "scoring" && a.scoreUnitId === asked.actor.scope.unitId);
  const bound = await boundOf(
    tx,
    person,
    all.map((a) => a.unitId),
  );
  const waiting = all.filter((a) => !bound.has(a.unitId));
  const [first] = waiting;
  if (!first) return { items: 0, units: 0 };
  const round = await roundOf(tx, first.id);
  const entriesBy = await entriesOf(
    tx,
    waiting.map((a) => a.id),
  );
  const auto = await autosOf(tx, asked.services, round, waiting);
  const scored = waiting.map((a) => {
    const entries = entriesBy.get(a.id) ?? [];
    return round.sheet.items.flatMap((i) => {
      const found = auto.of(a.unitId).get(i.no);
      if (i.source !== "indicator" || !found || scoresOf(entries, i.no).length > 0 || openReturn(entries, i.no)) return [];
      // What the unit claims otherwise is looked at by a person.
      if (valueIn(entries.findLast((e) => e.item === i.no && e.col === "self"))) return [];
      return [{ assessmentId: a.id, item: i.no, col: "score" as const, ...autoEntry(found), words: "按记录计分" }];
    });
  });
  await addEntries(tx, person, scored.flat());
  const done = scored.flatMap((items, k) => (items.length > 0 ? [{ id: (waiting[k] as AssessmentRow).id, items: items.length }] : []));
  if (done.length > 0)
    await audit(
      tx,
      asked.actor,
      ...done.map(({ id, items }) => ({ act: `${assessments.name}.edit`, subject: `assessment:${id}`, detail: { automatic: items } })),
    );
  return { items: scored.flat().length, units: done.length };
}
