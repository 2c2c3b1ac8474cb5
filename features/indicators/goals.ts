import type { CompiledIndicator } from "@bihuan/indicators";
import { chinaDay, daysBetween, formatMoney } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { findUnit, listChildren } from "../units/index.ts";
import { goalsContract } from "./goal-contract.ts";
import { goalHistory, newestSplitsOf, newestTargetsOf, sharesOf, superiorName } from "./goal-queries.ts";
import { adds, followTarget } from "./goal-rules.ts";
import { readTarget, TARGET_FAULTS } from "./target-text.ts";
import { computeByUnit, computeValues, listIndicators } from "./values.ts";

type Asked = Context & { actor: Actor };
type Input = Parameters<Parameters<typeof api.split.handler>[0]>[0]["input"];
const api = implement(goalsContract).$context<Context>().use(wall);

const wholeYear = (year: number) => ({ from: `${year}-01`, to: `${year}-12` });

async function unitAsked(db: Db, actor: Actor, unitId: number | undefined) {
  const unit = await findUnit(db, unitId ?? actor.scope.unitId);
  return unit && covers(actor.scope, unit.path) ? unit : notFound();
}

const mayHere = (actor: Actor, unitId: number): boolean => unitId === actor.scope.unitId && actor.permissions.has("indicator.define");

export const goalsRouter = api.router({
  list: api.list.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitAsked(db, actor, input.unitId);
      const indicators = await listIndicators(db, services.house);
      const targets = new Map((await newestTargetsOf(db, [unit.id], input.year)).map((t) => [t.code, t]));
      const splits = (await newestSplitsOf(db, [unit.id], input.year)).filter((s) => s.target !== null);
      const shares = await sharesOf(
        db,
        splits.map((s) => s.id),
      );
      const held = indicators.filter((i) => typeof targets.get(i.indicator.code)?.value === "number");
      const values = await computeValues(db, held, { unitPath: unit.path, period: wholeYear(input.year) });
      const superior = await superiorName(db, unit.path);
      const today = chinaDay(services.now());
      const [start, end] = [`${input.year}-01-01`, `${input.year + 1}-01-01`];
      return {
        unit: { id: unit.id, name: unit.name },
        yearShare: Math.min(1, Math.max(0, daysBetween(start, today) / daysBetween(start, end))),
        goals: held.map(({ indicator: { code, name, definition, unit: of, better } }, k) => {
          const target = targets.get(code);
          const split = splits.find((s) => s.code === code);
          return {
            ...{ code, name, definition, unit: of, better },
            target: target?.value as number,
            source: target?.source ?? "",
            givenBy: target?.splitId == null ? null : superior,
            value: values[k]?.value ?? null,
            split: split ? { units: shares.get(split.id)?.size ?? 0, kept: split.kept } : null,
          };
        }),
        others: indicators.filter((i) => !held.includes(i)).map(({ indicator: { code, name } }) => ({ code, name })),
        can: { split: mayHere(actor, unit.id) },
      };
    }),
  ),
  one: api.one.handler(({ input: { year, code, unitId }, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await unitAsked(db, actor, unitId);
      const [compiled = notFound()] = await listIndicators(db, services.house, [code]);
      const standing = await standingAt(db, unit.id, year, code);
      const today = chinaDay(services.now());
      const children = (await listChildren(db, unit.id)).filter(
        (u) => u.validTo === null || u.validTo > today || standing.shares.has(u.id),
      );
      const period = wholeYear(year);
      const depth = unit.path.length + 1;
      const [now] = await computeValues(db, [compiled], { unitPath: unit.path, period });
      const byUnit = await computeByUnit(db, [compiled], { unitPath: unit.path, period }, depth);
      const before = await computeByUnit(db, [compiled], { unitPath: unit.path, period: wholeYear(year - 1) }, depth);
      const ids = children.map((u) => u.id);
      const below = (await newestSplitsOf(db, ids, year, code)).filter((s) => s.target !== null);
      const belowShares = await sharesOf(
        db,
        below.map((s) => s.id),
      );
      const { name, definition, unit: of } = compiled.indicator;
      const isGiven = standing.target?.splitId != null && standing.target.value !== null;
      return {
        unit: { id: unit.id, name: unit.name },
        indicator: { code, name, definition, unit: of },
        adds: adds(compiled),
        target: standing.target?.value ?? null,
        source: standing.split?.source ?? standing.target?.source ?? "",
        givenBy: isGiven ? await superiorName(db, unit.path) : null,
        value: now?.value ?? null,
        kept: standing.kept,
        isSplit: standing.isSplit,
        version: standing.version,
        units: children.map((u) => {
          const further = below.find((s) => s.unitId === u.id);
          return {
            id: u.id,
            name: u.name,
            share: standing.shares.get(u.id) ?? null,
            value: byUnit.get(u.id)?.[0]?.value ?? null,
            lastYear: before.get(u.id)?.[0]?.value ?? null,
            below: further ? (belowShares.get(further.id)?.size ?? 0) : 0,
          };
        }),
        history: await goalHistory(db, unit.id, year, code),
        can: { split: mayHere(actor, unit.id), setTotal: mayHere(actor, unit.id) && !isGiven },
      };
    }),
  ),
  split: api.split.handler(({ input, context }) => splitTarget(context, input)),
});

