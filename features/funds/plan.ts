import { evaluate } from "@bihuan/indicators";
import { showExact } from "@bihuan/kit";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { freezePosition } from "../../platform/ledger/ledger.ts";
import { openToEdit, type Asked, type Hand } from "../../platform/records/hand.ts";
import { findRecord, listChildRows, nextVersion, updateRow, type Found } from "../../platform/records/rows.ts";
import { computeByUnit, listIndicators } from "../indicators/index.ts";
import { isNamed, listNamed, valuesOfNamed } from "./named.ts";
import { readRecipients, type LineFault, type Unit } from "./paste.ts";
import type { FactorRule, Figure, PotPlan, PotRule, Recipient } from "./rules.ts";

const DEPTH: Readonly<Record<string, number>> = { city: 3, county: 4, town: 5 };

interface StoredFactor extends FactorRule {
  readonly id: number;
  readonly potNo: number;
  readonly source: "indicator" | "reported";
  readonly sourceWords: string | null;
}
const factorsOf = async (db: Db, hand: Hand, id: number): Promise<StoredFactor[]> =>
  ((await listChildRows(db, hand.records, "factors", id)) as unknown as StoredFactor[]).toSorted((a, b) => a.no - b.no);
const potsOf = async (db: Db, hand: Hand, id: number): Promise<(PotRule & { id: number })[]> =>
  ((await listChildRows(db, hand.records, "pots", id)) as unknown as (PotRule & { id: number })[]).toSorted((a, b) => a.no - b.no);

/** The units a fund may reach, in the order of their region. */
async function unitsBeneath(db: Db, fund: Found): Promise<Unit[]> {
  const depth = DEPTH[String(fund.values["recipients"])] ?? 4;
  if (depth <= fund.unitPath.length)
    return refuseRequest("not-beneath", { zh: "“分给”要选本单位下面的一级", en: "It is shared among units beneath this one" });
  const { rows } = await sql<Unit>`
    select id, name, region_code as "regionCode" from unit where kind = 'association' and valid_to is null and cardinality(path) = ${depth}
      and ${fund.unitId} = any (path) order by region_code nulls last, id`.execute(db);
  return rows;
}

/** Whoever a fund may reach: the units beneath, or the firms or persons on its own list. */
const recipientsOf = async (db: Db, fund: Found): Promise<Unit[]> =>
  isNamed(fund)
    ? (await listNamed(db, fund.id)).map((n) => ({ id: n.id, name: nameOf(n.name, n.beside), regionCode: n.code, also: [n.name] }))
    : unitsBeneath(db, fund);
const nameOf = (name: string, beside: string | null): string => (beside === null ? name : `${name}（${beside}）`);

/** Everything a fund's tables follow from, pot by pot. */
export async function plansOf(db: Db, hand: Hand, id: number): Promise<PotPlan[]> {
  const [pots, factors] = [await potsOf(db, hand, id), await factorsOf(db, hand, id)];
  const { rows } = await sql<
    Omit<Recipient, "kind"> & { potNo: number; region: string | null; beside: string | null; kind: "firm" | "person" | null }
  >`
    select r.pot_no as "potNo", coalesce(r.unit_id, n.id) as "unitId", coalesce(u.name, n.name) as name, n.beside, coalesce(u.region_code, n.code) as region,
      case when n.code is not null then 'firm' when n.id is not null then 'person' end as kind, r.coefficient, r.fixed_fen as "fixedFen", r.last_fen as "lastFen",
      r.excluded, r.figures from fund_recipient r left join unit u on u.id = r.unit_id left join fund_named n on n.id = r.named_id
    where r.fund_id = ${id} order by coalesce(u.region_code, n.code) nulls last, coalesce(u.id, n.id)`.execute(db);
  return pots.map(({ id: _, ...rule }) => ({
    rule,
    factors: factors
      .filter((f) => f.potNo === rule.no)
      .map(({ no, name, weight, least, missing, allZero }) => ({ no, name, weight, ...(least ? { least } : {}), missing, allZero })),
    recipients: rows
      .filter((r) => r.potNo === rule.no)
      .map(({ potNo: _pot, region, beside, kind, ...r }) => ({
        ...r,
        name: nameOf(r.name, beside),
        ...(kind === null ? {} : { kind }),
        code: `${region ?? "999999"}.${String(r.unitId).padStart(8, "0")}`,
      })),
  }));
}

