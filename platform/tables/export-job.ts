import { Readable } from "node:stream";
import { audit } from "../audit/audit.ts";
import { listInputSchema } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { inTitles } from "../records/rows.ts";
import { csvOf, workbookOf } from "../register/export.ts";
import type { Values } from "../register/fields.ts";
import { endJob, type ExportAsked } from "./jobs.ts";
import { step, tellShare, type Run } from "./step.ts";

const PAGE_ROWS = 2000;

/** A list as a file, every row of it; one that a server left is written anew. */
export async function runExport(run: Run): Promise<void> {
  const { services, job } = run;
  const list = services.house.lists.get(job.register);
  const asked = job.asked as unknown as ExportAsked;
  const input = listInputSchema.safeParse(asked.input);
  if (!list || !input.success) return refuseRequest("no-list", { zh: "没有这张清单", en: "No such list" });
  const fields = list.register.fields.filter(
    (f) => !f.sensitive && (asked.columns.length === 0 ? f.list !== undefined : asked.columns.includes(f.key)),
  );
  let count = 0;
  const pageAfter = (cursor: string | undefined) =>
    services.database.read(run.actor.scope, async (db) => {
      const question = { ...input.data, limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) };
      const page = await list.page(db, run.actor.scope, question, services.now(), run);
      return { ...page, rows: await inTitles(db, services.house.titles, list.register, fields, page.rows) };
    });
  const rows = async function* (): AsyncGenerator<readonly Values[]> {
    for (let page = await pageAfter(undefined); ;) {
      // The next page is asked for while this one is written.
      const next = page.next === null ? undefined : pageAfter(page.next);
      next?.catch(() => {});
      count += page.rows.length;
      yield page.rows;
      await tellShare(run, { rows_read: count, share: page.total ? Math.min(0.99, count / page.total) : 0, tries: 0 });
      if (!next) return;
      page = await next;
    }
  };
  const content = asked.kind === "csv" ? csvOf(fields, rows()) : workbookOf(list.register.label.zh, fields, rows());
  const kept = await services.files.keepTable(Readable.from(content, { objectMode: true, highWaterMark: 2 }));
  await step(run, async (tx, now) => {
    await audit(tx, run.actor, { act: "list.export", subject: list.register.name, detail: { rows: count } });
    await endJob(
      tx,
      services,
      now,
      "done",
      { zh: `${list.register.label.zh}：导出 ${count} 行`, en: `${list.register.label.en}: ${count} rows exported` },
      { rows_read: count, result: kept.name, result_bytes: kept.bytes },
    );
  });
}
