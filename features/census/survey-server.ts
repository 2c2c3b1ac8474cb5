import { randomInt } from "node:crypto";
import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { openToWrite } from "../../platform/records/hand.ts";
import { findRecord, nextVersion, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { censusFacts } from "./facts.ts";
import { formFaults, formOf, putDefinition, readWorkbook } from "./form-desk.ts";
import { questionsIn } from "./questions.ts";
import { surveyContract } from "./survey-contract.ts";
import { drawFor, drawStage, issueCodes, openSurvey, putSurvey, resultsOf, stationsOf } from "./survey-desk.ts";
import { surveys, surveyStations } from "./survey-records.ts";

export const servedSurveyStations = serveRecords(surveyStations);

export const servedSurveys = serveRecords(surveys, {
  facts: catalogueOf(censusFacts),
  gates: {
    form: async ({ db, record }) => formFaults((await formOf(db, record, "survey")).definition).length === 0,
    drawn: async ({ db, record }) =>
      (await sql`select from survey_sample where survey_id = ${record.id} limit 1`.execute(db)).rows.length > 0,
    over: async ({ db, record, row, today }) =>
      row.untilOn < today || (await stationsOf(db, record.id)).every((s) => s.drawn === null || s.drawn === s.answered),
  },
  on: {
    create: (s) => s.set({ seed: randomInt(1, 2 ** 31 - 1) }),
    open: async (s) => {
      if (s.row.untilOn < s.today) refuseFields({ untilOn: { zh: "截止日已经过了", en: "The day has passed" } });
      const form = await formOf(s.db, s.record, "survey");
      if (form.name === null) await putDefinition(s.db, "survey", s.record.id, "", form.definition, []);
    },
    close: async (s) => {
      const stations = (await stationsOf(s.db, s.record.id)).filter((x) => x.drawn !== null);
      await s.fact("survey.closed", {
        measures: {
          stations: stations.length,
          invited: stations.reduce((n, x) => n + (x.drawn ?? 0), 0),
          answered: stations.reduce((n, x) => n + (x.answered ?? 0), 0),
        },
      });
      await sql`select survey_end(${s.record.id})`.execute(s.db);
    },
    cancel: async (s) => void (await sql`select survey_end(${s.record.id})`.execute(s.db)),
  },
});

const api = implement(surveyContract).$context<Context>().use(wall);

export const surveyRouter = api.router({
  lookSurveyForm: api.lookSurveyForm.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const form = await formOf(db, await findRecord(db, surveys as never, input.id), "survey");
      return { name: form.name, questions: questionsIn(form.definition).length, faults: formFaults(form.definition) };
    }),
  ),
  putSurveyForm: api.putSurveyForm.handler(async ({ input, context: { actor, services } }) => {
    const { form, told } = await readWorkbook(input.name, Buffer.from(input.base64, "base64"));
    if (!form) return { ok: false, told: [...told] };
    await services.database.write(actor.scope, async (tx) => {
      await openToWrite(servedSurveys, actor, tx, input.id);
      await nextVersion(tx, surveys, input.id, input.version);
      await putDefinition(tx, "survey", input.id, input.name, form, told);
      await audit(tx, actor, { act: "survey.edit", subject: `survey:${input.id}`, detail: { form: input.name } });
    });
    return { ok: true, told: [...told] };
  }),
  listStations: api.listStations.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, surveys as never, input.id);
      // Names are for whoever invites.
      return (await stationsOf(db, input.id)).map((s) => ({ ...s, names: actor.permissions.has("survey.edit") ? s.names : null }));
    }),
  ),
  drawSample: api.drawSample.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const survey = await openToWrite(servedSurveys, actor, tx, input.id);
      await findRecord(tx, surveyStations as never, input.stationId);
      return drawFor(tx, actor, { id: input.id, seed: Number(survey.values["seed"]), today: chinaDay(services.now()) }, input);
    }),
  ),
  drawStations: api.drawStations.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const survey = await openToWrite(servedSurveys, actor, tx, input.id);
      return drawStage(tx, actor, { id: input.id, seed: Number(survey.values["seed"]), today: chinaDay(services.now()) }, input.wanted);
    }),
  ),
  issueCodes: api.issueCodes.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, (tx) => issueCodes(services, tx, actor, input)),
  ),
  results: api.results.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const survey = await findRecord(db, surveys as never, input.id);
      if (survey.state !== "closed")
        refuseRequest("not-closed", { zh: "收卷以后才有结果", en: "There are results once the survey is closed" });
      return resultsOf(db, survey);
    }),
  ),
  openSurvey: api.openSurvey.handler(({ input, context: { services } }) => openSurvey(services, input.code)),
  answerSurvey: api.answerSurvey.handler(async ({ input, context: { services } }) => {
    await putSurvey(services, input.code, input.answers);
    return { ok: true };
  }),
});
