import { chinaDay } from "@bihuan/kit";
import { millimetresBetween, toUnits } from "@bihuan/reach";
import { sql } from "kysely";
import { type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { openCase, takeStep } from "../../platform/casework/casework.ts";
import { namedCases } from "../../platform/casework/named.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { insertRow, nextVersion } from "../../platform/records/rows.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { getUnit } from "../units/index.ts";
import { followAcceptance, listPlanned, type Planned } from "../circle/index.ts";
import { insertPlaces, listOutlines, townOf } from "../places/index.ts";
import { buildsCatalogue } from "./facts.ts";
import { buildProcess } from "./process.ts";
import { builds } from "./register.ts";

type Signed = Context & { actor: Actor };

const named = (db: Db) =>
  namedCases(db)
    .innerJoin("build as b", "b.id", "c.id")
    .select(["b.kind", "b.year", "b.lat", "b.lon", "b.town_code", "b.started_on", "b.place_id", "b.fact_id", "u.region_code"]);
type Target = NonNullable<Awaited<ReturnType<ReturnType<typeof named>["executeTakeFirst"]>>>;

const getTarget = async (db: Db, id: number): Promise<Target> => (await named(db).where("c.id", "=", id).executeTakeFirst()) ?? notFound();

const listRecords = (db: Db, id: number) =>
  db.selectFrom("stored_file").select(["id", "name"]).where("case_id", "=", id).orderBy("id").execute();

/** Where a target stands and what became of it: in degrees, with its town, the place and the fact of its acceptance. */
export async function spotsOf(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom("build as b")
    .leftJoin("region as t", "t.code", "b.town_code")
    .select(["b.id", "b.lat", "b.lon", "t.name as townName", "b.place_id as placeId", "b.fact_id as factId"])
    .where("b.id", "in", [...ids, 0])
    .execute();
  const degrees = (units: number | null) => (units === null ? null : units / 1e7);
  return new Map(rows.map(({ id, ...r }) => [id, { ...r, lat: degrees(r.lat), lon: degrees(r.lon) }]));
}
export type Spot = NonNullable<ReturnType<Awaited<ReturnType<typeof spotsOf>>["get"]>>;
export const positionOf = ({ lat, lon }: Spot): string | null =>
  lat === null || lon === null ? null : `${lat.toFixed(6)}, ${lon.toFixed(6)}`;

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
      await insertRow(
        tx,
        builds.register,
        { title: t.title, kind: t.kind, year: input.year },
        {
          id: opened.case.id,
          lat: at ? toUnits(at.lat) : null,
          lon: at ? toUnits(at.lon) : null,
          town_code: at ? townOf(outlines, at) : null,
        },
      );
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

export async function pinTarget({ actor, services }: Signed, input: { id: number; version: number; lat: number; lon: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const t = await getTarget(tx, input.id);
    if (t.closed_on !== null) refuseRequest("closed", { zh: "已办结，不能再改", en: "The case is closed" });
    await nextVersion(tx, builds, t.id, input.version);
    const outlines = await listOutlines(tx, t.region_code);
    await tx
      .updateTable("build")
      .set({ lat: toUnits(input.lat), lon: toUnits(input.lon), town_code: townOf(outlines, input) })
      .where("id", "=", t.id)
      .execute();
    await audit(tx, actor, { act: "build.pin", subject: `build:${t.id}`, detail: { from: { lat: t.lat, lon: t.lon }, to: input } });
    return { id: t.id };
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
        gates: { record: true, position: t.lat !== null },
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
      .updateTable("build")
      .set({ accepted_on: input.acceptedOn, place_id: placeId as number, fact_id: factId })
      .where("id", "=", t.id)
      .execute();
    await followAcceptance(tx, context, { type: "case", ref: String(t.id), label: `验收：${t.title}` });
    return { placeId: placeId as number, factId };
  });
}
