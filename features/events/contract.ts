import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";
import { KINDS, LEVELS, ROLES } from "./academic-rules.ts";

const keysOf = <K extends string>(words: Readonly<Record<K, unknown>>) => Object.keys(words) as [K, ...K[]];
const one = z.object({ id: idSchema });
const shownOne = one.extend({ shown: z.string().max(40) });
const role = z.enum(keysOf(ROLES));
const level = z.enum(keysOf(LEVELS));

export const eventsContract = {
  /** What whoever may join sees of an event of another unit. */
  seeEvent: endpoint("academic_event.edit")
    .route({ method: "POST", path: "/academic/see" })
    .input(shownOne)
    .output(
      z.object({ title: z.string(), firstOn: daySchema, lastOn: daySchema, place: z.string(), unitName: z.string(), joined: z.boolean() }),
    ),
  /** Takes part in it: one record, seen by both, counted once. */
  joinEvent: endpoint("academic_event.edit").route({ method: "POST", path: "/academic/join" }).input(shownOne.extend({ role })).output(one),
  /** Events of all units in a year, as a calendar tells them. */
  listCalendar: endpoint("academic_event.read")
    .route({ method: "POST", path: "/academic/calendar" })
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          level,
          kind: z.enum(keysOf(KINDS)),
          state: z.string(),
          firstOn: daySchema,
          lastOn: daySchema,
          place: z.string(),
          unitName: z.string(),
          /** Whether its page opens to the asker. */
          mine: z.boolean(),
        }),
      ),
    ),
  /** A statistics year by its rule: every event once, with the roles of the asker's own area. */
  yearOf: endpoint("academic_event.read")
    .route({ method: "POST", path: "/academic/year" })
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.object({
        rule: z
          .object({ name: z.string(), source: z.string(), firstOn: daySchema, lastOn: daySchema, plannedTo: daySchema.nullable() })
          .nullable(),
        firstOn: daySchema,
        lastOn: daySchema,
        events: z.array(
          z.object({
            id: z.number(),
            title: z.string(),
            level,
            firstOn: daySchema,
            standing: z.enum(["held", "planned"]),
            roles: z.array(role),
            onSite: z.number().nullable(),
            online: z.number().nullable(),
            papers: z.number().nullable(),
          }),
        ),
      }),
    ),
};
