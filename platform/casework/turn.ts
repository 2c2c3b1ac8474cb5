import { nextAct, type ProcessDef } from "@bihuan/casework";
import { sql, type RawBuilder } from "kysely";
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
    /** Who would have it, were the act not closed to them for what they did earlier in the case; nobody else is left. */
    closedTo: z.string().nullable(),
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

/** A state whose next act is closed to whoever did an earlier one, and the roles that may do it. */
interface Separation {
  readonly process: string;
  readonly state: string;
  readonly acts: readonly string[];
  readonly by: readonly string[];
}

export const separationsOf = (processes: readonly ProcessDef[]): Separation[] =>
  processes.flatMap((def) =>
    Object.keys(def.states).flatMap((state) => {
      const { separateFrom: acts = [], by = [] } = nextAct(def, state) ?? {};
      return acts.length === 0 ? [] : [{ process: def.name, state, acts, by }];
    }),
  );

const rowsOf = (separations: readonly Separation[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(separations)}::jsonb) as s(process text, state text, acts text[], by text[])`;

/** Case `c` is in such a state: asked first, since few are. */
const isApart = (separations: readonly Separation[]) =>
  sql`c.process || '/' || c.state = any (${separations.map((s) => `${s.process}/${s.state}`)}::text[])`;

/** What case `c` waits for is closed to the person: he did an earlier act in it himself, or somebody did for him. */
export const isClosedTo = (separations: readonly Separation[], personId: RawBuilder<unknown>): RawBuilder<boolean> =>
  separations.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${isApart(separations)} and exists (select from ${rowsOf(separations)} join case_event b on b.case_id = c.id and b.action = any (s.acts)
        where s.process = c.process and s.state = c.state and (b.actor_id = 'person:' || ${personId} or b.data->>'for' = (${personId})::text)))`;

/** Another role of the post `t` may do what case `c` waits for, where it is closed to all who have its own role. */
export const mayStandIn = (separations: readonly Separation[], today: string): RawBuilder<boolean> =>
  separations.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${isApart(separations)} and exists (select from ${rowsOf(separations)} where s.process = c.process and s.state = c.state and t.role = any (s.by))
        and exists (select from post t join person p on p.id = t.person_id where t.unit_id = c.owner_unit_id and t.role = c.owner_role and ${inOffice(today)})
        and not exists (select from post t join person p on p.id = t.person_id where t.unit_id = c.owner_unit_id and t.role = c.owner_role
          and ${inOffice(today)} and not ${isClosedTo(separations, sql`p.id`)})`;

/** Post `t` of person `p` has the case `c` that waits for a role: its own, or one that stands in. */
export const hasTurn = (separations: readonly Separation[], today: string): RawBuilder<boolean> =>
  sql<boolean>`(t.unit_id = c.owner_unit_id and (t.role = c.owner_role or (${mayStandIn(separations, today)})) and ${inOffice(today)}
    and not ${isClosedTo(separations, sql`p.id`)})`;

const NAMED = 3;

export async function turnOf(db: Db, process: ProcessDef, c: WorkCase, actor: Actor, today: string): Promise<Turn> {
  if (c.closed_on !== null) return null;
  const outside = OUTSIDE[c.owner_role ?? ""];
  if (outside) return { who: outside, isMine: false, isNobodys: false, closedTo: null, isOutside: true };
  const separations = separationsOf([process]);
  const { rows } =
    c.owner_person_id !== null
      ? await sql<Mover>`select p.id, p.name || coalesce((select '（' || string_agg(a.name, '、' order by d.id) || ' 代）' from deputy d join person a on a.id = d.deputy_id
            where d.person_id = p.id and ${deputyOn("d", today)} and (d.case_ids is null or ${c.id} = any (d.case_ids))), '') as name, null::text as unit,
          exists (select from post t where t.person_id = p.id and ${inOffice(today)}) as can, ${isClosedTo(separations, sql`p.id`)} as closed
          from work_case c join person p on p.id = c.owner_person_id where c.id = ${c.id}`.execute(db)
      : await sql<Mover>`select h.id, h.name, u.name as unit, h.name is not null and not h.closed as can, coalesce(h.closed, false) as closed
          from work_case c join unit u on u.id = c.owner_unit_id
          left join lateral (select distinct p.id, p.name, ${isClosedTo(separations, sql`p.id`)} as closed from post t join person p on p.id = t.person_id
            where ${hasTurn(separations, today)} or (t.unit_id = u.id and t.role = c.owner_role and ${inOffice(today)}) order by p.id) h on true
          where c.id = ${c.id}`.execute(db);
  const open = rows.filter((r) => !r.closed);
  const named = (open.length > 0 ? open : rows).flatMap((r) => (r.name === null ? [] : [r.name]));
  const isClosed = open.length === 0 && rows.length > 0;
  const unit = rows[0]?.unit ?? "";
  const more = named.length > NAMED ? named.length : 0;
  const shown = named.slice(0, NAMED);
  const isMine =
    c.owner_person_id === null
      ? c.owner_unit_id === actor.scope.unitId &&
        ([...actor.roles, "nobody"].includes(c.owner_role ?? "") || open.some((r) => isSelf(actor, r.id)))
      : isSelf(actor, c.owner_person_id);
  return {
    who: {
      zh: `${unit}${shown.join("、")}${more > 0 ? `等 ${more} 人` : ""}`,
      en: [unit, `${shown.join(", ")}${more > 0 ? ` and others (${more})` : ""}`].filter(Boolean).join(": "),
    },
    isMine: isMine && !rows.some((r) => r.closed && isSelf(actor, r.id)),
    isNobodys: !rows.some((r) => r.can && !r.closed),
    closedTo: isClosed ? shown.join("、") : null,
    isOutside: false,
  };
}

interface Mover {
  readonly id: number | null;
  readonly name: string | null;
  readonly unit: string | null;
  readonly can: boolean;
  readonly closed: boolean;
}
