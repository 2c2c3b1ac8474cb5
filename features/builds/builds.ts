import type { GateState } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { millimetresBetween, toUnits } from "@bihuan/reach";
import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Actor, type Scope } from "../../platform/access/scope.ts";
import { listEvents, openCase, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { namedCases } from "../../platform/casework/named.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { getUnit, unitAtDepth } from "../units/index.ts";
import { followAcceptance, listPlanned, type Planned } from "../circle/index.ts";
import { insertPlaces, listOutlines, townOf } from "../places/index.ts";
import { buildsCatalogue } from "./facts.ts";
import { buildProcess } from "./process.ts";

type Signed = Context & { actor: Actor };
const COUNTY_DEPTH = 4;

const named = (db: Db) =>
  namedCases(db)
    .innerJoin("build_target as b", "b.id", "c.id")
    .leftJoin("region as t", "t.code", "b.town_code")
    .select(["b.kind", "b.year", "b.lat", "b.lon", "b.town_code", "b.started_on", "b.accepted_on", "b.place_id", "b.fact_id"])
    .select(["t.name as town_name", "u.region_code"]);
type Target = NonNullable<Awaited<ReturnType<ReturnType<typeof named>["executeTakeFirst"]>>>;

const getTarget = async (db: Db, id: number): Promise<Target> => (await named(db).where("c.id", "=", id).executeTakeFirst()) ?? notFound();

const listRecords = (db: Db, id: number) =>
  db
    .selectFrom("stored_file")
    .select(["id", "name", "bytes", "media_type as mediaType", "uploaded_at as uploadedAt"])
    .where("case_id", "=", id)
    .orderBy("id")
    .execute();

const gatesOf = async (db: Db, t: Target): Promise<GateState> => ({
  record: (await listRecords(db, t.id)).length > 0,
  position: t.lat !== null,
});

const view = (t: Target) => ({
  id: t.id,
  title: t.title,
  state: t.state,
  kind: t.kind,
  year: t.year,
  townName: t.town_name,
  lat: t.lat === null ? null : t.lat / 1e7,
  lon: t.lon === null ? null : t.lon / 1e7,
  startedOn: t.started_on,
  acceptedOn: t.accepted_on,
  placeId: t.place_id,
  factId: t.fact_id,
});

const STATES = ["planned", "under_way", "accepted", "dropped"] as const;

/** Targets of the scope, the newest year first; by state, kind, year, and words of title or town. */
export async function listTargets(db: Db, scope: Scope, input: ListInput) {
  const { filter } = input;
  const words = input.search?.trim().replace(/[\\%_]/g, "\\$&");
  const base = () => {
    let q = named(db).where("c.process", "=", "build").where(inScope("c", scope));
    if (filter.state !== undefined) q = q.where("c.state", "in", [filter.state].flat().map(String));
    if (filter.kind !== undefined) q = q.where("b.kind", "in", [filter.kind].flat().map(String));
    if (/^\d{4}$/.test(String(filter.year ?? ""))) q = q.where("b.year", "=", Number(filter.year));
    if (words) q = q.where((eb) => eb.or([eb("c.title", "ilike", `%${words}%`), eb("t.name", "ilike", `%${words}%`)]));
    return q;
  };
  let q = base();
  const after = keysetAfter(input.cursor);
  if (after) q = q.where(sql<SqlBool>`(-b.year, c.id) > (${-Number(after.value)}, ${after.id})`);
  const rows = await q
    .orderBy("b.year", "desc")
    .orderBy("c.id")
    .limit(input.limit + 1)
    .execute();
  return {
    rows: rows.slice(0, input.limit).map(view),
    next: nextCursor(rows, input.limit, (r) => String(r.year)),
    ...(await capTotal(db, base().clearSelect().select("c.id"))),
  };
}

/** The states of a year, or of all years: planned + under way + accepted + dropped = all, by construction of one query. */
export async function sumTargets(db: Db, scope: Scope, year: number | undefined) {
  let q = db
    .selectFrom("work_case as c")
    .innerJoin("build_target as b", "b.id", "c.id")
    .select(["c.state", (eb) => eb.fn.countAll<number>().as("n")])
    .where("c.process", "=", "build")
    .where(inScope("c", scope))
    .groupBy("c.state");
  if (year !== undefined) q = q.where("b.year", "=", year);
  const rows = await q.execute();
  const count = (state: string): number => rows.find((r) => r.state === state)?.n ?? 0;
  const [planned, under_way, accepted, dropped] = STATES.map(count) as [number, number, number, number];
  return { planned, under_way, accepted, dropped, all: rows.reduce((sum, r) => sum + r.n, 0) };
}

export async function targetPage(db: Db, actor: Actor, id: number, nowMillis: number) {
  const t = await getTarget(db, id);
  return {
    ...view(t),
    case: caseView(t, nowMillis),
    turn: await turnOf(db, t, actor, chinaDay(nowMillis)),
    files: await listRecords(db, id),
    events: await eventViews(db, buildProcess, id),
    actions: actionViews(buildProcess, await listEvents(db, id), actor, await gatesOf(db, t)),
  };
}

export interface PlannedTarget {
  title: string;
  kind: string;
  lat?: number | undefined;
  lon?: number | undefined;
}

const SAME_SPOT_MILLIMETRES = 10_000;

/** The open target on a spot, in degrees, that leaves no room for another. */
const targetAt = (open: readonly Planned[], at: { lat: number; lon: number }): Planned | undefined =>
  open.find((t) => millimetresBetween(t.lat, t.lon, toUnits(at.lat), toUnits(at.lon)) <= SAME_SPOT_MILLIMETRES);

/**
 * Puts places on the list of a year; one case each. The request's key and the place in the list make each one act. A spot where one
 * is planned or under way already is left out and told.
 */
export async function planTargets(context: Signed, input: { year: number; targets: readonly PlannedTarget[]; requestKey: string }) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const unit = await getUnit(tx, actor.scope.unitId);
    const outlines = await listOutlines(tx, unit.region_code);
    // Two who list at once would both find the spot free.
    await sql`select pg_advisory_xact_lock(823040, ${unit.id}::int)`.execute(tx);
    const own = new Set(
      await listOpenedBy(
        tx,
        actor,
        input.targets.map((_, i) => `${input.requestKey}.${i}`),
      ),
    );
    const open = (await listPlanned(tx, actor.scope)).filter((t) => !own.has(t.id));
    const ids: number[] = [];
    const left: { title: string; id: number; state: string; year: number }[] = [];
    for (const [i, t] of input.targets.entries()) {
      const at = t.lat === undefined || t.lon === undefined ? undefined : { lat: t.lat, lon: t.lon };
      const there = at && targetAt(open, at);
      if (there) {
        left.push({ title: t.title, id: there.id, state: there.state, year: there.year });
        continue;
      }
      const opened = stepped(
        await openCase(
          tx,
          buildProcess,
          { title: t.title, unitId: actor.scope.unitId, unitPath: actor.scope.unitPath, adviserPersonId: actor.personId },
          { action: "plan", actor, at: instant(context), requestKey: `${input.requestKey}.${i}`, owner: { personId: actor.personId } },
        ),
        buildProcess,
      );
      ids.push(opened.case.id);
      if (opened.repeated) continue;
      await tx
        .insertInto("build_target")
        .values({
          id: opened.case.id,
          kind: t.kind,
          year: input.year,
          lat: at ? toUnits(at.lat) : null,
          lon: at ? toUnits(at.lon) : null,
          town_code: at ? townOf(outlines, at) : null,
        })
        .execute();
    }
    return { ids, left };
  });
}

