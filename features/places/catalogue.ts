import { catalogueOf } from "@bihuan/indicators";
import { placesFacts } from "./facts.ts";

export const placesCatalogue = catalogueOf(placesFacts);
