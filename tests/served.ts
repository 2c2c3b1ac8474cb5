import assert from "node:assert/strict";
import { serve, type ServerType } from "@hono/node-server";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { request, type Server } from "node:http";
import { buildApp } from "../app/http.ts";
import { contract } from "../app/contract.ts";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { freePort } from "./program.ts";
import { openTestInstallation, type TestInstallation } from "./installation.ts";

export type Api = ContractRouterClient<typeof contract>;

/** A browser's part of a session: its cookies, and the typed calls made with them. */
export interface Visitor {
  /** Asked of the program itself, as `ask` does: the wire costs three times what the answer does. */
  api: Api;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The same without the wire, of the program as it stands behind its port. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** The whole product on a real port, with the sample played in. */
export interface Served extends AsyncDisposable {
  origin: string;
  app: ReturnType<typeof buildApp>;
  installation: TestInstallation;
  /** A browser nobody is signed in in; `from` an address of the loopback's network, as from another network than the staff's. */
  visit(from?: string): Visitor;
  signIn(username: string): Promise<Visitor>;
}

export async function serveInstallation(options: { sample: boolean; web?: string; settings?: Record<string, string> }): Promise<Served> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const installation = await openTestInstallation({ ...options, origin });
  const app = buildApp(installation.services, installation.signIn, options.web);
  const server = await new Promise<ServerType>((ready) => {
    const s = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, () => ready(s));
    // Node closes an idle connection after 5 s, just as a slow machine's client may send on it.
    (s as Server).keepAliveTimeout = 120_000;
  });
  const visit = (from?: string): Visitor => {
    const jar = new Map<string, string>();
    const withCookies = (request: Request): Request => {
      const headers = new Headers(request.headers);
      headers.set("host", new URL(origin).host);
      if (jar.size > 0) headers.set("cookie", [...jar].map(([k, v]) => `${k}=${v}`).join("; "));
      return new Request(request, { headers });
    };
    const keepCookies = (response: Response): Response => {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
      return response;
    };
    const ask = async (request: Request): Promise<Response> =>
      keepCookies(await app.fetch(withCookies(request), { incoming: { socket: { remoteAddress: from ?? "127.0.0.1" } } }));
    const send = async (request: Request): Promise<Response> =>
      keepCookies(await (from ? fetchFrom(from, withCookies(request)) : fetch(withCookies(request))));
    const visitor: Visitor = {
      api: createORPCClient(new RPCLink({ url: `${origin}/api/rpc`, headers: { "x-bihuan": "1" }, fetch: ask })) as Api,
      fetch: (path, init) => send(new Request(origin + path, init)),
      ask: (path, init) => ask(new Request(origin + path, init)),
    };
    return visitor;
  };
  return {
    origin,
    app,
    installation,
    visit,
    async signIn(username) {
      const visitor = visit();
      const response = await visitor.fetch("/api/auth/sign-in/username", {
        method: "POST",
        headers: { "content-type": "application/json", origin },
        body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
      });
      if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
      return visitor;
    },
    async [Symbol.asyncDispose]() {
      await new Promise((done) => {
        server.close(done);
        (server as { closeAllConnections?: () => void }).closeAllConnections?.();
      });
      await installation.close();
    },
  };
}

/** The same from another address of this machine, which fetch cannot choose. */
async function fetchFrom(localAddress: string, sent: Request): Promise<Response> {
  const body = Buffer.from(await sent.arrayBuffer());
  return new Promise((done, fail) => {
    const outgoing = request(
      sent.url,
      { method: sent.method, localAddress, headers: { ...Object.fromEntries(sent.headers), "content-length": String(body.length) } },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => {
          const headers = Object.entries(incoming.headers).flatMap(([k, v]) => [v ?? []].flat().map((one): [string, string] => [k, one]));
          const empty = incoming.statusCode === 204 || incoming.statusCode === 304;
          done(new Response(empty ? null : Buffer.concat(parts), { status: incoming.statusCode ?? 500, headers }));
        });
      },
    );
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}

/** The sign in the address at which a unit is shown another's record. */
export function shownIn(href: string | undefined, path: string): string {
  const [at, shown] = (href ?? "").split("?shown=");
  assert.equal(at, path);
  return shown ?? "";
}

/** The refusal's code, or a failure when the call was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const known = error as { code?: string; data?: { code?: string } };
    return known.data?.code ?? known.code ?? String(error);
  }
  throw new Error("was not refused");
}

/** Reads every document of a case as the visitor, as whoever checks it must. */
export async function readDocuments(visitor: Visitor, agreementId: number): Promise<void> {
  for (const file of (await visitor.api.projects.getAgreement({ id: agreementId })).files)
    await (await visitor.fetch(`/api/files/${file.id}`)).arrayBuffer();
}

/** An address of another network than the one the tests' staff sits on. */
export const ELSEWHERE = "127.0.0.2";

let keys = 0;
export const nextKey = (): string => `test-key-${++keys}`;
export const tokenOf = (url: string): string => url.slice(url.indexOf("#") + 1);

/** A booking as its page shows it. */
export async function bookingOf(who: Visitor, id: number) {
  const { values, sections, case: c, events, actions } = await who.api.booking.get({ id });
  const { contactName, placeClosed } = sections["visitor"] as { contactName: string | null; placeClosed: { on: string | null } | null };
  return { id, state: c?.state, seq: c?.seq ?? 0, phone: values["phone"], contactName, placeClosed, events, actions };
}
