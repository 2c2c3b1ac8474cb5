import { z } from "zod";
import { endpoint, idSchema } from "../../platform/http/contract.ts";

export const contentContract = {
  /** Whether a film's subtitles belong to it, in words; null while one of both files is missing. */
  checkSubtitles: endpoint("content_item.read")
    .route({ method: "POST", path: "/content/subtitles" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ found: z.array(z.object({ zh: z.string(), en: z.string(), isDoubt: z.boolean() })).nullable() })),
};
