import { actorIdOf } from "../../platform/access/actor-names.ts";
import { UNNAMED } from "../../platform/access/actor-words.ts";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { TYPES } from "../../platform/documents/file-types.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { freezePosition } from "../../platform/ledger/ledger.ts";
import { showMonth } from "../../platform/register/fields.ts";
import type { House, MakePaper } from "../../platform/rooms/room.ts";
import { computeValues, listIndicators, valueView } from "../indicators/index.ts";
import { findUnit } from "../units/index.ts";
import { reportsContract, type ReportView } from "./contract.ts";
import { annexOf } from "./annex.ts";
import { digestAt, sealNow } from "./digest.ts";
import { reportDocument } from "./document.ts";
import { withPictures } from "./pictures.ts";
import { changesSince, codesIn, codesOf, figureOf, versionsIn, writeReport, type Figure, type Section } from "./rules.ts";
import { TEMPLATES, type ReportTemplate } from "./templates.ts";

const api = implement(reportsContract).$context<Context>().use(wall);

interface Asked {
  template: string;
  from: string;
  to: string;
  unitId?: number | undefined;
}

async function figuresOf(
  db: Db,
  house: House,
  codes: readonly string[],
  unitPath: readonly number[],
  period: { from: string; to: string },
  asOf?: number,
  cited?: ReadonlyMap<string, number>,
): Promise<Map<string, Figure>> {
  const indicators = await listIndicators(db, house, codes, cited);
  const values = await computeValues(db, indicators, { unitPath, period, asOf });
  return new Map(
    values.map((v, i) => {
      const f = figureOf(valueView(indicators[i] as never, v, house.facts));
      return [f.code, f] as const;
    }),
  );
}

const templateOf = (name: string): ReportTemplate =>
  TEMPLATES.find((t) => t.name === name) ?? refuseRequest("unknown-template", { zh: "没有这份报告模板", en: "There is no such template" });
const titleOf = (template: ReportTemplate, unitName: string, from: string, to: string): string => {
  const year = from.slice(0, 4);
  const whole = from === `${year}-01` && to === `${year}-12`;
  const month = (m: string): string => showMonth(m, "zh-CN");
  return `${unitName}${whole ? `${year}年` : from === to ? month(from) : `${month(from)}至${month(to)}`}${template.title.zh}`;
};

async function unitOf(db: Db, actor: Actor, unitId: number | undefined) {
  const unit = await findUnit(db, unitId ?? actor.scope.unitId);
  return unit && covers(actor.scope, unit.path) ? unit : notFound();
}

async function readReport(db: Db, services: Services, id: number): Promise<ReportView> {
  const r = await db
    .selectFrom("report as r")
    .innerJoin("unit as u", "u.id", "r.unit_id")
    .leftJoin("person as p", (j) => j.on("r.frozen_by", "=", actorIdOf("p.id")))
    .selectAll("r")
    .select(["u.name as unit_name", "p.name as frozen_name"])
    .where("r.id", "=", id)
    .executeTakeFirst();
  if (!r) return notFound();
  const sections = r.content as Section[];
  // By the definitions it was written by: a newer one is no change of what was accomplished.
  const now = await figuresOf(
    db,
    services.house,
    codesIn(sections),
    r.unit_path,
    { from: r.period_from, to: r.period_to },
    undefined,
    versionsIn(sections),
  );
  return {
    id: r.id,
    template: r.template,
    title: r.title,
    unitId: r.unit_id,
    unitName: r.unit_name,
    from: r.period_from,
    to: r.period_to,
    asOf: r.as_of,
    seal: await digestAt(services, r.as_of),
    frozenAt: r.frozen_at,
    frozenBy: r.frozen_name ?? UNNAMED.system.zh,
    sections,
    changes: changesSince(sections, now),
  };
}

/** A report as a document, for whoever may read it. */
export const writeReportFile: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("report.read")) return undefined;
  const { report, annex } = await services.database.read(actor.scope, async (db) => {
    const found = await readReport(db, services, Number(id));
    return { report: found, annex: await annexOf(db, services, found) };
  });
  const document = await withPictures(services, actor, reportDocument(report, annex), report.sections);
  return { name: `${report.title}.docx`, type: TYPES.docx, bytes: await writeOfficialDocument(document) };
};

async function freeze(services: Services, actor: Actor, input: Asked): Promise<{ id: number }> {
  const template = templateOf(input.template);
  const id = await services.database.write(actor.scope, async (tx) => {
    const unit = await unitOf(tx, actor, input.unitId);
    const asOf = await freezePosition(tx);
    const figures = await figuresOf(tx, services.house, codesOf(template), unit.path, input, asOf);
    const row = await tx
      .insertInto("report")
      .values({
        template: template.name,
        unit_id: unit.id,
        unit_path: unit.path,
        period_from: input.from,
        period_to: input.to,
        title: titleOf(template, unit.name, input.from, input.to),
        as_of: asOf,
        frozen_by: actor.id,
        content: JSON.stringify(writeReport(template, figures)),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "report.freeze", subject: `report:${row.id}`, detail: { asOf } });
    return row.id;
  });
  await sealNow(services);
  return { id };
}

export const reportsRouter = api.router({
  listReports: api.listReports.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      templates: TEMPLATES.map((t) => ({ name: t.name, title: t.title })),
      reports: await db
        .selectFrom("report as r")
        .innerJoin("unit as u", "u.id", "r.unit_id")
        .select(["r.id", "r.title", "u.name as unitName", "r.period_from as from", "r.period_to as to", "r.frozen_at as frozenAt"])
        .orderBy("r.id", "desc")
        .limit(200)
        .execute(),
    })),
  ),
  draftReport: api.draftReport.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const template = templateOf(input.template);
      const unit = await unitOf(db, actor, input.unitId);
      const { position } = await db
        .selectFrom("ledger_fact")
        .select(sql<number>`coalesce(max(id), 0)`.as("position"))
        .executeTakeFirstOrThrow();
      return {
        id: null,
        template: template.name,
        title: titleOf(template, unit.name, input.from, input.to),
        unitId: unit.id,
        unitName: unit.name,
        from: input.from,
        to: input.to,
        asOf: position,
        seal: null,
        frozenAt: null,
        frozenBy: null,
        sections: writeReport(template, await figuresOf(db, services.house, codesOf(template), unit.path, input)),
        changes: [],
      };
    }),
  ),
  freezeReport: api.freezeReport.handler(({ input, context: { actor, services } }) => freeze(services, actor, input)),
  getReport: api.getReport.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readReport(db, services, input.id)),
  ),
});
