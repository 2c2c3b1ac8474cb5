import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { ExpressionFault } from "../../platform/forms/expression.ts";
import { fillForm, type Filled } from "../../platform/forms/fill.ts";
import type { Answers, FormDefinition } from "../../platform/forms/form.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { begunWith, knownOf, type Begun } from "./desk.ts";
import { compiledOf } from "./form-desk.ts";
import { differingIn } from "./merged.ts";
import { changesOf, linesOf, type Change, type Line } from "./rules.ts";

const HOURS_AT_MOST = 8 * 3600;

interface Reply {
  readonly id: number;
  readonly roundId: number;
  readonly unitId: number;
  readonly untilOn: string;
  readonly state: string;
  readonly answers: Answers | null;
  readonly seconds: number;
  readonly definition: FormDefinition;
  readonly title: string;
  readonly purpose: string;
  readonly issuerName: string;
}

async function replyOf(db: Db, id: number, lock = false): Promise<Reply> {
  const { rows } =
    await sql<Reply>`select r.id, r.round_id as "roundId", r.unit_id as "unitId", r.until_on as "untilOn", r.state, r.answers, r.seconds, f.definition,
      k.title, k.purpose, k.unit_name as "issuerName"
    from census_reply r join census_form f on f.round_id = r.round_id, census_round_of(r.round_id) k where r.id = ${id} ${lock ? sql`for update of r` : sql``}`.execute(
      db,
    );
  return rows[0] ?? notFound();
}

/** Whoever holds a reply's code acts for its unit, and in this reply alone. */
async function holderOf(services: Services, code: string): Promise<{ id: number; actor: Actor }> {
  const found = await services.database.plumbing(
    async (db) =>
      (await sql<{ id: number; unitPath: number[] }>`select id, unit_path as "unitPath" from census_of_code(${code})`.execute(db)).rows[0],
  );
  if (!found) return notFound();
  const link = mintLinkActor({ id: found.id, party: "respondent", unitPath: found.unitPath });
  return { id: found.id, actor: { ...link, id: `respondent:${found.id}` } };
}

const returnsOf = async (db: Db, id: number) =>
  (
    await sql<{
      path: string;
      reason: string;
      answered: boolean;
    }>`select path, reason, answered from census_return where reply_id = ${id} order by id`.execute(db)
  ).rows;

/** Everything the page of a form shows to whoever holds its code. */
export async function openReply(services: Services, code: string) {
  const { id, actor } = await holderOf(services, code);
  const today = chinaDay(services.now());
  return services.database.read(actor.scope, async (db) => {
    const reply = await replyOf(db, id);
    const earlier = await begunWith(db, reply.id, reply.definition);
    return {
      title: reply.title,
      purpose: reply.purpose,
      issuerName: reply.issuerName,
      untilOn: reply.untilOn,
      state: reply.state,
      definition: reply.definition,
      answers: reply.answers,
      earlier: earlier ? toldOf(reply.definition, earlier, today) : null,
      returns: (await returnsOf(db, id)).filter((r) => !r.answered),
      known: await knownOf(db, services, reply.unitId),
      today,
    };
  });
}

/** Of several units that are one now: who said what where they differ. */
const toldOf = (definition: FormDefinition, { answers, repliedOn, parts }: Begun, today: string) => ({
  answers,
  repliedOn,
  units: parts.map((p) => p.unitName),
  differing: parts.length === 1 ? [] : differingIn(definition, parts, answers, { today, now: `${today}T00:00:00` }),
});

export interface Sent {
  readonly code: string;
  readonly requestKey: string;
  readonly way: "typed" | "unchanged" | "paper";
  readonly answers: unknown;
  readonly filledBy: string;
  readonly seconds: number;
  readonly note: string | null;
}

/** Takes a reply that is whole; the same key twice is one sending, whatever the network did in between. */
export async function submitReply(hand: Hand, services: Services, sent: Sent): Promise<{ repeated: boolean }> {
  const { id, actor } = await holderOf(services, sent.code);
  const now = services.now();
  const today = chinaDay(now);
  return services.database.write(actor.scope, async (tx) => {
    const reply = await replyOf(tx, id, true);
    const { rows: before } = await sql`select from census_submission where reply_id = ${id} and request_key = ${sent.requestKey}`.execute(
      tx,
    );
    if (before.length > 0) return { repeated: true };
    if (reply.state !== "asked" && reply.state !== "returned")
      refuseRequest("not-open", {
        zh: reply.state === "replied" ? "已经报过，等对方看" : "这一份已经办结，不能再报",
        en: reply.state === "replied" ? "It was sent already and waits to be looked at" : "It is closed",
      });
    const at = { today, now: new Date(now).toISOString() };
    const filled = runForm(reply.definition, readAnswers(sent.answers), at);
    if (filled.faults.length > 0)
      refuseRequest("invalid", { zh: "有几题要补填或更正", en: "Some answers are missing or wrong" }, { fields: faultsByPath(filled) });
    const earlier = await begunWith(tx, reply.id, reply.definition);
    const last = reply.answers ?? earlier?.answers;
    const lines = linesOf(filled.rows, reply.definition.language);
    const changes = last ? changesOf(linesOf(runForm(reply.definition, last, at).rows, reply.definition.language), lines) : [];
    refuseUnexplained(
      changes,
      (await returnsOf(tx, id)).filter((r) => !r.answered),
      lines,
      sent.note,
    );
    if (sent.way === "unchanged" && (!last || changes.length > 0 || (reply.answers === null && (earlier?.parts.length ?? 0) > 1)))
      refuseRequest("changed", { zh: "与上次不一样了，请按“报送”", en: "It differs from last time: send it as filled in" });
    const seconds = Math.min(HOURS_AT_MOST, Math.max(0, Math.round(sent.seconds)));
    await sql`insert into census_submission (reply_id, request_key, way, answers, note, filled_by, seconds, at)
      values (${id}, ${sent.requestKey}, ${sent.way}, ${JSON.stringify(filled.answers)}, ${sent.note}, ${sent.filledBy}, ${seconds}, ${at.now})`.execute(
      tx,
    );
    await sql`update census_reply set answers = ${JSON.stringify(filled.answers)}, unchanged = ${sent.way === "unchanged"}, filled_by = ${sent.filledBy},
      seconds = seconds + ${seconds}, replied_on = ${today}, version = version + 1 where id = ${id}`.execute(tx);
    await sql`update census_return set answered = true where reply_id = ${id}`.execute(tx);
    await actOnRecord(hand, { actor, services }, tx, {
      id,
      action: "reply",
      requestKey: `${sent.requestKey}:${id}`,
      signed: sent.filledBy,
    });
    return { repeated: false };
  });
}