/** Takes every unit beneath in, and each indicator's figure as it stands at this position of the ledger; reported figures stay. */
export async function freezeFigures(hand: Hand, { actor, services }: Asked, tx: Db, id: number, today: string) {
  const fund = await openToEdit(hand, tx, id);
  const [pots, factors, units] = [await potsOf(tx, hand, id), await factorsOf(tx, hand, id), await recipientsOf(tx, fund)];
  if (pots.length === 0) return refuseRequest("no-pots", { zh: "先登记资金块和规则", en: "First enter the pots and their rules" });
  const lost = factors.find((f) => !pots.some((p) => p.no === f.potNo));
  if (lost)
    return refuseRequest("no-pot", {
      zh: `因素“${lost.name}”写的资金块 ${lost.potNo} 不存在`,
      en: `“${lost.name}” names a pot that is not there`,
    });
  const bare = factors.find((f) => !f.sourceWords);
  if (bare)
    return refuseRequest("no-source", {
      zh: `因素“${bare.name}”要写明是哪个指标，或哪份报表`,
      en: `Say what “${bare.name}” is taken from`,
    });
  const asOf = await freezePosition(tx);
  const indicators = await listIndicators(tx, services.house);
  const chosen = new Map(
    factors
      .filter((f) => f.source === "indicator")
      .map((f) => {
        const found = indicators.find((i) => i.indicator.name.zh === f.sourceWords || i.indicator.code === f.sourceWords);
        return [
          f.id,
          found ??
            refuseRequest(
              "unknown-indicator",
              unknownIndicator(
                f,
                indicators.map((i) => i.indicator.name.zh),
              ),
            ),
        ] as const;
      }),
  );
  const compiled = [...new Set(chosen.values())];
  const where = {
    unitPath: fund.unitPath,
    period: { from: String(fund.values["periodFrom"]), to: String(fund.values["periodTo"]) },
  };
  const values =
    compiled.length === 0
      ? new Map()
      : isNamed(fund)
        ? await valuesOfNamed(tx, fund, await listNamed(tx, id), compiled, { ...where, asOf }, (kind) =>
            Boolean(services.house.facts.get(kind)?.distinct.includes("demander")),
          )
        : await computeByUnit(tx, compiled, where, DEPTH[String(fund.values["recipients"])] ?? 4);
  // Of nothing a count is 0, and a median or a rate is missing.
  const none = compiled.map((c) => evaluate(c, (a) => ({ value: a.fn === "median" ? null : 0, n: 0 })));
  const old = new Map((await plansOf(tx, hand, id)).flatMap((p) => p.recipients.map((r) => [`${p.rule.no}/${r.unitId}`, r] as const)));
  const missing: { factor: string; units: number }[] = [];
  const thisYear = Number(fund.values["year"]);
  for (const pot of pots) {
    const own = factors.filter((f) => f.potNo === pot.no);
    const former = await formerly(tx, fund, pot.name);
    const rows = units.map((u) => {
      const was = old.get(`${pot.no}/${u.id}`);
      const figures = Object.fromEntries(
        own.map((f): [string, Figure] => {
          const c = chosen.get(f.id);
          if (!c)
            return [
              String(f.no),
              was?.figures[String(f.no)]?.from === "reported" ? (was.figures[String(f.no)] as Figure) : { value: null, from: "reported" },
            ];
          const v = (values.get(u.id) ?? none)[compiled.indexOf(c)];
          return [
            String(f.no),
            {
              value: exactText(v),
              from: "indicator",
              code: v.code,
              version: v.version,
              numerator: v.numerator,
              denominator: v.denominator,
              n: v.inputs.reduce((sum: number, i: { answer: { n: number } }) => sum + i.answer.n, 0),
            },
          ];
        }),
      );
      const had = former.filter((f) => f.id === u.id);
      const year = had.find((f) => pot.exceptYears !== null && f.year >= thisYear - pot.exceptYears)?.year;
      const byRule = was?.excluded?.endsWith("年已奖补") ? null : (was?.excluded ?? null);
      return {
        fund_id: id,
        pot_no: pot.no,
        ...(isNamed(fund) ? { unit_id: null, named_id: u.id } : { unit_id: u.id, named_id: null }),
        coefficient: was?.coefficient ?? null,
        fixed_fen: was?.fixedFen ?? null,
        last_fen: was?.lastFen ?? had.find((f) => f.year === thisYear - 1)?.fen ?? null,
        excluded: year === undefined ? byRule : `${year}年已奖补`,
        figures: JSON.stringify(figures),
      };
    });
    for (const f of own) {
      const n = rows.filter((r) => (JSON.parse(r.figures) as Record<string, Figure>)[String(f.no)]?.value === null).length;
      if (n > 0) missing.push({ factor: f.name, units: n });
    }
    await sql`delete from fund_recipient where fund_id = ${id} and pot_no = ${pot.no}`.execute(tx);
    if (rows.length > 0) await tx.insertInto("fund_recipient").values(rows).execute();
  }
  await sql`delete from fund_recipient where fund_id = ${id} and pot_no <> all (${pots.map((p) => p.no)}::int[])`.execute(tx);
  await updateRow(tx, hand.records.register, id, { asOf, frozenOn: today });
  await audit(tx, actor, { act: `${hand.records.name}.edit`, subject: `fund:${id}`, detail: { frozenAt: asOf, units: units.length } });
  return { units: units.length, missing };
}

