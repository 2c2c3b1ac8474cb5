import { z } from "zod";
import { daySchema, endpoint, idSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const token = z.object({ token: z.string().max(60) });
const time = z.string().max(5);
const handed = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
const ok = z.object({ ok: z.literal(true) });
const placing = one.extend({
  version: versionSchema,
  teacherId: idSchema,
  onDay: daySchema,
  fromTime: time,
  toTime: time,
  requestKey: requestKeySchema,
});

const proposalSchema = z.object({
  id: z.number(),
  version: z.number(),
  school: z.string(),
  lecture: z.string(),
  teacherId: z.number(),
  teacher: z.string(),
  onDay: daySchema,
  fromTime: z.string(),
  toTime: z.string(),
  travelMinutes: z.number().nullable(),
  held: z.number(),
  whoBy: z.enum(["only", "least", "others-needed"]),
  whoFree: z.number(),
  isEarliest: z.boolean(),
});

/** What the office does with lectures beside their declared records. */
export const outreachContract = {
  /** Experts and half-days for all orders that wait, at once; nothing is stored. */
  planOrders: endpoint("lecture_order.act")
    .route({ method: "POST", path: "/outreach/plan" })
    .output(
      z.object({
        /** Where schools of this county order; null where the unit has no region. */
        menu: z.string().nullable(),
        proposals: z.array(proposalSchema),
        left: z.array(
          z.object({
            id: z.number(),
            school: z.string(),
            lecture: z.string(),
            reason: z.enum(["nobody-can", "all-taken", "all-full", "crowded-out"]),
          }),
        ),
      }),
    ),
  /** Offers an order to an expert at a time; his time is taken from now on, and the answer is the link by which he accepts. */
  placeOrder: endpoint("lecture_order.act").route({ method: "POST", path: "/outreach/place" }).input(placing).output(handed),
  handOrderLink: endpoint("lecture_order.act")
    .route({ method: "POST", path: "/outreach/orders/link" })
    .input(one.extend({ party: z.enum(["orderer", "expert"]) }))
    .output(handed),
};

const menuItem = z.object({
  id: z.number(),
  title: z.string(),
  audience: z.string(),
  ages: z.string().nullable(),
  minutes: z.number(),
  language: z.string().nullable(),
  equipment: z.string().nullable(),
  summary: z.string().nullable(),
});

/** What is open to whoever has no account: the menu, one's own order, an offer. */
export const publicOutreachContract = {
  readMenu: endpoint("public")
    .route({ method: "POST", path: "/outreach/menu" })
    .input(z.object({ region: z.string().regex(/^[1-9]\d{5}$/) }))
    .output(z.object({ unitName: z.string(), items: z.array(menuItem), today: daySchema })),
  orderLecture: endpoint("public")
    .route({ method: "POST", path: "/outreach/order" })
    .input(
      z.object({
        region: z.string().regex(/^[1-9]\d{5}$/),
        values: z.record(z.string().max(40), z.union([z.string().max(400), z.number()])),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ url: z.string(), code: z.string() })),
  openOrder: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/order" })
    .input(token)
    .output(
      z.object({
        school: z.string(),
        lecture: z.string(),
        state: z.string(),
        stateLabel: z.object({ zh: z.string(), en: z.string() }),
        teacher: z.string().nullable(),
        onDay: daySchema.nullable(),
        fromTime: z.string().nullable(),
        toTime: z.string().nullable(),
        firstOn: daySchema,
        lastOn: daySchema,
        unitName: z.string(),
        canCancel: z.boolean(),
        canConfirm: z.boolean(),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  answerOrder: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/order/answer" })
    .input(
      token.extend({
        answer: z.enum(["confirm", "miss", "cancel"]),
        present: z.number().int().min(0).max(20_000).optional(),
        words: z.string().trim().max(500).default(""),
      }),
    )
    .output(ok),
  openOffer: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/offer" })
    .input(token)
    .output(
      z.object({
        school: z.string(),
        address: z.string(),
        lecture: z.string(),
        teacher: z.string(),
        grade: z.string().nullable(),
        expected: z.number(),
        equipment: z.string().nullable(),
        onDay: daySchema,
        fromTime: z.string(),
        toTime: z.string(),
        travelMinutes: z.number().nullable(),
        contactName: z.string(),
        unitName: z.string(),
        /** He has accepted it already: there is nothing to answer, only to read. */
        accepted: z.boolean(),
      }),
    ),
  answerOffer: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/offer/answer" })
    .input(token.extend({ answer: z.enum(["accept", "decline"]), reason: z.string().trim().max(300).default("") }))
    .output(ok),
};
