import {
  compileIndicator,
  tellTerm,
  unitOf,
  type Aggregate,
  type Catalogue,
  type CompiledIndicator,
  type Period,
  type Value,
} from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { describeAggregate, describeFault } from "./words.ts";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { notFound, wall, type Context, type Services } from "../../platform/http/server.ts";
import { factsOf } from "../../platform/ledger/ledger.ts";
import { indicatorsContract } from "./contract.ts";
import { correctionPage, decideCorrection, listWaitingCorrections, proposeCorrection } from "./corrections.ts";
import { codeOf, decideIndicator, defineIndicator, listProposals } from "./definitions.ts";
import { homeFigures, setTargets } from "./home.ts";
import { findFacts, listBelow } from "./queries.ts";
import { figureCourse, figureCourses } from "./course.ts";
import { unitInScope } from "./in-scope.ts";
import { findRests } from "./rests.ts";
import { hrefOf } from "./sources.ts";
import { besideOf, computeByUnit, computeValues, listIndicators } from "./values.ts";

const api = implement(indicatorsContract).$context<Context>().use(wall);
const PAGE = 100;

/** Whether facts it is reckoned from may have been brought about by one person (decisions/0104). */
export const isAlone = ({ aggregates }: CompiledIndicator, facts: Catalogue): boolean =>
  aggregates.some((a) => facts.get(a.kind)?.alone === true);

export const valueView = (compiled: CompiledIndicator, v: Value, facts: Catalogue) => ({
  code: v.code,
  version: v.version,
  name: compiled.indicator.name,
  definition: compiled.indicator.definition,
  expression: compiled.indicator.expression,
  unit: compiled.indicator.unit,
  value: v.value,
  numerator: v.numerator,
  denominator: v.denominator,
  parts: compiled.parts ?? null,
  missing: [...v.missing],
  alone: isAlone(compiled, facts),
  inputs: v.inputs.map((i) => ({
    aggregate: plain(i.aggregate),
    value: i.answer.value,
    n: i.answer.n,
    words: describeAggregate(i.aggregate, facts),
  })),
  terms: v.terms.map(({ node, value, words }) => ({
    code: node.type === "named" ? node.code : null,
    href: node.type === "source" ? hrefOf(node.source) : null,
    words: { zh: tellTerm(node, "zh"), en: tellTerm(node, "en") },
    when: words ?? null,
    unit: unitOf(node, facts),
    value,
  })),
  cites: compiled.named.map((n) => ({ code: n.code, version: n.version })),
});
const plain = (a: Aggregate) => ({
  fn: a.fn,
  kind: a.kind,
  ...(a.of === undefined ? {} : { of: a.of }),
  where: a.where.map((w) => ({ dimension: w.dimension, values: [...w.values] })),
  ...(a.over === undefined ? {} : { over: { ...a.over } }),
});
interface GivenAggregate {
  fn: Aggregate["fn"];
  kind: string;
  of?: string | undefined;
  where: Aggregate["where"];
  over?: { months?: number | undefined; back?: number | undefined } | undefined;
}
const aggregateOf = (a: GivenAggregate): Aggregate => ({
  fn: a.fn,
  kind: a.kind,
  where: a.where,
  ...(a.of === undefined ? {} : { of: a.of }),
  ...(a.over === undefined ? {} : { over: overOf(a.over) }),
});

const overOf = ({ months, back }: NonNullable<GivenAggregate["over"]>): NonNullable<Aggregate["over"]> => ({
  ...(months === undefined ? {} : { months }),
  ...(back === undefined ? {} : { back }),
});

/** A year under way ends with this month: what grows is compared with the same months of the year before, not with all of it. */
function untilNow<P extends Period>(period: P, services: Services): P {
  const month = chinaDay(services.now()).slice(0, 7);
  return period.from <= month && month < period.to ? { ...period, to: month } : period;
}

