import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Hono } from "hono";
import { rawRoutes, throwAtRoutes } from "./mutants.ts";
import { serveInstallation, type Served } from "./served.ts";

/** Everything that answers beside the contract's endpoints, as the server itself lists it: a new route is thrown at without a line here. */
let served: Served;
const web = mkdtempSync(join(tmpdir(), "bihuan-routes-"));
before(async () => {
  for (const name of ["index.html", "link.html", "near.html"]) writeFileSync(join(web, name), '<!doctype html><div id="root"></div>');
  served = await serveInstallation({ sample: true, web });
});
after(async () => {
  await served[Symbol.asyncDispose]();
  rmSync(web, { recursive: true, force: true });
});

test("no odd address, question or form makes any route fail", { timeout: 900_000 }, async () => {
  const routes = rawRoutes(served.app.routes);
  const paths = routes.map((r) => `${r.method} ${r.path}`);
  for (const known of ["GET /api/files/:id", "POST /api/files", "GET /api/export/:list", "GET /read/:region/:id", "POST /book/:id"])
    assert.ok(paths.includes(known), `${known} in ${paths.join("\n")}`);
  const visitors = [served.visit(), ...(await Promise.all(["baomu", "lingdao", "shenji", "shengji"].map((name) => served.signIn(name))))];
  const count = Number(process.env["BIHUAN_MUTANTS"] ?? routes.length * 12);
  assert.deepEqual(
    await throwAtRoutes(routes, visitors, count, Number(process.env["BIHUAN_SEED"] ?? 19), () => {
      // Limits by address are another test's: the clock moves on.
      served.installation.clock.millis += 2500;
    }),
    [],
  );
});

const MEGABYTE = 1_048_576;
/** Sends a body of 300 MB as fast as it is taken; the answer's status, and how much was taken. */
async function sendEndless(app: Pick<Served["app"], "request">, url: string): Promise<{ status: number; megabytes: number }> {
  const chunk = new Uint8Array(MEGABYTE).fill(97);
  let megabytes = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (c) => (++megabytes > 300 ? c.close() : c.enqueue(chunk)),
  });
  const { status } = await app.request(url, {
    method: "POST",
    headers: {
      host: new URL(url).host,
      "x-bihuan": "1",
      "content-type": "application/x-www-form-urlencoded",
      "transfer-encoding": "chunked",
    },
    body,
    duplex: "half",
  } as RequestInit);
  return { status, megabytes };
}

test("of a stranger's endless body no route takes more than it drops before its refusal", { timeout: 300_000 }, async () => {
  const posts = rawRoutes(served.app.routes).filter((r) => r.method === "POST");
  assert.ok(posts.length >= 8, `${posts.length}`);
  const others = ["/api/rpc/services/createDemand", "/api/rpc/portal/whichLink", "/api/auth/sign-in/username"];
  for (const path of [...posts.map((p) => p.path), ...others]) {
    const { status, megabytes } = await sendEndless(served.app, served.origin + path.replaceAll(/:\w+(?:\{.*?\})?/g, "1"));
    // A door without scripts says it on its page.
    assert.ok(status < 500, `${path}: ${status}`);
    assert.ok(megabytes <= 70, `${path} took ${megabytes} MB`);
  }
  const careless = new Hono().post("/canary", async (c) => c.text(String((await c.req.text()).length)));
  assert.ok((await sendEndless(careless as never, `${served.origin}/canary`)).megabytes > 70, "the check sees one that takes all");
});
