import { evaluate, type CompiledIndicator, type Value } from "@bihuan/indicators";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { answerAggregates, type FactScope } from "../../platform/ledger/ledger.ts";
import { openToEdit, type Asked, type Hand } from "../../platform/records/hand.ts";
import { listCodes } from "../../platform/records/of-code.ts";
import type { Found } from "../../platform/records/rows.ts";
import { listTalents } from "../people/index.ts";
import { demandersOfFirm, listFirmDemanders } from "../services/index.ts";
import { inTurn } from "../../platform/db/in-turn.ts";

/** A firm by its credit code, or a person by an entry of a register. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly beside: string | null;
  readonly code: string | null;
  readonly list: string | null;
  readonly recordId: number | null;
}
type Offered = Omit<Named, "id" | "code" | "list" | "recordId"> & {
  readonly code?: string;
  readonly list?: string;
  readonly recordId?: number;
  readonly register: Label;
};

export const isNamed = (fund: Pick<Found, "values">): boolean => ["firm", "person"].includes(String(fund.values["recipients"]));
const MOST = 20;

export const listNamed = async (db: Db, fundId: number): Promise<Named[]> =>
  (
    await sql<Named>`select id, name, beside, code, list, record_id as "recordId" from fund_named where fund_id = ${fundId}
      order by code nulls last, name, id`.execute(db)
  ).rows;

/** Every firm once by its code, whichever registers hold it, of those the asker may open. */
async function findFirms({ actor, services }: Asked, db: Db, words: string): Promise<Offered[]> {
  const demanders = actor.permissions.has("demand.read") ? await listFirmDemanders(db, actor.scope, MOST, words) : [];
  const all: Offered[] = demanders.map(({ name, code }) => ({ name, code, beside: null, register: { zh: "需求方", en: "Demanders" } }));
  for (const { records } of services.house.records.values())
    for (const { name, code } of await listCodes(db, actor, records, MOST, words))
      all.push({ name, code, beside: null, register: records.register.label });
  return [...new Map(all.map((f) => [f.code, f])).values()].slice(0, MOST);
}

async function findPersons(asked: Asked, db: Db, words: string): Promise<Offered[]> {
  const { rows } = await listTalents(db, asked.actor.scope, { search: words, filter: {}, limit: MOST }, asked);
  return rows.map((t) => ({
    name: t.name,
    beside: t.units || null,
    list: t.list,
    recordId: t.id,
    register: asked.services.house.persons.get(t.list)?.label ?? { zh: "", en: "" },
  }));
}

/** Whoever is one person with another entry on the list is on it, too. */
async function isListed(db: Db, fundId: number, one: Pick<Offered, "code" | "list" | "recordId">): Promise<boolean> {
  const { rows } = await sql`select from fund_named n where n.fund_id = ${fundId} and (n.code = ${one.code ?? null}
    or (n.list, n.record_id) in (select list, id from same_person(${one.list ?? null}, ${one.recordId ?? null}::bigint)))`.execute(db);
  return rows.length > 0;
}

export async function findNamed(hand: Hand, asked: Asked, tx: Db, input: { id: number; words: string }) {
  const fund = await openToEdit(hand, tx, input.id);
  if (!isNamed(fund)) return [];
  const found = await (fund.values["recipients"] === "firm" ? findFirms : findPersons)(asked, tx, input.words);
  return inTurn(found, async (f) => ({ ...f, isIn: await isListed(tx, input.id, f) }));
}

/** Takes one in as the registers name it; what no register that the asker may open holds is not taken. */
export async function addNamed(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: { id: number; code?: string | undefined; list?: string | undefined; recordId?: number | undefined },
): Promise<{ id: number }> {
  const fund = await openToEdit(hand, tx, input.id);
  const kind = fund.values["recipients"];
  const found =
    kind === "firm" && input.code !== undefined
      ? (await findFirms(asked, tx, input.code)).find((f) => f.code === input.code)
      : kind === "person" && input.recordId !== undefined
        ? await personOf(asked, tx, String(input.list), input.recordId)
        : undefined;
  if (!found)
    return refuseRequest("not-in-registers", { zh: "登记册里没有这一个，先登记再选", en: "No register holds it: enter it there first" });
  if (await isListed(tx, input.id, found))
    return refuseRequest("listed", { zh: `${found.name}已在名单上`, en: `${found.name} is on the list` });
  const { rows } = await sql<{ id: number }>`insert into fund_named (fund_id, name, beside, code, list, record_id)
    values (${input.id}, ${found.name}, ${found.beside}, ${found.code ?? null}, ${found.list ?? null}, ${found.recordId ?? null}) returning id`.execute(
    tx,
  );
  await audit(tx, asked.actor, { act: `${hand.records.name}.edit`, subject: `fund:${input.id}`, detail: { named: found.name } });
  return rows[0] ?? notFound();
}

async function personOf({ actor, services }: Asked, db: Db, list: string, id: number): Promise<Offered | undefined> {
  const register = services.house.persons.get(list);
  if (!register?.talents || !actor.permissions.has(register.permission)) return undefined;
  const { rows } = await sql<{ name: string; units: string[] }>`select r.name, r.units from (${register.rows}) r
    where r.id = ${id} and ${actor.scope.unitId} = any (r."unitPath")`.execute(db);
  const [row] = rows;
  return row && { name: row.name, beside: row.units[0] ?? null, list, recordId: id, register: register.label };
}

export async function dropNamed(hand: Hand, { actor }: Asked, tx: Db, input: { id: number; namedId: number }): Promise<void> {
  await openToEdit(hand, tx, input.id);
  await sql`delete from fund_recipient where fund_id = ${input.id} and named_id = ${input.namedId}`.execute(tx);
  const { numAffectedRows } = await sql`delete from fund_named where fund_id = ${input.id} and id = ${input.namedId}`.execute(tx);
  if (!numAffectedRows) return notFound();
  await audit(tx, actor, { act: `${hand.records.name}.edit`, subject: `fund:${input.id}`, detail: { unnamed: input.namedId } });
}

/**
 * What the facts say of each firm at a position of the ledger: those that name it as the one who has the need. A kind of fact that names no firm is
 * refused in words, and so is every indicator of persons: no fact names one.
 */
export async function valuesOfNamed(
  db: Db,
  fund: Found,
  named: readonly Named[],
  indicators: readonly CompiledIndicator[],
  where: FactScope,
  namesFirm: (kind: string) => boolean,
): Promise<Map<number, Value[]>> {
  const mute = indicators.find(
    (i) => fund.values["recipients"] !== "firm" || i.sources.length > 0 || i.aggregates.some((a) => !namesFirm(a.kind)),
  );
  if (mute)
    return refuseRequest("names-nobody", {
      zh: `“${mute.indicator.name.zh}”的事实不写是哪一${fund.values["recipients"] === "firm" ? "家企业" : "个人"}：这一项改用报表数，注明来源`,
      en: `Facts of “${mute.indicator.name.en}” do not say whose they are: take a reported figure with its source`,
    });
  const out = new Map<number, Value[]>();
  for (const n of named) {
    const ids = await demandersOfFirm(db, fund.unitId, n.code ?? "");
    const answers = await answerAggregates(
      db,
      { ...where, of: { key: "demander", ids } },
      indicators.flatMap((i) => i.aggregates),
    );
    out.set(
      n.id,
      indicators.map((i) => evaluate(i, (a) => answers.get(a) ?? { value: a.fn === "median" ? null : 0, n: 0 })),
    );
  }
  return out;
}
