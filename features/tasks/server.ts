import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord, refuseFields, updateRow } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Seen } from "../../platform/records/special.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { findUnit } from "../units/index.ts";
import { tasksContract, type Course } from "./contract.ts";
import { tasksFacts } from "./facts.ts";
import { meetings } from "./meetings.ts";
import { decisionFaults, giveOutDecisions, readMinutes, takeDecisions } from "./minutes.ts";
import { areMotionsSettled, motionsSection, settleMotions } from "./motions.ts";
import { feedbackOf, listAwaited } from "./feedback.ts";
import { giveOut, onTask } from "./orders.ts";
import { outsideContract } from "./outside-contract.ts";
import { handOutsideLink, listOutside, openOutside, writeOutside } from "./outside.ts";
import { rhythms } from "./rhythms.ts";
import { taskRules } from "./rules.ts";
import { tasks } from "./tasks.ts";

type SeenTask = Seen<(typeof tasks)["register"]>;

const isPartOpen = async (s: SeenTask): Promise<boolean> =>
  (
    await sql<{
      open: boolean;
    }>`select exists (select from task where parent_id = ${s.record.id} and state not in ('done', 'revoked')) as open`.execute(s.db)
  ).rows[0]?.open === true;

export const servedTasks = serveRecords(tasks, {
  facts: catalogueOf(tasksFacts),
  gates: {
    beneath: async ({ db, record, row, today }) => {
      const lead = await findUnit(db, row.leadUnitId);
      // Once given out it lies with the unit that leads.
      return lead !== undefined && lead.path.includes(record.unitId) && (lead.valid_to === null || lead.valid_to > today);
    },
    dated: ({ row }) => row.untilOn !== null,
    delay_written: async ({ db, record }) =>
      (await sql`select from task_delay where task_id = ${record.id} and answer is null`.execute(db)).rows.length > 0,
    proof: async ({ db, record, files }) =>
      (await files("proof")) + (await files("outside")) > 0 ||
      (
        await sql`select from task_progress where task_id = ${record.id} and proof is not null
        union all select from task_outside where task_id = ${record.id} and proof is not null`.execute(db)
      ).rows.length > 0,
    parts_done: async (s) => !(await isPartOpen(s)),
  },
  on: onTask,
  sections: {
    course: async ({ db, record, row, today, ...seen }): Promise<Course> => ({
      feedback: await feedbackOf({ db, record, row, today, ...seen }),
      delays: (
        await sql<Course["delays"][number]>`select old_on as "oldOn", new_on as "newOn", reason, asked_on as "askedOn", answer,
          answered_on as "answeredOn" from task_delay where task_id = ${record.id} order by id`.execute(db)
      ).rows,
      parts: (
        await sql<{
          id: number;
          title: string;
          unitName: string;
          state: string;
          untilOn: string | null;
        }>`select t.id, t.title, u.name as "unitName",
          t.state, t.until_on as "untilOn" from task t join unit u on u.id = t.unit_id where t.parent_id = ${record.id} order by t.id`.execute(
          db,
        )
      ).rows.map((p) => ({ ...p, stateLabel: tasks.process?.states[p.state as "done"].label as never })),
      outside: await listOutside(db, record.id),
      outsideBody: row.outsideBody,
      state: record.state ?? "",
      untilOn: row.untilOn,
      isOver: row.untilOn !== null && row.untilOn < today,
    }),
  },
});

export const servedMeetings: Served<(typeof meetings)["register"], NonNullable<(typeof meetings)["process"]>> = serveRecords(meetings, {
  gates: {
    minutes: ({ row }) => (row.minutes ?? "").trim() !== "",
    attended: async ({ children, db, record }) =>
      (await children("attendance")) > 0 &&
      (await sql`select from meeting_attendance where meeting_id = ${record.id} and how = 'invited' limit 1`.execute(db)).rows.length === 0,
    owned: async ({ db, record, row }) => (await decisionFaults(db, servedMeetings, record, row.heldOn)).length === 0,
    voted: ({ db, record }) => areMotionsSettled(db, record.id),
  },
  on: {
    edit: settleMotions,
    child: settleMotions,
    close: giveOutDecisions(
      () => servedMeetings,
      () => servedTasks,
    ),
  },
  sections: {
    motions: motionsSection,
    check: async ({ db, record, row }) => decisionFaults(db, servedMeetings, record, row.heldOn),
  },
});

