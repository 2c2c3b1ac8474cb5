import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listEndpoints } from "../app/access-matrix.ts";
import { buildApp } from "../app/http.ts";
import { rolePermissions } from "../app/permissions.ts";
import { openClient } from "../platform/db/connections.ts";
import { cookieOf } from "./program.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { nextKey, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/** The walls as a stranger, a colleague and a broken network meet them. */
let served: Served;
let adviser: Visitor;

before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = await served.signIn("baomu");
});
after(() => served[Symbol.asyncDispose]());

const all = listEndpoints().map((e) => ({ ...e, path: e.path.replaceAll(".", "/") }));
const post = (visitor: Visitor, path: string, body: unknown, headers: Record<string, string> = { "x-bihuan": "1" }): Promise<Response> =>
  visitor.ask(`/api/rpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

test("without a session every endpoint but the public and the links' answers 401", async () => {
  const stranger = served.visit();
  let walled = 0;
  for (const e of all.filter((x) => x.permission !== "public" && x.permission !== "link")) {
    const response = await post(stranger, e.path, { json: {} });
    assert.equal(response.status, 401, e.path);
    walled++;
  }
  assert.ok(walled >= 35, `walled endpoints: ${walled}`);
});

test("every role is refused exactly what its row of the matrix refuses", async () => {
  const of: Record<string, string> = { adviser: "baomu", reviewer: "shenhe", leader: "lingdao", auditor: "shenji", operator: "shequ" };
  for (const [role, name] of Object.entries(of)) {
    const visitor = await served.signIn(name);
    const may = new Set(rolePermissions.get(role));
    for (const e of all.filter((x) => !["public", "link", "signed-in"].includes(x.permission))) {
      // An input no endpoint takes: behind the wall it fails as 400 or runs on its defaults, never as 403.
      const { status } = await post(visitor, e.path, { json: 7 });
      assert.equal(status === 403, !may.has(e.permission), `${role} ${e.path}: ${status}`);
    }
  }
});

test("CSRF: no write without the header that another site cannot send; sign-in only from here", async () => {
  assert.equal((await post(adviser, "services/createDemand", { json: {} }, {})).status, 403);
  assert.equal((await adviser.fetch("/api/files?caseId=1", { method: "POST", body: "x" })).status, 403);
  // A link on a foreign page is a GET, and the browser sends the session along.
  for (const e of all)
    assert.equal((await adviser.ask(`/api/rpc/${e.path}?data=${encodeURIComponent('{"json":{}}')}`)).status, 403, e.path);
  const foreign = await served.visit().fetch("/api/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://evil.example", cookie: "bihuan.x=1" },
    body: JSON.stringify({ username: "baomu", password: "bihuan-shili" }),
  });
  assert.equal(foreign.status, 403);
});

test("every answer carries a policy without inline script, and no answer of the interface is cached", async () => {
  const { headers } = await adviser.fetch("/api/me");
  const csp = headers.get("content-security-policy") ?? "";
  assert.match(csp, /script-src 'self'(;|$)/);
  assert.match(csp, /frame-ancestors 'none'/);
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  // Files, faults, refusals and what is not there as well; and no other site is ever let in.
  const foreign = { headers: { origin: "https://evil.example" } };
  for (const path of [
    "files/1",
    "files/x",
    "none",
    "rpc/none",
    "export/demands.csv",
    "export/demands.csv?input=}",
    "records/expert/0.docx",
    "door",
  ]) {
    const answer = await adviser.fetch(`/api/${path}`, foreign);
    await answer.arrayBuffer();
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    assert.match(answer.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/, path);
    assert.deepEqual(
      ["x-content-type-options", "referrer-policy", "cache-control", "access-control-allow-origin"].map((h) => answer.headers.get(h)),
      ["nosniff", "no-referrer", "no-store", null],
      path,
    );
  }
});

test("addresses are found by one pattern: none of them makes the router fall back to trying one after the other", async () => {
  const app = buildApp(served.installation.services, served.installation.signIn);
  await app.fetch(new Request(`${served.origin}/api/door`));
  assert.equal(app.router.name, "SmartRouter + RegExpRouter", "two addresses differ in no fixed part: /a/:id/x beside /a/b/:id/x");
});

test("five wrong passwords lock the account, and the right one does not open it then", async () => {
  const attempt = async (password: string): Promise<number> =>
    (
      await served.visit().fetch("/api/auth/sign-in/username", {
        method: "POST",
        headers: { "content-type": "application/json", origin: served.origin },
        body: JSON.stringify({ username: "shiji", password }),
      })
    ).status;
  for (let i = 0; i < 5; i++) assert.equal(await attempt(`wrong-password-${i}`), 401);
  assert.equal(await attempt("bihuan-shili"), 429);
  const owner = openClient(served.installation.owner);
  await owner.connect();
  await owner.query("update signin.lockout set locked_until = now() - interval '1 second'");
  await owner.end();
  assert.equal(await attempt("bihuan-shili"), 200);
});

test("a lock that ended leaves a full count, and misses over an hour old do not add up to one", async () => {
  const attempt = async (password: string): Promise<number> =>
    (
      await served.visit().fetch("/api/auth/sign-in/username", {
        method: "POST",
        headers: { "content-type": "application/json", origin: served.origin },
        body: JSON.stringify({ username: "shengji", password }),
      })
    ).status;
  const owner = openClient(served.installation.owner);
  await owner.connect();
  for (let i = 0; i < 5; i++) assert.equal(await attempt(`wrong-password-${i}`), 401);
  await owner.query("update signin.lockout set locked_until = now() - interval '1 second' where username = 'shengji'");
  for (let i = 0; i < 4; i++) assert.equal(await attempt(`wrong-again-${i}`), 401, `miss ${i + 1} after the lock`);
  await owner.query("update signin.lockout set last_at = now() - interval '61 minutes' where username = 'shengji'");
  assert.equal(await attempt("wrong-an-hour-later"), 401);
  assert.equal(await attempt("bihuan-shili"), 200, "nine misses, no five within an hour since the lock");
  await owner.end();
});

test("a session can be listed and revoked, and is felt at once", async () => {
  const second = await served.signIn("baomu");
  assert.equal((await second.fetch("/api/me")).status, 200);
  const sessions = (await (await adviser.fetch("/api/auth/list-sessions")).json()) as { token: string }[];
  assert.ok(sessions.length >= 2);
  await adviser.fetch("/api/auth/revoke-other-sessions", {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin },
    body: "{}",
  });
  assert.equal((await second.fetch("/api/me")).status, 401);
  assert.equal((await adviser.fetch("/api/me")).status, 200);
});

test("two-step sign-in: once turned on, the password alone opens nothing; a code works, a wrong one does not", async () => {
  const json = (visitor: Visitor, path: string, body: unknown): Promise<Response> =>
    visitor.fetch(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: served.origin },
      body: JSON.stringify(body),
    });
  const owner = await served.signIn("shengji");
  const enabled = (await (await json(owner, "/two-factor/enable", { password: "bihuan-shili" })).json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  const secret = new URL(enabled.totpURI).searchParams.get("secret") as string;
  // Kept: half a minute later the time's own code is another.
  const used = totp(secret);
  assert.equal((await json(owner, "/two-factor/verify-totp", { code: used })).status, 200);
  assert.ok(enabled.backupCodes.length >= 8);
  const visitor = served.visit();
  const first = await json(visitor, "/sign-in/username", { username: "shengji", password: "bihuan-shili" });
  assert.equal(((await first.json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect, true);
  assert.equal((await visitor.fetch("/api/me")).status, 401, "the password alone is not a session");
  assert.notEqual((await json(visitor, "/two-factor/verify-totp", { code: totp(secret) === "000000" ? "000001" : "000000" })).status, 200);
  assert.notEqual((await json(visitor, "/two-factor/verify-totp", { code: used })).status, 200, "a code opens once");
  assert.equal((await json(visitor, "/two-factor/verify-totp", { code: totp(secret, 1) })).status, 200);
  assert.equal((await visitor.fetch("/api/me")).status, 200);
});

test("passwords are kept as scrypt hashes and link tokens as keyed hashes; neither is in any table", async () => {
  const { id } = await adviser.api.services.createDemand({ values: need("令牌不落库"), requestKey: nextKey() });
  const link = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ t: string }>(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as t from information_schema.tables where table_schema in ('public', 'signin') and table_type = 'BASE TABLE'",
  );
  for (const { t } of rows)
    for (const secret of [tokenOf(link.url), "bihuan-shili"])
      assert.equal((await owner.query(`select from ${t} x where x::text like '%' || $1 || '%'`, [secret])).rowCount, 0, t);
  await owner.end();
});

test("public links are rate-limited per address", async () => {
  const stranger = served.visit();
  const statuses: number[] = [];
  for (let i = 0; i < 40; i++)
    statuses.push((await post(stranger, "portal/whichLink", { json: { token: "00000000000000000000" } })).status);
  assert.ok(statuses.includes(429), "the guesser is slowed down");
  assert.ok(statuses.filter((s) => s === 422).length >= 20, "and an honest person is not");
  served.installation.clock.millis += 120_000;
});

test("every way in without an account stands under a limit by address: endpoints by their permission, pages one and all", async () => {
  const open = all.filter((e) => e.permission === "public" || e.permission === "link");
  assert.ok(open.length >= 54, `open endpoints: ${open.length}`);
  // An address of its own for each limit, emptied by one endpoint; then every other one of it answers 429 at once.
  for (const [from, crowd, most] of [
    ["127.0.0.31", false, 30],
    ["127.0.0.32", true, 600],
  ] as const) {
    const mine = open.filter((e) => e.crowd === crowd && !e.path.startsWith("ballots/"));
    const visitor = served.visit(from);
    let last = 0;
    for (let i = 0; i <= most; i++) last = (await post(visitor, mine[0]?.path ?? "", { json: {} })).status;
    assert.equal(last, 429, `${mine[0]?.path} after ${most}`);
    for (const e of mine) {
      const response = await post(visitor, e.path, { json: {} });
      assert.equal(response.status, 429, e.path);
      assert.ok(Number(response.headers.get("retry-after")) > 0, e.path);
    }
    for (const e of open.filter((x) => x.crowd !== crowd && !x.path.startsWith("ballots/")).slice(0, 3))
      assert.notEqual((await post(visitor, e.path, { json: {} })).status, 429, `${e.path} has its own limit`);
    assert.equal((await post(visitor, "services/listDemands", { json: {} })).status, 401, "what asks for a session is no such way in");
  }
  const hall = served.visit("127.0.0.33");
  let last = 0;
  for (let i = 0; i <= 600; i++) last = (await post(hall, "ballots/openBallot", { json: {} })).status;
  assert.equal(last, 429, "ballots have a limit that no other server hears of");

  // Every route of the server: beneath /api nobody gets further than the session's wall, all others are pages with a limit.
  const folder = mkdtempSync(join(tmpdir(), "bihuan-pages-"));
  for (const page of ["index.html", "link.html", "near.html"]) writeFileSync(join(folder, page), '<div id="root"></div><!--near-->');
  const app = buildApp(served.installation.services, served.installation.signIn, folder);
  const ask = (path: string, method = "GET") =>
    app.request(`${served.origin}${path}`, { method, headers: { host: new URL(served.origin).host, "x-bihuan": "1" } });
  const routes = app.routes.filter((r) => !r.path.includes("/*") && r.path !== "*" && r.method !== "ALL");
  const filled = (path: string) =>
    path
      .replace(/:\w+\{[^/]*\.ics\}/, "990100.ics")
      .replace(/:region/, "990100")
      .replace(/:\w+/g, "1");
  const ways = [...new Set(routes.map((r) => `${r.method} ${filled(r.path)}`))].map((w) => w.split(" ") as [string, string]);
  const pages = ways.filter(([, path]) => !path.startsWith("/api/"));
  assert.ok(pages.length >= 12 && ways.length > pages.length + 10, ways.join(" "));
  const without = ["/api/door"];
  for (const [method, path] of ways.filter(([, p]) => p.startsWith("/api/") && !without.includes(p)))
    assert.ok([401, 403, 404, 422].includes((await ask(path, method)).status), `${method} ${path} is open and has no limit`);
  for (let i = 0; i < 600; i++) await ask("/law");
  for (const [method, path] of pages) assert.equal((await ask(path, method)).status, 429, `${method} ${path}`);
  assert.equal((await ask("/anything/else")).status, 429);
  rmSync(folder, { recursive: true });
  served.installation.clock.millis += 120_000;
});

test("uploads: by content not by name, bounded, whole or nothing, never served as a page", async () => {
  const { id: caseId } = await adviser.api.services.createDemand({ values: need("上传"), requestKey: nextKey() });
  const send = async (name: string, bytes: Uint8Array): Promise<{ status: number; code: string; id: number }> => {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(bytes)], name));
    const response = await adviser.fetch(`/api/files?caseId=${caseId}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
    return { status: response.status, ...((await response.json()) as { code: string; id: number }) };
  };
  const text = (s: string): Uint8Array => new TextEncoder().encode(s);
  assert.equal((await send("网页.html", text("<script>alert(1)</script>"))).code, "type-not-allowed");
  assert.equal((await send("装作.pdf", text("<html>not a pdf</html>"))).code, "type-not-allowed");
  assert.equal((await send("五字节.pdf", text("%PDF-"))).code, "unreadable", "a document without a page");
  assert.equal((await send("空.pdf", new Uint8Array())).code, "empty");
  assert.equal((await send("大.pdf", new Uint8Array(2_000_000))).code, "too-large");
  const good = await send("合同<b>.pdf", pdfOf("示例"));
  assert.equal(good.status, 200);
  const back = await adviser.fetch(`/api/files/${good.id}`);
  assert.equal(back.headers.get("content-type"), "application/pdf");
  assert.match(back.headers.get("content-disposition") ?? "", /^attachment/);
  const henan = await served.signIn("henan");
  assert.equal((await henan.fetch(`/api/files/${good.id}`)).status, 404, "another province has no such file");
  const before = await countFiles();
  const cookie = await cookieOf(served.origin);
  const END = "\r\n--half-sent-7Qp2--\r\n";
  const part = "--half-sent-7Qp2\r\ncontent-disposition: form-data; name=file; filename=half.pdf\r\n\r\n";
  /** Sends the part, and the end of it where `whole`; what was answered, or that the line broke. */
  const raw = (whole: boolean): Promise<number | "broken"> =>
    new Promise((done) => {
      const body = `${part}${Buffer.from(pdfOf("", { padding: 3000 })).toString("latin1")}`;
      const req = request(`${served.origin}/api/files?caseId=${caseId}`, {
        method: "POST",
        headers: {
          cookie,
          "x-bihuan": "1",
          "content-type": "multipart/form-data; boundary=half-sent-7Qp2",
          "content-length": String(body.length + END.length),
        },
      });
      req.on("response", (r) => done(r.statusCode ?? 0));
      req.on("error", () => done("broken"));
      req.write(body);
      if (whole) req.end(END);
      else setTimeout(() => req.destroy(), 150);
    });
  assert.equal(await raw(false), "broken");
  await new Promise((done) => setTimeout(done, 300));
  assert.equal(await countFiles(), before, "what breaks off leaves nothing");
  assert.deepEqual(readdirSync(join(served.installation.services.dataFolder, "files/incoming")), [], "nor half a file");
  assert.equal(await raw(true), 200, "the same, sent whole, is taken");
  assert.equal(await countFiles(), before + 1);
});

