import { findPersonByAccount, listPosts } from "../features/people/index.ts";
import { chinaDay } from "@bihuan/kit";
import { mintActor, mintSystemActor } from "../platform/access/scope.ts";
import { audit } from "../platform/audit/audit.ts";
import type { Services } from "../platform/http/server.ts";
import type { SignInEvent } from "../platform/signin/signin.ts";

/** The door's book: who came in, failed, was locked, changed what opens the door. A stranger's try is the programme's entry. */
export const recordSignIn =
  (services: () => Services) =>
  async ({ act, accountId, address }: SignInEvent): Promise<void> => {
    const { database, rootUnitId, now } = services();
    const system = mintSystemActor(rootUnitId);
    await database.write(system.scope, async (tx) => {
      const person = accountId === null ? undefined : await findPersonByAccount(tx, accountId);
      const post = person && (await listPosts(tx, person.id, chinaDay(now())))[0];
      // A failure is an act of whoever tried, not of the account's owner.
      const isOwner = act !== "signin.failed" && act !== "signin.locked";
      const actor =
        isOwner && person && post
          ? mintActor({ personId: person.id, name: person.name, unitPath: post.unitPath, roles: [] }, new Map())
          : system;
      await audit(tx, actor, { act, ...(person ? { subject: `person:${person.id}` } : {}), detail: { address } });
    });
  };
