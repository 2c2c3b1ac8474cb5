import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { actOnRecord, openToWrite, type Asked, type Hand } from "../../platform/records/hand.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { Beside } from "../../platform/threads/beside.ts";
import { PlanRuns } from "../../platform/threads/runs.ts";
import { fairs } from "./fair.ts";
import { fairOf, gatherFair } from "./gather.ts";
import type { PlanCalls } from "./plan-thread.ts";
import type { Answer, Worked } from "./plan-work.ts";
import { hitsOf, refusalWords, type Placed, type TimetableInput } from "./timetable.ts";

export type Signed = Context & { actor: Actor };

/** Timetables and reviewers are worked out beside the server. */
export const beside = new Beside<PlanCalls>(new URL("./plan-thread.ts", import.meta.url), {
  millis: 120_000,
  megabytes: 256,
  refusal: { code: "too-heavy", message: { zh: "这个问题太大，没有算完；请分成几次排", en: "This is too much at once; plan it in parts" } },
});
/** So many trades: a first timetable at once, a thorough one in some seconds. */
const ITERATIONS = { keep: 20_000, quick: 20_000, thorough: 3_000_000 } as const;

const runs = new PlanRuns();

const refuseState = (): never =>
  refuseRequest("not-now", {
    zh: "现在不能排：名单确认后才排洽谈；已送定稿的先退回，已定稿的先点“有变动，重排”",
    en: "Not now: talks are planned once the list is confirmed; what is proposed is returned first, what is frozen reopened",
  });

/** Starts a timetable beside the server and answers at once with the run's name. */
export async function startTimetable(
  { actor, services }: Signed,
  asked: { fairId: number; effort: keyof typeof ITERATIONS; name: string },
): Promise<{ run: string }> {
  const { input, from } = await services.database.read(actor.scope, async (db) => {
    const { state, fair } = await fairOf(db, asked.fairId);
    if (state !== "scheduling") refuseState();
    const now = await gatherFair(db, asked.fairId, chinaDay(services.now()));
    if (now.question.meetings.length === 0) refuseRequest("no-talks", { zh: "还没有能排的预约", en: "There is no request to place yet" });
    return { input: now, from: fair.planId === null ? null : sameSlots(await readTimetable(db, fair.planId), now) };
  });
  const question = asked.effort === "keep" && from ? kept(input, from) : input.question;
  const asActor = { actor, services };
  return runs.start(asActor, {
    search: (shared) => beside.call("plan", { question, iterations: ITERATIONS[asked.effort], seed: 1, from, shared }),
    keep: async (worked) =>
      worked.ok
        ? services.database.write(actor.scope, (tx) => keep(tx, asActor, asked.fairId, asked.name, input, worked))
        : refusalWords(input, worked.faults),
  });
}
export const lookAtTimetable = (signed: Signed, name: string) => runs.look(signed, name);
export const cancelTimetable = (signed: Signed, name: string) => runs.cancel(signed, name);

/** Few are told: whoever still can keeps his hour, and the others find room around them. */
function kept(now: TimetableInput, from: readonly Placed[]): TimetableInput["question"] {
  const hit = new Set(hitsOf({ input: now, placed: from }, now).map((h) => h.talk));
  const slotOf = new Map(from.filter((p) => !hit.has(p.meeting)).map((p) => [p.meeting, p.slot]));
  const meetings = now.question.meetings.map((m) => {
    const slot = slotOf.get(m.id);
    return slot === undefined || m.fixed !== undefined ? m : { ...m, fixed: slot };
  });
  return { ...now.question, meetings };
}

/** An older timetable's places by today's slots, so that whoever can stay stays. A fair moved by some days keeps its hours. */
function sameSlots(plan: TimetableRow, now: TimetableInput): Placed[] {
  const dayNo = (input: TimetableInput) => [...new Set(input.slots.map((s) => s.day))];
  const [before, after] = [dayNo(plan.input), dayNo(now)];
  return plan.placed.flatMap((p) => {
    const was = plan.input.slots[p.slot];
    if (!was) return [];
    const day = after[before.indexOf(was.day)];
    const slot = now.slots.findIndex((s) => s.day === day && s.from === was.from);
    return slot < 0 ? [] : [{ ...p, slot }];
  });
}

