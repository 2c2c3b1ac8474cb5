import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BlockList } from "node:net";
import { serveStatic } from "@hono/node-server/serve-static";
import { RPCHandler } from "@orpc/server/fetch";
import { onError, ORPCError } from "@orpc/server";
import { Hono, type Context as HonoContext } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { listNotices } from "../features/people/index.ts";
import { hasEndedTour } from "../features/help/index.ts";
import { chinaDay } from "@bihuan/kit";
import { hasSample, originOf, type Config } from "../platform/config/config.ts";
import { Overloaded } from "../platform/db/database.ts";
import { BODY_TOO_LARGE, BodyTooLarge, FORM_BYTES, ACT_BYTES, limitBody } from "../platform/http/bodies.ts";
import { unstorable } from "../platform/http/input-faults.ts";
import { outageOf } from "../platform/http/outage.ts";
import { callerOf, ownHosts, readProxies } from "../platform/http/caller.ts";
import { RateLimit } from "../platform/http/limits.ts";
import type { Refusal } from "../platform/http/contract.ts";
import { OVERLOADED, refusalIn, type Context, type Services } from "../platform/http/server.ts";
import { countUnseen } from "../platform/notices/notices.ts";
import { routerOf } from "../platform/rooms/room.ts";
import type { SignIn } from "../platform/signin/signin.ts";
import { withoutScript } from "../features/portal/booking.ts";
import { renderNear } from "../features/portal/near.ts";
import { countMine } from "../features/work/bench.ts";
import { serveBooking } from "./book.ts";
import { serveCalendar } from "./calendar.ts";
import { serveCentres } from "./centres.ts";
import { serveContent } from "./content.ts";
import { listEndpoints } from "./access-matrix.ts";
import { WITHIN } from "./downloads.ts";
import { download, preview, sendPaper, upload } from "./file-routes.ts";
import { serveFairs } from "./fairs.ts";
import { servePlainForms } from "./plain-forms.ts";
import { exportCoverage } from "./export-coverage.ts";
import { exportLater, exportList, exportRecord } from "./export.ts";
import { identifier, postOf, type Env, type Me } from "./posts.ts";
import { readByLink, uploadByLink } from "./link-files.ts";
import { blankByLink, filledByLink } from "./link-sheets.ts";
import { markFile, readFile } from "./tables.ts";

/** Scripts come from this server alone and never inline; styles may be inline because Ant Design writes them. */
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** Where a ballot is encrypted on the voter's device: the curve is WebAssembly, five times as quick as without it. */
const ENCRYPTS = /^\/link\/(?:afar|teller)$/;
const withModule = (policy: string): string => policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/** Tiles of the operator's choice are the one thing pages may fetch from elsewhere. */
function policyFor(baseMap: readonly string[] = []): string {
  const origins = [...new Set(baseMap.map((layer) => new URL(layer).origin))].map((origin) => ` ${origin}`).join("");
  return CSP.replace("img-src 'self'", `img-src 'self'${origins}`).replace("connect-src 'self'", `connect-src 'self'${origins}`);
}

