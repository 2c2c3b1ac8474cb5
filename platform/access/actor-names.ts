import { sql, type RawBuilder } from "kysely";
import { UNNAMED } from "./actor-words.ts";

/** The actor id of a person's row, to join the name to whoever acted: `j.on("e.actor_id", "=", actorIdOf("p.id"))`. */
export const actorIdOf = (personId: string): RawBuilder<string> => sql<string>`'person:' || ${sql.ref(personId)}`;

/** Who acted, in words; `actorWord` says those without a name in English. A person of a unit outside one's scope has no name here. */
export function nameActor(actorId: string, personName: string | null): string {
  if (personName !== null) return personName;
  if (actorId === "system") return UNNAMED.system.zh;
  return actorId.startsWith("link:") ? UNNAMED.link.zh : UNNAMED.outside.zh;
}
