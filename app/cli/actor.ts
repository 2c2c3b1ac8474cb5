import { openClient } from "../../platform/db/connections.ts";
import { chinaDay } from "@bihuan/kit";
import { findPersonByAccount, listPosts } from "../../features/people/index.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { rolePermissions } from "../permissions.ts";
import type { Installation } from "../open.ts";

/** The person behind a user name, in the first post of theirs that holds the permission; undefined when there is none. */
export async function actorOf({ services, owner }: Installation, username: string, permission: string): Promise<Actor | undefined> {
  const client = openClient(owner);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from signin."user" where username = $1', [username.toLowerCase()]);
  await client.end();
  const account = rows[0]?.id;
  if (account === undefined) return undefined;
  return services.database.asRoot(services.rootUnitId, async (db) => {
    const person = await findPersonByAccount(db, account);
    const posts = person ? await listPosts(db, person.id, chinaDay(services.now())) : [];
    const post = posts.find((p) => rolePermissions.get(p.role)?.includes(permission));
    return person && post
      ? mintActor({ personId: person.id, name: person.name, unitPath: post.unitPath, roles: [post.role] }, rolePermissions)
      : undefined;
  });
}
