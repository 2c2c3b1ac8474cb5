import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { divisionColumns, importDivisionHistory, importDivisions } from "../../features/units/index.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { wordsOf } from "../../platform/sheets/rows.ts";
import { owned, refuse, say, type Command } from "./command.ts";
import { rowsOfFile } from "./table-file.ts";

export const divisionCommands: Record<string, Command> = {
  "import-divisions": {
    usage: "import-divisions FOLDER|FILE [--rename]",
    what: "closed division codes and their successors, from mumuy_{list,history,diff}.json; or divisions of all levels from a table with code and name",
    run: async ([path, rename]) => {
      if (path === undefined || (rename !== undefined && rename !== "--rename")) return undefined;
      if (existsSync(path) && statSync(path).isFile()) return importTable(path, rename !== undefined);
      if (!existsSync(join(path, "mumuy_history.json"))) return refuse(`${path} holds no mumuy_history.json`);
      return owned(async (client) => {
        await client.query("BEGIN");
        const { closed, withSuccessor } = await importDivisionHistory(ownerDb(client), path);
        await client.query("COMMIT");
        say(`${closed} closed codes, ${withSuccessor} of them with successors`);
        return 0;
      });
    },
  },
};

async function importTable(path: string, rename: boolean): Promise<number> {
  const rows = await rowsOfFile(path);
  if (typeof rows === "number") return rows;
  const [head, ...body] = rows.map((r) => r.values.map(wordsOf));
  const columns = divisionColumns(head ?? []);
  if (!columns) return refuse(`${path}: the first row names no column of codes (code, 代码) and of names (name, 名称)`, 1);
  return owned(async (client) => {
    await client.query("BEGIN");
    const divisions = body.map((cells) => ({ code: cells[columns.code] ?? "", name: cells[columns.name] ?? "" }));
    const told = await importDivisions(ownerDb(client), divisions, rename);
    await client.query("COMMIT");
    say(
      `${told.rows} rows: ${told.known} known, ${told.added} added, ${told.otherName} of another name (${rename ? "renamed" : "kept as they are"}), ` +
        `${told.twice} twice, ${told.withoutParent.length} beneath no division, ${told.noDivision} no division`,
    );
    for (const { code, name } of told.withoutParent.slice(0, MOST_TOLD)) say(`left out, the division above is not here: ${code} ${name}`);
    return 0;
  });
}
const MOST_TOLD = 100;
