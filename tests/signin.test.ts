import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { get } from "node:http";
import { after, before, test } from "node:test";
import type pg from "pg";
import { loadBasics } from "../app/basics.ts";
import { buildApp } from "../app/http.ts";
import { openClient } from "../platform/db/connections.ts";
import { OPEN_ENDPOINTS } from "../platform/signin/endpoints.ts";
import { networkOf } from "../platform/signin/guesses.ts";
import { openTestInstallation } from "./installation.ts";
import { serveInstallation, type Served, type Visitor } from "./served.ts";

/** The door as those who guess at it meet it: counted first, judged after; what opened it once is written down. */
let served: Served;
let owner: pg.Client;
const PASSWORD = "bihuan-shili";

before(async () => {
  served = await serveInstallation({ sample: true, settings: { BIHUAN_TRUSTED_PROXY: "127.0.0.1" } });
  owner = openClient(served.installation.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

const json = (visitor: Visitor, path: string, body: unknown, address = "203.0.113.7"): Promise<Response> =>
  visitor.fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin, "x-forwarded-for": address },
    body: JSON.stringify(body),
  });
const enter = async (username: string, password: string, address?: string, visitor = served.visit()): Promise<number> =>
  (await json(visitor, "/sign-in/username", { username, password }, address)).status;
const actsOf = async (username: string): Promise<string[]> =>
  (
    await owner.query<{ act: string }>(
      `select act from audit_entry where act like 'signin.%' and subject =
         (select 'person:' || p.id from person p join signin."user" u on u.id = p.account_id where u.username = $1) order by id`,
      [username],
    )
  ).rows.map((r) => r.act);

test("of twenty-nine guesses at once five are judged", async () => {
  const statuses = await Promise.all(Array.from({ length: 29 }, (_, i) => enter("lingdao", `wrong-password-${i}`)));
  assert.equal(statuses.filter((s) => s === 401).length, 5, statuses.join(" "));
  assert.ok(statuses.every((s) => s === 401 || s === 429));
  const acts = await actsOf("lingdao");
  assert.equal(acts.filter((a) => a === "signin.failed").length, 4);
  assert.equal(acts.filter((a) => a === "signin.locked").length, 1);
});

test("a stranger locks himself out, not the owner: neither on a network of his own nor on a device that was here before", async () => {
  const device = served.visit();
  assert.equal(await enter("shiji", PASSWORD, "198.51.100.9", device), 200);
  for (let i = 0; i < 6; i++) await enter("shiji", `wrong-password-${i}`, "198.51.100.20");
  assert.equal(await enter("shiji", PASSWORD, "198.51.100.9"), 429, "an unknown device of the guesser's network waits");
  assert.equal(await enter("shiji", PASSWORD, "192.0.2.1"), 200, "another network does not");
  assert.equal(await enter("shiji", PASSWORD, "198.51.100.9", device), 200, "the known device does not");
  const forged = served.visit();
  const cookie = (await json(device, "/sign-out", {})).headers.getSetCookie().join();
  assert.ok(!cookie.includes("bihuan_device"), "signing out leaves the device known");
  const response = await forged.fetch("/api/auth/sign-in/username", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: served.origin,
      "x-forwarded-for": "198.51.100.9",
      cookie: `bihuan_device_${"0".repeat(12)}=${"A".repeat(16)}.${"A".repeat(43)}`,
    },
    body: JSON.stringify({ username: "shiji", password: PASSWORD }),
  });
  assert.equal(response.status, 429, "an invented device is a stranger");
});

test("from however many networks, strangers have a hundred guesses an hour; the known device still comes in", async () => {
  const device = served.visit();
  assert.equal(await enter("neijiang", PASSWORD, "192.0.2.1", device), 200);
  await owner.query(
    "insert into signin.lockout (username, source, failures) values ('neijiang', '*', 98) on conflict (username, source) do update set failures = 98",
  );
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push(await enter("neijiang", "wrong-password", `10.0.${i}.1`));
  assert.deepEqual(statuses, [401, 401, 429, 429]);
  assert.equal(await enter("neijiang", PASSWORD, "10.9.9.9", device), 200);
});

