import { existsSync } from "node:fs";
import { join } from "node:path";
import { importDivisionHistory } from "../../features/units/index.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { owned, refuse, say, type Command } from "./command.ts";

export const divisionCommands: Record<string, Command> = {
  "import-divisions": {
    usage: "import-divisions FOLDER",
    what: "closed division codes and their successors, from mumuy_{list,history,diff}.json",
    run: async ([folder]) => {
      if (folder === undefined) return undefined;
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
};