test("bad input is refused in the person's words, field by field, and nothing is stored", async () => {
  const { total } = await adviser.api.services.listDemands({ filter: {}, limit: 1 });
  const bad: [Record<string, unknown>, string][] = [
    [{ title: "长".repeat(81) }, "title"],
    [{ phone: "1234" }, "phone"],
    [{ creditCode: "93512002MA6600001X" }, "creditCode"],
    [{ budgetFen: "3.005 元" }, "budgetFen"],
    [{ wantedBy: "2026-02-30" }, "wantedBy"],
    [{ demanderKind: "alien" }, "demanderKind"],
    [{ title: "" }, "title"],
  ];
  for (const [values, field] of bad) {
    try {
      await adviser.api.services.createDemand({ values: { ...need("坏输入"), ...values }, requestKey: nextKey() });
      assert.fail(`${field} was taken`);
    } catch (error) {
      const { data } = error as { data?: { fields?: Record<string, { zh: string; en: string }> } };
      assert.match(data?.fields?.[field]?.zh ?? "", /\p{Script=Han}/u, `${field}: ${String(error)}`);
      assert.match(data?.fields?.[field]?.en ?? "", /[a-z]/, field);
    }
  }
  assert.equal((await adviser.api.services.listDemands({ filter: {}, limit: 1 })).total, total);
  const { id } = await adviser.api.services.createDemand({
    values: { ...need("全角"), phone: "１９９　００２０　００００", budgetFen: "１２．５ 万元" },
    requestKey: nextKey(),
  });
  assert.equal((await adviser.api.services.getDemand({ id })).values.budgetFen, 12_500_000, "full-width digits are digits");
});