test("behind a trusted proxy sixty citizens have each a limit of their own; one who sends a header of his own has one too", async () => {
  const ask = (address: string): Promise<Response> =>
    served.visit().fetch("/api/rpc/portal/whichLink", {
      method: "POST",
      headers: { "content-type": "application/json", "x-bihuan": "1", "x-forwarded-for": address },
      body: JSON.stringify({ json: { token: "00000000000000000000" } }),
    });
  const citizens = await Promise.all(Array.from({ length: 60 }, (_, i) => ask(`203.0.113.${i + 100}`)));
  assert.ok(
    citizens.every((r) => r.status === 422),
    "nobody pays for another",
  );
  const one = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(`9.9.9.${i}, 203.0.113.99`)));
  assert.equal(one.filter((r) => r.status === 429).length, 10, "what he writes to the left of the proxy's word counts for nothing");
});

test("a name that is not this installation's is not answered", async () => {
  const ask = (host: string): Promise<number> =>
    new Promise((done, fail) => {
      const { port } = new URL(served.origin);
      get({ host: "127.0.0.1", port, path: "/api/door", headers: { host } }, (r) => done(r.resume().statusCode ?? 0)).on("error", fail);
    });
  assert.equal(await ask(new URL(served.origin).host), 200);
  for (const host of ["evil.example", `evil.example:${new URL(served.origin).port}`]) assert.equal(await ask(host), 421, host);
});

test("with https every cookie is Secure and the browser is told to stay with it", async () => {
  await using installation = await openTestInstallation({
    sample: false,
    origin: "https://kx.example.cn",
    settings: { BIHUAN_SAMPLE: "no" },
  });
  await loadBasics(installation, () => {});
  await installation.signIn.createAccount({ username: "yiren", name: "一人（示例）", password: "a-long-password" });
  const app = buildApp(installation.services, installation.signIn);
  const entered = await app.request("https://kx.example.cn/api/auth/sign-in/username", {
    method: "POST",
    headers: { host: "kx.example.cn", origin: "https://kx.example.cn", "content-type": "application/json" },
    body: JSON.stringify({ username: "yiren", password: "a-long-password" }),
  });
  assert.equal(entered.status, 200);
  assert.match(entered.headers.get("strict-transport-security") ?? "", /max-age=31536000/);
  const cookies = entered.headers.getSetCookie();
  assert.ok(cookies.some((c) => c.includes("session_token")) && cookies.some((c) => c.includes("bihuan_device")), cookies.join("\n"));
  for (const cookie of cookies) assert.match(cookie, /; Secure/i, cookie);
});

test("networks: a house's addresses count as one", () => {
  assert.equal(networkOf("198.51.100.20"), networkOf("::ffff:198.51.100.9"));
  assert.notEqual(networkOf("198.51.100.20"), networkOf("198.51.101.20"));
  assert.equal(networkOf("2001:db8:1:2::5"), networkOf("2001:db8:1:2:aaaa::1"));
  assert.notEqual(networkOf("2001:db8:1:2::5"), networkOf("2001:db8:1:3::5"));
  assert.equal(networkOf("::1"), "net:0:0:0:0");
});

test("what of the sign-in library answers is exactly what is listed as open", async () => {
  const known = served.installation.signIn.endpoints();
  assert.ok(known.length > 30, `the library's endpoints: ${known.length}`);
  const answering: string[] = [];
  for (const endpoint of new Set([...known, ...OPEN_ENDPOINTS])) {
    const [method = "", path = ""] = endpoint.split(" ");
    const response = await served.visit().fetch(`/api/auth${path.replace(/:\w+/g, "oidc")}`, {
      method,
      redirect: "manual",
      headers: { "content-type": "application/json", origin: served.origin },
      ...(method === "GET" ? {} : { body: "{}" }),
    });
    if (response.status !== 404) answering.push(endpoint);
  }
  const listed = OPEN_ENDPOINTS.filter((e) => known.includes(e));
  assert.deepEqual(answering.toSorted(), listed.toSorted());
  assert.ok(known.includes("POST /update-user") && !answering.includes("POST /update-user"), "nobody renames himself without a trace");
});

