import { chinaDay, daysBetween } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { askedFields } from "../../platform/records/define.ts";
import { editRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { readValues, showValue, type Values } from "../../platform/register/fields.ts";
import { PAPERS, type LinkUpload } from "../../platform/links/upload.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import { rulesOf } from "./due.ts";
import { ownContract, ownLinkContract, SENT_KINDS } from "./own-contract.ts";
import { nextReview } from "./rules.ts";
import { societies } from "./societies.ts";
import { termChanges } from "./terms.ts";

const PURPOSE = "society.own";
const LINK_DAYS = 370;
/** What a society may correct itself; its name, its term, its officers change by papers of their own. */
const OPEN_FIELDS: readonly string[] = ["seat", "secretary", "council", "standingCouncil", "membersPersonal", "membersUnits"];
/** What its own page shows of it. */
const SHOWN = societies.register.fields.filter((f) => !f.sensitive && f.key !== "sentOn");

/** Files that it sends are files of the society, of one kind, each with what it was sent with. */
const FILES = "sent";
const subjectOf = (sentId: number): string => `society_sent:${sentId}`;
export const sentFiles: LinkUpload = {
  ...PAPERS,
  place: async (db, link, record) => {
    const [sent] = await rowsOf<{ open: boolean }>(
      db,
      sql`select outcome is null as open from society_sent where id = ${record ?? 0} and society_id = ${link.caseId}`,
    );
    if (!sent) return notFound();
    if (!sent.open)
      refuseRequest("done", {
        zh: "这一件科协已经处理，不能再加附件；要补请另送一件",
        en: "The association has settled this; send another to add something",
      });
    return { case_id: link.caseId, subject: subjectOf(record ?? 0), kind: FILES };
  },
};

/** The oldest of what nobody settled stands on the society, so that lists and the workbench have it. */
const keepSentOn = (tx: Db, id: number) =>
  sql`update society set sent_on = (select min(sent_on) from society_sent where society_id = ${id} and outcome is null) where id = ${id}`.execute(
    tx,
  );

/** Everything a society sent, the newest first, in the words of its fields. */
export async function sentOf(db: Db, id: number) {
  const rows = await rowsOf<{
    id: number;
    kind: (typeof SENT_KINDS)[number];
    year: number | null;
    says: string | null;
    fields: Values | null;
    sentOn: string;
    outcome: "taken" | "declined" | null;
    words: string | null;
    settledOn: string | null;
  }>(
    db,
    sql`select id, kind, year, says, fields, sent_on as "sentOn", outcome, words, settled_on as "settledOn" from society_sent where society_id = ${id} order by id desc limit 50`,
  );
  const files = await rowsOf<{ id: number; name: string; bytes: number; of: string }>(
    db,
    sql`select id, name, bytes::int as bytes, subject as of from stored_file where case_id = ${id} and kind = ${FILES} order by id`,
  );
  return rows.map(({ fields, ...r }) => ({
    ...r,
    files: files.filter((f) => f.of === subjectOf(r.id)),
    changes: societies.register.fields.flatMap((f) =>
      fields && f.key in fields ? [{ label: f.label, to: showValue(f, fields[f.key] ?? null, "zh-CN"), key: f.key }] : [],
    ),
  }));
}
export type Sent = Awaited<ReturnType<typeof sentOf>>[number];

async function openSociety(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, PURPOSE);
  const today = chinaDay(context.services.now());
  return context.services.database.read(actor.scope, async (db) => {
    const record = await findRecord(db, societies as never, link.caseId);
    const text = (key: string) => String(record.values[key]);
    const reviews = await rowsOf<{ year: number; result: string }>(
      db,
      sql`select year, result from society_review where society_id = ${record.id} order by year desc limit 10`,
    );
    const [step] = await rowsOf<{ state: string; dueOn: string | null }>(
      db,
      sql`select state, step_due_on as "dueOn" from term_change where society_id = ${record.id} and closed_on is null order by id desc limit 1`,
    );
    const states: Readonly<Record<string, { label: Label }>> = termChanges.process?.states ?? {};
    const results = societies.children["reviews"]?.register.fields.find((f) => f.key === "result")?.options ?? [];
    return {
      name: record.title,
      unitName: record.unitName,
      fields: SHOWN.map((f) => ({
        key: f.key,
        label: f.label,
        shown: showValue(f, record.values[f.key] ?? null, "zh-CN"),
        open: OPEN_FIELDS.includes(f.key),
      })),
      reviews: reviews.map((r) => ({
        year: r.year,
        result: results.find((o) => o.value === r.result)?.label ?? { zh: r.result, en: r.result },
      })),
      termTo: text("termTo"),
      termDays: daysBetween(today, text("termTo")),
      review: nextReview(
        { foundedOn: text("foundedOn"), reviewedUntil: record.values["reviewedUntil"] as string | null },
        await rulesOf(db, record.unitPath, today),
      ),
      step: step ? { label: states[step.state]?.label ?? { zh: step.state, en: step.state }, dueOn: step.dueOn } : null,
      sent: (await sentOf(db, record.id)).map(({ id, kind, year, says, sentOn, outcome, words, files }) => ({
        ...{ id, kind, year, says, sentOn, outcome, words },
        files: files.map(({ name, bytes }) => ({ name, bytes })),
      })),
      here: await hereOf(context, db, link.id),
    };
  });
}

