import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { tell } from "./notices.ts";

const MENTION = /@([\p{Script=Han}A-Za-z·]{2,20})/gu;

/** Names written behind an @ in a text. */
export const namesIn = (text: string): string[] => [...new Set([...text.matchAll(MENTION)].map((m) => m[1] as string))];

/**
 * Tells whoever a remark names with @: colleagues who can sign in, of the units on the record's path or beneath the writer's own. A name
 * may be followed by words without a blank, so the longest name that the text begins with is meant. Returns the names told.
 */
export async function tellMentioned(tx: Db, actor: Actor, said: { subject: string; text: string; at: string }): Promise<string[]> {
  const names = namesIn(said.text);
  if (names.length === 0) return [];
  const [kind = "", number = "0"] = said.subject.split(":");
  const c = await tx
    .selectFrom("work_case")
    .select(["id", "title", "unit_path", "shared_path"])
    .where("id", "=", Number(number))
    .where("process", "=", kind)
    .executeTakeFirst();
  const path = [...(c?.unit_path ?? []), ...(c?.shared_path ?? []), ...actor.scope.unitPath];
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (w.written) p.id, p.name
    from unnest(${names}::text[]) w (written)
    join person p on w.written like replace(replace(regexp_replace(p.name, '（.*$', ''), '%', ''), '_', '') || '%'
    join unit u on u.id = p.unit_id
    where p.account_id is not null and p.consent_withdrawn_on is null and p.id <> ${actor.personId}
      and (u.id = any (${path}::int[]) or u.path @> ${[actor.scope.unitId]}::int[] or exists (
        select from post t where t.person_id = p.id and t.unit_id = any (${path}::int[])))
    order by w.written, char_length(p.name) desc, p.id limit 20`.execute(tx);
  await tell(
    tx,
    rows.map((p) => p.id),
    {
      kind: "mention",
      subject: said.subject,
      caseId: c?.id ?? null,
      title: c?.title ?? said.text.slice(0, 60),
      words: { zh: `提到您：“${said.text.slice(0, 120)}”`, en: `Mentioned you: “${said.text.slice(0, 120)}”` },
      byName: actor.name,
      at: said.at,
    },
  );
  return rows.map((p) => p.name);
}
