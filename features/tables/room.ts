import { Readable } from "node:stream";
import { TYPES } from "../../platform/documents/file-types.ts";
import { FileMissing } from "../../platform/files/store.ts";
import { defineRoom, type MakePaper } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { findJob } from "../../platform/tables/jobs.ts";
import { formFile } from "./forms.ts";
import { tablesContract } from "./contract.ts";
import { fileNameOf } from "./rules.ts";
import { tablesRouter } from "./server.ts";

/** What came out of a job, to whoever asked for it: GET /api/tables/jobs/12/file */
const jobFile: MakePaper = async (services, actor, asked) => {
  const job = await services.database.read(actor.scope, (db) => findJob(db, Number(asked["id"])));
  if (!job.result) return undefined;
  const bytes = await services.files.open(job.result).catch((error: unknown) => {
    if (error instanceof FileMissing) return undefined;
    throw error;
  });
  const kind = job.kind === "export" && job.name.endsWith(".csv") ? "csv" : "xlsx";
  return bytes && { name: fileNameOf(job.kind, job.name), type: TYPES[kind], bytes: Readable.from(bytes) };
};

export const tablesRoom = defineRoom({
  name: "tables",
  help,
  contracts: { tables: tablesContract },
  routers: { tables: tablesRouter },
  papers: { "tables/jobs/:id/file": jobFile, "tables/forms/:file": formFile },
  permissions: { adviser: ["form.make"], reviewer: ["form.make"], leader: ["form.make"] },
});
