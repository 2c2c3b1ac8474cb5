import { z } from "zod";
import { planRunSchema } from "../../platform/threads/contract.ts";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";
import type { RouteOf } from "./judge.ts";
import type { PlanInput } from "./question.ts";
import type { Answer } from "./plan-work.ts";

const one = z.object({ id: idSchema });
const token = z.object({ token: z.string().max(60) });
const region = z.object({ region: z.string().regex(/^[1-9]\d{5}$/) });
const handed = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
const ok = z.object({ ok: z.literal(true) });
const name = z.string().trim().min(1).max(60);
const number = z.string().max(20);
const routes = z
  .array(
    z.object({
      vehicle: number,
      day: z.number().int().min(0).max(30),
      stops: z.array(number).max(20),
      lodging: z.number().int().min(0).max(500).nullable(),
    }),
  )
  .max(2000);
const share = z.object({ county: z.string(), served: z.number(), of: z.number(), pupils: z.number(), ofPupils: z.number() });

const planSchema = z.object({
  id: z.number(),
  tourId: z.number(),
  name: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  input: z.custom<PlanInput>(),
  routes: z.custom<readonly RouteOf[]>(),
  answer: z.custom<Answer>(),
  schools: z.array(
    z.object({ id: z.string(), address: z.string(), power: z.string().nullable(), ground: z.string().nullable(), state: z.string() }),
  ),
});

/** What the office does with caravans beside their declared records. */
export const caravansContract = {
  startPlan: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/start" })
    .input(z.object({ tourId: idSchema, effort: z.enum(["quick", "thorough"]), fair: z.boolean(), name }))
    .output(z.object({ run: z.string() })),
  lookAtPlan: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/look" })
    .input(z.object({ run: z.string().max(40) }))
    .output(planRunSchema),
  cancelPlan: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/cancel" })
    .input(z.object({ run: z.string().max(40) }))
    .output(z.object({ cancelled: z.boolean() })),
  listPlans: endpoint("caravan_tour.read")
    .route({ method: "POST", path: "/caravans/plans/list" })
    .input(z.object({ tourId: idSchema }))
    .output(
      z.object({
        title: z.string(),
        state: z.string(),
        version: z.number(),
        planId: z.number().nullable(),
        canEdit: z.boolean(),
        today: daySchema,
        plans: z.array(
          z.object({
            ...{ id: z.number(), name: z.string(), madeBy: z.string(), madeAt: z.string(), served: z.number(), of: z.number() },
            ...{
              pupils: z.number(),
              boundPupils: z.number(),
              metres: z.number(),
              boundMetres: z.number().nullable(),
              fen: z.number(),
              boundFen: z.number().nullable(),
              nights: z.number(),
              breaches: z.number(),
            },
            shares: z.array(share),
          }),
        ),
      }),
    ),
  getPlan: endpoint("caravan_tour.read").route({ method: "POST", path: "/caravans/plans/get" }).input(one).output(planSchema),
  /** Whom to telephone; that somebody looked is recorded. */
  listContacts: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/contacts" })
    .input(z.object({ planId: idSchema, stops: z.array(number).max(300) }))
    .output(z.object({ contacts: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() })) })),
  savePlan: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/save" })
    .input(z.object({ planId: idSchema, routes, name }))
    .output(z.object({ planId: z.number() })),
  choosePlan: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/choose" })
    .input(z.object({ tourId: idSchema, version: versionSchema, planId: idSchema }))
    .output(z.object({ version: z.number() })),
  replanTour: endpoint("caravan_tour.edit")
    .route({ method: "POST", path: "/caravans/plans/replan" })
    .input(
      z.object({
        tourId: idSchema,
        name,
        movedAtMost: z.number().int().min(0).max(300),
        weather: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("day"), day: z.number().int().min(0).max(30) }),
          z.object({ kind: z.literal("school"), stop: number }),
          z.object({
            kind: z.literal("vehicle"),
            vehicle: number,
            fromDay: z.number().int().min(0).max(30),
            toDay: z.number().int().min(0).max(30),
          }),
        ]),
      }),
    )
    .output(z.object({ planId: z.number(), moved: z.number(), lost: z.number() })),
  handVisitLink: endpoint("caravan_request.act").route({ method: "POST", path: "/caravans/requests/link" }).input(one).output(handed),
  handTripLink: endpoint("caravan_tour.act").route({ method: "POST", path: "/caravans/tours/link" }).input(one).output(handed),
  readYear: endpoint("caravan_trip.read")
    .route({ method: "POST", path: "/caravans/year" })
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.object({
        year: z.number(),
        total: z.object({
          visits: z.number(),
          schools: z.number(),
          pupils: z.number(),
          counties: z.number(),
          vehicles: z.number(),
          waiting: z.number(),
        }),
        duty: z.object({ days: z.number().nullable(), km: z.number().nullable() }),
        renewal: z.object({ years: z.number().nullable(), km: z.number().nullable() }),
        vehicles: z.array(
          z.object({
            ...{ id: z.number(), plate: z.string(), model: z.string(), registeredOn: daySchema, km: z.number().nullable() },
            dueOn: daySchema.nullable(),
            dueBy: z.array(z.enum(["years", "km"])),
            months: z.array(
              z.object({
                month: z.number(),
                days: z.number(),
                km: z.number(),
                visits: z.number(),
                schools: z.number(),
                pupils: z.number(),
              }),
            ),
          }),
        ),
      }),
    ),
  /** Where schools of this county ask; null where the unit has no region. */
  readDoorAddress: endpoint("caravan_request.read")
    .route({ method: "POST", path: "/caravans/door/address" })
    .output(z.object({ path: z.string().nullable() })),
};