test("a new password ends every other session, asked for or not; present passwords are not guessed with a stolen session", async () => {
  const [here, other] = [await served.signIn("henan"), await served.signIn("henan")];
  const change = await json(here, "/change-password", { currentPassword: PASSWORD, newPassword: "another-password-9" });
  assert.equal(change.status, 200);
  assert.equal((await other.fetch("/api/me")).status, 401);
  assert.equal((await here.fetch("/api/me")).status, 200);
  const statuses = [];
  for (let i = 0; i < 7; i++)
    statuses.push((await json(here, "/two-factor/enable", { password: `wrong-password-${i}` }, `10.1.${i}.1`)).status);
  assert.equal(statuses.filter((s) => s === 429).length, 2, statuses.join(" "));
  assert.deepEqual((await actsOf("henan")).slice(0, 4), ["signin.in", "signin.in", "signin.password", "signin.failed"]);
});

test("an authenticator's code opens once; turning the second step on or off ends the other sessions; all is written down", async () => {
  const [here, other] = [await served.signIn("shengji"), await served.signIn("shengji")];
  const enabled = (await (await json(here, "/two-factor/enable", { password: PASSWORD }, "10.2.0.1")).json()) as { totpURI: string };
  const secret = new URL(enabled.totpURI).searchParams.get("secret") as string;
  assert.equal((await json(here, "/two-factor/verify-totp", { code: totp(secret, -1) })).status, 200);
  assert.equal((await other.fetch("/api/me")).status, 401, "the session without the second step ends");
  assert.equal((await here.fetch("/api/me")).status, 200);

  const visitors = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const visitor = served.visit();
      await json(visitor, "/sign-in/username", { username: "shengji", password: PASSWORD }, "10.3.0.1");
      return visitor;
    }),
  );
  const code = totp(secret);
  const both = await Promise.all(visitors.slice(0, 2).map((v) => json(v, "/two-factor/verify-totp", { code, trustDevice: true })));
  assert.deepEqual(both.map((r) => r.status).toSorted(), [200, 401], "of two at once one comes in");
  assert.equal(
    (await json(visitors[2] as Visitor, "/two-factor/verify-totp", { code })).status,
    401,
    "a code read over the shoulder opens nothing",
  );
  const next = await json(visitors[3] as Visitor, "/two-factor/verify-totp", { code: totp(secret, 1) });
  assert.equal(next.status, 200, `the next one does: ${await next.text()}`);
  const again = served.visit();
  for (const part of both[0]?.headers.getSetCookie() ?? [])
    assert.ok(!part.includes("trust_device"), "no device is spared the second step");
  await json(again, "/sign-in/username", { username: "shengji", password: PASSWORD }, "10.3.0.1");

  const last = visitors[3] as Visitor;
  assert.equal((await json(last, "/two-factor/disable", { password: PASSWORD })).status, 200);
  assert.equal((await here.fetch("/api/me")).status, 401);
  assert.equal((await json(last, "/sign-out", {})).status, 200);
  const acts = await actsOf("shengji");
  for (const act of ["signin.second-factor-on", "signin.second-factor-off", "signin.out"])
    assert.equal(acts.filter((a) => a === act).length, 1, `${act} in ${acts.join(" ")}`);
  assert.equal(acts.filter((a) => a === "signin.in").length, 4, acts.join(" "));
});

/** RFC 6238 by hand, some steps away from now. */
function totp(secret: string, away = 0): string {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + away));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
