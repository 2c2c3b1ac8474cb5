import { daysBetween } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import type { Services } from "../../platform/http/server.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { listCodes, listOfCode } from "../../platform/records/of-code.ts";
import { listAgreementsOfFirm, listLookbacksOfFirm } from "../projects/index.ts";
import { listFirmDemanders, listNeedsOfFirm } from "../services/index.ts";
import type { Linked } from "./pair-contract.ts";
import { gapsAndDoubles } from "./pair-rules.ts";
import { RANKS } from "./pairs.ts";

/** Of one kind the page shows so many. */
const MOST = 10;
/** More firms than these are counted from a list of their own, not on a page. */
const FIRMS = 30_000;
const GAPS_SHOWN = 500;

/** What a rule in force sets for a rank, the nearest unit's first. */
export const ruleOf = async (db: Db, measure: "contact_days" | "firms_each", rank: string, unitPath: readonly number[], day: string) =>
  (
    await rowsOf<{ value: number }>(
      db,
      sql`select value from pair_rule where measure = ${measure} and rank = ${rank} and ${heldOn(unitPath, day)} order by ${nearestFirst()} limit 1`,
    )
  )[0]?.value;

const WORDS = {
  need: { zh: "需求", en: "Need" },
  agreement: { zh: "协议", en: "Agreement" },
  lookback: { zh: "回头看", en: "Look-back" },
  intention: { zh: "意向", en: "intention" },
  contract: { zh: "合同", en: "contract" },
  registered: { zh: "登记技术合同", en: "registered contract" },
} as const;

/** What the other rooms know of a firm, each under its own right to read. */
export async function aboutFirm(db: Db, services: Services, actor: Actor, code: string): Promise<{ rows: Linked[]; isCut: boolean }> {
  const { house } = services;
  const stateOf = (process: string, state: string | null): Label | null =>
    (state === null ? undefined : house.processes[process]?.states[state]?.label) ?? null;
  const may = (permission: string) => actor.permissions.has(permission);
  const needs = may("demand.read") ? await listNeedsOfFirm(db, actor.scope, code, MOST) : [];
  const agreements = may("agreement.read") ? await listAgreementsOfFirm(db, actor.scope, code, MOST) : [];
  const lookbacks = may("lookback.read") ? await listLookbacksOfFirm(db, actor.scope, code, MOST) : [];
  const others = await listOfCode(db, house, actor, code, "pair", MOST);
  const rows: Linked[] = [
    ...needs.map((n) => ({
      ...{ subject: `demand:${n.id}`, title: n.title, kind: WORDS.need, note: stateOf("demand", n.state), day: n.openedOn },
    })),
    ...agreements.map((a) => ({
      ...{ subject: `agreement:${a.id}`, title: a.title, kind: WORDS.agreement, note: WORDS[a.type], day: a.signedOn },
    })),
    ...lookbacks.map((l) => ({
      ...{ subject: `lookback:${l.id}`, title: l.title, kind: WORDS.lookback, day: l.visitedOn },
      note: { zh: `满 ${l.months} 个月`, en: `after ${l.months} months` },
    })),
    ...others.map((o) => ({
      ...{ subject: `${o.records.name}:${o.id}`, title: o.title, kind: o.records.register.label, day: null },
      note: stateOf(o.records.name, o.state),
    })),
  ];
  return { rows, isCut: [needs, agreements, lookbacks].some((l) => l.length === MOST) };
}

interface Active {
  readonly id: number;
  readonly code: string | null;
  readonly targetName: string;
  readonly leaderName: string;
  readonly rank: keyof typeof RANKS;
  readonly unitName: string;
  readonly unitPath: number[];
  readonly nextOn: string;
  readonly left: boolean;
}

/** Who takes care of whom within a scope: gaps, doubles, owners who left, contacts that are late by their own rhythm. No order by counts: nobody is ranked. */
export async function listOwners(db: Db, services: Services, actor: Actor, today: string) {
  const active = await rowsOf<Active>(
    db,
    sql`select p.id, p.target_code as code, p.target_name as "targetName", p.leader_name as "leaderName", p.rank, u.name as "unitName", p.unit_path as "unitPath",
      p.next_on as "nextOn", exists (select from person x where x.unit_id = p.unit_id and x.name = p.leader_name) and not exists (select from person x
        join post o on o.person_id = x.id where x.unit_id = p.unit_id and x.name = p.leader_name and o.from_on <= ${today}::date and (o.to_on is null or o.to_on >= ${today}::date)) as left
      from pair p join unit u on u.id = p.unit_id where p.state = 'active' and ${inScope("p", actor.scope)} order by p.leader_name, p.id`,
  );
  const { house } = services;
  const known: { code: string; name: string; unitName: string; subject: string }[] = [];
  for (const name of ["company", "firm"]) {
    const records = house.records.get(name)?.records;
    if (records) known.push(...(await listCodes(db, actor, records, FIRMS)).map(({ id, ...f }) => ({ ...f, subject: `${name}:${id}` })));
  }
  known.push(...(await listFirmDemanders(db, actor.scope, FIRMS)).map(({ id: _, ...f }) => ({ ...f, subject: "" })));
  const { firms, gaps, doubles } = gapsAndDoubles(known, active);
  const brief = ({ id, targetName, leaderName, unitName }: Active) => ({ id, targetName, leaderName, unitName });
  const each = [...Map.groupBy(active, (p) => `${p.unitName}·${p.leaderName}·${p.rank}`).values()].map(
    (own) => [own[0] as Active, own.length] as const,
  );
  const carried = [];
  for (const [p, n] of each) {
    const by = (await ruleOf(db, "firms_each", p.rank, p.unitPath, today)) ?? null;
    carried.push({ leaderName: p.leaderName, unitName: p.unitName, rank: RANKS[p.rank], pairs: n, by });
  }
  return {
    firms,
    gaps: gaps.slice(0, GAPS_SHOWN),
    gapCount: gaps.length,
    doubles: doubles.map((d) => ({ code: d.code, owners: d.owners.map(brief) })),
    left: active.filter((p) => p.left).map(brief),
    late: active.filter((p) => p.nextOn < today).map((p) => ({ ...brief(p), nextOn: p.nextOn, days: daysBetween(p.nextOn, today) })),
    each: carried,
  };
}
