import { readConfig } from "../platform/config/config.ts";
import { StartRefused } from "../platform/config/refused.ts";
import { launchDatabase, refuseTakenPort } from "./data-folder.ts";

const began = Date.now();
const say = (line: string): void => console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

try {
  const config = readConfig(process.env);
  say("Bihuan 闭环 starts");
  await refuseTakenPort(config.HOST, config.PORT);
  // The database comes up while all the rest is loaded.
  const launched = await launchDatabase(config, say);
  const { run } = await import("./run.ts");
  await run(config, launched, say);
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}
