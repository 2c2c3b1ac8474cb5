import { apportion, oneSeatMore, type ApportionRefusal, type Party } from "@bihuan/quotas";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { audit } from "../../platform/audit/audit.ts";
import { openToWrite, type Hand } from "../../platform/records/hand.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import type { Signed } from "./choose-desk.ts";
import { congressOf, unitsOf } from "./gather.ts";
import { methodOf, METHODS, type MethodName, type UnitRow } from "./rules.ts";

const partiesOf = (units: readonly UnitRow[]): Party[] =>
  units.map((u) => ({
    id: String(u.id),
    weight: u.weight,
    ...(u.floor === null ? {} : { floor: u.floor }),
    ...(u.ceiling === null ? {} : { ceiling: u.ceiling }),
  }));

export interface Shared {
  readonly method: MethodName;
  readonly refusal: Label | null;
  readonly seats: { id: number; seats: number; ideal: string; held: "floor" | "ceiling" | null }[];
  /** Units whose claims to the last seat are equal. */
  readonly ties: string[];
  /** With one seat more in all. */
  readonly gain: string[];
  readonly lose: string[];
}

/** What each method would give, beside what stands. */
export async function whatIf(db: Db, id: number, seats?: number) {
  const congress = await congressOf(db, id);
  const units = await unitsOf(db, id);
  const all = Object.keys(METHODS) as MethodName[];
  return {
    ...{ state: congress.state, version: congress.version, method: congress.method, seats: seats ?? congress.seats },
    units: units.map(({ id: unitId, name, weight, seats: given }) => ({ id: unitId, name, weight, seats: given })),
    methods: units.length === 0 ? [] : all.map((m) => shared(units, seats ?? congress.seats, m)),
  };
}

function shared(units: readonly UnitRow[], seats: number, method: MethodName): Shared {
  const name = (id: string): string => units.find((u) => String(u.id) === id)?.name ?? id;
  const done = apportion(partiesOf(units), seats, methodOf(method));
  if (!done.ok) return { method, refusal: refusalWords(done.error, name), seats: [], ties: [], gain: [], lose: [] };
  const more = oneSeatMore(partiesOf(units), seats, methodOf(method));
  return {
    method,
    refusal: null,
    seats: done.value.seats.map((s) => ({ id: Number(s.id), seats: s.seats, ideal: s.ideal, held: s.held ?? null })),
    ties: done.value.ties.map((t) => t.map(name).join("、")),
    gain: more.ok ? more.value.gain.map(name) : [],
    lose: more.ok ? more.value.lose.map(name) : [],
  };
}

function refusalWords(e: ApportionRefusal, name: (id: string) => string): Label {
  switch (e.code) {
    case "bad-number":
      return { zh: `${name(e.id)}的权数、下限或上限不对`, en: `${name(e.id)}: its weight, floor or ceiling is wrong` };
    case "twice":
      return { zh: `${name(e.id)}有两条`, en: `${name(e.id)} stands twice` };
    case "floors-above-seats":
      return {
        zh: `各单位的下限合计 ${e.floors}，多于名额 ${e.seats}`,
        en: `The units' floors add up to ${e.floors}, more than ${e.seats} seats`,
      };
    case "ceilings-below-seats":
      return {
        zh: `各单位的上限合计 ${e.ceilings}，名额 ${e.seats} 分不完`,
        en: `The units' ceilings add up to ${e.ceilings}, fewer than ${e.seats} seats`,
      };
    case "no-weight":
      return { zh: "所有单位的权数都是 0，没法分", en: "All weights are zero" };
  }
}

/** Shares all seats by the plan's method or another; the method is kept with the plan. */
export const shareSeats = (hand: Hand, context: Signed, input: { id: number; version: number; method: MethodName }) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    await openToWrite(hand, context.actor, tx, input.id);
    const version = await nextVersion(tx, hand.records, input.id, input.version);
    const congress = await congressOf(tx, input.id);
    const units = await unitsOf(tx, input.id);
    if (units.length === 0) refuseRequest("no-units", { zh: "先登记选举单位", en: "First enter the units" });
    const { refusal, seats } = shared(units, congress.seats, input.method);
    if (refusal) refuseRequest("invalid", refusal);
    await sql`update congress_unit u set seats = s.seats from unnest(${seats.map((s) => s.id)}::bigint[], ${seats.map((s) => s.seats)}::int[]) s(id, seats)
      where u.id = s.id and u.congress_id = ${input.id}`.execute(tx);
    await sql`update congress set method = ${input.method} where id = ${input.id}`.execute(tx);
    await audit(tx, context.actor, { act: "congress.share", subject: `congress:${input.id}`, detail: { method: input.method } });
    return { version };
  });
