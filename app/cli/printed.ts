import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeConfig } from "../../platform/config/config.ts";
import { printSchema } from "../../platform/db/schema-types.ts";
import { cloneDatabase } from "../../platform/testing/database.ts";
import { printLists } from "../../platform/records/printed.ts";
import { printAccessMatrix } from "../access-matrix.ts";
import { repositoryRoot } from "../open.ts";
import { house } from "../rooms.ts";
import { refuse, say, type Command } from "./command.ts";

/** The files that are printed from their source. */
export const printedCommands: Record<string, Command> = {
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
  lists: {
    usage: "lists [--write|--check]",
    what: "prints the SQL of every declared list; writes or checks docs/lists.sql",
    run: (args) => printed(args, "docs/lists.sql", printLists([...house.records.values()].map((h) => h.records))),
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
};

/** Prints a text, writes it to its file, or says whether the file equals it. */
async function printed(args: string[], path: string, text: string): Promise<number> {
  const file = join(repositoryRoot, path);
  if (args[0] === undefined) process.stdout.write(text);
  else if (args[0] === "--write") {
    mkdirSync(dirname(file), { recursive: true });
    const same = existsSync(file) && readFileSync(file, "utf8") === text;
    writeFileSync(file, text);
    say(same ? `${path} is as it was` : `${path} is written anew; git diff ${path} shows what changed`);
  } else if (args[0] === "--check") {
    if (existsSync(file) && readFileSync(file, "utf8") === text) return 0;
    return refuse(`${path} is out of date: run the same command with --write`, 1);
  } else return refuse(`unknown option ${args[0]}`);
  return 0;
}