export function buildApp(services: Services, signIn: SignIn, webFolder?: string): Hono<Env> {
  const app = new Hono<Env>();
  const identify = identifier(services, signIn);
  const publicLimit = new RateLimit(30).share(services.servers, services.now);
  /** What a whole hall behind one address asks, and plain pages. */
  const crowdLimit = new RateLimit(CROWD_A_MINUTE).share(services.servers, services.now, "crowd-limit");
  const policy = policyFor(services.config.BIHUAN_BASE_MAP);
  const caller = callerIn(services.config);
  const origin = originOf(services.config);
  const isSecure = origin.startsWith("https:");
  // Whoever starts it for himself comes by a loopback name; with an origin of its own no other name leads here.
  const isOwnHost = ownHosts(origin, hasSample(services.config) || services.config.BIHUAN_ORIGIN === undefined);
  // A tile server knows its customers by the page that asks: it is told this server's name, and no address within.
  const referrer = services.config.BIHUAN_BASE_MAP ? "strict-origin" : "no-referrer";

  app.use(async (c, next) => {
    c.set("requestId", randomUUID());
    if (isOwnHost(c.req.header("host"))) await next();
    else c.res = c.text(`not known by this name 不是本系统的地址: ${origin}`, 421);
    // Set on the answer's own headers: Hono's c.header would copy the finished answer and turn its text into a stream.
    const { headers } = c.res;
    // A file that the browser draws stands within a page of this server and within no other.
    headers.set(
      "content-security-policy",
      headers.get(WITHIN)
        ? policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        : ENCRYPTS.test(c.req.path)
          ? withModule(policy)
          : policy,
    );
    headers.delete(WITHIN);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", referrer);
    headers.set("x-request-id", c.get("requestId"));
    if (isSecure) headers.set("strict-transport-security", "max-age=31536000");
    if (c.req.path.startsWith("/api/")) headers.set("cache-control", "no-store");
  });

  // Another site cannot set this header without the browser asking first, and it is never allowed: CSRF ends here.
  app.use("/api/*", async (c, next) => {
    // An endpoint is asked by this server's own pages alone, whatever the method: a link on a foreign page is a GET.
    const reads = c.req.method === "GET" || c.req.method === "HEAD";
    const guarded = c.req.path.startsWith("/api/rpc/") || (!reads && !c.req.path.startsWith("/api/auth/"));
    if (guarded && c.req.header("x-bihuan") !== "1") return c.json({ message: "missing x-bihuan header" }, 403);
    return next();
  });
  app.on(["GET", "POST"], "/api/auth/*", async (c) => signIn.handle(await limitBody(c.req.raw, FORM_BYTES), caller(c)));
  // What the door offers, before anybody is known.
  app.get("/api/door", (c) => c.json({ oidc: services.config.BIHUAN_OIDC_ISSUER !== undefined }));
  const { devices } = services.links;
  const secure = services.config.BIHUAN_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  app.use("/api/*", async (c, next) => {
    // Whoever votes is nobody: no session is looked for, none is touched, no device is marked.
    if (BALLOTS.test(c.req.path)) return next();
    const found = await identify(c, isOpen(c.req.path));
    if (found && "refusal" in found && c.req.path !== "/api/me/post") return refuseInWords(c, found.refusal);
    const actor = found && "actor" in found ? found.actor : undefined;
    c.set("actor", actor);
    const device = devices.read(/(?:^|;\s*)bihuan_device=([\w.-]+)/.exec(c.req.header("cookie") ?? "")?.[1]);
    c.set("device", device);
    await next();
    // A browser in which staff signs in is known as such from then on: what is answered from it is not the party's own word.
    if (actor && device === undefined)
      c.res.headers.append("set-cookie", `bihuan_device=${devices.make()}; Path=/; HttpOnly; SameSite=Strict; Max-Age=63072000${secure}`);
  });
  app.get("/api/me", async (c) => {
    const found = await identify(c);
    if (!found || !("actor" in found)) return c.json({ message: "not signed in" }, 401);
    const told = await services.database.read(found.actor.scope, async (db) => ({
      waiting: await countMine(db, found.actor, chinaDay(services.now()), services.house),
      unread: await countUnseen(db),
      notices: await listNotices(db, found.me.personId),
      offerTour: !(await hasEndedTour(db)),
    }));
    return c.json({ ...found.me, ...told } satisfies Me);
  });
  app.post("/api/me/post", async (c) => {
    const account = await signIn.findAccount(c.req.raw.headers);
    const found = account && (await postOf(services, account.accountId, 0));
    const sent = await limitBody(c.req.raw, FORM_BYTES);
    const postId = await (sent.json() as Promise<{ postId?: unknown } | null>).then(
      (said) => said?.postId,
      () => undefined,
    );
    if (!found?.me.posts.some((p) => p.id === postId)) return c.json({ message: "no such post" }, 422);
    c.header(
      "set-cookie",
      `bihuan_post=${String(postId)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000${isSecure ? "; Secure" : ""}`,
    );
    return c.json({ ok: true });
  });

  app.onError((error, c) => {
    const refused = error instanceof Overloaded ? { code: "overloaded", message: OVERLOADED } : outageOf(error);
    if (error instanceof BodyTooLarge)
      return c.json({ ...BODY_TOO_LARGE, json: { defined: true, code: "REFUSED", status: 413, message: "", data: BODY_TOO_LARGE } }, 413);
    const odd = unstorable(error);
    if (odd) return c.json(odd, 400);
    // What a handler refuses is refused by whichever way it was asked.
    const words = refusalIn(error);
    if (words) return refuseInWords(c, words);
    if (error instanceof ORPCError && error.status < 500) return c.json({ code: error.code }, error.status as ContentfulStatusCode);
    if (!(error instanceof Overloaded) && !BALLOTS.test(c.req.path)) logFault(services, c.get("requestId"), error);
    if (!refused) return c.json({ message: "internal error" }, 500);
    return c.json({ ...refused, json: { defined: false, code: "REFUSED", status: 503, message: "", data: refused } }, 503);
  });

  const rpc = new RPCHandler(routerOf(services.house), {
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          const outage = outageOf(error);
          throw outage ? new ORPCError("REFUSED", { status: 503, defined: true, data: outage, cause: error }) : error;
        }
      },
      onError((error, { context, request }) => {
        if (BALLOTS.test(new URL(request.url).pathname)) return;
        if (!(error instanceof ORPCError) || error.status >= 500) logFault(services, context.requestId, error);
      }),
    ],
  });
  // Kept in memory and told to no other server; a whole hall votes from one address.
  const ballotLimit = new RateLimit(CROWD_A_MINUTE);
  app.use("/api/rpc/*", async (c, next) => {
    const isBallot = BALLOTS.test(c.req.path);
    const limit = isBallot ? ballotLimit : isOpen(c.req.path) ? (endpoints.get(c.req.path)?.crowd ? crowdLimit : publicLimit) : undefined;
    const address = caller(c);
    if (limit) {
      const wait = limit.take(address, services.now());
      if (wait > 0) {
        c.header("retry-after", String(wait));
        return c.json(
          { json: { defined: true, code: "TOO_MANY_REQUESTS", status: 429, message: "", data: { retryAfterSeconds: wait } } },
          429,
        );
      }
    }
    const context: Context = {
      actor: c.get("actor"),
      requestId: c.get("requestId"),
      address: isBallot ? "" : address,
      device: c.get("device"),
      services,
    };
    const { matched, response } = await rpc.handle(await admitted(c), { prefix: "/api/rpc", context });
    return matched ? response : next();
  });

  app.post("/api/files", (c) => upload(c, services));
  // A phone sends what it kept of a day without a network in one go.
  const byLink = (answer: (c: HonoContext<Env>, services: Services) => Promise<Response>) => async (c: HonoContext<Env>) => {
    const wait = crowdLimit.take(caller(c), services.now());
    if (wait === 0) return answer(c, services);
    c.header("retry-after", String(wait));
    return c.json({ code: "TOO_MANY_REQUESTS", retryAfterSeconds: wait }, 429);
  };
  app.post("/api/link/files", byLink(uploadByLink));
  app.post("/api/link/files/read", byLink(readByLink));
  app.post("/api/link/sheet", byLink(blankByLink));
  app.post("/api/link/sheet/filled", byLink(filledByLink));
  app.get("/api/files/:id", (c) => download(c, services));
  app.get("/api/files/:id/preview", (c) => preview(c, services));
  app.post("/api/tables", (c) => readFile(c, c.get("actor"), services));
  app.post("/api/tables/faults", (c) => markFile(c, c.get("actor"), services));
  for (const [address, make] of Object.entries(services.house.papers)) app.get(`/api/${address}`, (c) => sendPaper(c, services, make));
  app.get("/api/places/:file", (c) => exportCoverage(c, c.get("actor"), services));
  app.get("/api/export/:list", (c) => exportList(c, c.get("actor"), services));
  app.post("/api/export/:list", (c) => exportLater(c, c.get("actor"), services));
  app.get("/api/records/:name/:file", (c) => exportRecord(c, c.get("actor"), services));
  app.all("/api/*", (c) => c.json({ message: "no such endpoint" }, 404));

  serveWeb(app, webFolder, services, publicLimit, crowdLimit);
  return app;
}

