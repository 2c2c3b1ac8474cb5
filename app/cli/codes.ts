import { CodeTableRefused, readCodeTable, saveCodes } from "../../features/services/index.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { owned, refuse, say, type Command } from "./command.ts";
import { rowsOfFile } from "./table-file.ts";

export const codeCommands: Record<string, Command> = {
  "import-codes": {
    usage: "import-codes FILE --table field|industry --source NAME",
    what: "adds codes (code,name,parent a line) to a code table; a table with a circle or a missing parent is refused whole",
    run: async ([file, f1, table, f2, source]) =>
      file && f1 === "--table" && (table === "field" || table === "industry") && f2 === "--source" && source
        ? importCodes(file, table, source)
        : undefined,
  },
};

async function importCodes(file: string, table: "field" | "industry", source: string): Promise<number> {
  const rows = await rowsOfFile(file);
  if (typeof rows === "number") return rows;
  const entries = readCodeTable(rows);
  return owned(async (client) => {
    await client.query("BEGIN");
    try {
      await saveCodes(ownerDb(client), table, source, entries, true);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      if (error instanceof CodeTableRefused) return refuse(error.message, 1);
      throw error;
    }
    say(`${entries.length} codes stored in ${table}`);
    return 0;
  });
}
