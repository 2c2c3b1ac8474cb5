import { sql } from "kysely";
import type { Aggregate } from "@bihuan/indicators";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refusalIn, refuseRequest, type Context } from "../../platform/http/server.ts";
import { answerAggregates, recordFact, type Evidence } from "../../platform/ledger/ledger.ts";
import { getUnit } from "../units/index.ts";
import { circleCatalogue } from "./facts.ts";
import { compute, groundOf, knownPercent, linesOf, methodOf, type SpeedLine } from "./coverage.ts";

type Signed = Context & { actor: Actor };
/** Root, province, city, county: counties measure, a superior's figure is their sum. */
const COUNTY_DEPTH = 4;

/** Measures one's county today and enters it into the ledger. */
export async function recordCoverage(context: Signed) {
  return context.services.database.write(context.actor.scope, async (tx) => {
    const measured = await measure(tx, context, []);
    await audit(tx, context.actor, {
      act: "coverage.record",
      subject: `unit:${context.actor.scope.unitId}`,
      detail: { facts: measured.facts },
    });
    return measured;
  });
}

/**
 * After a place was accepted: the county's coverage as it is now, the acceptance among its evidence. Where nothing can be
 * measured (no population, no usable network, not a county's own act) the figure stays and the map says it is behind.
 */
export async function followAcceptance(tx: Db, context: Signed, acceptance: Evidence): Promise<void> {
  try {
    await measure(tx, context, [acceptance]);
  } catch (error) {
    if (!refusalIn(error)) throw error;
  }
}

/**
 * What the ledger holds of a coverage is its change since the last measurement: coverage stands and does not flow, so the
 * figure of a period is the sum of all changes up to its end, and a new measurement leaves earlier periods as they were.
 */
async function measure(tx: Db, context: Signed, why: readonly Evidence[]): Promise<{ facts: number[]; lines: SpeedLine[] }> {
  const { actor, services } = context;
  const unit = await getUnit(tx, actor.scope.unitId);
  if (unit.path.length !== COUNTY_DEPTH)
    refuseRequest("county", {
      zh: "覆盖率由县级测算入账；上级数字由各县相加",
      en: "Counties record coverage; a superior's figure is their sum",
    });
  // Two who measure at once would both enter the same change.
  await sql`select pg_advisory_xact_lock(823039, ${unit.id}::int)`.execute(tx);
  const ground = await groundOf(services, tx, actor, { occasion: "any" });
  if (ground.world.population?.kind !== "people")
    refuseRequest("no-population", { zh: "没有人口数据，不能算覆盖率", en: "There is no population to compute a rate" });
  const coverage = await compute(services, ground);
  const known = knownPercent(ground, coverage);
  const least = services.config.BIHUAN_COVERAGE_KNOWN_PERCENT;
  if (known < least)
    refuseRequest("network-too-small", {
      zh: `路网只到得了 ${known.toFixed(1)}% 的人，低于入账要求的 ${least}%：这时的覆盖率说的是路网数据，不是科普点位。请系统管理员换上完整的路网后再测算入账；地图上照常可看`,
      en: `The network reaches ${known.toFixed(1)}% of the people, less than the ${least}% asked before a figure is recorded: such a rate tells of the network, not of the places. Ask the operator for the whole network; the map goes on showing the figures`,
    });
  const lines = linesOf(ground, coverage);
  const method = methodOf(ground, coverage);
  const facts: number[] = [];
  for (const line of lines) {
    const before = await standing(tx, unit.path, line.speed);
    const factId = await recordFact(tx, circleCatalogue, actor, {
      kind: "place.coverage",
      occurredOn: ground.on,
      unitId: unit.id,
      unitPath: unit.path,
      regionCode: unit.region_code,
      subject: `coverage:${unit.id}-${ground.on}`,
      measures: { covered: line.covered - before.covered, people: line.people - before.people },
      dimensions: { speed: line.speed },
      evidence: [
        {
          type: "source",
          ref: `coverage:${unit.id}-${ground.on}`,
          label: [`测得 ${line.covered} ÷ ${line.people} 人`, ...method.map((m) => m.zh)].join("；"),
        },
        ...why,
      ],
    });
    facts.push(factId);
    await tx
      .insertInto("coverage_record")
      .values({
        unit_id: unit.id,
        unit_path: unit.path,
        as_of: ground.on,
        speed: line.speed,
        people: line.people,
        covered: line.covered,
        method: JSON.stringify(method),
        fact_id: factId,
        made_by: actor.id,
        made_at: new Date(services.now()).toISOString(),
      })
      .execute();
  }
  return { facts, lines };
}

/** What the ledger says today, all corrections taken in. */
async function standing(db: Db, unitPath: readonly number[], speed: SpeedLine["speed"]): Promise<{ covered: number; people: number }> {
  const ask = (of: string): Aggregate => ({ fn: "balance", kind: "place.coverage", of, where: [{ dimension: "speed", values: [speed] }] });
  const [covered, people] = [ask("covered"), ask("people")];
  const answers = await answerAggregates(db, { unitPath, period: { from: LAST, to: LAST } }, [covered, people]);
  return { covered: answers.get(covered)?.value ?? 0, people: answers.get(people)?.value ?? 0 };
}
const LAST = "9999-12";
