import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { tell } from "../../platform/notices/notices.ts";
import { findInForce, type Parameter } from "../../platform/parameters/parameters.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { findDecider } from "../people/index.ts";
import { getUnit } from "../units/index.ts";
import { CHANGERS, DEEPEST } from "./access.ts";
import { parametersContract } from "./contract.ts";
import { changeRegisters } from "./register.ts";

type Signed = Context & { actor: Actor };
const api = implement(parametersContract).$context<Context>().use(wall);

const mayChange = (actor: Actor): boolean => actor.permissions.has("parameter.change") && actor.scope.unitPath.length <= DEEPEST;

/** Changes of the units on the path, newest first, with who made and who decided them. */
async function listChanges(db: Db, unitPath: readonly number[]) {
  const rows = await db
    .selectFrom("parameter as r")
    .innerJoin("unit as u", "u.id", "r.unit_id")
    .leftJoin("person as p", (j) => j.on("r.set_by", "=", actorIdOf("p.id")))
    .leftJoin("person as d", (j) => j.on("r.decided_by", "=", actorIdOf("d.id")))
    .selectAll("r")
    .select(["u.name as unit_name", "p.name as by_name", "d.name as decided_name"])
    .where("r.unit_id", "in", [...unitPath])
    .orderBy("r.id", "desc")
    .limit(500)
    .execute();
  return rows.map((r) => ({
    name: r.name,
    unitId: r.unit_id,
    setBy: r.set_by,
    outcome: r.outcome as "agreed" | "refused" | null,
    decidedName: r.decided_by === null ? "" : named(r.decided_by, r.decided_name),
    change: {
      id: r.id,
      value: Number(r.value),
      fromOn: r.from_on,
      toOn: r.to_on,
      source: r.source,
      unitName: r.unit_name,
      byName: named(r.set_by, r.by_name),
      at: r.set_at,
    },
  }));
}

const named = (actorId: string, name: string | null): string => (actorId === "console" ? "控制台" : nameActor(actorId, name));

const list = ({ actor, services }: Signed) =>
  services.database.read(actor.scope, async (db) => {
    const today = chinaDay(services.now());
    const { unitId, unitPath } = actor.scope;
    const changes = await listChanges(db, unitPath);
    const parameters = [];
    for (const { name, label, what, kind, least, most, initial } of services.house.parameters.values()) {
      const now = await findInForce(db, unitPath, name, today);
      const of = changes.filter((c) => c.name === name);
      const waiting = of.find((c) => c.outcome === null && c.unitId === unitId);
      const holds = now && {
        unitName: (await getUnit(db, now.unit_id)).name,
        fromOn: now.from_on,
        toOn: now.to_on,
        source: now.source,
      };
      parameters.push({
        ...{ name, label, what, kind, least, most },
        value: now === undefined ? initial : Number(now.value),
        holds: holds ?? null,
        waiting: waiting ? { ...waiting.change, isMine: waiting.setBy === actor.id } : null,
        history: of.flatMap(({ outcome, decidedName, change }) => (outcome === null ? [] : [{ ...change, outcome, decidedName }])),
      });
    }
    return { unitName: (await getUnit(db, unitId)).name, can: { change: mayChange(actor) }, parameters };
  });

const propose = ({ actor, services }: Signed, input: { name: string; values: Values }) =>
  services.database.write(actor.scope, async (tx) => {
    const parameter = services.house.parameters.get(input.name) ?? notFound();
    refuseBelow(actor);
    const today = chinaDay(services.now());
    const change = checked(parameter, input.values, today);
    const { unitId, unitPath } = actor.scope;
    const other = await findDecider(tx, { unitPath: [unitId], roles: CHANGERS, except: [actor.personId], today });
    if (other === undefined)
      return refuseRequest("nobody-to-agree", {
        zh: "本单位没有第二个人可以同意。请先给另一人负责人或安全管理员岗位",
        en: "Nobody else here could agree. Give another person the post of a leader or security officer first",
      });
    const waiting = await tx
      .selectFrom("parameter")
      .select("id")
      .where("name", "=", parameter.name)
      .where("unit_id", "=", unitId)
      .where("outcome", "is", null)
      .executeTakeFirst();
    if (waiting)
      return refuseRequest("already-waiting", {
        zh: "这一项已有一个变更在等第二个人同意",
        en: "A change of this one waits for a second person already",
      });
    const at = new Date(services.now()).toISOString();
    const { id } = await tx
      .insertInto("parameter")
      .values({ name: parameter.name, unit_id: unitId, unit_path: [...unitPath], ...change, set_by: actor.id, set_at: at })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "parameter.propose", subject: `parameter:${id}`, detail: { name: parameter.name, ...change } });
    await tell(tx, [other.personId], {
      kind: "moved",
      subject: `parameter:${id}`,
      caseId: null,
      title: parameter.label.zh,
      words: { zh: "参数变更，等您同意", en: "Change of a parameter waits for you" },
      byName: actor.name,
      at,
    });
    return { id };
  });

