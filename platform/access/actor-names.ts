import { sql, type RawBuilder } from "kysely";

/** The actor id of a person's row, to join the name to whoever acted: `j.on("e.actor_id", "=", actorIdOf("p.id"))`. */
export const actorIdOf = (personId: string): RawBuilder<string> => sql<string>`'person:' || ${sql.ref(personId)}`;

/** Who acted, in words. A person of a unit outside one's scope has no name here. */
export function nameActor(actorId: string, personName: string | null): string {
  if (personName !== null) return personName;
  if (actorId === "system") return "系统";
  return actorId.startsWith("link:") ? "当事人（链接）" : "其他单位人员";
}
