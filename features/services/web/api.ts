import { createApi } from "../../../platform/ui/api.ts";
import type { candidatesContract, matchingContract } from "../../matching/contract.ts";
import type { codesContract, servicesContract, verificationContract } from "../contract.ts";

export const { call } = createApi<typeof servicesContract & typeof candidatesContract>("services");
export type DemandView = Awaited<ReturnType<typeof call.getDemand>>;

export const { call: matching } = createApi<typeof codesContract & Pick<typeof matchingContract, "getWeights" | "activateWeights">>(
  "matching",
);
export type WeightsView = Awaited<ReturnType<typeof matching.getWeights>>;
const codes = (table: "field" | "industry") => async (text: string) =>
  (await matching.searchCodes({ table, text })).map((c) => ({ value: c.code, label: `${c.code} ${c.name}` }));
/** Pickers of the code tables, for every form of the room. */
export const codeLookups = { field: codes("field"), industry: codes("industry") };

export const verification = createApi<typeof verificationContract>("verification").call;
