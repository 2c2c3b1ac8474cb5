import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import Provider from "oidc-provider";
import { openClient } from "../platform/db/connections.ts";
import { serveInstallation, type Served, type Visitor } from "./served.ts";

/** The house's own sign-in: a real OpenID Connect provider on the other side, its pages walked through as a browser does. */
let served: Served;
let house: Server;
let issuer: string;

before(async () => {
  // The provider's redirect address is known once the product serves, the product's issuer once the provider listens.
  house = createServer();
  await new Promise<void>((done) => house.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
  let provider: Provider | undefined;
  house.on("request", (request, response) => void provider?.callback()(request, response));
  const open = (origin: string): Provider =>
    new Provider(issuer, {
      clients: [
        {
          client_id: "bihuan",
          client_secret: "a-secret-of-tests",
          redirect_uris: [`${origin}/api/auth/callback/oidc`],
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      claims: { openid: ["sub"], profile: ["preferred_username", "name"] },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub: `house-${sub}`, preferred_username: sub, name: sub }) }),
      cookies: { keys: ["tests"] },
    });
  provider = open("http://127.0.0.1:1");
  served = await serveInstallation({
    sample: true,
    settings: { BIHUAN_OIDC_ISSUER: issuer, BIHUAN_OIDC_CLIENT: "bihuan", BIHUAN_OIDC_SECRET: "a-secret-of-tests" },
  });
  provider = open(served.origin);
});
after(async () => {
  await served[Symbol.asyncDispose]();
  house.closeAllConnections();
  await new Promise((done) => house.close(done));
});

test("who is known to both comes in by the house's sign-in; it is the same person with the same rights", async () => {
  assert.deepEqual(await (await served.visit().fetch("/api/door")).json(), { oidc: true });
  const { visitor, end } = await comeBy("lingdao");
  assert.equal(end.pathname, "/indicators", end.href);
  const byHouse = (await (await visitor.fetch("/api/me")).json()) as { name: string; permissions: string[] };
  const byPassword = (await (await (await served.signIn("lingdao")).fetch("/api/me")).json()) as typeof byHouse;
  assert.deepEqual([byHouse.name, byHouse.permissions], [byPassword.name, byPassword.permissions]);
});

test("whom nobody here has written down does not come in, and no account comes of it", async () => {
  const before = await count('signin."user"');
  const { visitor, end } = await comeBy("stranger");
  assert.equal(end.pathname, "/sign-in");
  assert.ok(end.searchParams.has("error"));
  assert.equal((await visitor.fetch("/api/me")).status, 401);
  assert.equal(await count('signin."user"'), before);
});

test("a blocked account stays outside by this door too; a first password ends unused", async () => {
  const system = await served.signIn("xitong");
  const people = await system.api.people.listPeople({ filter: {}, search: "周田", limit: 1 });
  const id = people.rows[0]?.id ?? 0;
  const { firstPassword } = await system.api.people.createAccount({ id, username: "zhoutian" });
  const { visitor } = await comeBy("zhoutian");
  assert.equal(((await (await visitor.fetch("/api/me")).json()) as { due: unknown }).due, null);
  const late = await served.visit().fetch("/api/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin },
    body: JSON.stringify({ username: "zhoutian", password: firstPassword }),
  });
  assert.equal(late.status, 401);
  await system.api.people.blockAccount({ id, blocked: true });
  assert.equal((await visitor.fetch("/api/me")).status, 401);
  const again = await comeBy("zhoutian");
  assert.equal((await again.visitor.fetch("/api/me")).status, 401);
});

test("an answer that belongs to nobody's question is refused", async () => {
  const visitor = served.visit();
  const forged = await visitor.fetch("/api/auth/callback/oidc?code=x&state=y", { redirect: "manual" });
  assert.ok(forged.status === 302 || forged.status === 400, String(forged.status));
  assert.equal((await visitor.fetch("/api/me")).status, 401);
});

/** Walks the whole way as a browser: from the button through the provider's pages back to the product. */
async function comeBy(name: string): Promise<{ visitor: Visitor; end: URL }> {
  const visitor = served.visit();
  const begun = await visitor.fetch("/api/auth/sign-in/social", {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin },
    body: JSON.stringify({ provider: "oidc", callbackURL: "/indicators", errorCallbackURL: "/sign-in" }),
  });
  const state = begun.headers.getSetCookie().find((c) => c.includes("state"));
  assert.match(state ?? "", /samesite=lax/i, "it must survive the way back from another site");
  let at = new URL(((await begun.json()) as { url: string }).url);
  const jar = new Map<string, string>();
  let form: URLSearchParams | undefined;
  for (let hop = 0; hop < 20; hop++) {
    const inside = at.origin === served.origin;
    if (inside && !at.pathname.startsWith("/api/")) return { visitor, end: at };
    const init: RequestInit = {
      redirect: "manual",
      ...(form ? { method: "POST", body: form, headers: { "content-type": "application/x-www-form-urlencoded" } } : {}),
    };
    const response = inside
      ? await visitor.fetch(at.pathname + at.search, init)
      : await fetch(at, { ...init, headers: { ...(init.headers as object), cookie: [...jar].map(([k, v]) => `${k}=${v}`).join("; ") } });
    if (!inside)
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
    form = undefined;
    const to = response.headers.get("location");
    if (to !== null) {
      at = new URL(to, at);
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (inside || action === undefined) return { visitor, end: at };
    at = new URL(action, at);
    form = new URLSearchParams(/name="login"/.test(page) ? { prompt: "login", login: name, password: "x" } : { prompt: "consent" });
  }
  throw new Error("the way does not end");
}

async function count(table: string): Promise<number> {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  await owner.end();
  return rows[0]?.n ?? -1;
}