export const servedTaskRules = serveRecords(taskRules);
export const servedRhythms = serveRecords(rhythms);

const api = implement(tasksContract).$context<Context>().use(wall);
const hand: Hand = servedTasks;

export const tasksRouter = api.router({
  readMinutes: api.readMinutes.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readMinutes(servedMeetings, context, db, input.id)),
  ),
  takeDecisions: api.takeDecisions.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => ({
      taken: await takeDecisions(servedMeetings, context, tx, input),
    })),
  ),
  setDay: api.setDay.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await findRecord(tx, hand.records, input.id, true);
      if (record.state !== "issued" || record.values["untilOn"] !== null)
        refuseRequest("not-from-this-state", { zh: "期限已定；要改期请申请延期", en: "The day is set; ask for a delay" });
      if (record.unitId !== actor.scope.unitId || !actor.roles.some((r) => r === "leader" || r === "reviewer"))
        refuseRequest("not-your-role", { zh: "由牵头单位负责人定期限", en: "The head of the leading unit sets the day" });
      if (input.untilOn < chinaDay(services.now())) refuseFields({ untilOn: { zh: "不能早于今天", en: "Not before today" } });
      await recordFieldChanges(tx, actor, hand.records.register, { id: input.id, unit_path: record.unitPath }, record.values, {
        untilOn: input.untilOn,
      });
      await updateRow(tx, hand.records.register, input.id, { untilOn: input.untilOn });
      await audit(tx, actor, { act: `${hand.records.name}.edit`, subject: `task:${input.id}`, detail: { fields: ["untilOn"] } });
      return { ok: true as const };
    }),
  ),
  askDelay: api.askDelay.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const today = chinaDay(context.services.now());
      const record = await findRecord(tx, hand.records, input.id, true);
      const untilOn = record.values["untilOn"] as string | null;
      if (record.state !== "working" || untilOn === null)
        return refuseRequest("not-from-this-state", { zh: "办理中的任务才能申请延期", en: "Only a task under way can be delayed" });
      if (today > untilOn)
        return refuseRequest("too-late", {
          zh: "延期要在期限之前申请；期限已过，仍按原期限计",
          en: "A delay is asked for before the day; it has passed and stands",
        });
      if (input.newOn <= untilOn)
        return refuseFields({ newOn: { zh: "新期限要晚于现在的期限", en: "The new day must be later than the present one" } });
      await sql`insert into task_delay (task_id, old_on, new_on, reason, asked_on, asked_by)
        values (${input.id}, ${untilOn}, ${input.newOn}, ${input.reason}, ${today}, ${context.actor.id})`.execute(tx);
      return actOnRecord(hand, context, tx, {
        id: input.id,
        action: "ask_delay",
        requestKey: input.requestKey,
        note: `${untilOn} → ${input.newOn}：${input.reason}`,
      });
    }),
  ),
  listAwaited: api.listAwaited.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listAwaited(db, actor, chinaDay(services.now()))),
  ),
  handOutsideLink: api.handOutsideLink.handler(({ input, context }) => handOutsideLink(context, input.id)),
  addPart: api.addPart.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const parent = await findRecord(tx, hand.records, input.id, true);
      if (!["issued", "working"].includes(parent.state ?? ""))
        refuseRequest("not-from-this-state", { zh: "交办后、报办结前才能加分工", en: "Parts are added between the order and the report" });
      if (![parent.unitId, parent.values["giverUnitId"]].includes(context.actor.scope.unitId))
        refuseRequest("not-your-unit", { zh: "分工由交办单位或牵头单位安排", en: "The giver or the leading unit adds parts" });
      const id = await giveOut(hand, context, tx, {
        values: {
          title: input.title,
          leadUnitId: input.leadUnitId,
          untilOn: input.untilOn ?? parent.values["untilOn"],
          weight: parent.values["weight"],
          origin: parent.values["origin"],
          originRef: parent.values["originRef"],
        },
        parentId: input.id,
        requestKey: input.requestKey,
      });
      return { id };
    }),
  ),
});

const door = implement(outsideContract).$context<Context>().use(wall);
export const outsideRouter = door.router({
  openOutside: door.openOutside.handler(({ input, context }) => openOutside(context, input.token)),
  writeOutside: door.writeOutside.handler(({ input, context }) => writeOutside(hand, context, input)),
});
