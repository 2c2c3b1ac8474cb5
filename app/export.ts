import { chinaDay } from "@bihuan/kit";
import type { Context } from "hono";
import { listBookings } from "../features/places/bookings.ts";
import { listTargets } from "../features/places/builds.ts";
import { listPlaces } from "../features/places/queries.ts";
import { placeRegister } from "../features/places/register.ts";
import { bookingRegister, buildRegister } from "../features/places/work-registers.ts";
import { agreementRegister } from "../features/projects/register.ts";
import { listAgreements } from "../features/projects/queries.ts";
import { listDemands } from "../features/services/demand-list.ts";
import { listPeople } from "../features/people/queries.ts";
import { personRegister } from "../features/people/register.ts";
import { listPublications, listSupplies } from "../features/services/queries.ts";
import { demandRegister, publicationRegister, supplyRegister } from "../features/services/register.ts";
import { listPolicies } from "../features/policies/queries.ts";
import { policyRegister } from "../features/policies/register.ts";
import type { Actor, Scope } from "../platform/access/scope.ts";
import { audit } from "../platform/audit/audit.ts";
import type { Db } from "../platform/db/database.ts";
import { listInputSchema, type ListInput } from "../platform/http/contract.ts";
import type { Services } from "../platform/http/server.ts";
import { writeCsv, writeWorkbook } from "../platform/register/export.ts";
import type { Register, Values } from "../platform/register/fields.ts";

interface Exportable {
  permission: string;
  register: Register;
  page: (db: Db, scope: Scope, input: ListInput) => Promise<{ rows: Values[]; next: string | null }>;
}

const LISTS: Record<string, Exportable> = {
  demands: { permission: "demand.read", register: demandRegister, page: listDemands },
  agreements: { permission: "agreement.read", register: agreementRegister, page: listAgreements },
  bookings: {
    permission: "booking.manage",
    register: bookingRegister,
    page: (db, scope, input) => listBookings(db, scope, input, Date.now()),
  },
  builds: { permission: "place.read", register: buildRegister, page: listTargets },
  places: { permission: "place.read", register: placeRegister, page: listPlaces },
  supplies: { permission: "supply.read", register: supplyRegister, page: (db, _scope, input) => listSupplies(db, input) },
  publications: {
    permission: "staff",
    register: publicationRegister,
    page: (db, _scope, input) => listPublications(db, input),
  },
  people: {
    permission: "person.read",
    register: personRegister,
    page: (db, scope, input) => listPeople(db, scope, input, chinaDay(Date.now())),
  },
  policies: {
    permission: "staff",
    register: policyRegister,
    page: (db, _scope, input) => listPolicies(db, input, chinaDay(Date.now())),
  },
};
const MOST_ROWS = 20_000;

/** What the list shows — same filter, same columns — as CSV or Excel. GET /api/export/demands.csv?input={…}&columns=title,state */
export async function exportList(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  const m = /^(\w+)\.(csv|xlsx)$/.exec(c.req.param("list") ?? "");
  const list = m ? LISTS[m[1] as string] : undefined;
  if (!list) return c.json({ code: "NOT_FOUND" }, 404);
  if (!actor?.permissions.has(list.permission)) return c.json({ code: "FORBIDDEN" }, 403);
  const input = listInputSchema.safeParse(JSON.parse(c.req.query("input") ?? "{}"));
  if (!input.success) return c.json({ code: "INVALID" }, 422);
  const keys = (c.req.query("columns") ?? "").split(",");
  const fields = list.register.fields.filter((f) => f.list !== undefined && !f.sensitive && (keys[0] === "" || keys.includes(f.key)));
  const rows: Values[] = [];
  await services.database.write(actor.scope, async (tx) => {
    for (let cursor: string | undefined; rows.length < MOST_ROWS;) {
      const page = await list.page(tx, actor.scope, { ...input.data, limit: 200, ...(cursor === undefined ? {} : { cursor }) });
      rows.push(...page.rows);
      if (page.next === null) break;
      cursor = page.next;
    }
    await audit(tx, actor, { act: "list.export", subject: list.register.name, detail: { rows: rows.length } });
  });
  c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`${list.register.label.zh}.${m?.[2]}`)}`);
  if (m?.[2] === "csv") return c.body(writeCsv(fields, rows), 200, { "content-type": "text/csv; charset=utf-8" });
  return c.body(new Uint8Array(await writeWorkbook(list.register.label.zh, fields, rows)), 200, {
    "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