/** A figure as decimal text: whole where it is whole; a rate to twelve places, half up. */
function exactText(v: { value: number | null; numerator: number | null; denominator: number | null }): string | null {
  if (v.value === null) return null;
  if (Number.isSafeInteger(v.value)) return v.value < 0 ? null : String(v.value);
  const { numerator: n, denominator: d } = v;
  if (n !== null && d !== null && Number.isSafeInteger(n) && Number.isSafeInteger(d) && d > 0)
    return showExact({ num: BigInt(n), den: BigInt(d) }, 12).replace(/\.?0{1,12}$/, "");
  return v.value.toFixed(6).replace(/\.?0{1,6}$/, "");
}

function unknownIndicator(f: StoredFactor, names: readonly string[]): Label {
  const near = names.find((n) => [...(f.sourceWords ?? "")].filter((c) => n.includes(c)).length * 2 > (f.sourceWords ?? "").length);
  return {
    zh: `没有叫“${f.sourceWords}”的指标${near ? `，是不是“${near}”` : ""}？名称照“指标”页写`,
    en: `There is no indicator “${f.sourceWords}”${near ? `; did you mean “${near}”?` : ""}`,
  };
}

/**
 * What each got of the pot of this name in former years, the latest first. A firm is the same by its credit code, a person by whatever entry is he; an
 * award that was called off was none.
 */
async function formerly(db: Db, fund: Found, pot: string): Promise<{ id: number; year: number; fen: number }[]> {
  const of = isNamed(fund)
    ? sql`select n.id, a.fund_id, a.parts from fund_named n join fund_award a on a.state <> 'withdrawn' and (a.code = n.code
        or (a.list, a.record_id) in (select list, id from same_person(n.list, n.record_id))) where n.fund_id = ${fund.id}`
    : sql`select unit_id as id, fund_id, parts from fund_allotment`;
  const { rows } = await sql<{ id: number; year: number; fen: number }>`
    select a.id, f.year, (a.parts->>${pot})::int8 as fen from (${of}) a join fund f on f.id = a.fund_id
    where f.unit_id = ${fund.unitId} and f.year < ${Number(fund.values["year"])} and a.parts ? ${pot} order by f.year desc, f.id desc`.execute(
    db,
  );
  return rows;
}

/** Takes a pasted table in, all of it or nothing. */
export async function pasteRecipients(
  hand: Hand,
  { actor }: Asked,
  tx: Db,
  input: { id: number; version: number; potNo: number; table: readonly (readonly string[])[] },
): Promise<{ taken: number; faults: readonly LineFault[] }> {
  const fund = await openToEdit(hand, tx, input.id);
  const pot = (await plansOf(tx, hand, input.id)).find((p) => p.rule.no === input.potNo);
  if (!pot || pot.recipients.length === 0)
    return refuseRequest("not-frozen", { zh: "先冻结数据，再粘贴系数、上年和报表数", en: "Freeze the figures first, then paste" });
  const reported = (await factorsOf(tx, hand, input.id)).filter((f) => f.potNo === input.potNo && f.source === "reported");
  const read = readRecipients(input.table, reported, await recipientsOf(tx, fund));
  if (read.faults.length > 0) return { taken: 0, faults: read.faults };
  await nextVersion(tx, hand.records, input.id, input.version);
  for (const row of read.rows) {
    const set = [
      ...("coefficient" in row ? [sql`coefficient = ${row.coefficient ?? null}`] : []),
      ...("fixedFen" in row ? [sql`fixed_fen = ${row.fixedFen ?? null}`] : []),
      ...("lastFen" in row ? [sql`last_fen = ${row.lastFen ?? null}`] : []),
      ...("excluded" in row ? [sql`excluded = ${row.excluded ?? null}`] : []),
      sql`figures = figures || ${JSON.stringify(Object.fromEntries(Object.entries(row.figures).map(([k, value]) => [k, { value, from: "reported" }])))}::jsonb`,
    ];
    await sql`update fund_recipient set ${sql.join(set)} where fund_id = ${input.id} and pot_no = ${input.potNo} and coalesce(unit_id, named_id) = ${row.unitId}`.execute(
      tx,
    );
  }
  await audit(tx, actor, {
    act: `${hand.records.name}.edit`,
    subject: `fund:${input.id}`,
    detail: { pot: input.potNo, pasted: read.rows.length },
  });
  return { taken: read.rows.length, faults: [] };
}

export const findFund = (db: Db, hand: Hand, id: number): Promise<Found> => findRecord(db, hand.records, id);
