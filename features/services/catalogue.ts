import { catalogueOf } from "@bihuan/indicators";
import { servicesFacts } from "./facts.ts";

export const servicesCatalogue = catalogueOf(servicesFacts);