async function send(
  context: Context,
  token: string,
  what: { kind: "review"; year: number; says: string } | { kind: "correction"; fields: Values } | { kind: "papers"; says: string },
): Promise<{ id: number }> {
  const { link, actor } = await answererOf(context, token, PURPOSE);
  const today = chinaDay(context.services.now());
  return context.services.database.write(actor.scope, async (tx) => {
    await findRecord(tx, societies as never, link.caseId, true);
    const [waits] = await rowsOf<{ n: number }>(
      tx,
      sql`select count(*)::int as n from society_sent where society_id = ${link.caseId} and outcome is null`,
    );
    if ((waits?.n ?? 0) >= 20)
      refuseRequest("too-many", {
        zh: "前面送来的还没有处理完，请先给科协打电话",
        en: "What was sent before waits; please telephone first",
      });
    const row = what.kind === "correction" ? { ...what, fields: JSON.stringify(what.fields) } : what;
    const { id } = await tx
      .insertInto("society_sent")
      .values({ society_id: link.caseId, sent_on: today, ...row })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepSentOn(tx, link.caseId);
    await audit(tx, actor, { act: "society.send", subject: `society:${link.caseId}`, detail: { kind: what.kind } });
    return { id };
  });
}

/** Only what is open, and only what is well formed; blank takes a value away. */
function readCorrection(input: Readonly<Record<string, string>>): Values {
  const keys = Object.keys(input);
  const closed = keys.filter((k) => !OPEN_FIELDS.includes(k));
  if (keys.length === 0 || closed.length > 0)
    refuseRequest("invalid", { zh: "请至少更正一项能更正的内容", en: "Correct at least one thing that is open" });
  const read = readValues(societies.register, input, keys);
  return read.ok ? read.value : refuseFields(read.error);
}

/** What was sent and nobody settled, locked; or the end of the request. */
async function unsettled(tx: Db, sentId: number) {
  const sent = (await tx.selectFrom("society_sent").selectAll().where("id", "=", sentId).forUpdate().executeTakeFirst()) ?? notFound();
  if (sent.outcome !== null) refuseRequest("done", { zh: "这一件已经处理过了", en: "This was settled already" });
  return sent;
}

async function settle(
  tx: Db,
  actor: Actor,
  sentId: number,
  societyId: number,
  today: string,
  as: { outcome: "taken" | "declined"; words?: string },
) {
  await tx
    .updateTable("society_sent")
    .set({ ...as, settled_on: today, settled_by: actor.id })
    .where("id", "=", sentId)
    .execute();
  await keepSentOn(tx, societyId);
}

const api = implement(ownContract).$context<Context>().use(wall);
export const ownRouter = (hand: Hand) =>
  api.router({
    handSocietyLink: api.handSocietyLink.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, async (tx) => {
        const { unitId, state } = await findRecord(tx, societies as never, input.id);
        if (!["active", "correcting"].includes(state ?? ""))
          refuseRequest("not-from-this-state", {
            zh: "已在办理注销或已注销，不再发链接",
            en: "It is being deregistered; no link is handed",
          });
        const link = { caseId: input.id, purpose: PURPOSE, party: "society", unitId, page: "society" };
        return handLink(context, tx, context.actor, link, false, LINK_DAYS);
      }),
    ),
    takeSent: api.takeSent.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, async (tx) => {
        const sent = await unsettled(tx, input.sentId);
        const today = chinaDay(context.services.now());
        const at = { id: sent.society_id, version: input.version };
        if (sent.kind === "review" && input.result === undefined)
          refuseFields({ result: { zh: "请选登记机关的结论", en: "Choose the registry's result" } });
        const record = await findRecord(tx, hand.records, sent.society_id);
        const asked = Object.fromEntries(askedFields(hand.records.register).map((f) => [f.key, record.values[f.key] ?? null]));
        const { version } =
          sent.kind === "papers"
            ? record
            : sent.kind === "review"
              ? await putChild(hand, context, tx, {
                  ...at,
                  child: "reviews",
                  values: { year: sent.year, result: input.result, filedOn: sent.sent_on, note: "学会报送" },
                })
              : await editRecord(hand, context, tx, { ...at, values: { ...asked, ...(sent.fields as Values) } });
        await settle(tx, context.actor, sent.id, sent.society_id, today, { outcome: "taken" });
        return { version };
      }),
    ),
    declineSent: api.declineSent.handler(({ input, context: { actor, services } }) =>
      services.database.write(actor.scope, async (tx) => {
        const sent = await unsettled(tx, input.sentId);
        await settle(tx, actor, sent.id, sent.society_id, chinaDay(services.now()), { outcome: "declined", words: input.words });
        await audit(tx, actor, { act: `${hand.records.name}.edit`, subject: `society:${sent.society_id}`, detail: { declined: sent.id } });
        return { ok: true as const };
      }),
    ),
  });

const links = implement(ownLinkContract).$context<Context>().use(wall);
export const ownLinkRouter = links.router({
  openSociety: links.openSociety.handler(({ input, context }) => openSociety(context, input.token)),
  sendReview: links.sendReview.handler(({ input: { token, year, says }, context }) => {
    if (year > Number(chinaDay(context.services.now()).slice(0, 4)))
      refuseRequest("invalid", { zh: "这一年还没有到", en: "A year to come" });
    return send(context, token, { kind: "review", year, says });
  }),
  sendCorrection: links.sendCorrection.handler(({ input, context }) =>
    send(context, input.token, { kind: "correction", fields: readCorrection(input.fields) }),
  ),
  sendPapers: links.sendPapers.handler(({ input: { token, says }, context }) => send(context, token, { kind: "papers", says })),
});
