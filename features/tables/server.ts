import { implement } from "@orpc/server";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { cancelJob, findJob, KEEP_DAYS, listJobs, refuseMany, setJob, type ImportAsked, type Job } from "../../platform/tables/jobs.ts";
import { tablesContract } from "./contract.ts";
import { endForm, listFormLists, listForms, makeForm } from "./forms.ts";
import { fileNameOf } from "./rules.ts";

const api = implement(tablesContract).$context<Context>().use(wall);

export const tablesRouter = api.router({
  listForms: api.listForms.handler(({ context }) => listForms(context)),
  listFormLists: api.listFormLists.handler(({ context }) => listFormLists(context)),
  makeForm: api.makeForm.handler(({ input, context }) => makeForm(context, input)),
  endForm: api.endForm.handler(({ input, context }) => endForm(context, input.id)),
  listTableJobs: api.listTableJobs.handler(async ({ context: { actor, services } }) => ({
    jobs: (await services.database.read(actor.scope, listJobs)).map((j) => shown(j, services)),
    now: new Date(services.now()).toISOString(),
    keepDays: KEEP_DAYS,
  })),
  cancelTableJob: api.cancelTableJob.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await cancelJob(tx, services, input.id);
      return { ok: true };
    }),
  ),
  startImport: api.startImport.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const job = await findJob(tx, input.id, true);
      const asked = job.asked as unknown as ImportAsked;
      if (!actor.permissions.has(`${job.register}.edit`) || job.kind !== "import") return notFound();
      // Pressed twice: it is on its way.
      if (job.state !== "kept") return { id: job.id };
      const look = asked.sheets[input.sheet];
      if (!look) return refuseRequest("no-table", { zh: "这张工作表里没有表格", en: "The sheet holds no table" });
      if (look.columns.length !== input.fields.length)
        refuseRequest("columns", { zh: "列和文件对不上，请重新选择文件", en: "The columns are not the file's; choose it again" });
      await refuseMany(tx);
      const { sheet, fields, same, partial } = input;
      await setJob(tx, job.id, { state: "waiting", asked: JSON.stringify({ ...asked, sheet, fields, same, partial }) });
      return { id: job.id };
    }),
  ),
});

function shown(j: Job, { house }: Services) {
  const hand = j.kind === "import" ? house.records.get(j.register) : undefined;
  const label = hand?.records.register.label ?? house.lists.get(j.register)?.register.label;
  const sums = j.sums as Readonly<Record<string, number>>;
  const sum = (key: string): number => sums[key] ?? 0;
  return {
    id: j.id,
    kind: j.kind as "import" | "export",
    what: label ?? { zh: j.name, en: j.name },
    name: j.name,
    state: j.state as "waiting",
    stage: j.stage as "check",
    share: j.share,
    read: j.rows_read,
    stored: j.rows_stored,
    doubtful: j.rows_doubtful,
    left: j.rows_left,
    sums: {
      above: sum("above"),
      notes: sum("notes"),
      blank: sum("blank"),
      faulty: sum("faulty"),
      same: sum("same"),
      refused: sum("refused"),
      filled: sum("filled"),
    },
    refused: j.refused as unknown as { row: number; fault: { zh: string; en: string } }[],
    words: j.words_zh === null ? null : { zh: j.words_zh, en: j.words_en ?? j.words_zh },
    file: j.result === null ? null : { name: fileNameOf(j.kind, j.name), bytes: j.result_bytes ?? 0 },
    batchAt: hand && j.rows_stored > 0 ? `${hand.records.path}/import` : null,
    isStopping: j.cancel_at !== null && j.state === "running",
    askedAt: j.asked_at,
    begunAt: j.begun_at,
    endedAt: j.ended_at,
  };
}