/** What stands of one target: the newest row of the unit, its split, and both together as the version that a form saw. */
async function standingAt(db: Db, unitId: number, year: number, code: string) {
  const [target] = await newestTargetsOf(db, [unitId], year, code);
  const [split] = await newestSplitsOf(db, [unitId], year, code);
  const isSplit = split !== undefined && split.target !== null;
  const shares = (split && (await sharesOf(db, [split.id])).get(split.id)) ?? new Map<number, number>();
  return { target, split, isSplit, shares, kept: isSplit ? split.kept : 0, version: (target?.id ?? 0) + (split?.id ?? 0) };
}

const splitTarget = ({ actor, services }: Asked, input: Input) =>
  services.database.write(actor.scope, async (tx) => {
    const { year, code } = input;
    const { unitId, unitPath } = actor.scope;
    const [compiled = notFound()] = await listIndicators(tx, services.house, [code]);
    await lockRecord(tx, "unit", unitId);
    const standing = await standingAt(tx, unitId, year, code);
    refuseOlder(input.version, standing.version, { target: standing.target?.value ?? null });
    const today = chinaDay(services.now());
    const children = (await listChildren(tx, unitId)).filter((u) => u.validTo === null || u.validTo > today);
    const asked = readSplit(compiled, input, new Map(children.map((u) => [u.id, u.name])));
    const stood = standing.target?.value ?? null;
    if (standing.target?.splitId != null && stood !== null && asked.target !== stood)
      refuseFields({ total: { zh: "总目标由上级下达，要改请上级调整", en: "The target comes from the superior, who alone changes it" } });
    const isSame = standing.isSplit && standing.kept === asked.kept && sameShares(standing.shares, asked.shares);
    if (asked.target === stood && (isSame || (!standing.isSplit && asked.shares.size === 0))) return { changed: 0 };
    if (((stood !== null && asked.target !== stood) || standing.isSplit) && input.reason === "")
      refuseFields({ reason: { zh: "这一项已经定过，改动要写原因", en: "It was set before; a change needs its reason" } });
    const order = { year, code, source: input.source, reason: input.reason || null, setBy: actor.id };
    if (asked.target !== stood)
      await tx
        .insertInto("indicator_target")
        .values(targetRow(order, { id: unitId, path: unitPath }, asked.target, standing.target?.splitId ?? null))
        .execute();
    if (standing.isSplit || asked.shares.size > 0)
      await writeSplit(tx, order, { id: unitId, path: unitPath }, { ...asked, adds: adds(compiled), followed: false });
    await audit(tx, actor, { act: "indicator.split", subject: `unit:${unitId}`, detail: { year, code, units: asked.shares.size } });
    return { changed: asked.shares.size + (asked.target === stood ? 0 : 1) };
  });

interface Order {
  readonly year: number;
  readonly code: string;
  readonly source: string;
  readonly reason: string | null;
  readonly setBy: string;
}
type Place = { readonly id: number; readonly path: readonly number[] };

const targetRow = (o: Order, unit: Place, value: number | null, splitId: number | null, followed = false) => ({
  ...{ unit_id: unit.id, unit_path: [...unit.path], code: o.code, year: o.year, value },
  ...{ source: o.source, reason: o.reason, set_by: o.setBy, split_id: splitId, followed },
});

