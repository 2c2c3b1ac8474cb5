import { z } from "zod";
import { daySchema, endpoint, labelSchema } from "../../platform/http/contract.ts";

const pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));
const facet = z.array(z.object({ value: z.string(), label: labelSchema, count: z.number(), depth: z.number().int().default(0) }));

const hit = z.object({
  kind: z.string(),
  kindLabel: labelSchema,
  id: z.number(),
  href: z.string(),
  day: z.string().nullable(),
  /** What to know before opening it: superseded, and by what. */
  note: labelSchema.nullable(),
  /** How much of the question is covered, 1 (a little) to 4 (all). */
  grade: z.number().int().min(1).max(4),
  title: pieces,
  snippet: pieces,
  /** The fields that were hit and the words found in each, shown or not. */
  reasons: z.array(z.object({ field: labelSchema, words: z.array(z.string()) })),
});

export const searchContract = {
  search: endpoint("staff")
    .route({ method: "POST", path: "/search" })
    .input(
      z.object({
        /** What was typed or pasted; beyond 10,000 characters it is cut, and the index takes its heaviest words. */
        text: z.string().max(200_000),
        kinds: z.array(z.string().max(30)).max(20).optional(),
        region: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
        from: daySchema.optional(),
        to: daySchema.optional(),
        /** "meaning": the first hits by words in the order of a sentence encoder, where the installation has one. */
        order: z.enum(["words", "meaning"]).default("words"),
        limit: z.number().int().min(1).max(200).default(20),
      }),
    )
    .output(
      z.object({
        /** rebuilding: not everything is found yet; behind: changes of this moment are still being taken in. */
        state: z.enum(["ready", "rebuilding", "behind", "failed"]),
        /** Why it is rebuilt, where it is. */
        reason: labelSchema.nullable(),
        /** The registers this post may search. */
        registers: z.array(z.object({ kind: z.string(), label: labelSchema })),
        /** Records that hold at least half of the question's weight; hits of grades 1 and 2 follow uncounted. */
        total: z.number(),
        /** Whether the order of meaning can be asked for. */
        hasMeaning: z.boolean(),
        /** Whole names and other words that were asked for besides. */
        meant: z.array(z.string()),
        /** Where nothing was found: words that find something. */
        instead: z.array(z.string()),
        hits: z.array(hit),
        /** What another choice of one facet would give, the others as chosen. Regions with the regions above them. */
        facets: z.object({ kinds: facet, regions: facet, years: facet }),
      }),
    ),
  /** A hit was opened: the question is kept for the unit, unless it asks for a person or holds long numbers. */
  opened: endpoint("staff")
    .route({ method: "POST", path: "/search/opened" })
    .input(z.object({ text: z.string().max(1000), kind: z.string().max(60), id: z.number().int().positive() }))
    .output(z.object({ kept: z.boolean() })),
  /** The own unit's kept questions, the latest first. */
  listQuestions: endpoint("staff")
    .route({ method: "GET", path: "/search/questions" })
    .output(z.array(z.object({ id: z.number(), text: z.string(), kind: z.string(), recordId: z.number(), lastOn: daySchema }))),
  /** One of them, or all. */
  eraseQuestions: endpoint("staff")
    .route({ method: "POST", path: "/search/questions/erase" })
    .input(z.object({ id: z.number().int().positive().optional() }))
    .output(z.object({ erased: z.number() })),
  /** Records of the same fields of science as one the asker sees, nearest first. */
  like: endpoint("staff")
    .route({ method: "GET", path: "/search/like" })
    .input(z.object({ kind: z.string().max(60), id: z.coerce.number().int().positive(), among: z.string().max(60).optional() }))
    .output(
      z.object({
        state: z.enum(["ready", "rebuilding", "failed"]),
        of: z.object({ title: z.string(), href: z.string(), kindLabel: labelSchema }),
        /** The fields followed; none where nobody said the field of anything near. */
        fields: z.array(z.string()),
        registers: z.array(z.object({ kind: z.string(), label: labelSchema })),
        hits: z.array(hit),
      }),
    ),
};