/** What is open to whoever has no account: a school's request and word, a driver's log. */
export const publicCaravansContract = {
  readDoor: endpoint("public")
    .route({ method: "POST", path: "/caravans/door" })
    .input(region)
    .output(z.object({ unitName: z.string(), today: daySchema, kits: z.array(z.string()) })),
  requestVisit: endpoint("public")
    .route({ method: "POST", path: "/caravans/request" })
    .input(
      region.extend({
        values: z.record(z.string().max(40), z.union([z.string().max(400), z.number(), z.array(z.string().max(10)).max(7)])),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ url: z.string(), code: z.string() })),
  openVisit: endpoint("link")
    .route({ method: "POST", path: "/caravans/link/visit" })
    .input(token)
    .output(
      z.object({
        ...{
          school: z.string(),
          address: z.string(),
          state: z.string(),
          stateLabel: labelSchema,
          pupils: z.number(),
          kit: z.string().nullable(),
        },
        ...{
          firstOn: daySchema,
          lastOn: daySchema,
          onDay: daySchema.nullable(),
          fromTime: z.string().nullable(),
          toTime: z.string().nullable(),
        },
        ...{ plate: z.string().nullable(), unitName: z.string(), canAgree: z.boolean(), canCancel: z.boolean(), canConfirm: z.boolean() },
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  answerVisit: endpoint("link")
    .route({ method: "POST", path: "/caravans/link/visit/answer" })
    .input(
      token.extend({
        answer: z.enum(["agree", "release", "confirm", "miss", "cancel"]),
        present: z.number().int().min(0).max(20_000).optional(),
        words: z.string().trim().max(500).default(""),
      }),
    )
    .output(ok),
  openTrip: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/caravans/link/trip" })
    .input(token)
    .output(
      z.object({
        title: z.string(),
        unitName: z.string(),
        today: daySchema,
        vehicles: z.array(z.object({ id: z.number(), plate: z.string(), km: z.number().nullable() })),
        visits: z.array(
          z.object({
            ...{ id: z.number(), caravanId: z.number(), plate: z.string(), school: z.string(), address: z.string(), onDay: daySchema },
            ...{
              fromTime: z.string(),
              toTime: z.string(),
              pupils: z.number(),
              ground: z.string().nullable(),
              power: z.string().nullable(),
            },
            ...{ contactName: z.string(), contactPhone: z.string().nullable(), logged: z.boolean() },
          }),
        ),
      }),
    ),
  logTrip: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/caravans/link/trip/log" })
    .input(token.extend({ requestKey: requestKeySchema, values: z.record(z.string().max(40), z.union([z.string().max(400), z.number()])) }))
    .output(one),
};