/** The cases an earlier sending of the same requests opened. */
const listOpenedBy = async (db: Db, actor: Actor, requestKeys: readonly string[]): Promise<number[]> => {
  const rows = await db
    .selectFrom("case_event")
    .select("case_id as id")
    .where(sql<boolean>`request_key = any (${[...requestKeys]}::text[])`)
    .where("actor_id", "=", actor.id)
    .execute();
  return rows.map((r) => r.id);
};

export async function pinTarget({ actor, services }: Signed, input: { id: number; lat: number; lon: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const t = await getTarget(tx, input.id);
    if (t.closed_on !== null) refuseRequest("closed", { zh: "已办结，不能再改", en: "The case is closed" });
    const outlines = await listOutlines(tx, t.region_code);
    await tx
      .updateTable("build_target")
      .set({ lat: toUnits(input.lat), lon: toUnits(input.lon), town_code: townOf(outlines, input) })
      .where("id", "=", t.id)
      .execute();
    return { id: t.id };
  });
}

export async function actOnTarget(
  context: Signed,
  input: { id: number; action: "start" | "drop"; requestKey: string; reason?: string | undefined },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const t = await getTarget(tx, input.id);
    const moved = stepped(
      await takeStep(tx, buildProcess, t.id, {
        action: input.action,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        ...(input.reason === undefined ? {} : { reason: input.reason }),
        gates: await gatesOf(tx, t),
        // Built, it waits for the county's reviewers.
        ...(input.action === "start" ? { owner: { unitId: unitAtDepth(t.unit_path, COUNTY_DEPTH) } } : {}),
      }),
      buildProcess,
    );
    if (!moved.repeated && input.action === "start")
      await tx
        .updateTable("build_target")
        .set({ started_on: chinaDay(services.now()) })
        .where("id", "=", t.id)
        .execute();
    return { state: moved.case.state };
  });
}

