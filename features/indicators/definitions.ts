import {
  compileIndicator,
  namesOthers,
  readIndicator,
  type Beside,
  type Catalogue,
  type Indicator,
  type IndicatorRefusal,
} from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { isOwnCode } from "./rules.ts";
import { besideOf, indicatorOf } from "./values.ts";
import { describeFault } from "./words.ts";

type Signed = Context & { actor: Actor };
type Label = { zh: string; en: string };

export interface Definition {
  code: string;
  name: Label;
  definition: Label;
  expression: string;
  unit: "count" | "fen" | "days" | "ratio";
  better: "higher" | "lower" | "neither";
}

const isRoot = (actor: Actor): boolean => actor.scope.unitPath.length === 1;
/** Standard codes are the root's and bare; a unit's own bear its number, so that no unit's code is another's. */
export const codeOf = (actor: Actor, typed: string): string => {
  const prefix = `u${actor.scope.unitId}_`;
  return isRoot(actor) || typed.startsWith(prefix) ? typed : prefix + typed;
};

const lockDefinitions = (tx: Db, { scope }: Actor) => sql`select pg_advisory_xact_lock(823006, ${scope.unitId})`.execute(tx);

/**
 * A unit puts its own definition in force at once: nobody outside its subtree sees it. What the root defines is the standard of the
 * country, so it waits for a second person.
 */
export async function defineIndicator(context: Signed, input: Definition): Promise<{ code: string; version: number; waits: boolean }> {
  const { actor, services } = context;
  const code = codeOf(actor, input.code);
  if (isRoot(actor) && isOwnCode(code))
    refuseRequest("invalid", { zh: "以 u 加数字开头的代码留给各单位自定指标", en: "Codes that begin with u and a number belong to units" });
  return services.database.write(actor.scope, async (tx) => {
    await lockDefinitions(tx, actor);
    const earlier = await tx
      .selectFrom("indicator")
      .select(["version", "position", "in_force"])
      .where("code", "=", code)
      .orderBy("version", "desc")
      .execute();
    if (earlier.some((e) => e.in_force === null))
      refuseRequest("waits-already", {
        zh: "这个代码已有一项变更等第二人启用，请先办结",
        en: "A change of this code waits for a second person already; decide it first",
      });
    const namesake = await tx
      .selectFrom("indicator")
      .select("code")
      .where("code", "<>", code)
      .where("name_zh", "=", input.name.zh)
      .where("in_force", "=", true)
      .executeTakeFirst();
    if (namesake)
      refuseRequest("name-taken", {
        zh: "已有同名指标，请换一个名称，以免两个数字混淆",
        en: "An indicator of this name exists; choose another name so that the two are not confused",
      });
    const version = (earlier[0]?.version ?? 0) + 1;
    const beside = await besideOf(tx, services.house);
    const checked = compileIndicator({ ...input, code, version }, services.house.facts, beside);
    if (!checked.ok) {
      const faults = checked.error.map(describeFault);
      return refuseRequest("invalid", faults[0]?.message ?? { zh: "口径不成立", en: "Not a sound definition" }, { data: faults });
    }
    refuseBreaking(checked.value.indicator, services.house.facts, beside);
    const waits = isRoot(actor);
    await tx
      .insertInto("indicator")
      .values({
        code,
        version,
        name_zh: input.name.zh,
        name_en: input.name.en,
        definition_zh: input.definition.zh,
        definition_en: input.definition.en,
        expression: input.expression,
        unit: input.unit,
        better: input.better,
        position: earlier[0]?.position ?? 100,
        active_from: chinaDay(services.now()),
        created_by: actor.id,
        unit_id: actor.scope.unitId,
        unit_path: [...actor.scope.unitPath],
        ...(waits ? {} : { in_force: true, decided_by: actor.id, decided_at: instant(context) }),
      })
      .execute();
    await audit(tx, actor, { act: waits ? "indicator.propose" : "indicator.define", subject: `indicator:${code}`, detail: { version } });
    return { code, version, waits };
  });
}

