import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { testDataFolder } from "./database.ts";

// Stops the tests' database after a run.
if (existsSync(join(testDataFolder, "postgres/postmaster.pid"))) await (await startEmbedded(testDataFolder)).stop();
