import { createApi } from "../../../platform/ui/api.ts";
import type { partyContract } from "../../projects/contract.ts";
import type { confirmationContract } from "../../services/contract.ts";
import type { visitContract } from "../../visits/contract.ts";
import type { portalContract } from "../contract.ts";

export const confirmation = createApi<typeof confirmationContract>("confirmation").call;
export const visits = createApi<typeof visitContract>("visits").call;
export const parties = createApi<typeof partyContract>("parties").call;
export const portal = createApi<typeof portalContract>("portal").call;
