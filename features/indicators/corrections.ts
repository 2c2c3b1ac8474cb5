import { showDay } from "../../platform/register/fields.ts";
import type { Catalogue } from "@bihuan/indicators";
import { chinaDay, formatMoney, isDay } from "@bihuan/kit";
import { sql } from "kysely";
import { isSelf, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { listEvents, openCase, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFact, type Evidence } from "../../platform/ledger/ledger.ts";
import { findDecider, ownerOf } from "../people/index.ts";
import { correctionProcess } from "./process.ts";
import { findFacts } from "./queries.ts";

type Asked = Context & { actor: Actor };
export interface Proposal {
  id: number;
  reason: string;
  void: boolean;
  measures?: Record<string, number> | undefined;
  occurredOn?: string | undefined;
  fileId?: number | undefined;
  source?: string | undefined;
  requestKey?: string | undefined;
}

const findFact = (db: Db, id: number) => db.selectFrom("ledger_fact").selectAll().where("id", "=", id).executeTakeFirst();
type FactRow = NonNullable<Awaited<ReturnType<typeof findFact>>>;

/** The latest of its chain, or a refusal: two corrections of one fact cannot both stand. */
async function factToCorrect(db: Db, id: number): Promise<FactRow> {
  const fact = (await findFact(db, id)) ?? notFound();
  const later = await db.selectFrom("ledger_fact").select("id").where("supersedes", "=", id).executeTakeFirst();
  if (later || fact.void)
    refuseRequest("superseded", { zh: "这条事实已被更正，请更正最新的一条", en: "This fact was corrected already; correct the latest" });
  return fact;
}

/** Proposes a correction; it waits for a second person. Every bound is told here, and asked again when it is put in force. */
export async function proposeCorrection(context: Asked, input: Proposal): Promise<{ id: number }> {
  const { actor, services } = context;
  const today = chinaDay(services.now());
  return services.database.write(actor.scope, async (tx) => {
    const old = await factToCorrect(tx, input.id);
    const waiting = await tx
      .selectFrom("fact_correction as k")
      .innerJoin("work_case as c", "c.id", "k.id")
      .select("k.id")
      .where("k.fact_id", "=", old.id)
      .where("c.closed_on", "is", null)
      .executeTakeFirst();
    if (waiting)
      refuseRequest("already-proposed", { zh: "这条事实已有一项更正待确认", en: "A correction of this fact is waiting already" });
    const measures = { ...(old.measures as Record<string, number>), ...input.measures };
    const occurredOn = input.occurredOn ?? old.occurred_on;
    const caseId = await caseOf(tx, old.subject);
    const raised = Object.entries(measures).filter(([name, value]) => value > ((old.measures as Record<string, number>)[name] ?? 0));
    if (!input.void) {
      refuseMeasures(services.house.facts, old.kind, measures);
      if (occurredOn !== old.occurred_on) await refuseDay(tx, caseId, occurredOn, today);
    }
    const added = input.void ? [] : await newEvidence(tx, old, caseId, input, raised.length > 0);
    const [named] = await findFacts(tx, services.house, [old.id]);
    const decider = await findDecider(tx, { unitPath: old.unit_path, roles: ["leader", "reviewer"], except: [actor.personId], today });
    const opened = stepped(
      await openCase(
        tx,
        correctionProcess,
        {
          title: `${named?.label.zh ?? old.kind}${named?.title ? `：${named.title}` : ` #${old.id}`}`.slice(0, 200),
          unitId: old.unit_id,
          unitPath: old.unit_path,
          adviserPersonId: actor.personId,
        },
        {
          action: "propose",
          actor,
          at: instant(context),
          note: input.reason,
          owner: ownerOf(decider, "leader", old.unit_id),
          ...(input.requestKey === undefined ? {} : { requestKey: input.requestKey }),
        },
      ),
      correctionProcess,
    );
    if (opened.repeated) return { id: opened.case.id };
    await tx
      .insertInto("fact_correction")
      .values({
        id: opened.case.id,
        fact_id: old.id,
        void: input.void,
        measures: JSON.stringify(measures),
        occurred_on: occurredOn,
        reason: input.reason,
        evidence: JSON.stringify([...(old.evidence as unknown as Evidence[]), ...added]),
      })
      .execute();
    return { id: opened.case.id };
  });
}

export async function correctionPage({ actor, services }: Asked, id: number) {
  return services.database.read(actor.scope, async (db) => {
    const k = await getCorrection(db, id);
    const [fact] = await findFacts(db, services.house, [k.fact_id]);
    return {
      case: caseView(k, services.now()),
      turn: await turnOf(db, correctionProcess, k, actor, chinaDay(services.now())),
      fact: fact ?? notFound(),
      void: k.void,
      measures: k.measures as Record<string, number>,
      occurredOn: k.occurred_on,
      reason: k.reason,
      evidence: k.evidence as unknown as Evidence[],
      newFactId: k.new_fact_id,
      events: await eventViews(db, correctionProcess, id),
      actions: actionViews(correctionProcess, await listEvents(db, id), actor, gatesOf(k, actor)),
    };
  });
}

export async function decideCorrection(
  context: Asked,
  input: { id: number; action: "confirm" | "refuse" | "withdraw"; requestKey: string; reason?: string | undefined },
): Promise<{ factId: number | null }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const k = await getCorrection(tx, input.id);
    const moved = stepped(
      await takeStep(tx, correctionProcess, k.id, {
        action: input.action,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        gates: gatesOf(k, actor),
        ...(input.reason ? { reason: input.reason } : {}),
      }),
      correctionProcess,
    );
    if (moved.repeated || input.action !== "confirm") return { factId: k.new_fact_id };
    const old = await factToCorrect(tx, k.fact_id);
    const factId = await recordFact(
      tx,
      services.house.facts,
      actor,
      {
        kind: old.kind,
        occurredOn: k.occurred_on,
        unitId: old.unit_id,
        unitPath: old.unit_path,
        regionCode: old.region_code,
        subject: old.subject,
        measures: k.measures as Record<string, number>,
        dimensions: old.dimensions as Record<string, string>,
        keys: old.keys as Record<string, number>,
        evidence: k.evidence as unknown as Evidence[],
      },
      { supersedes: old.id, reason: k.reason, void: k.void },
    );
    await tx.updateTable("fact_correction").set({ new_fact_id: factId }).where("id", "=", k.id).execute();
    await audit(tx, actor, { act: "fact.correct", subject: `fact:${old.id}`, detail: { by: factId, void: k.void, correction: k.id } });
    return { factId };
  });
}