/** A split with its shares; what units beneath had shared out of their part follows in the old proportion, so that every level adds up. */
async function writeSplit(
  tx: Db,
  order: Order,
  unit: Place,
  split: { target: number | null; kept: number; shares: ReadonlyMap<number, number>; adds: boolean; followed: boolean },
): Promise<void> {
  const [before] = await newestSplitsOf(tx, [unit.id], order.year, order.code);
  const old = (before && (await sharesOf(tx, [before.id])).get(before.id)) ?? new Map<number, number>();
  const { id } = await tx
    .insertInto("indicator_split")
    .values({
      ...{ unit_id: unit.id, unit_path: [...unit.path], code: order.code, year: order.year },
      ...{ target: split.target, kept: split.kept, adds: split.adds },
      ...{ reason: order.reason, source: order.source, set_by: order.setBy },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const child of new Set([...split.shares.keys(), ...old.keys()])) {
    const value = split.shares.get(child) ?? null;
    const place = { id: child, path: [...unit.path, child] };
    await lockRecord(tx, "unit", child);
    await tx
      .insertInto("indicator_target")
      .values(targetRow(order, place, value, id, split.followed))
      .execute();
    if (value === (old.get(child) ?? null)) continue;
    const [further] = await newestSplitsOf(tx, [child], order.year, order.code);
    if (!further || further.target === null) continue;
    const shares = (await sharesOf(tx, [further.id])).get(further.id) ?? new Map<number, number>();
    const followed = followTarget(value, { ...further, shares });
    await writeSplit(tx, order, place, { target: value, ...followed, adds: further.adds, followed: true });
  }
}

const sameShares = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size === b.size && [...a].every(([unit, value]) => b.get(unit) === value);

/** What was written, in the indicator's own unit; refuses what is no number, and what does not add up with both figures. */
function readSplit(compiled: CompiledIndicator, input: Input, units: ReadonlyMap<number, string>) {
  const { indicator } = compiled;
  const faults: Record<string, Label> = {};
  const read = (field: string, text: string): number | null => {
    if (text.trim() === "") return null;
    const value = readTarget(indicator.unit, text);
    if (value === undefined) faults[field] = TARGET_FAULTS[indicator.unit];
    return value ?? null;
  };
  const target = read("total", input.total);
  const kept = read("kept", input.kept) ?? 0;
  const shares = new Map<number, number>();
  for (const { unitId, text } of input.shares) {
    if (!units.has(unitId)) notFound();
    const value = read(`share:${unitId}`, text);
    if (value !== null) shares.set(unitId, value);
  }
  if (Object.keys(faults).length > 0) refuseFields(faults);
  if (target === null && shares.size === 0) return { target, kept: 0, shares };
  if (target === null) return refuseFields({ total: { zh: "先写总目标，再分到各单位", en: "First the whole, then its parts" } });
  if (!adds(compiled)) {
    for (const [unitId, value] of shares)
      if (value !== target)
        faults[`share:${unitId}`] = {
          zh: "比率和天数不相加：各单位与总目标相同，或者不下达",
          en: "Rates and days do not add up: the same as the whole, or none",
        };
    if (Object.keys(faults).length > 0) refuseFields(faults);
    return { target, kept: 0, shares };
  }
  if (shares.size === 0) return { target, kept: 0, shares };
  const sum = [...shares.values()].reduce((a, b) => a + b, kept);
  if (!Number.isSafeInteger(sum) || sum !== target) refuseFields({ total: doesNotAddUp(indicator.unit, target, sum) });
  return { target, kept, shares };
}

function doesNotAddUp(unit: string, target: number, sum: number): Label {
  const show = (value: number, locale: "zh-CN" | "en") => (unit === "fen" ? formatMoney(value, locale) : value.toLocaleString(locale));
  const gap = Math.abs(target - sum);
  return {
    zh: `各单位加本级是 ${show(sum, "zh-CN")}，总目标是 ${show(target, "zh-CN")}，${sum < target ? "还差" : "多出"} ${show(gap, "zh-CN")}；加起来相等才能下达`,
    en: `The parts are ${show(sum, "en")}, the whole is ${show(target, "en")}: ${show(gap, "en")} ${sum < target ? "short" : "over"}; it is given out only when they are equal`,
  };
}

const refuseFields = (fields: Record<string, Label>): never =>
  refuseRequest("invalid", { zh: "有几处要改，没有下达", en: "Some entries need mending; nothing was given out" }, { fields });
