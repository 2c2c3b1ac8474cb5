import { openClient } from "../../platform/db/connections.ts";
import { chinaDay } from "@bihuan/kit";
import { ownerDb } from "../../platform/db/database.ts";
import { isRole, isUsername, ROLES } from "../../features/people/index.ts";
import { findAssociation } from "../../features/units/index.ts";
import { opened, refuse, say, type Command } from "./command.ts";

export const peopleCommands: Record<string, Command> = {
  "add-person": {
    usage: "add-person NAME --unit REGION-CODE --role ROLE --username NAME",
    what: "a person with a post and an account; prints the first password once",
    run: async ([name, f1, code, f2, role, f3, username]) =>
      name && f1 === "--unit" && code && f2 === "--role" && role && f3 === "--username" && username
        ? addPerson(name, code, role, username)
        : undefined,
  },
};

async function addPerson(name: string, code: string, role: string, username: string): Promise<number> {
  if (!isRole(role)) return refuse(`no such role: ${role}; there are ${Object.keys(ROLES).join(", ")}`);
  if (!isUsername(username)) return refuse("a user name has 3 to 30 small letters, digits, dots or underscores and begins with a letter");
  return opened(async (installation) => {
    const client = openClient(installation.owner);
    await client.connect();
    try {
      const db = ownerDb(client);
      const unit = await findAssociation(db, code);
      if (!unit) return refuse(`no association in force has the region code ${code}`);
      const account = await installation.signIn.accounts.create({ username, name });
      if (!account) return refuse(`${username} is taken`);
      await client.query("BEGIN");
      const { id } = await db
        .insertInto("person")
        .values({ name, title: "", unit_id: unit.id, unit_path: unit.path, account_id: account.id, sample: false })
        .returning("id")
        .executeTakeFirstOrThrow();
      await db
        .insertInto("post")
        .values({ person_id: id, unit_id: unit.id, role, title: ROLES[role].zh, from_on: chinaDay(Date.now()) })
        .execute();
      await client.query("COMMIT");
      say(
        `${name}, ${role} at ${unit.name}: user name ${username}, first password ${account.firstPassword}; it must be changed at the first sign-in within 7 days`,
      );
      return 0;
    } finally {
      await client.end();
    }
  });
}
