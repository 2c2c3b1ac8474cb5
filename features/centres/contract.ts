import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

const vacancySchema = z.object({ post: z.string(), since: daySchema, days: z.number(), instead: z.string().nullable() });
const closureSchema = z.object({ fromOn: daySchema, toOn: daySchema, reason: z.string(), instead: z.string().nullable() });
const standingSchema = z.object({
  open: z.boolean(),
  why: z.enum(["open", "hours", "closure", "dayOff", "paused", "notOpen"]),
  closure: closureSchema.nullable(),
});

export const centresContract = {
  /** Every centre of the scope as it stands now: open or why not, vacant posts, open needs that belong to it; and units whose open needs have none. */
  listStanding: endpoint("service_centre.read")
    .route({ method: "POST", path: "/centres/standing" })
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            unitName: z.string(),
            hours: z.string(),
            standing: standingSchema,
            vacancies: z.array(vacancySchema),
            needs: z.number(),
          }),
        ),
        without: z.array(z.object({ unitName: z.string(), needs: z.number() })),
      }),
    ),
  /** The centre a need belongs to: the nearest upwards from its unit. */
  findOfNeed: endpoint("demand.read")
    .route({ method: "POST", path: "/centres/of-need" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        centre: z
          .object({ id: z.number(), name: z.string(), address: z.string(), phone: z.string(), hours: z.string(), standing: standingSchema })
          .nullable(),
      }),
    ),
};