const gatesOf = (k: { adviser_person_id: number | null }, actor: Actor) => ({ proposer: isSelf(actor, k.adviser_person_id) });

async function getCorrection(db: Db, id: number) {
  const found = await db
    .selectFrom("work_case as c")
    .innerJoin("fact_correction as k", "k.id", "c.id")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select(["k.fact_id", "k.void", "k.measures", "k.occurred_on", "k.reason", "k.evidence", "k.new_fact_id"])
    .select(["u.name as unit_name", "p.name as adviser_name", "o.name as owner_name"])
    .where("c.id", "=", id)
    .executeTakeFirst();
  return found ?? notFound();
}

export const listWaitingCorrections = (db: Db, factId: number) =>
  db
    .selectFrom("fact_correction as k")
    .innerJoin("work_case as c", "c.id", "k.id")
    .select("k.id")
    .where("k.fact_id", "=", factId)
    .where("c.closed_on", "is", null)
    .execute();

function refuseMeasures(facts: Catalogue, kind: string, measures: Record<string, number>): void {
  const known = facts.get(kind)?.measures ?? {};
  const fields: Record<string, Label> = {};
  for (const [name, value] of Object.entries(measures)) {
    const measure = known[name];
    const [least, most] = measure?.bounds ?? [0, 0];
    const print = (n: number): string => (measure?.unit === "fen" ? formatMoney(n) : String(n));
    if (!measure) fields[name] = { zh: "这类事实没有这个数值", en: "This kind of fact has no such value" };
    else if (value < least || value > most)
      fields[name] = { zh: `应在 ${print(least)} 至 ${print(most)} 之间`, en: `Between ${least} and ${most}` };
  }
  const [first] = Object.values(fields);
  if (first) refuseRequest("invalid", first, { fields });
}