/** An endpoint's measure and permission, by its address. */
const endpoints = new Map(listEndpoints().map((e) => [`/api/rpc/${e.path.replaceAll(".", "/")}`, e]));

/**
 * The request as the wall may see it: whoever has no right to the endpoint is answered by the wall without a byte of his body being
 * read, and the others send as much as the endpoint takes.
 */
async function admitted(c: HonoContext<Env>): Promise<Request> {
  const { permission = "signed-in", megabytes } = endpoints.get(c.req.path) ?? {};
  const open = isOpen(c.req.path);
  const actor = c.get("actor");
  const may = open || (actor !== undefined && (permission === "signed-in" || actor.permissions.has(permission)));
  const request = c.req.raw;
  if (!may)
    return new Request(request.url, {
      method: request.method,
      headers: { "content-type": "application/json" },
      ...(request.method === "GET" ? {} : { body: "{}" }),
    });
  return limitBody(request, megabytes !== undefined ? megabytes * 1_048_576 : open ? FORM_BYTES : ACT_BYTES);
}

function logFault(services: Services, requestId: string, error: unknown): void {
  const { stack, cause } = error as Error;
  console.error(
    JSON.stringify({ at: new Date(services.now()).toISOString(), requestId, error: String(stack ?? error), cause: String(cause ?? "") }),
  );
}

