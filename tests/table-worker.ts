import { Database } from "../platform/db/database.ts";
import { Files } from "../platform/files/files.ts";
import { mintActor } from "../platform/access/scope.ts";
import type { Services } from "../platform/http/server.ts";
import { runTableJobs } from "../platform/tables/run.ts";
import { house } from "../app/rooms.ts";

/** A server's part in long imports and exports, as a process of its own that can be killed. */
const { app, folder, rootUnitId, actor, mostUnseen } = JSON.parse(process.argv[2] ?? "{}") as {
  app: object;
  folder: string;
  rootUnitId: number;
  mostUnseen?: number;
  actor: { personId: number; unitPath: number[]; roles: string[] };
};
const database = new Database({ ...app, max: 9 });
const services = { database, files: new Files(folder, 1_000_000), house, rootUnitId, now: () => Date.now() } as unknown as Services;
await runTableJobs(services, async () => mintActor({ ...actor, name: "示例" }, house.permissions), undefined, mostUnseen);
await database.close();