/** A step lies within the life of what it belongs to: from the day its need was registered to its end, or today. */
async function refuseDay(db: Db, caseId: number | undefined, day: string, today: string): Promise<void> {
  if (!isDay(day)) refuseRequest("invalid", { zh: "没有这一天", en: "There is no such day" });
  const { rows } = await sql<{ opened: string; closed: string | null }>`
    with recursive up as (
      select id, parent_id, opened_on, closed_on from work_case where id = ${caseId ?? 0}
      union all select c.id, c.parent_id, c.opened_on, c.closed_on from up join work_case c on c.id = up.parent_id)
    select min(opened_on) as opened, case when bool_and(closed_on is not null) then max(closed_on) end as closed from up having count(*) > 0`.execute(
    db,
  );
  const from = rows[0]?.opened ?? EARLIEST;
  const to = rows[0]?.closed ?? today;
  if (day < from || day > to || day > today)
    refuseRequest("invalid", {
      zh: `日期应在 ${showDay(from, "zh-CN")} 至 ${showDay(to < today ? to : today, "zh-CN")} 之间（本案的存续期内）`,
      en: `Between ${from} and ${to < today ? to : today}, while the case lived`,
    });
}
/** Figures of published sources belong to no case; before this nobody counted. */
const EARLIEST = "2000-01-01";

/** What a higher value newly rests on: another document of the case, or for a fact without a case a published source. */
async function newEvidence(tx: Db, old: FactRow, caseId: number | undefined, input: Proposal, isNeeded: boolean): Promise<Evidence[]> {
  const known = (old.evidence as unknown as Evidence[]).filter((e) => e.type === "file").map((e) => Number(e.ref));
  if (input.fileId !== undefined && caseId !== undefined) {
    const file = await tx
      .selectFrom("stored_file as f")
      .select(["f.id", "f.name"])
      .where("f.id", "=", input.fileId)
      .where("f.case_id", "=", caseId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("stored_file as k")
              .select("k.id")
              .whereRef("k.sha256", "=", "f.sha256")
              .where("k.id", "in", [0, ...known]),
          ),
        ),
      )
      .executeTakeFirst();
    if (file) return [{ type: "file", ref: String(file.id), label: file.name }];
    return refuseRequest("no-new-evidence", {
      zh: "这份文件已是原来的依据，请上传新的依据",
      en: "This document is the old evidence; upload a new one",
    });
  }
  if (caseId === undefined && input.source?.trim()) return [{ type: "source", ref: input.source.trim(), label: "更正依据" }];
  if (isNeeded)
    return refuseRequest("no-new-evidence", {
      zh: caseId === undefined ? "数值调高，须写明新的公开来源" : "数值调高，须先上传新的依据文件",
      en: caseId === undefined ? "A higher value needs a new published source" : "A higher value needs a new document; upload it first",
    });
  return [];
}

/** The case a fact's subject names, where it names one of the asker's scope. */
async function caseOf(db: Db, subject: string): Promise<number | undefined> {
  const [process = "", id = ""] = subject.split(":");
  if (!/^\d{1,15}$/.test(id)) return undefined;
  return (await db.selectFrom("work_case").select("id").where("id", "=", Number(id)).where("process", "=", process).executeTakeFirst())?.id;
}
