import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

const heard = z.enum(["code", "asked", "unknown"]);

export const promotionContract = {
  /** How a demander heard of the service, and the materials it may have been, newest first. */
  findOrigin: endpoint("demand.read")
    .route({ method: "POST", path: "/promotion/origin" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        heard: heard.nullable(),
        material: z.string().nullable(),
        choices: z.array(z.object({ id: z.number(), code: z.string(), title: z.string(), promotion: z.string(), onDay: daySchema })),
      }),
    ),
  /** By the code that was said or stood in the link, by the material that was named, or asked and not known; `seen` is what stood on the page. */
  noteOrigin: endpoint("demand.edit")
    .route({ method: "POST", path: "/promotion/origin/note" })
    .input(z.object({ id: idSchema, seen: heard.nullable(), code: z.string().max(20).optional(), materialId: idSchema.optional() }))
    .output(z.object({ ok: z.literal(true) })),
  /** A need of what was left on the public form, once its demander was called back. */
  takeCall: endpoint("demand.create")
    .route({ method: "POST", path: "/promotion/calls/take" })
    .input(
      z.object({
        id: idSchema,
        title: z.string().trim().min(2).max(80),
        demanderKind: z.enum(["enterprise", "cooperative", "association", "institution", "person"]),
        duplicateReason: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .output(z.object({ id: z.number() })),
};
