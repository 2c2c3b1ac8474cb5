import { scoreUnits, type SheetScore, type Value } from "@bihuan/scoring";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Services } from "../../platform/http/server.ts";
import { computeTogether } from "../indicators/index.ts";
import { comparesUnits, ruleIn } from "./aim.ts";
import { frozenOf, places } from "./card.ts";
import { entriesOf, findAssessment, roundOf } from "./entries.ts";
import { autoByUnit, figureIn, frozenAuto, indicatorsOf, valuesIn } from "./values.ts";

interface Former {
  readonly name: string;
  readonly path: number[];
  readonly on: string;
}
/** Units that became this one, themselves or by way of others, since the period began. */
const mergedInto = (db: Db, unitId: number, from: string): Promise<Former[]> =>
  rowsOf<Former>(
    db,
    sql`with recursive was(id, n) as (select id, 1 from unit where successor_id = ${unitId}
        union all select u.id, n + 1 from unit u join was w on u.successor_id = w.id where n < 20)
      select name, path, valid_to as on from unit join was using (id) where valid_to >= ${`${from}-01`}::date order by valid_to, id`,
  );

/**
 * Both readings of a unit into which others were merged within the period: as reported (the unit's own facts, which counts) and re-stated (those of the others
 * added, as if they had been one from the beginning); null where none was. What the others did is read with the root's sight, since they lie beside the reader's
 * unit: of it nothing but the sums leaves here.
 */
export async function readingsOf(services: Services, actor: Actor, id: number) {
  const seen = await services.database.read(actor.scope, async (db) => {
    const a = await findAssessment(db, id);
    const round = await roundOf(db, id);
    const formers = await mergedInto(db, a.unitId, round.periodFrom);
    if (formers.length === 0) return undefined;
    const entries = (await entriesOf(db, [id])).get(id) ?? [];
    const period = { from: round.periodFrom, to: round.periodTo };
    const of = await indicatorsOf(db, services, round.sheet);
    const own =
      frozenAuto(entries) ?? (await autoByUnit(db, round.sheet, of, { unitPath: a.unitPath, period }, a.unitPath.length))(a.unitId);
    return { a, round, formers, entries, period, of, own };
  });
  if (!seen) return null;
  const { a, round, formers, entries, period, of, own } = seen;
  const list = [...new Set(of.values())];
  const together = await services.database.asRoot(services.rootUnitId, (db) =>
    computeTogether(db, list, [a.unitPath, ...formers.map((f) => f.path)], period),
  );
  const items = round.sheet.items.flatMap((i) => {
    const c = of.get(i.no);
    const figure = c && together[list.indexOf(c)];
    return c && figure ? [{ i, why: figure.missing[0] ?? null, restated: figureIn(figure, c, i).value }] : [];
  });
  // What cannot be re-stated stands as it was reported.
  const known = new Map(items.flatMap((x) => (x.restated.state === "value" ? [[x.i.no, x.restated] as const] : [])));
  const restated = new Map([...own].map(([no, auto]) => [no, { ...auto, value: known.get(no) ?? auto.value }]));
  const scored = (auto: typeof own) => {
    const values = valuesIn("self", round.sheet, entries, auto);
    const alone = Object.fromEntries(
      Object.entries(values).map(([no, v]): [string, Value] => [
        no,
        v.state === "value" && comparesUnits(ruleIn(round.sheet, no, a.class)) ? { state: "open" } : v,
      ]),
    );
    const [score] = scoreUnits(round.sheet.sheet, [{ unit: "", class: a.class ?? "", values: alone }]);
    return frozenOf(round.sheet, score as SheetScore, new Map());
  };
  const [asReported, asOne] = [scored(own), scored(restated)];
  const print = (v: Value | undefined): string | null => (v?.state === "value" ? places(v.value, 4) : null);
  const points = (all: typeof asReported, no: string): string | null => all.items.find((x) => x.no === no)?.points ?? null;
  return {
    formers: formers.map((f) => ({ name: f.name, on: f.on })),
    items: items.map(({ i, why, restated: r }) => ({
      ...{ no: i.no, name: i.name, unit: i.valueUnit },
      ...{ reported: print(own.get(i.no)?.value), restated: print(r), why: r.state === "value" ? null : why },
      ...{ reportedPoints: points(asReported, i.no), restatedPoints: points(asOne, i.no) },
    })),
    reportedTotal: asReported.total,
    restatedTotal: asOne.total,
  };
}
