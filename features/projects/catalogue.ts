import { catalogueOf } from "@bihuan/indicators";
import { projectsFacts } from "./facts.ts";
import { innovationFacts } from "./innovation-facts.ts";

export const projectsCatalogue = catalogueOf([...projectsFacts, ...innovationFacts]);