/** Accepts on a dated record: the place opens, the fact counts. */
export async function acceptTarget(context: Signed, input: { id: number; acceptedOn: string; fileId: number; requestKey: string }) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const t = await getTarget(tx, input.id);
    const today = chinaDay(services.now());
    if (input.acceptedOn > today || (t.started_on !== null && input.acceptedOn < t.started_on))
      refuseRequest("invalid", { zh: "验收日期应在开工之后、今天之前", en: "The day lies between the start and today" });
    const file = (await listRecords(tx, t.id)).find((f) => f.id === input.fileId);
    if (!file) return refuseRequest("no-record", { zh: "请选一份本项目的验收记录", en: "Choose a record of this place" });
    const moved = stepped(
      await takeStep(tx, buildProcess, t.id, {
        action: "accept",
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        gates: await gatesOf(tx, t),
        data: { fileId: file.id, acceptedOn: input.acceptedOn },
      }),
      buildProcess,
    );
    if (moved.repeated) return { placeId: t.place_id, factId: t.fact_id };
    const [placeId] = await insertPlaces(tx, { unitId: t.unit_id, unitPath: t.unit_path, batchId: null, sample: false }, [
      {
        values: {
          name: t.title.slice(0, 100),
          kind: t.kind,
          standing: "point",
          condition: "good",
          checkedOn: input.acceptedOn,
          openedOn: input.acceptedOn,
        },
        lat: t.lat,
        lon: t.lon,
        system: "pin",
        sourceText: null,
        quality: "checked",
        doubt: null,
        townCode: t.town_code,
      },
    ]);
    const factId = await recordFact(tx, buildsCatalogue, actor, {
      kind: "place.accepted",
      occurredOn: input.acceptedOn,
      unitId: t.unit_id,
      unitPath: t.unit_path,
      regionCode: t.town_code ?? t.region_code,
      subject: `build:${t.id}`,
      dimensions: { kind: t.kind },
      evidence: [{ type: "file", ref: String(file.id), label: file.name }],
    });
    await tx
      .updateTable("build_target")
      .set({ accepted_on: input.acceptedOn, place_id: placeId as number, fact_id: factId })
      .where("id", "=", t.id)
      .execute();
    await followAcceptance(tx, context, { type: "case", ref: String(t.id), label: `验收：${t.title}` });
    return { placeId: placeId as number, factId };
  });
}
