import { z } from "zod";
import { endpoint, idSchema } from "../../platform/http/contract.ts";
import { asOfInput, asOfOutput } from "../../platform/records/as-of-contract.ts";

/** The register of projects of science and innovation: as it stood on a day, and two that may be one. */
export const innovationContract = {
  asOf: endpoint("innovation.read").route({ method: "POST", path: "/projects/innovation/as-of" }).input(asOfInput).output(asOfOutput),
  /** Two that look alike are one, and this one goes into the other; or they are two, and why. */
  decideSame: endpoint("innovation.edit")
    .route({ method: "POST", path: "/projects/innovation/same" })
    .input(z.object({ id: idSchema, otherId: idSchema, same: z.boolean(), ground: z.string().trim().min(2).max(200) }))
    .output(z.object({ state: z.string() })),
};
