import { z } from "zod";

export const hex = z.string().regex(/^[0-9a-f]{64}$/);
export const sealSchema = z.object({
  n: z.number().int(),
  at: z.string(),
  digest: hex,
  statement: z.string().max(10_000),
  key: z.string(),
  mac: hex,
});
const path = z.array(hex).max(64);

/** What leaves the house: everything that a reader without the database needs. It opens one fact and no other. */
export const proofSchema = z.discriminatedUnion("proves", [
  z.object({
    format: z.literal("bihuan-proof-1"),
    proves: z.literal("fact"),
    about: z.string(),
    fact: z.string().max(200_000),
    salt: hex,
    index: z.number().int().min(0),
    path,
    seal: sealSchema,
  }),
  z.object({
    format: z.literal("bihuan-proof-1"),
    proves: z.literal("consistency"),
    about: z.string(),
    earlier: sealSchema,
    path,
    later: sealSchema,
  }),
]);
export type Proof = z.infer<typeof proofSchema>;
