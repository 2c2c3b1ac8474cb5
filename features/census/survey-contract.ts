import { z } from "zod";
import type { FormDefinition } from "../../platform/forms/form.ts";
import { endpoint, idSchema, labelSchema, versionSchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const code = z.string().min(4).max(64);
const count = z.number().nullable();
const told = z.object({ weight: z.enum(["fault", "left"]), feature: z.string(), sheet: z.string(), row: z.number(), cause: labelSchema });

export const surveyContract = {
  lookSurveyForm: endpoint("survey.read")
    .route({ method: "GET", path: "/census/surveys/form" })
    .input(one)
    .output(
      z.object({
        name: z.string().nullable(),
        questions: z.number(),
        faults: z.array(z.object({ label: z.string(), cause: labelSchema })),
      }),
    ),
  putSurveyForm: endpoint("survey.edit", { megabytes: 6 })
    .route({ method: "POST", path: "/census/surveys/form" })
    .input(z.object({ id: idSchema, version: versionSchema, name: z.string().min(1).max(200), base64: z.string().max(6_000_000) }))
    .output(z.object({ ok: z.boolean(), told: z.array(told) })),
  /** Every station of the survey's area: its sample, codes that lie out, answers, hence the response rate. */
  listStations: endpoint("survey.read")
    .route({ method: "GET", path: "/census/surveys/stations" })
    .input(one)
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          kind: z.string(),
          population: z.number(),
          listed: count,
          drawn: count,
          names: z.array(z.string()).nullable(),
          leftOver: count,
          answered: count,
          /** How likely it was to be drawn in the first stage; null where there is none. */
          chance: z.object({ num: z.number(), den: z.number() }).nullable(),
        }),
      ),
    ),
  /** The first stage: so many stations of each kind, by the survey's seed; of a kind that is not named none take part. Drawn anew until persons are drawn. */
  drawStations: endpoint("survey.edit")
    .route({ method: "POST", path: "/census/surveys/draw-stations" })
    .input(
      z.object({
        id: idSchema,
        wanted: z.array(z.object({ kind: z.string().max(40), stations: z.number().int().min(1).max(5000) })).max(20),
      }),
    )
    .output(z.object({ drawn: z.number(), of: z.number() })),
  drawSample: endpoint("survey.edit")
    .route({ method: "POST", path: "/census/surveys/draw" })
    .input(z.object({ id: idSchema, stationId: idSchema, list: z.string().max(400_000), wanted: z.number().int().min(1).max(5000) }))
    .output(z.object({ listed: z.number(), drawn: z.number() })),
  /** New codes, told once; those of the station that were not used end. */
  issueCodes: endpoint("survey.edit")
    .route({ method: "POST", path: "/census/surveys/codes" })
    .input(z.object({ id: idSchema, stationId: idSchema }))
    .output(z.array(z.string())),
  results: endpoint("survey.read")
    .route({ method: "GET", path: "/census/surveys/results" })
    .input(one)
    .output(
      z.object({
        tables: z.array(
          z.object({
            label: z.string(),
            columns: z.array(z.string()),
            rows: z.array(z.object({ label: z.string(), size: z.number(), counts: z.array(count) })),
            totals: z.array(count),
            weighted: z.array(count),
          }),
        ),
        left: z.array(z.string()),
        means: z.array(
          z.object({
            label: z.string(),
            rows: z.array(z.object({ label: z.string(), size: z.number(), mean: count })),
            all: count,
            weighted: count,
          }),
        ),
      }),
    ),
  openSurvey: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/census/surveys/link" })
    .input(z.object({ code }))
    .output(
      z.object({
        title: z.string(),
        purpose: z.string(),
        unitName: z.string(),
        untilOn: z.string(),
        today: z.string(),
        definition: z.custom<FormDefinition>((v) => typeof v === "object" && v !== null),
      }),
    ),
  answerSurvey: endpoint("link", { megabytes: 2, crowd: true })
    .route({ method: "POST", path: "/census/surveys/link/answer" })
    .input(z.object({ code, answers: z.record(z.string().max(100), z.unknown()) }))
    .output(z.object({ ok: z.boolean() })),
};
