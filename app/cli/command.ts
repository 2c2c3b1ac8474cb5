import type pg from "pg";
import { openClient } from "../../platform/db/connections.ts";
import { readConfig } from "../../platform/config/config.ts";
import { loadBasics } from "../basics.ts";
import { openInstallation, type Installation } from "../open.ts";

/** Work at the console. It may run beside the server; acts go through the same doors and are audited as a person's. */
export interface Command {
  usage: string;
  what: string;
  /** Resolves to the exit code; undefined: the words were wrong, the usage is printed. */
  run(args: string[]): Promise<number | undefined>;
}

export const say = (line: string): void => console.log(line);

export async function opened(work: (installation: Installation) => Promise<number>): Promise<number> {
  const installation = await openInstallation(readConfig(process.env), say, { exclusive: false });
  try {
    // The country's regions and the standard indicators: whatever is imported hangs on them.
    await loadBasics(installation, say);
    return await work(installation);
  } finally {
    await installation.close();
  }
}

export const owned = (work: (client: pg.Client) => Promise<number>): Promise<number> =>
  opened(async ({ owner }) => {
    const client = openClient(owner);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  });

export function refuse(line: string, code = 2): number {
  console.error(line);
  return code;
}