async function keep(
  tx: Db,
  { actor, services }: Pick<Signed, "actor" | "services">,
  fairId: number,
  name: string,
  input: TimetableInput,
  { placed, answer }: Extract<Worked, { ok: true }>,
): Promise<number> {
  const { id } = await tx
    .insertInto("fair_plan")
    .values({
      ...{ fair_id: fairId, name, made_by: actor.name, made_at: new Date(services.now()).toISOString() },
      ...{ input: JSON.stringify(input), placed: JSON.stringify(placed), answer: JSON.stringify(answer) },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await audit(tx, actor, { act: "fair_plan.make", subject: `fair:${fairId}`, detail: { plan: id } });
  return id;
}

export interface TimetableRow {
  readonly id: number;
  readonly fairId: number;
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly input: TimetableInput;
  readonly placed: readonly Placed[];
  readonly answer: Answer;
}
const columns = sql`id, fair_id as "fairId", name, made_by as "madeBy", made_at as "madeAt", input, placed, answer`;
export async function readTimetable(db: Db, id: number): Promise<TimetableRow> {
  return (await rowsOf<TimetableRow>(db, sql`select ${columns} from fair_plan where id = ${id}`))[0] ?? notFound();
}
export async function listTimetables(db: Db, fairId: number) {
  const rows = await rowsOf<TimetableRow>(db, sql`select ${columns} from fair_plan where fair_id = ${fairId} order by id desc limit 12`);
  return rows.map(({ id, name, madeBy, madeAt, input, placed, answer }) => ({
    ...{ id, name, madeBy, madeAt, placed: placed.length, of: input.talks.length, bound: answer.bound },
    ...{ gaps: answer.gaps, proved: answer.proved && input.unplaced.length === 0 },
  }));
}

/** The timetable to be frozen; of two who choose at once the second hears so. */
export async function chooseTimetable(hand: Hand, { actor, services }: Signed, input: { fairId: number; version: number; planId: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const fair = await openToWrite(hand, actor, tx, input.fairId);
    if (fair.state !== "scheduling") refuseState();
    if ((await readTimetable(tx, input.planId)).fairId !== input.fairId) return notFound();
    const version = await nextVersion(tx, fairs, input.fairId, input.version);
    await recordFieldChanges(tx, actor, fairs.register, { id: fair.id, unit_path: fair.unitPath }, fair.values, { planId: input.planId });
    await tx.updateTable("fair").set({ plan_id: input.planId }).where("id", "=", input.fairId).execute();
    return { version };
  });
}

/** Whom changes since the chosen timetable have hit. */
export async function hitsNow(db: Db, fairId: number, today: string) {
  const { fair } = await fairOf(db, fairId);
  if (fair.planId === null) return [];
  return hitsOf(await readTimetable(db, fair.planId), await gatherFair(db, fairId, today));
}

/** Brings the talks to the timetable that was frozen; whoever keeps day, hour and table is not touched. All who move are taken off first: two may trade. */
export async function settle(tx: Db, planId: number): Promise<void> {
  const { fairId, input, placed } = await readTimetable(tx, planId);
  const zoneOf = new Map(input.question.meetings.map((m) => [m.id, m.zone ?? null]));
  const rows = placed.map((p) => {
    const slot = input.slots[p.slot] as TimetableInput["slots"][number];
    return {
      id: Number(p.meeting),
      onDay: slot.day,
      fromTime: slot.from,
      toTime: slot.to,
      zoneId: Number(zoneOf.get(p.meeting) ?? 0) || null,
      tableNo: p.table ?? null,
    };
  });
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id bigint, "onDay" date, "fromTime" text, "toTime" text, "zoneId" bigint, "tableNo" int)`;
  await sql`update fair_talk t set on_day = null, from_time = null, to_time = null, zone_id = null, table_no = null where t.fair_id = ${fairId} and t.state = 'asked'
    and t.on_day is not null and not exists (select from ${wanted} where w.id = t.id and w."onDay" = t.on_day and w."fromTime" = t.from_time)`.execute(
    tx,
  );
  await sql`update fair_talk t set on_day = w."onDay", from_time = w."fromTime", to_time = w."toTime", zone_id = w."zoneId", table_no = w."tableNo"
    from ${wanted} where w.id = t.id and t.fair_id = ${fairId} and t.state = 'asked'
    and (t.on_day, t.from_time, t.zone_id, t.table_no) is distinct from (w."onDay", w."fromTime", w."zoneId", w."tableNo")`.execute(tx);
}

const partnersOf = (db: Db, partyId: number, today: string) =>
  rowsOf<{ talk: number; partner: number; name: string; onDay: string | null; fromTime: string | null }>(
    db,
    sql`select t.id as talk, p.id as partner, p.name, t.on_day as "onDay", t.from_time as "fromTime" from fair_talk t
      join fair_party p on p.id = case when t.from_id = ${partyId} then t.with_id else t.from_id end
      where ${partyId} in (t.from_id, t.with_id) and t.state = 'asked' and (t.on_day is null or t.on_day >= ${today}::date) order by t.on_day, t.from_time, t.id`,
  );
/** Whoever leaves keeps nobody waiting: his talks to come are withdrawn with him. */
export async function withdrawTalks(hand: Hand, asked: Asked, tx: Db, party: { id: number; name: string }, today: string): Promise<void> {
  for (const { talk } of await partnersOf(tx, party.id, today))
    await actOnRecord(hand, asked, tx, {
      ...{ id: talk, action: "withdraw", reason: `${party.name}退出`, requestKey: `fair-party-${party.id}-left-${talk}` },
    });
}

/**
 * A party drops out: its talks to come are withdrawn at once, nobody else's hour changes, and its partners are named so that they can be told. What found room
 * by that is one more timetable, which is proposed and frozen like any other.
 */
export async function dropOut(hand: Hand, { actor, services }: Signed, input: { id: number; reason: string; requestKey: string }) {
  const today = chinaDay(services.now());
  const before = await services.database.read(actor.scope, async (db) => {
    const party =
      (
        await rowsOf<{ fairId: number; name: string }>(db, sql`select fair_id as "fairId", name from fair_party where id = ${input.id}`)
      )[0] ?? notFound();
    const { fair } = await fairOf(db, party.fairId);
    const plan = fair.planId === null ? null : await readTimetable(db, fair.planId);
    return { party, plan, now: await gatherFair(db, party.fairId, today) };
  });
  const { party, plan, now } = before;
  const fromSlot = Math.max(
    0,
    now.slots.findIndex((s) => s.day >= today),
  );
  const stands = plan === null ? [] : sameSlots(plan, now);
  const worked =
    plan === null
      ? undefined
      : await beside.call("change", {
          question: now.question,
          placed: stands.filter((p) => now.question.meetings.some((m) => m.id === p.meeting)),
          change: { kind: "out", person: String(input.id), fromSlot },
          now: fromSlot,
        });
  const asked = { actor, services };
  const tell = await services.database.write(actor.scope, async (tx) => {
    const partners = await partnersOf(tx, input.id, today);
    await actOnRecord(hand, asked, tx, { id: input.id, action: "leave", reason: input.reason, requestKey: input.requestKey });
    return partners.filter((p) => p.onDay !== null);
  });
  if (!worked?.ok || worked.answer.gained.length === 0) return { tell, planId: null, gained: 0 };
  const planId = await services.database.write(actor.scope, async (tx) => {
    const input2 = await gatherFair(tx, party.fairId, today);
    return keep(tx, asked, party.fairId, `${party.name}退出后`, input2, worked);
  });
  return { tell, planId, gained: worked.answer.gained.length };
}