/** A change that leaves another definition in force with nothing to reckon is told before it is made: what it adds up would no longer fit. */
function refuseBreaking(changed: Indicator, facts: Catalogue, { indicators, sources }: Beside): void {
  const after = { sources, indicators: new Map([...indicators, [changed.code, changed]]) };
  const broken = (i: Indicator, among: Beside): Label | undefined => {
    const read = namesOthers(i) ? readIndicator(i, facts, among) : undefined;
    return read?.ok ? read.value.broken : undefined;
  };
  for (const i of indicators.values()) {
    const why = i.code === changed.code || broken(i, { indicators, sources }) ? undefined : broken(i, after);
    if (why)
      refuseRequest("breaks-another", {
        zh: `「${i.name.zh}」用到它，这样改后那一项就不成立：${why.zh}`,
        en: `“${i.name.en}” names it and would no longer hold: ${why.en}`,
      });
  }
}

/** Changes of the standard that wait, each beside what holds now. */
export const listProposals = async (db: Db, actor: Actor) => {
  const rows = await db
    .selectFrom("indicator as i")
    .leftJoin("person as p", (j) => j.on("i.created_by", "=", actorIdOf("p.id")))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("indicator as n")
          .select(["n.expression as standing", "n.definition_zh as standing_zh", "n.definition_en as standing_en"])
          .whereRef("n.code", "=", "i.code")
          .where("n.in_force", "=", true)
          .orderBy("n.version", "desc")
          .limit(1)
          .as("now"),
      (j) => j.onTrue(),
    )
    .selectAll("i")
    .select(["p.name as person_name", "now.standing", "now.standing_zh", "now.standing_en"])
    .where("i.in_force", "is", null)
    .where("i.unit_id", "=", actor.scope.unitId)
    .orderBy("i.code")
    .execute();
  return rows.map((r) => ({
    code: r.code,
    version: r.version,
    name: { zh: r.name_zh, en: r.name_en },
    definition: { zh: r.definition_zh, en: r.definition_en },
    expression: r.expression,
    standing: r.standing === null ? null : { expression: r.standing, zh: r.standing_zh ?? "", en: r.standing_en ?? "" },
    proposedBy: nameActor(r.created_by, r.person_name),
    proposedAt: r.created_at,
    isOwn: r.created_by === actor.id,
  }));
};

/** The second person puts a change of the standard in force, or sets it aside; whoever proposed it may only set it aside. */
export async function decideIndicator(context: Signed, input: { code: string; version: number; accept: boolean }): Promise<{ ok: true }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    // Of two at once each would be checked against what stood before both.
    await lockDefinitions(tx, actor);
    const waiting = await tx
      .selectFrom("indicator")
      .selectAll()
      .where("code", "=", input.code)
      .where("version", "=", input.version)
      .where("unit_id", "=", actor.scope.unitId)
      .where("in_force", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!waiting) return notFound();
    if (input.accept && waiting.created_by === actor.id)
      refuseRequest("own-proposal", {
        zh: "自己提出的变更须由另一人启用",
        en: "Your own change is put in force by another person",
      });
    // What it names may have been changed while it waited.
    if (input.accept) {
      const beside = await besideOf(tx, services.house);
      const proposed = indicatorOf(waiting);
      const checked = compileIndicator(proposed, services.house.facts, beside);
      const fault = checked.ok ? undefined : describeFault(checked.error[0] as IndicatorRefusal).message;
      if (fault) refuseRequest("invalid", fault);
      refuseBreaking(proposed, services.house.facts, beside);
    }
    await tx
      .updateTable("indicator")
      .set({ in_force: input.accept, decided_by: actor.id, decided_at: instant(context) })
      .where("code", "=", input.code)
      .where("version", "=", input.version)
      .execute();
    await audit(tx, actor, {
      act: input.accept ? "indicator.define" : "indicator.set-aside",
      subject: `indicator:${input.code}`,
      detail: { version: input.version, proposedBy: waiting.created_by },
    });
    return { ok: true as const };
  });
}
