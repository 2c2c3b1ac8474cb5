import { randomBytes } from "node:crypto";
import pg from "pg";
import { chinaDay } from "@bihuan/kit";
import { ownerDb } from "../../platform/db/database.ts";
import { loadBasics } from "../basics.ts";
import { rolePermissions } from "../permissions.ts";
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

const ROLES = new Set([...rolePermissions.keys(), "system_officer", "security_officer"]);

async function addPerson(name: string, code: string, role: string, username: string): Promise<number> {
  if (!ROLES.has(role)) return refuse(`no such role: ${role}; there are ${[...ROLES].join(", ")}`);
  if (!/^[a-z][a-z0-9_.]{2,29}$/.test(username))
    return refuse("a user name has 3 to 30 small letters, digits, dots or underscores and begins with a letter");
  return opened(async (installation) => {
    await loadBasics(installation, say);
    const client = new pg.Client(installation.owner);
    await client.connect();
    try {
      const db = ownerDb(client);
      const unit = await db
        .selectFrom("unit")
        .select(["id", "path", "name"])
        .where("region_code", "=", code)
        .where("kind", "=", "association")
        .where("valid_to", "is", null)
        .executeTakeFirst();
      if (!unit) return refuse(`no association in force has the region code ${code}`);
      if ((await client.query('select from signin."user" where username = $1', [username])).rowCount) return refuse(`${username} is taken`);
      const password = randomBytes(12).toString("base64url");
      const account = await installation.signIn.createAccount({ username, name, password });
      await client.query("BEGIN");
      const { id } = await db
        .insertInto("person")
        .values({ name, title: "", unit_id: unit.id, unit_path: unit.path, account_id: account, sample: false })
        .returning("id")
        .executeTakeFirstOrThrow();
      await db
        .insertInto("post")
        .values({ person_id: id, unit_id: unit.id, role, title: role, from_on: chinaDay(Date.now()) })
        .execute();
      await client.query("COMMIT");
      say(`${name}, ${role} at ${unit.name}: user name ${username}, first password ${password}`);
      return 0;
    } finally {
      await client.end();
    }
  });
}
