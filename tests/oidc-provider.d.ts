/** What the tests use of oidc-provider, which ships no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  export default class Provider {
    constructor(
      issuer: string,
      settings: {
        clients: readonly object[];
        claims: Record<string, string[]>;
        cookies: { keys: string[] };
        findAccount(context: unknown, sub: string): { accountId: string; claims(): Record<string, string> };
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => unknown;
  }
}
