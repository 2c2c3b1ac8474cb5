import { isDay } from "@bihuan/kit";
import { oc } from "@orpc/contract";
import { z } from "zod";

/**
 * Who may call. A permission's name, or one of three words written out: `public` (anyone, no session), `link` (the token
 * of a one-time link in the input decides), `signed-in` (any session). `staff` is a permission every role of an
 * association holds, and an operator of a place does not.
 */
export interface EndpointMeta {
  permission: string;
  /** What a request may send, where it is more than an act's usual few. */
  megabytes?: number;
  /** A whole hall, or a device that speaks by itself, asks it from one address: the wider limit of open endpoints. */
  crowd?: true;
}

export const labelSchema = z.object({ zh: z.string(), en: z.string() });
export type Label = z.infer<typeof labelSchema>;

/** An expected refusal: a code for machines, a sentence for the person, and where it belongs, the field. */
export const refusalSchema = z.object({
  code: z.string(),
  message: labelSchema,
  fields: z.record(z.string(), labelSchema).optional(),
  data: z.unknown().optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Every endpoint of every room begins here, so that none can be written without its permission. */
export const endpoint = (permission: string, more: Omit<EndpointMeta, "permission"> = {}) =>
  oc.$meta<EndpointMeta>({ permission, ...more }).errors({
    REFUSED: { status: 422, data: refusalSchema },
    NOT_FOUND: { status: 404 },
    FORBIDDEN: { status: 403 },
    UNAUTHORIZED: { status: 401 },
    TOO_MANY_REQUESTS: { status: 429, data: z.object({ retryAfterSeconds: z.number() }) },
  });

/** A page of a list: rows, the next page's cursor, the total (exact up to its cap), what the asker may do. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.number().int(),
    totalIsExact: z.boolean(),
    can: z.record(z.string(), z.boolean()),
    /** Of what filters name by a number, as `unit:12`. */
    names: z.record(z.string(), z.string()).optional(),
  });

/** The input of every list: what is searched, filtered, sorted, and which page. */
export const listInputSchema = z.object({
  search: z.string().max(100).optional(),
  /** A list of choices without one is no filter. */
  filter: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).max(100)]))
    .transform((filter) => Object.fromEntries(Object.entries(filter).filter(([, v]) => !Array.isArray(v) || v.length > 0)))
    .default({}),
  sort: z.object({ field: z.string(), direction: z.enum(["asc", "desc"]) }).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(200).default(20),
});
export type ListInput = z.infer<typeof listInputSchema>;

/** The version of a record as the form saw it; sent with every edit. */
export const versionSchema = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** A day of the calendar: 2026-02-31 is none. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => isDay(day));
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const idSchema = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** Sent with every act; the same key twice is one act. */
export const requestKeySchema = z.string().min(8).max(80);
