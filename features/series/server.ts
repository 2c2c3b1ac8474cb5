import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { seriesContract } from "./contract.ts";
import { courseOf, latestOf } from "./course.ts";
import { bringFigures, listBatches, previewFigures, undoBatch } from "./figures.ts";
import { series } from "./series.ts";

export const servedSeries = serveRecords(series, {
  computed: (db, ids) => latestOf(db, ids),
  sections: { course: ({ record }) => Promise.resolve({ id: record.id }) },
});

const api = implement(seriesContract).$context<Context>().use(wall);
export const seriesRouter = api.router({
  previewFigures: api.previewFigures.handler(({ input, context }) => previewFigures(context, input)),
  bringFigures: api.bringFigures.handler(({ input, context }) => bringFigures(context, input)),
  listBatches: api.listBatches.handler(({ context }) => listBatches(context)),
  undoBatch: api.undoBatch.handler(({ input, context }) => undoBatch(context, input.batch)),
  course: api.course.handler(({ input, context }) => courseOf(context, input)),
});
