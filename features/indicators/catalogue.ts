import { catalogueOf } from "@bihuan/indicators";
import { placesFacts } from "../places/index.ts";
import { projectsFacts } from "../projects/index.ts";
import { servicesFacts } from "../services/index.ts";
import { trainingFacts } from "../training/index.ts";

/** Every kind of fact an indicator may be built from. A room that records facts is added here. */
export const factCatalogue = catalogueOf([...servicesFacts, ...projectsFacts, ...placesFacts, ...trainingFacts]);