export const indicatorsRouter = api.router({
  homeFigures: api.homeFigures.handler(({ context }) => homeFigures(context)),
  setTargets: api.setTargets.handler(({ input, context }) => setTargets(context, input)),
  scorecard: api.scorecard.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitInScope(db, actor, input.unitId);
      const indicators = await listIndicators(db, services.house);
      const values = await computeValues(db, indicators, { unitPath: unit.path, period: untilNow(input, services), asOf: input.asOf });
      const shown = await findRests(
        db,
        { unitPath: unit.path, period: untilNow(input, services), asOf: input.asOf },
        // What others are made of is told at theirs.
        values.map((v) => (v.terms.length > 0 ? undefined : v.inputs[0]?.aggregate)),
      );
      const { position } = await db
        .selectFrom("ledger_fact")
        .select(sql<number>`coalesce(max(id), 0)`.as("position"))
        .executeTakeFirstOrThrow();
      return {
        unit: { id: unit.id, name: unit.name },
        position: input.asOf ?? position,
        values: values.map((v, i) => ({
          ...valueView(indicators[i] as CompiledIndicator, v, services.house.facts),
          rests: shown[i] ?? null,
        })),
      };
    }),
  ),
  byUnit: api.byUnit.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitInScope(db, actor, input.unitId);
      const indicators = await listIndicators(db, services.house, input.codes);
      const below = await listBelow(db, unit.id);
      const values = await computeByUnit(db, indicators, { unitPath: unit.path, period: untilNow(input, services) }, unit.path.length + 1);
      return {
        columns: indicators.map(({ indicator: i, parts }) => ({ code: i.code, name: i.name, unit: i.unit, parts: parts ?? null })),
        rows: below.map((u) => ({
          unitId: u.id,
          unitName: u.name,
          values: (values.get(u.id) ?? indicators.map(() => undefined)).map((v) => ({
            value: v?.value ?? null,
            numerator: v?.numerator ?? null,
            denominator: v?.denominator ?? null,
          })),
        })),
      };
    }),
  ),
  months: api.months.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitInScope(db, actor, input.unitId);
      const indicators = await listIndicators(db, services.house, input.codes);
      const months = monthsBetween(input.from, input.to);
      const perMonth: Value[][] = [];
      for (const month of months)
        perMonth.push(await computeValues(db, indicators, { unitPath: unit.path, period: { from: month, to: month } }));
      return {
        months,
        series: indicators.map(({ indicator: i }, k) => ({ code: i.code, name: i.name, values: perMonth.map((v) => v[k]?.value ?? null) })),
      };
    }),
  ),
  figureCourse: api.figureCourse.handler(({ input, context }) => figureCourse(context, input)),
  figureCourses: api.figureCourses.handler(({ input, context }) => figureCourses(context, input)),
  factsBehind: api.factsBehind.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitInScope(db, actor, input.unitId);
      const scope = { unitPath: unit.path, period: untilNow({ from: input.from, to: input.to }, services), asOf: input.asOf };
      const of = aggregateOf(input.aggregate);
      const { total } = await factsOf(db, scope, of)
        .select(sql<number>`count(*)`.as("total"))
        .executeTakeFirstOrThrow();
      let ids = factsOf(db, scope, of).select("id");
      if (input.cursor !== undefined) ids = ids.where("id", "<", input.cursor);
      const page = await ids.orderBy("id", "desc").limit(PAGE).execute();
      const facts = await findFacts(
        db,
        services.house,
        page.map((p) => p.id),
      );
      const [shown] = await findRests(db, scope, [of]);
      const alone = services.house.facts.get(of.kind)?.alone === true;
      return { facts, alone, rests: shown ?? null, next: page.length === PAGE ? (page.at(-1)?.id ?? null) : null, total };
    }),
  ),
  getFact: api.getFact.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const chain = await chainOf(db, input.id);
      const [fact] = await findFacts(db, services.house, [input.id]);
      if (!fact) return notFound();
      return {
        fact,
        chain: await findFacts(db, services.house, chain),
        waiting: (await listWaitingCorrections(db, input.id)).map((w) => w.id),
      };
    }),
  ),
  /** A correction is a new fact with its reason, once a second person agrees; the old one stays readable and frozen reports keep it. */
  correctFact: api.correctFact.handler(({ input, context }) => proposeCorrection(context, input)),
  getCorrection: api.getCorrection.handler(({ input, context }) => correctionPage(context, input.id)),
  decideCorrection: api.decideCorrection.handler(({ input, context }) => decideCorrection(context, input)),
  listKinds: api.listKinds.handler(({ context: { services } }) =>
    [...services.house.facts.values()].map((k) => ({
      kind: k.kind,
      label: k.label,
      measures: Object.entries(k.measures).map(([key, m]) => ({ key, label: m.label, unit: m.unit })),
      dimensions: Object.entries(k.dimensions).map(([key, d]) => ({
        key,
        label: d.label,
        values: Object.entries(d.values).map(([value, label]) => ({ value, label })),
      })),
      distinct: [...k.distinct],
      distributions: [...k.distributions],
      ...(k.population && {
        population: {
          measure: k.population.measure,
          where: k.population.where.map((w) => ({ dimension: w.dimension, values: [...w.values] })),
        },
      }),
    })),
  ),
  listTerms: api.listTerms.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { indicators, sources } = await besideOf(db, services.house);
      return {
        indicators: [...indicators.values()].map(({ code, version, name, expression, unit }) => ({
          code,
          version,
          name,
          expression,
          unit,
        })),
        sources: [...sources.values()].map(({ key, label, unit = null }) => ({ key, label, unit })),
      };
    }),
  ),
  tryIndicator: api.tryIndicator.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const code = input.code === undefined ? "trial" : codeOf(actor, input.code);
      const checked = compileIndicator(
        { ...input, code, version: 1, better: "neither" },
        services.house.facts,
        await besideOf(db, services.house),
      );
      if (!checked.ok) return { faults: checked.error.map(describeFault), value: null };
      const [value] = await computeValues(db, [checked.value], { unitPath: actor.scope.unitPath, period: untilNow(input, services) });
      return { faults: [], value: valueView(checked.value, value as Value, services.house.facts) };
    }),
  ),
  defineIndicator: api.defineIndicator.handler(({ input, context }) => defineIndicator(context, input)),
  listProposals: api.listProposals.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listProposals(db, actor)),
  ),
  decideIndicator: api.decideIndicator.handler(({ input, context }) => decideIndicator(context, input)),
});

/** All facts of one correction chain, oldest first. */
async function chainOf(db: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`with recursive back as (
      select id, supersedes from ledger_fact where id = ${id} union all select f.id, f.supersedes from ledger_fact f join back b on f.id = b.supersedes),
    chain as (select min(id) as id from back union all select f.id from ledger_fact f join chain c on f.supersedes = c.id)
    select id from chain order by id`.execute(db);
  return rows.map((r) => r.id);
}

function monthsBetween(from: string, to: string): string[] {
  const out: string[] = [];
  for (let [y, m] = from.split("-").map(Number) as [number, number]; out.length < 60; m === 12 ? ((y += 1), (m = 1)) : (m += 1)) {
    const month = `${y}-${String(m).padStart(2, "0")}`;
    if (month > to) break;
    out.push(month);
  }
  return out;
}