/** What is proposed, or what is wrong with it, field by field. */
function checked(parameter: Parameter, values: Values, today: string) {
  const read = readValues(changeRegisters[parameter.kind], values);
  if (!read.ok) return refuseRequest("invalid", FAULTY, { fields: read.error });
  const v = read.value as { value: number; fromOn: string; toOn: string | null; source: string };
  const value = parameter.kind === "share" ? v.value / 100 : v.value;
  const fields = {
    ...(value < parameter.least || value > parameter.most
      ? {
          value: {
            zh: `应在 ${shown(parameter, parameter.least)} 到 ${shown(parameter, parameter.most)} 之间`,
            en: `Between ${shown(parameter, parameter.least)} and ${shown(parameter, parameter.most)}`,
          },
        }
      : {}),
    ...(v.fromOn < today ? { fromOn: { zh: "不能早于今天：已发生的不改", en: "Not before today: what happened stays" } } : {}),
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "早于开始日期", en: "Before it begins" } } : {}),
  };
  if (Object.keys(fields).length > 0) return refuseRequest("invalid", FAULTY, { fields });
  return { value, source: v.source, from_on: v.fromOn, to_on: v.toOn };
}

const FAULTY = { zh: "有几项需要更正", en: "Some fields need correction" };
const shown = ({ kind }: Parameter, value: number): string =>
  kind === "days" || kind === "count" ? String(value) : kind === "share" ? `${value * 100}%` : `¥${(value / 100).toLocaleString("en")}`;

const decide = ({ actor, services }: Signed, input: { id: number; outcome: "agreed" | "refused" }) =>
  services.database.write(actor.scope, async (tx) => {
    refuseBelow(actor);
    const row = await tx
      .selectFrom("parameter")
      .selectAll()
      .where("id", "=", input.id)
      .where("unit_id", "=", actor.scope.unitId)
      .executeTakeFirst();
    if (!row) return notFound();
    if (row.outcome !== null) return refuseDecided();
    if (input.outcome === "agreed" && row.set_by === actor.id)
      return refuseRequest("same-person", { zh: "自己提出的要由另一个人同意", en: "Another person agrees to what you proposed" });
    if (input.outcome === "agreed" && row.from_on < chinaDay(services.now()))
      return refuseRequest("too-late", {
        zh: "开始日期已过，请搁置后用新的日期重新提出",
        en: "Its first day has passed; set it aside and propose it anew",
      });
    const decided = await tx
      .updateTable("parameter")
      .set({ outcome: input.outcome, decided_by: actor.id, decided_at: new Date(services.now()).toISOString() })
      .where("id", "=", row.id)
      .where("outcome", "is", null)
      .executeTakeFirst();
    if (decided.numUpdatedRows === 0n) return refuseDecided();
    await audit(tx, actor, {
      act: input.outcome === "agreed" ? "parameter.agree" : "parameter.set-aside",
      subject: `parameter:${row.id}`,
      detail: { name: row.name, value: Number(row.value) },
    });
    return { ok: true as const };
  });

const refuseDecided = (): never => refuseRequest("decided", { zh: "已经处理过了", en: "It was decided already" });

function refuseBelow(actor: Actor): void {
  if (!mayChange(actor))
    refuseRequest("not-here", {
      zh: "参数由全国或省级单位变更，在其下全部有效",
      en: "Parameters are changed at the root or a province, for all beneath",
    });
}

export const parametersRouter = api.router({
  listParameters: api.listParameters.handler(({ context }) => list(context)),
  proposeParameter: api.proposeParameter.handler(({ input, context }) => propose(context, input)),
  decideParameter: api.decideParameter.handler(({ input, context }) => decide(context, input)),
});
