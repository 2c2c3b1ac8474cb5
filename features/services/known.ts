import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Context } from "../../platform/http/server.ts";

type Asked = Context & { actor: Actor };
const SHOWN = 6;

/**
 * Demanders of the own units known by a part of their name or the beginning of their code, with their last need and its contact masked:
 * the whole contact is looked up by its own call, which leaves a trace.
 */
export const findKnownDemanders = ({ actor, services }: Asked, words: string) =>
  services.database.read(actor.scope, async (db) => {
    const typed = words.normalize("NFKC").replace(/\s/g, "");
    if ([...typed].length < 2) return [];
    const like = typed.replace(/[\\%_]/g, "\\$&");
    const rows = await db
      .selectFrom("demander as r")
      .innerJoin("demand as d", "d.demander_id", "r.id")
      .innerJoin("work_case as c", "c.id", "d.id")
      .distinctOn("r.id")
      .select([
        "r.id",
        "r.name",
        "r.kind",
        "r.credit_code as creditCode",
        "c.id as needId",
        "c.title as needTitle",
        "c.opened_on as needOpenedOn",
      ])
      .select(
        sql<{ name: string; phone: string } | null>`(select jsonb_build_object('name', k.contact_name, 'phone', k.phone)
          from demand_contact k where k.demand_id = d.id order by k.id desc limit 1)`.as("contact"),
      )
      .where((eb) => eb.or([eb("r.name", "ilike", `%${like}%`), eb("r.credit_code", "like", `${like.toUpperCase()}%`)]))
      .where(sql<boolean>`r.unit_path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId}`)
      .where(inScope("c", actor.scope))
      .orderBy("r.id")
      .orderBy("c.id", "desc")
      .limit(200)
      .execute();
    return rows
      .toSorted((a, b) => b.needId - a.needId)
      .slice(0, SHOWN)
      .map(({ contact, ...r }) => ({ ...r, contact: contact && actor.permissions.has("demand.contact") ? masked(contact) : null }));
  });

/** 唐** 138****2046 */
const masked = ({ name, phone }: { name: string; phone: string }): string =>
  `${[...name][0] ?? ""}** ${phone.slice(0, 3)}****${phone.slice(-4)}`;