/** A party's or a citizen's call: no account stands behind it, so each address has its limit. */
function isOpen(path: string): boolean {
  const permission = endpoints.get(path)?.permission;
  return permission === "public" || permission === "link";
}
const CROWD_A_MINUTE = 600;
/** Where ballots are opened and cast: no identity, no cookie, no line in any log, faults included (docs/trust-votes.md). */
const BALLOTS = /^\/api\/rpc\/ballots\//;

/** An expected refusal outside of a room's handlers, as the rooms' own look on the wire. */
const refuseInWords = (c: HonoContext, data: Refusal): Response =>
  c.json({ ...data, json: { defined: true, code: "REFUSED", status: 422, message: "", data } }, 422);

function callerIn(config: Config): (c: HonoContext) => string {
  const trusted = readProxies(config.BIHUAN_TRUSTED_PROXY ?? "") as BlockList;
  return (c) => {
    const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
    return callerOf(incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for"), trusted);
  };
}

/** The built pages; without them (in tests of the interface) there is the interface alone. */
function serveWeb(app: Hono<Env>, folder: string | undefined, services: Services, limit: RateLimit, pageLimit: RateLimit): void {
  if (folder === undefined) return;
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
      precompressed: true,
    }),
  );
  app.get("/assets/*", (c) => c.text("no such file", 404));
  // Pages for whoever has no account are written by the server, each from the database.
  const addressOf = callerIn(services.config);
  app.use(async (c, next) => {
    const wait = pageLimit.take(addressOf(c), services.now());
    if (wait === 0) return next();
    c.header("retry-after", String(wait));
    return c.text("请稍后再试 please try again shortly", 429);
  });
  // Read before everything else at each opening: its address names its text, so that nobody asks for it twice.
  const first = join(folder, "browser.js");
  const stamp = existsSync(first) ? createHash("sha256").update(readFileSync(first)).digest("hex").slice(0, 8) : "";
  const page = (name: string): string =>
    readFileSync(join(folder, name), "utf8").replace('src="/browser.js"', `src="/browser.js?${stamp}"`);
  const staff = page("index.html");
  const link = page("link.html");
  const send = (html: string) => (c: HonoContext) => {
    c.header("cache-control", "no-cache");
    return c.html(html);
  };
  for (const [path, what] of [
    ["/link", "link"],
    ["/link/*", "link"],
    ["/feedback", "feedback"],
    ["/law", "law"],
    ["/law/*", "law"],
  ] as const)
    app.get(path, send(link.replace('<div id="root"></div>', (root) => `${root}<noscript>${withoutScript(what)}</noscript>`)));
  serveBooking(app, link, services, limit, addressOf);
  serveFairs(app, link, services, limit, addressOf);
  servePlainForms(app, link, services, limit, addressOf);
  serveCalendar(app, link, services, limit, addressOf);
  serveContent(app, link, services);
  serveCentres(app, link, services);
  const near = page("near.html");
  app.get("/near", async (c) => {
    const region = /^[1-9]\d{5}$/.exec(c.req.query("region") ?? "")?.[0];
    const locale = c.req.query("lang") === "en" ? "en" : "zh";
    const body = await renderNear(services, {
      region,
      openOnly: c.req.query("open") === "1",
      barrierFree: c.req.query("barrier") === "1",
      words: (c.req.query("q") ?? "").slice(0, 40),
      locale,
    });
    return c.html(near.replace("<!--near-->", () => body));
  });
  app.get("/icon.svg", serveStatic({ root: folder }));
  app.get(
    "/browser.js",
    serveStatic({
      root: folder,
      onFound: (_path, c) =>
        c.header("cache-control", c.req.url.endsWith(`?${stamp}`) ? "public, max-age=31536000, immutable" : "no-cache"),
    }),
  );
  app.get("*", send(staff));
}
