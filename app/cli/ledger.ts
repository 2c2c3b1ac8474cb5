import { rebuildRollups } from "../../platform/ledger/ledger.ts";
import { findBrokenSeal } from "../../platform/ledger/seals.ts";
import { opened, owned, say, type Command } from "./command.ts";

export const ledgerCommands: Record<string, Command> = {
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
