import { existsSync, readFileSync } from "node:fs";
import { openClient } from "../../platform/db/connections.ts";
import { chinaDay } from "@bihuan/kit";
import { findPersonByAccount, listPosts } from "../../features/people/index.ts";
import { importNeed, readNeeds } from "../../features/services/index.ts";
import { mintActor } from "../../platform/access/scope.ts";
import { rolePermissions } from "../permissions.ts";
import { opened, refuse, say, type Command } from "./command.ts";

export const needsCommands: Record<string, Command> = {
  "import-needs": {
    usage: "import-needs FILE --as USERNAME",
    what: "stores each need of the file as a draft at that adviser's unit; a second run stores nothing twice",
    run: async ([file, flag, username]) => (file && flag === "--as" && username ? importNeeds(file, username) : undefined),
  },
};

async function importNeeds(file: string, username: string): Promise<number> {
  if (!existsSync(file)) return refuse(`no such file: ${file}`);
  const text = readFileSync(file, "utf8");
  if (text.includes("\ufffd")) return refuse(`${file} is not UTF-8, or was cut within a character; convert or copy it anew`, 1);
  const { records, faults } = readNeeds(text);
  const total = records.length + faults.length;
  return opened(async ({ services, owner }) => {
    const client = openClient(owner);
    await client.connect();
    const { rows } = await client.query<{ id: string }>('select id from signin."user" where username = $1', [username.toLowerCase()]);
    await client.end();
    const account = rows[0]?.id;
    const found =
      account === undefined
        ? undefined
        : await services.database.asRoot(services.rootUnitId, async (db) => {
            const person = await findPersonByAccount(db, account);
            return person && { person, posts: await listPosts(db, person.id, chinaDay(services.now())) };
          });
    const post = found?.posts.find((p) => rolePermissions.get(p.role)?.includes("demand.create"));
    if (!found || !post) return refuse(`${username} holds no post that may register demands`);
    const actor = mintActor(
      { personId: found.person.id, name: found.person.name, unitPath: post.unitPath, roles: [post.role] },
      rolePermissions,
    );
    const count = { stored: 0, known: 0, refused: 0 };
    let stop = false;
    process.once("SIGINT", () => (stop = true));
    for (const [i, record] of records.entries()) {
      if (stop) {
        say(`Interrupted after ${i} records; run it again to go on`);
        break;
      }
      const done = await importNeed(services, actor, post.unitId, record);
      count[done.outcome]++;
      if (done.outcome === "refused") faults.push({ line: record.line, text: record.title, cause: done.cause });
      if ((i + 1) % 100 === 0) say(`${i + 1} of ${records.length} …`);
    }
    for (const f of faults) say(`line ${f.line}: ${f.cause}: ${f.text.slice(0, 60)}`);
    say(`${total} in: ${count.stored} stored, ${count.known} known from before, ${faults.length} reported`);
    return faults.length > 0 ? 1 : 0;
  });
}
