import { createInterface } from "node:readline/promises";
import type pg from "pg";
import { mintSystemActor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { openClient } from "../../platform/db/connections.ts";
import { chinaDay } from "@bihuan/kit";
import { ownerDb } from "../../platform/db/database.ts";
import { addFieldKey } from "../../platform/sensitive/vault.ts";
import { resealAll } from "../../platform/sensitive/sealed.ts";
import { isRole, isUsername, ROLES, type Role } from "../../features/people/index.ts";
import { findAssociation } from "../../features/units/index.ts";
import type { Installation } from "../open.ts";
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
  "first-officers": {
    usage: "first-officers REGION-CODE [NAME:USERNAME NAME:USERNAME NAME:USERNAME]",
    what: "the first system, security and audit officer, asked for one by one where not named; prints their first passwords once",
    run: async ([code, ...named]) =>
      code && (named.length === 0 || named.length === OFFICERS.length) ? firstOfficers(code, named) : undefined,
  },
  "rotate-field-key": {
    usage: "rotate-field-key [--reseal]",
    what: "a new key for identity numbers and participants' codes, and all of them sealed anew under it; --reseal goes on where one was stopped, or after BIHUAN_CIPHERS changed; earlier keys stay in the file, for backups",
    run: ([only]) =>
      opened(async ({ services }) => {
        if (only !== "--reseal") say(`新的字段密钥 New key: ${addFieldKey(services)}`);
        say(`已重新加密 Sealed anew: ${await resealAll(services)}`);
        return 0;
      }),
  },
  "reset-officer": {
    usage: "reset-officer USERNAME",
    what: "where no other officer is left to agree: a first password, the second step taken off, every session ended; the owner and the audit are told",
    run: async ([username]) => (username ? resetOfficer(username) : undefined),
  },
};

const OFFICERS = ["system_officer", "security_officer", "auditor"] as const;
const USERNAME = "a user name has 3 to 30 small letters, digits, dots or underscores and begins with a letter";

async function addPerson(name: string, code: string, role: string, username: string): Promise<number> {
  if (!isRole(role)) return refuse(`no such role: ${role}; there are ${Object.keys(ROLES).join(", ")}`);
  if (!isUsername(username)) return refuse(USERNAME);
  return asOwner((installation, client) => makePerson(installation, client, { name, code, role, username }));
}

const asOwner = (work: (installation: Installation, client: pg.Client) => Promise<number>): Promise<number> =>
  opened(async (installation) => {
    const client = openClient(installation.owner);
    await client.connect();
    try {
      return await work(installation, client);
    } finally {
      await client.end();
    }
  });

/** Person, account and post; 0, or the exit code of what refused it. */
async function makePerson(
  installation: Installation,
  client: pg.Client,
  { name, code, role, username }: { name: string; code: string; role: Role; username: string },
): Promise<number> {
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
}

/** Everything is asked and checked before the first account is made. */
async function firstOfficers(code: string, named: readonly string[]): Promise<number> {
  return asOwner(async (installation, client) => {
    const db = ownerDb(client);
    if (!(await findAssociation(db, code))) return refuse(`no association in force has the region code ${code}`);
    const there = await db.selectFrom("post").select("id").where("role", "in", OFFICERS).where("to_on", "is", null).executeTakeFirst();
    if (there)
      return refuse("there are officers already: they make accounts on the people page; a lost officer comes back by reset-officer");
    const wanted = named.length > 0 ? named.map(readNamed) : await askOfficers();
    const wrong = wanted.find((w) => w.name === "" || !isUsername(w.username));
    if (wrong) return refuse(`${wrong.name}:${wrong.username}: ${USERNAME}; NAME is not empty`);
    if (new Set(wanted.map((w) => w.username)).size < OFFICERS.length || new Set(wanted.map((w) => w.name)).size < OFFICERS.length)
      return refuse("three officers are three persons 三员须为三人");
    for (const [i, role] of OFFICERS.entries()) {
      const end = await makePerson(installation, client, { ...(wanted[i] as (typeof wanted)[0]), code, role });
      if (end !== 0) return end;
    }
    return 0;
  });
}

const readNamed = (text: string): { name: string; username: string } => {
  const at = text.lastIndexOf(":");
  return { name: text.slice(0, at).trim(), username: text.slice(at + 1).trim() };
};

async function askOfficers(): Promise<{ name: string; username: string }[]> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const wanted = [];
    for (const role of OFFICERS) {
      const name = (await lines.question(`${ROLES[role].zh} ${ROLES[role].en}, name 姓名: `)).trim();
      wanted.push({ name, username: (await lines.question("    user name 用户名: ")).trim() });
    }
    return wanted;
  } finally {
    lines.close();
  }
}

const resetOfficer = (username: string): Promise<number> =>
  asOwner(async ({ signIn }, client) => {
    const db = ownerDb(client);
    const { rows } = await client.query<{ id: number; name: string; unit_id: number; unit_path: number[]; account_id: string }>(
      `select p.id, p.name, p.unit_id, p.unit_path, p.account_id from person p join signin."user" u on u.id = p.account_id where u.username = $1`,
      [username.toLowerCase()],
    );
    const [person] = rows;
    if (!person) return refuse(`no account is called ${username}`);
    const system = mintSystemActor(person.unit_path[0] as number);
    await audit(db, system, { act: "account.reset-at-console", subject: `person:${person.id}` });
    for (const act of ["password", "second-factor"])
      await db
        .insertInto("account_notice")
        .values({ person_id: person.id, act, by_name: "控制台", by_role: "运行维护", unit_path: person.unit_path })
        .execute();
    await signIn.accounts.dropSecondFactor(person.account_id);
    const firstPassword = await signIn.accounts.resetPassword(person.account_id);
    say(`${person.name}: user name ${username}, first password ${firstPassword}; it must be changed at the first sign-in within 7 days`);
    return 0;
  });