function runForm(definition: FormDefinition, answers: Answers, at: { today: string; now: string }): Filled {
  try {
    return fillForm(compiledOf(definition), answers, at);
  } catch (error) {
    if (error instanceof ExpressionFault) return refuseRequest("heavy", error.label);
    throw error;
  }
}

/** Texts, groups and rounds of groups; anything else is no answer. */
export function readAnswers(given: unknown, depth = 0): Answers {
  if (typeof given !== "object" || given === null || Array.isArray(given) || depth > 12) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, v]): [string, string | Answers | Answers[]][] => {
      if (typeof v === "string") return [[name, v]];
      if (Array.isArray(v)) return [[name, v.map((one) => readAnswers(one, depth + 1))]];
      return typeof v === "object" && v !== null ? [[name, readAnswers(v, depth + 1)]] : [];
    }),
  );
}

export const faultsByPath = (filled: Filled): Record<string, Label> =>
  Object.fromEntries(
    filled.faults.slice(0, 200).map((f) => [f.path, f.said?.[""] ? { zh: f.said[""], en: f.said["English"] ?? f.said[""] } : f.label]),
  );

/** A jump by ten times and more, or a returned answer that is sent as it was, needs a sentence. */
function refuseUnexplained(
  changes: readonly Change[],
  returned: readonly { path: string }[],
  lines: readonly Line[],
  note: string | null,
): void {
  if ((note ?? "").trim().length >= 4) return;
  const kept = returned.filter((r) => lines.some((l) => l.path === r.path) && !changes.some((c) => c.path === r.path));
  const fields = Object.fromEntries([
    ...changes.flatMap((c) => (c.jump ? [[c.path, c.jump] as const] : [])),
    ...kept.map((r) => [r.path, { zh: "退回的这一项没有改", en: "This answer was returned and is as it was" }] as const),
  ]);
  if (Object.keys(fields).length > 0)
    refuseRequest(
      "questions",
      { zh: "这几项请核对；确实如此就写一句说明", en: "Look at these once more; if they are so, say why in a sentence" },
      { fields },
    );
}

/** What a reply says, for whoever asked or answers: lines, what differs from last time, what went back, every sending. */
export async function lookReply(db: Db, actor: Actor, id: number, today: string) {
  const reply = await replyOf(db, id);
  const at = { today, now: `${today}T00:00:00` };
  const linesFrom = (answers: Answers) => linesOf(fillForm(compiledOf(reply.definition), answers, at).rows, reply.definition.language);
  const earlier = await begunWith(db, reply.id, reply.definition);
  const lines = reply.answers ? linesFrom(reply.answers) : [];
  const { rows: sendings } = await sql<{ at: string; way: string; filledBy: string; seconds: number; note: string | null }>`
    select at, way, filled_by as "filledBy", seconds, note from census_submission where reply_id = ${id} order by id`.execute(db);
  const { rows: codes } = await sql<{ code: string }>`select code from census_reply where id = ${id}`.execute(db);
  const isOpen = reply.state === "asked" || reply.state === "returned";
  return {
    lines,
    changes: earlier && reply.answers ? changesOf(linesFrom(earlier.answers), lines) : [],
    returns: await returnsOf(db, id),
    sendings,
    // The link is for whoever may answer or hands it on.
    code: isOpen && actor.permissions.has("census_reply.edit") ? (codes[0]?.code ?? null) : null,
  };
}

/** Sends single answers back, each with its reason; the rest stands. */
export async function returnReply(
  hand: Hand,
  by: { actor: Actor; services: Services },
  tx: Db,
  input: { id: number; items: readonly { path: string; reason: string }[]; requestKey: string },
): Promise<void> {
  const reply = await replyOf(tx, input.id, true);
  if (reply.state === "replied")
    for (const { path, reason } of input.items)
      await sql`insert into census_return (reply_id, path, reason) values (${input.id}, ${path}, ${reason})`.execute(tx);
  await actOnRecord(hand, by, tx, { id: input.id, action: "return", requestKey: input.requestKey });
  await audit(tx, by.actor, { act: "census_reply.return", subject: `census_reply:${input.id}`, detail: { items: input.items.length } });
}
