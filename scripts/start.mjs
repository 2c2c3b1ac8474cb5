import { ensureInstalled, run24 } from "./toolchain.mjs";

ensureInstalled();
process.exit(await run24(["app/server.ts"]));
