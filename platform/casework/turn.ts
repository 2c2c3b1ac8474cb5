import { sql } from "kysely";
import { z } from "zod";
import { isSelf, type Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { labelSchema } from "../http/contract.ts";
import { deputyOn } from "./deputies.ts";
import type { WorkCase } from "./casework.ts";

/** Whose move an open case is, by name; null once it is closed. */
export const turnSchema = z
  .object({
    who: labelSchema,
    isMine: z.boolean(),
    /** Nobody of those it waits for can sign in. */
    isNobodys: z.boolean(),
    /** It waits for a party without account. */
    isOutside: z.boolean(),
  })
  .nullable();
export type Turn = z.infer<typeof turnSchema>;

/** Roles a case waits for that no post holds: parties, who answer by link. */
export const OUTSIDE: Readonly<Record<string, { zh: string; en: string }>> = {
  demander: { zh: "需求方本人", en: "the demander" },
  parties: { zh: "协议双方", en: "both parties" },
  supplier: { zh: "供方", en: "the supplier" },
  visitor: { zh: "预约人", en: "the visitor" },
  respondent: { zh: "被调查单位", en: "the unit asked" },
};

/** The post `t` runs on the day. */
export const isHeldOn = (today: string) => sql<boolean>`t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today})`;

/** Somebody who can sign in and holds a post on the day. */
export const inOffice = (today: string) => sql<boolean>`p.account_id is not null and p.consent_withdrawn_on is null and ${isHeldOn(today)}`;

const NAMED = 3;

export async function turnOf(db: Db, c: WorkCase, actor: Actor, today: string): Promise<Turn> {
  if (c.closed_on !== null) return null;
  const outside = OUTSIDE[c.owner_role ?? ""];
  if (outside) return { who: outside, isMine: false, isNobodys: false, isOutside: true };
  const { rows } =
    c.owner_person_id !== null
      ? await sql<{
          name: string;
          can: boolean;
          unit: null;
        }>`select p.name || coalesce((select '（' || string_agg(a.name, '、' order by d.id) || ' 代）' from deputy d join person a on a.id = d.deputy_id
            where d.person_id = p.id and ${deputyOn("d", today)} and (d.case_ids is null or ${c.id} = any (d.case_ids))), '') as name, null::text as unit,
          exists (select from post t where t.person_id = p.id and ${inOffice(today)}) as can
          from person p where p.id = ${c.owner_person_id}`.execute(db)
      : await sql<{ name: string | null; can: boolean; unit: string }>`select h.name, u.name as unit, h.name is not null as can
          from unit u left join lateral (select distinct p.id, p.name from post t join person p on p.id = t.person_id
            where t.unit_id = u.id and t.role = ${c.owner_role} and ${inOffice(today)} order by p.id) h on true
          where u.id = ${c.owner_unit_id}`.execute(db);
  const named = rows.flatMap((r) => (r.name === null ? [] : [r.name]));
  const unit = rows[0]?.unit ?? "";
  const more = named.length > NAMED ? named.length : 0;
  const shown = named.slice(0, NAMED);
  const isMine =
    c.owner_person_id === null
      ? c.owner_unit_id === actor.scope.unitId && [...actor.roles, "nobody"].includes(c.owner_role ?? "")
      : isSelf(actor, c.owner_person_id);
  return {
    who: {
      zh: `${unit}${shown.join("、")}${more > 0 ? `等 ${more} 人` : ""}`,
      en: [unit, `${shown.join(", ")}${more > 0 ? ` and others (${more})` : ""}`].filter(Boolean).join(": "),
    },
    isMine,
    isNobodys: !rows.some((r) => r.can),
    isOutside: false,
  };
}