test("a unit closed in between takes nothing new and says who takes over", async () => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: number; name: string }>(
    "update unit set valid_to = '2026-06-30' where id = (select id from unit where kind = 'association' and region_code like '512002%' and region_code <> '512002' order by id limit 1) returning id, name",
  );
  await owner.end();
  const closed = rows[0];
  assert.ok(closed);
  assert.equal(
    await refusalOf(adviser.api.services.createDemand({ values: need("撤并"), requestKey: nextKey(), unitId: closed.id })),
    "unit-closed",
  );
});

test("lists: searched, filtered, sorted, paged by key; exported as they show, formulas made harmless", async () => {
  await adviser.api.services.createDemand({ values: need('=HYPERLINK("http://evil.example")'), requestKey: nextKey() });
  const first = await adviser.api.services.listDemands({ filter: {}, sort: { field: "openedOn", direction: "desc" }, limit: 5 });
  assert.equal(first.rows.length, 5);
  const second = await adviser.api.services.listDemands({
    filter: {},
    sort: { field: "openedOn", direction: "desc" },
    limit: 5,
    cursor: first.next as string,
  });
  assert.equal(new Set([...first.rows, ...second.rows].map((r) => r.id)).size, 5 + second.rows.length, "no row twice");
  assert.ok(first.rows.every((r, i) => i === 0 || (first.rows[i - 1]?.openedOn ?? "") >= r.openedOn));
  const csv = await adviser.fetch("/api/export/demands.csv");
  assert.equal(csv.status, 200);
  const bytes = new Uint8Array(await csv.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel reads it as UTF-8");
  const lines = new TextDecoder().decode(bytes);
  assert.doesNotMatch(lines, /(^|,|")=HYPERLINK/m);
  assert.doesNotMatch(lines, /19900/, "contacts are not exported");
  const named = await (await adviser.fetch("/api/export/volunteer.csv?columns=name,teamId")).text();
  assert.match(named, /^钱惠（示例）,雁江银发科普队（示例）\r$/m, "what a row names stands there by its title");
  const xlsx = await adviser.fetch("/api/export/demands.xlsx");
  assert.equal(xlsx.status, 200);
  assert.equal((await served.visit().fetch("/api/export/demands.csv")).status === 200, false);
});

const need = (title: string) => ({
  title,
  demanderName: "某合作社（示例）",
  demanderKind: "cooperative",
  contactName: "联系人（示例）",
  phone: "19900200000",
  source: "phone",
  presentState: "示例",
});

/** RFC 6238 with SHA-1, six digits, thirty seconds. */
function totp(secret: string, away = 0): string {
  const bits = [...secret.replace(/=+$/, "")]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + away));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = (digest.at(-1) as number) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function countFiles(): Promise<number> {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ n: number }>("select count(*)::int as n from stored_file");
  await owner.end();
  return rows[0]?.n ?? -1;
}
