import { catalogueOf } from "@bihuan/indicators";
import { projectsFacts } from "./facts.ts";

export const projectsCatalogue = catalogueOf(projectsFacts);
