import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { importDivisionHistory } from "../features/units/index.ts";
import { importNeed, readNeeds } from "../features/services/index.ts";
import { findPersonByAccount, listPosts } from "../features/people/index.ts";
import { chinaDay } from "@bihuan/kit";
import { mintActor } from "../platform/access/scope.ts";
import { ConfigError, describeConfig, readConfig } from "../platform/config/config.ts";
import { ownerDb } from "../platform/db/database.ts";
import { MigrationRefused } from "../platform/db/migrate.ts";
import { printSchema } from "../platform/db/schema-types.ts";
import { findBrokenSeal, rebuildRollups } from "../platform/ledger/ledger.ts";
import { cloneDatabase } from "../platform/testing/database.ts";
import { loadBasics } from "./basics.ts";
import { printAccessMatrix } from "./access-matrix.ts";
import { openInstallation, repositoryRoot, type Installation } from "./open.ts";
import { rolePermissions } from "./permissions.ts";

/** Work at the console. It may run beside the server; acts go through the same doors and are audited as a person's. */
interface Command {
  usage: string;
  what: string;
  run(args: string[]): Promise<number>;
}

const say = (line: string): void => console.log(line);

const commands: Record<string, Command> = {
  config: {
    usage: "config [--write|--check]",
    what: "prints every setting; writes or checks docs/operations/configuration.md",
    run: (args) =>
      printed(
        args,
        "docs/operations/configuration.md",
        `# Configuration\n\nFrom the environment alone. A wrong value or an unknown \`BIHUAN_…\` stops the start with every fault listed. Printed by \`npm run cli -- config\`.\n\n${describeConfig()}`,
      ),
  },
  "access-matrix": {
    usage: "access-matrix [--write|--check]",
    what: "prints endpoint × role; writes or checks docs/access-matrix.md",
    run: (args) => printed(args, "docs/access-matrix.md", printAccessMatrix()),
  },
  schema: {
    usage: "schema [--write|--check]",
    what: "prints platform/db/schema.ts from a freshly migrated database",
    run: async (args) => {
      const test = await cloneDatabase();
      const text = await printSchema(test.owner);
      await test[Symbol.asyncDispose]();
      return printed(args, "platform/db/schema.ts", text);
    },
  },
  "import-needs": {
    usage: "import-needs FILE --as USERNAME",
    what: "stores each need of the file as a draft at that adviser's unit; a second run stores nothing twice",
    run: async ([file, flag, username]) => (file && flag === "--as" && username ? importNeeds(file, username) : usage("import-needs")),
  },
  "add-person": {
    usage: "add-person NAME --unit REGION-CODE --role ROLE --username NAME",
    what: "a person with a post and an account; prints the first password once",
    run: async ([name, f1, code, f2, role, f3, username]) =>
      name && f1 === "--unit" && code && f2 === "--role" && role && f3 === "--username" && username
        ? addPerson(name, code, role, username)
        : usage("add-person"),
  },
  "import-divisions": {
    usage: "import-divisions FOLDER",
    what: "closed division codes and their successors, from mumuy_{list,history,diff}.json",
    run: async ([folder]) => {
      if (folder === undefined) return usage("import-divisions");
      if (!existsSync(join(folder, "mumuy_history.json"))) return refuse(`${folder} holds no mumuy_history.json`);
      return owned(async (client) => {
        await client.query("BEGIN");
        const { closed, withSuccessor } = await importDivisionHistory(ownerDb(client), folder);
        await client.query("COMMIT");
        say(`${closed} closed codes, ${withSuccessor} of them with successors`);
        return 0;
      });
    },
  },
  "rebuild-rollups": {
    usage: "rebuild-rollups",
    what: "recounts every roll-up from the facts, in one transaction",
    run: () =>
      owned(async (client) => {
        const began = Date.now();
        await rebuildRollups((text) => client.query(text));
        say(`Roll-ups recounted in ${((Date.now() - began) / 1000).toFixed(1)} s`);
        return 0;
      }),
  },
  "verify-seals": {
    usage: "verify-seals",
    what: "recomputes the ledger's seals; exit code 1 when a sealed fact was changed behind the application's back",
    run: () =>
      opened(async ({ services }) => {
        const broken = await services.database.asRoot(services.rootUnitId, findBrokenSeal);
        say(broken ? `Seal ${broken.id} does not match: a fact up to #${broken.through} was changed` : "Every seal matches");
        return broken ? 1 : 0;
      }),
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

async function importNeeds(file: string, username: string): Promise<number> {
  if (!existsSync(file)) return refuse(`no such file: ${file}`);
  const { records, faults } = readNeeds(readFileSync(file, "utf8"));
  const total = records.length + faults.length;
  return opened(async ({ services, owner }) => {
    const client = new pg.Client(owner);
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

/** Prints a text, writes it to its file, or says whether the file equals it. */
async function printed(args: string[], path: string, text: string): Promise<number> {
  const file = join(repositoryRoot, path);
  if (args[0] === undefined) process.stdout.write(text);
  else if (args[0] === "--write") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (args[0] === "--check") {
    if (existsSync(file) && readFileSync(file, "utf8") === text) return 0;
    return refuse(`${path} is out of date: run the same command with --write`, 1);
  } else return refuse(`unknown option ${args[0]}`);
  return 0;
}

async function opened(work: (installation: Installation) => Promise<number>): Promise<number> {
  const installation = await openInstallation(readConfig(process.env), say, { exclusive: false });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

const owned = (work: (client: pg.Client) => Promise<number>): Promise<number> =>
  opened(async ({ owner }) => {
    const client = new pg.Client(owner);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  });

function refuse(line: string, code = 2): number {
  console.error(line);
  return code;
}

function usage(name?: string): number {
  const listed = Object.entries(commands).filter(([key]) => name === undefined || key === name);
  return refuse(listed.map(([, c]) => `npm run cli -- ${c.usage}\n    ${c.what}`).join("\n"), name === undefined ? 0 : 2);
}

const [name = "help", ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  process.exitCode = command
    ? await command.run(args)
    : name === "help"
      ? usage()
      : refuse(`no such command: ${name}; \`npm run cli -- help\` lists them`);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof MigrationRefused ? error.message : error);
  process.exitCode = 1;
}
