import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, originOf, refuseRequest, type Context } from "../../platform/http/server.ts";
import { PAPERS, type LinkUpload } from "../../platform/links/upload.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import type { Course } from "./contract.ts";
import { tasks } from "./tasks.ts";

type By = Pick<Context, "services" | "address" | "device"> & { readonly actor: Actor };
const LINK_DAYS = 370;

/** A link for the outside body, by the unit that leads: it opens the one task, as long as it is under way. */
export const handOutsideLink = (by: By, id: number) =>
  by.services.database.write(by.actor.scope, async (tx) => {
    const { unitId, values, state } = await findRecord(tx, tasks, id);
    if (unitId !== by.actor.scope.unitId)
      refuseRequest("not-your-unit", { zh: "由牵头单位交给外单位", en: "The leading unit hands it over" });
    if (!values["outsideBody"]) refuseFields({ outsideBody: { zh: "这项任务没有写外单位", en: "No outside body is named" } });
    if (state !== "working" && state !== "delay_asked")
      refuseRequest("not-from-this-state", {
        zh: "签收以后、报办结以前才能让外单位填进展",
        en: "Between its receipt and the report that it is done",
      });
    return handLink(by, tx, by.actor, { caseId: id, purpose: "task.outside", party: "outside", unitId, page: "task" }, false, LINK_DAYS);
  });

export const listOutside = async (db: Db, id: number): Promise<Course["outside"]> =>
  (
    await sql<
      Course["outside"][number]
    >`select on_day as "onDay", done, proof, finished, basis, at from task_outside where task_id = ${id} order by id`.execute(db)
  ).rows;

export async function openOutside(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, "task.outside");
  return context.services.database.read(actor.scope, async (db) => {
    const { values, state, unitName } = await findRecord(db, tasks, link.caseId);
    if (state === null) return notFound();
    return {
      title: String(values["title"]),
      ask: (values["ask"] ?? null) as string | null,
      body: String(values["outsideBody"] ?? ""),
      unitName,
      untilOn: (values["untilOn"] ?? null) as string | null,
      today: chinaDay(context.services.now()),
      written: await listOutside(db, link.caseId),
      files: await rowsOf<{ name: string; bytes: number }>(
        db,
        sql`select name, bytes::int as bytes from stored_file where case_id = ${link.caseId} and kind = 'outside' order by id`,
      ),
      here: await hereOf(context, db, link.id),
    };
  });
}

/** Proof that the body sends itself, as long as it may write. */
export const outsideFiles: LinkUpload = {
  ...PAPERS,
  place: async (db, link) => {
    const { state } = await findRecord(db, tasks, link.caseId);
    if (state !== "working" && state !== "delay_asked")
      refuseRequest("closed", {
        zh: "牵头单位已报办结，不能再加材料；要补请打电话",
        en: "The leading unit has reported it done; telephone it to add something",
      });
    return { case_id: link.caseId, subject: null, kind: "outside" };
  },
};

interface Report {
  readonly token: string;
  readonly onDay: string;
  readonly done: string;
  readonly proof: string;
  readonly finished: boolean;
  readonly requestKey: string;
}

/** One entry by the body itself; the link stays its until the task is reported done. */
export async function writeOutside(hand: Hand, context: Context, input: Report) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "task.outside");
  if (input.done.length < 2) refuseFields({ done: { zh: "请写做了什么", en: "Please say what was done" } });
  if (input.onDay > chinaDay(services.now())) refuseFields({ onDay: { zh: "不能晚于今天", en: "Not a day to come" } });
  return services.database.write(actor.scope, async (tx) => {
    const at = new Date(services.now()).toISOString();
    const known = await tx
      .selectFrom("case_event")
      .select("id")
      .where("case_id", "=", link.caseId)
      .where("request_key", "=", input.requestKey)
      .executeTakeFirst();
    if (known) return { ok: true as const };
    const basis = (await services.links.basisOf(tx, link.id, originOf(context), services.now())) === "self" ? "self" : "proxy";
    await actOnRecord(hand, { actor, services }, tx, {
      id: link.caseId,
      action: "outside_report",
      requestKey: input.requestKey,
      note: input.finished ? `已办完：${input.done}` : input.done,
    });
    const { finished, done, onDay } = input;
    await tx
      .insertInto("task_outside")
      .values({ task_id: link.caseId, on_day: onDay, done, proof: input.proof || null, finished, basis, at })
      .execute();
    return { ok: true as const };
  });
}
