import { z } from "zod";
import { MOST_SITES } from "./goals.ts";
import { daySchema, endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const occasion = z.enum(["any", "evening", "weekend"]).default("any");
/** Whose ground is looked at: one's own unit's, else that of a unit beneath. */
const looking = z.object({ unitId: idSchema.optional() });
/** The same in an address. */
const looked = z.object({ unitId: z.coerce.number().pipe(idSchema).optional() }).default({});
const asked = looking.extend({ on: daySchema.optional(), occasion });
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const speed = z.enum(["adult", "elderly"]);
const goal = z.enum(["most", "fair", "nearest"]);
const candidate = z.object({
  placeId: z.number().nullable(),
  name: z.string(),
  kind: z.string(),
  town: z.string().nullable(),
  lat: z.number(),
  lon: z.number(),
});
export const sitingResult = z.object({
  chosen: z.array(
    candidate.extend({
      adds: z.number(),
      lost: z.number(),
      worstWithout: z.number().optional(),
      way: z.object({ saves: z.number().nullable(), lost: z.number().nullable() }).optional(),
      fixed: z.boolean(),
    }),
  ),
  candidates: z.number(),
  covered: z.number(),
  withoutPlan: z.number(),
  bound: z.number(),
  gap: z.number(),
  proved: z.boolean(),
  total: z.number(),
  fair: z
    .object({
      worstShare: z.number(),
      worstBound: z.number(),
      districts: z.array(z.object({ name: z.string(), people: z.number(), covered: z.number(), before: z.number() })),
    })
    .optional(),
  nearest: z
    .object({
      metres: z.number(),
      bound: z.number(),
      before: z.number().nullable(),
      /** People whose ways are averaged, and those off the network. Plans of earlier days do not say. */
      people: z.number().optional(),
      beside: z.number().optional(),
    })
    .optional(),
  offNetwork: z.number().optional(),
  doubtful: z.number().optional(),
});
const sitingAsked = z.object({
  goal: goal.default("most"),
  count: z.number().int().min(1).max(MOST_SITES),
  among: z.enum(["resources", "anywhere"]),
  fixed: z.array(idSchema).max(MOST_SITES),
  minimumPerTown: z.number().int().min(0).max(20),
  speed,
  prove: z.boolean(),
  countPlanned: z.boolean().default(false),
});
const made = z.object({ speed, at: z.string(), on: z.string(), covered: z.number() });
const line = z.object({ speed, people: z.number(), covered: z.number() });

/** The map and what is computed on it. */
export const circleContract = {
  getMap: endpoint("place.read")
    .route({ method: "GET", path: "/map" })
    .input(looked)
    .output(
      z.object({
        /** South, west, north, east; null when there is nothing to show. */
        bounds: z.array(z.number()).length(4).nullable(),
        places: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            kind: z.string(),
            standing: z.string(),
            quality: z.string(),
            lat: z.number(),
            lon: z.number(),
            version: z.number(),
          }),
        ),
        waiting: z.array(z.object({ id: z.number(), name: z.string(), address: z.string().nullable(), version: z.number() })),
        /** Whole 1e-7 degrees and people. */
        cells: z.object({ lats: z.array(z.number()), lons: z.array(z.number()), counts: z.array(z.number()) }),
        outlines: z.array(z.object({ code: z.string(), name: z.string(), level: z.number(), geometry: z.unknown() })),
        /** What stands for people. */
        weights: z.enum(["people", "buildings", "equal"]),
        sample: z.boolean(),
        /** Raster tiles beneath, the lowest first, and whose they are. */
        baseMap: z.object({ layers: z.array(z.string()), credit: z.string() }),
        can: z.object({ edit: z.boolean(), plan: z.boolean(), record: z.boolean() }),
        /** Counties beneath one's own unit, to look at one; none for a county. */
        counties: z.array(z.object({ id: z.number(), name: z.string() })),
      }),
    ),
  getLines: endpoint("place.read")
    .route({ method: "GET", path: "/map/lines" })
    .input(looked)
    .output(z.array(z.array(z.number()))),
  getCoverage: endpoint("place.read")
    .route({ method: "POST", path: "/map/coverage" })
    .input(asked)
    .output(
      z.object({
        on: z.string(),
        occasion: z.string(),
        lines: z.array(line),
        /** What the ledger holds of one's own county, by speed, and the day it was measured. */
        recorded: z.array(line.extend({ on: z.string() })),
        reached: z.array(z.number()),
        gaps: z.array(
          z.object({
            name: labelSchema,
            town: z.string().nullable(),
            near: z.string().nullable(),
            people: z.number(),
            cells: z.number(),
            lat: z.number(),
            lon: z.number(),
          }),
        ),
        outside: z.array(z.number()),
        /** To be read before the figures. */
        notices: z.array(labelSchema),
        activeIds: z.array(z.number()),
        /** Places not counted because nobody has checked their doubtful positions. */
        doubtful: z.number(),
        method: z.array(labelSchema),
        sample: z.boolean(),
      }),
    ),
  /** By cell, as in the coverage: were these spots places as well. */
  getReachedWith: endpoint("place.read")
    .route({ method: "POST", path: "/map/reached" })
    .input(asked.extend({ also: z.array(z.object({ lat, lon })).max(2 * MOST_SITES) }))
    .output(z.array(z.number())),
  /** The ground within fifteen minutes' walk, adults then elderly: of all places counted, or of one spot. Null without a network. */
  getIsochrones: endpoint("place.read")
    .route({ method: "POST", path: "/map/isochrones" })
    .input(asked.extend({ at: z.object({ lat, lon }).optional() }))
    .output(z.object({ geometries: z.array(z.unknown()), toleranceMetres: z.number() }).nullable()),
  whatIf: endpoint("place.read")
    .route({ method: "POST", path: "/map/what-if" })
    .input(asked.extend({ placeId: idSchema.nullable(), lat, lon }))
    .output(z.object({ before: z.array(z.number()), after: z.array(z.number()) })),
  listCandidates: endpoint("place.read")
    .route({ method: "POST", path: "/map/candidates" })
    .input(asked.extend({ speed }))
    .output(z.array(candidate.extend({ adds: z.number() }))),
  recordCoverage: endpoint("place.plan")
    .route({ method: "POST", path: "/map/coverage/record" })
    .output(z.object({ facts: z.array(z.number()), lines: z.array(line) })),
  startSiting: endpoint("place.plan")
    .route({ method: "POST", path: "/sitings" })
    .input(asked.omit({ unitId: true }).extend(sitingAsked.shape))
    .output(z.object({ run: z.string() })),
  lookAtSiting: endpoint("place.plan")
    .route({ method: "GET", path: "/sitings/{run}" })
    .input(z.object({ run: z.uuid() }))
    .output(
      z.discriminatedUnion("state", [
        z.object({
          state: z.literal("running"),
          step: z.enum(["queued", "reach", "search", "prove"]),
          /** Share of the step done, 0 … 1, where it is known. */
          done: z.number().optional(),
          seconds: z.number(),
        }),
        z.object({
          state: z.literal("done"),
          /** Spots of the build list that counted as there already. */
          planned: z.array(z.object({ lat, lon })),
          asked: sitingAsked.extend({ on: z.string(), occasion }),
          result: sitingResult,
        }),
        z.object({ state: z.literal("refused"), words: z.array(labelSchema) }),
        z.object({ state: z.literal("cancelled") }),
        z.object({ state: z.literal("failed") }),
      ]),
    ),
  cancelSiting: endpoint("place.plan")
    .route({ method: "POST", path: "/sitings/{run}/cancel" })
    .input(z.object({ run: z.uuid() }))
    .output(z.object({ cancelled: z.boolean() })),
  keepPlan: endpoint("place.plan")
    .route({ method: "POST", path: "/plans" })
    .input(z.object({ run: z.uuid(), name: z.string().trim().min(1).max(100) }))
    .output(z.object({ id: z.number() })),
  /** Two plans on the same day's ground. */
  comparePlans: endpoint("place.read")
    .route({ method: "POST", path: "/plans/compare" })
    .input(asked.extend({ a: idSchema, b: idSchema }))
    .output(
      z.object({
        on: z.string(),
        names: z.tuple([z.string(), z.string()]),
        /** What each was sought for. */
        goals: z.tuple([goal, goal]),
        /** How each was made: the walker's speed, the instant, people covered then. */
        made: z.tuple([made, made]),
        /** Places of the day beneath both. */
        places: z.number(),
        sites: z.array(candidate.omit({ placeId: true }).extend({ side: z.enum(["both", "a", "b"]) })),
        lines: z.array(z.object({ speed, people: z.number(), a: z.number(), b: z.number(), onlyA: z.number(), onlyB: z.number() })),
        towns: z.array(z.object({ name: z.string().nullable(), onlyA: z.number(), onlyB: z.number() })),
        cells: z.array(z.number()),
        method: z.array(labelSchema),
      }),
    ),
  listPlans: endpoint("place.read")
    .route({ method: "GET", path: "/plans" })
    .input(looked)
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          asked: z.looseObject({ goal: goal.default("most"), count: z.number(), on: z.string(), speed }),
          answer: sitingResult,
          madeAt: z.string(),
          madeBy: z.string().nullable(),
        }),
      ),
    ),
};
