import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { testDataFolder } from "./database.ts";

// `start` before the test files run side by side, `stop` after the last.
const running = existsSync(join(testDataFolder, "postgres/postmaster.pid"));
if (process.argv[2] === "start") await startEmbedded(testDataFolder);
else if (running) await (await startEmbedded(testDataFolder)).stop();
process.exit(0);
