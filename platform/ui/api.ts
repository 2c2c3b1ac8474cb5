import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { firstAnswer } from "./first-asked.ts";
import { postHeader } from "./frame/tab-post.ts";
import { NoAnswer, ServerFault, STATUS_CODES } from "./refusal.ts";

/** The server refuses writes without it: a foreign site's form cannot send a header. */
const CSRF = { "x-bihuan": "1" };
export const RPC_PREFIX = "/api/rpc";

/**
 * The typed client of a room: `createApi<typeof contract>("services")` calls `/api/rpc/services/…`.
 * `call` awaits an endpoint, `query` gives `queryOptions`, `mutationOptions`, `infiniteOptions` and `key` of React Query.
 */
export function createApi<C extends AnyContractRouter>(room: string) {
  const link = new RPCLink({
    url: () => `${location.origin}${RPC_PREFIX}/${room}`,
    headers: () => ({ ...CSRF, ...postHeader() }),
    fetch: (request) => send(request),
  });
  const call: ContractRouterClient<C> = createORPCClient(link);
  return {
    call,
    query: createTanstackQueryUtils(call as never, { path: [room] }) as ReturnType<
      typeof createTanstackQueryUtils<ContractRouterClient<C>>
    >,
  };
}

/** A plain fetch with the same manners, for the endpoints of sign-in and of files. Throws what `troubleOf` sorts. */
export async function fetchJson<T>(
  path: string,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
  /** Another post than the tab's. */
  post?: number,
): Promise<T> {
  const response = await send(
    new Request(path, {
      method,
      headers: {
        ...(post ? { "x-bihuan-post": String(post) } : postHeader()),
        ...(body === undefined ? {} : { ...CSRF, "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const answer: unknown = text === "" ? null : JSON.parse(text);
  if (response.ok) return answer as T;
  throw Object.assign(new Error(`HTTP ${response.status}`), { status: response.status, code: STATUS_CODES[response.status], data: answer });
}

async function send(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = (await firstAnswer(request)) ?? (await fetch(request, { credentials: "same-origin" }));
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new NoAnswer("no answer", { cause });
  }
  if (response.status >= 500 && response.status !== 503) throw new ServerFault(response.headers.get("x-request-id") ?? undefined);
  return response;
}
