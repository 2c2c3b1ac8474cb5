import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { RPC_PREFIX } from "../../../platform/ui/api.ts";
import { NoAnswer, ServerFault } from "../../../platform/ui/refusal.ts";
import type { ballotsContract } from "../contract.ts";

/** The voter's calls: no cookie goes along, no post is named, nothing is kept. */
const link = new RPCLink({
  url: () => `${location.origin}${RPC_PREFIX}/ballots`,
  headers: () => ({ "x-bihuan": "1" }),
  fetch: async (request) => {
    const response = await fetch(request, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" }).catch(
      (cause: unknown) => {
        throw new NoAnswer("no answer", { cause });
      },
    );
    if (response.status >= 500 && response.status !== 503) throw new ServerFault(undefined);
    return response;
  },
});
export const ballotsApi: ContractRouterClient<typeof ballotsContract> = createORPCClient(link);
