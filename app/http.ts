import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BlockList } from "node:net";
import { Readable } from "node:stream";
import { serveStatic } from "@hono/node-server/serve-static";
import { RPCHandler } from "@orpc/server/fetch";
import { onError, ORPCError } from "@orpc/server";
import { Hono, type Context as HonoContext } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { reportDocument } from "../features/reports/document.ts";
import { readReport } from "../features/reports/server.ts";
import { findPersonByAccount, isOfficer, listNotices, listPosts } from "../features/people/index.ts";
import { chinaDay } from "@bihuan/kit";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { hasSample, originOf, secondFactorOf, type Config } from "../platform/config/config.ts";
import { writeOfficialDocument } from "../platform/documents/gbt9704.ts";
import type { FilePlace } from "../platform/files/files.ts";
import { EVIDENCE_WORDS } from "../platform/files/kinds.ts";
import { Overloaded } from "../platform/db/database.ts";
import { BODY_TOO_LARGE, BodyTooLarge, FORM_BYTES, ACT_BYTES, limitBody, takeFile, dropBody } from "../platform/http/bodies.ts";
import { unstorable } from "../platform/http/input-faults.ts";
import { outageOf } from "../platform/http/outage.ts";
import { callerOf, isOwnHost, readProxies } from "../platform/http/caller.ts";
import { RateLimit } from "../platform/http/limits.ts";
import type { Label, Refusal } from "../platform/http/contract.ts";
import { OVERLOADED, refusalIn, type Context, type Services } from "../platform/http/server.ts";
import { countUnseen } from "../platform/notices/notices.ts";
import { noteGuarded } from "../platform/records/guarded.ts";
import { placeOfFile } from "../platform/records/serve.ts";
import type { Guard } from "../platform/register/guard.ts";
import { routerOf } from "../platform/rooms/room.ts";
import type { SignIn, SignedIn } from "../platform/signin/signin.ts";
import { renderNear } from "../features/portal/near.ts";
import { countMine } from "../features/work/bench.ts";
import { fundFile } from "../features/funds/index.ts";
import { writeMinutes } from "../features/tasks/index.ts";
import { serveBooking } from "./book.ts";
import { listEndpoints } from "./access-matrix.ts";
import { exportCoverage } from "./export-coverage.ts";
import { exportList, exportRecord } from "./export.ts";
import { markFile, readFile } from "./tables.ts";

/** Scripts come from this server alone and never inline; styles may be inline because Ant Design writes them. */
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** Tiles of the operator's choice are the one thing pages may fetch from elsewhere. */
function policyFor(baseMap: readonly string[] = []): string {
  const origins = [...new Set(baseMap.map((layer) => new URL(layer).origin))].map((origin) => ` ${origin}`).join("");
  return CSP.replace("img-src 'self'", `img-src 'self'${origins}`).replace("connect-src 'self'", `connect-src 'self'${origins}`);
}

interface Env {
  Variables: { requestId: string; actor: Actor | undefined; device: string | undefined };
}

export interface Me {
  personId: number;
  name: string;
  postId: number;
  posts: { id: number; title: string; unitName: string; roles: string[] }[];
  unitId: number;
  permissions: string[];
  /** What this session must do before anything else is open to it. */
  due: "password" | "second-factor" | null;
  /** What others did to this account since it was last told. */
  notices: { act: string; byName: string; byRole: string; at: string }[];
  /** Cases whose next move is this post's. */
  waiting: number;
  /** Notices not yet read. */
  unread: number;
}

export function buildApp(services: Services, signIn: SignIn, webFolder?: string): Hono<Env> {
  const app = new Hono<Env>();
  const identify = identifier(services, signIn);
  const publicLimit = new RateLimit(30).share(services.servers, services.now);
  const policy = policyFor(services.config.BIHUAN_BASE_MAP);
  const caller = callerIn(services.config);
  const origin = originOf(services.config);
  const isSecure = origin.startsWith("https:");
  // Whoever starts it for himself comes by a loopback name; with an origin of its own no other name leads here.
  const loopback = hasSample(services.config) || services.config.BIHUAN_ORIGIN === undefined;
  // A tile server knows its customers by the page that asks: it is told this server's name, and no address within.
  const referrer = services.config.BIHUAN_BASE_MAP ? "strict-origin" : "no-referrer";

  app.use(async (c, next) => {
    c.set("requestId", randomUUID());
    if (isOwnHost(c.req.header("host"), origin, loopback)) await next();
    else c.res = c.text(`not known by this name 不是本系统的地址: ${origin}`, 421);
    // Set on the answer's own headers: Hono's c.header would copy the finished answer and turn its text into a stream.
    const { headers } = c.res;
    headers.set("content-security-policy", policy);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", referrer);
    headers.set("x-request-id", c.get("requestId"));
    if (isSecure) headers.set("strict-transport-security", "max-age=31536000");
    if (c.req.path.startsWith("/api/")) headers.set("cache-control", "no-store");
  });

  // Another site cannot set this header without the browser asking first, and it is never allowed: CSRF ends here.
  app.use("/api/*", async (c, next) => {
    const guarded = c.req.method !== "GET" && c.req.method !== "HEAD" && !c.req.path.startsWith("/api/auth/");
    if (guarded && c.req.header("x-bihuan") !== "1") return c.json({ message: "missing x-bihuan header" }, 403);
    return next();
  });
  app.on(["GET", "POST"], "/api/auth/*", async (c) => signIn.handle(await limitBody(c.req.raw, FORM_BYTES), caller(c)));
  // What the door offers, before anybody is known.
  app.get("/api/door", (c) => c.json({ oidc: services.config.BIHUAN_OIDC_ISSUER !== undefined }));
  const { devices } = services.links;
  const secure = services.config.BIHUAN_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  app.use("/api/*", async (c, next) => {
    const ofLink = LINKS.test(c.req.path);
    const found = await identify(c, ofLink);
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
      waiting: await countMine(db, found.actor, chinaDay(services.now())),
      unread: await countUnseen(db),
      notices: await listNotices(db, found.me.personId),
    }));
    return c.json({ ...found.me, ...told } satisfies Me);
  });
  app.post("/api/me/post", async (c) => {
    const account = await signIn.findAccount(c.req.raw.headers);
    const found = account && (await postOf(services, account.accountId, 0));
    const { postId } = await ((await limitBody(c.req.raw, FORM_BYTES)).json() as Promise<{ postId: unknown }>).catch(() => ({
      postId: undefined,
    }));
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
    if (!(error instanceof Overloaded)) logFault(services, c.get("requestId"), error);
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
      onError((error, { context }) => {
        if (!(error instanceof ORPCError) || error.status >= 500) logFault(services, context.requestId, error);
      }),
    ],
  });
  app.use("/api/rpc/*", async (c, next) => {
    const isLink = LINKS.test(c.req.path);
    const address = caller(c);
    if (isLink) {
      const wait = publicLimit.take(address, services.now());
      if (wait > 0) {
        c.header("retry-after", String(wait));
        return c.json(
          { json: { defined: true, code: "TOO_MANY_REQUESTS", status: 429, message: "", data: { retryAfterSeconds: wait } } },
          429,
        );
      }
    }
    const context: Context = { actor: c.get("actor"), requestId: c.get("requestId"), address, device: c.get("device"), services };
    const { matched, response } = await rpc.handle(await admitted(c), { prefix: "/api/rpc", context });
    return matched ? response : next();
  });

  app.post("/api/files", (c) => upload(c, services));
  app.get("/api/files/:id", (c) => download(c, services));
  app.post("/api/tables", (c) => readFile(c, c.get("actor"), services));
  app.post("/api/tables/faults", (c) => markFile(c, c.get("actor"), services));
  app.get("/api/reports/:id/docx", async (c) => {
    const actor = c.get("actor");
    if (!actor?.permissions.has("report.read")) return c.json({ message: "forbidden" }, 403);
    const report = await services.database
      .read(actor.scope, (db) => readReport(db, services, Number(c.req.param("id"))))
      .catch(() => undefined);
    if (!report) return c.json({ message: "not found" }, 404);
    const file = await writeOfficialDocument(reportDocument(report));
    c.header("content-disposition", attachment(`${report.title}.docx`));
    return c.body(new Uint8Array(file), 200, { "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  });
  app.get("/api/meetings/:id/minutes", async (c) => {
    const actor = c.get("actor");
    const minutes = actor && (await writeMinutes(services, actor, Number(c.req.param("id"))));
    if (!minutes) return c.json({ message: "not found" }, 404);
    c.header("content-disposition", attachment(minutes.name));
    return c.body(new Uint8Array(minutes.bytes), 200, {
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  });
  app.get("/api/funds/:file", async (c) => {
    const actor = c.get("actor");
    const draft = Number(c.req.query("draft") ?? "");
    const file =
      actor &&
      (await fundFile(services, actor, c.req.param("file"), Number.isSafeInteger(draft) && draft > 0 ? draft : undefined).catch(
        (error: unknown) => {
          if ((error as { code?: string }).code === "NOT_FOUND") return undefined;
          throw error;
        },
      ));
    if (!file) return c.json({ message: "not found" }, 404);
    c.header("content-disposition", attachment(file.name));
    return c.body(new Uint8Array(file.bytes), 200, { "content-type": file.type });
  });
  app.get("/api/places/:file", (c) => exportCoverage(c, c.get("actor"), services));
  app.get("/api/export/:list", (c) => exportList(c, c.get("actor"), services));
  app.get("/api/records/:name/:file", (c) => exportRecord(c, c.get("actor"), services));
  app.all("/api/*", (c) => c.json({ message: "no such endpoint" }, 404));

  serveWeb(app, webFolder, services, publicLimit);
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
  const isOpen = permission === "public" || permission === "link";
  const actor = c.get("actor");
  const may = isOpen || (actor !== undefined && (permission === "signed-in" || actor.permissions.has(permission)));
  const request = c.req.raw;
  if (!may)
    return new Request(request.url, {
      method: request.method,
      headers: { "content-type": "application/json" },
      ...(request.method === "GET" ? {} : { body: "{}" }),
    });
  return limitBody(request, megabytes !== undefined ? megabytes * 1_048_576 : isOpen ? FORM_BYTES : ACT_BYTES);
}

function logFault(services: Services, requestId: string, error: unknown): void {
  const { stack, cause } = error as Error;
  console.error(
    JSON.stringify({ at: new Date(services.now()).toISOString(), requestId, error: String(stack ?? error), cause: String(cause ?? "") }),
  );
}

const LINKS = /^\/api\/rpc\/(confirmation|parties|portal|publicPolicies|visits)\//;

/** An expected refusal outside of a room's handlers, as the rooms' own look on the wire. */
const refuseInWords = (c: HonoContext, data: Refusal): Response =>
  c.json({ ...data, json: { defined: true, code: "REFUSED", status: 422, message: "", data } }, 422);

const POST_GONE: Refusal = {
  code: "post-gone",
  message: {
    zh: "本页所用的岗位已不归您，这一步没有保存。已填的内容还在；请刷新页面，在现有岗位上办理。",
    en: "The post this page was opened for is not yours any more; this step was not stored. What you typed is kept; reload and work in a post you hold.",
  },
};
const POST_UNNAMED: Refusal = {
  code: "post-unnamed",
  message: {
    zh: "您在几个单位任职，这一步没有说明为哪个单位办理，没有保存。请刷新页面再试。",
    en: "You hold posts at several units and this step did not say for which; it was not stored. Reload and try again.",
  },
};

/** Who asks, in the post the request was made for. One post is taken for granted only where there is one unit. */
function identifier(services: Services, signIn: SignIn) {
  /** A party's or a citizen's call needs no post: there it is told alone whether, and as whom, somebody is signed in here. */
  return async (c: HonoContext, anyPost = false): Promise<Found | { refusal: Refusal } | undefined> => {
    const account = await signIn.findAccount(c.req.raw.headers);
    if (account === undefined) return undefined;
    const named = anyPost ? undefined : (c.req.header("x-bihuan-post") ?? c.req.query("post"));
    const wanted = Number(named ?? /(?:^|;\s*)bihuan_post=(\d+)/.exec(c.req.header("cookie") ?? "")?.[1] ?? 0);
    const found = await postOf(services, account.accountId, wanted);
    if (found && named !== undefined && found.me.postId !== wanted) return { refusal: POST_GONE };
    if (found?.severalUnits && !anyPost && named === undefined && c.req.method !== "GET") return { refusal: POST_UNNAMED };
    return found && heldBack(found, account, secondFactorOf(services.config));
  };
}

/** Until the first password is changed, and the second factor set where it is asked for, a session holds no permission. */
function heldBack(found: Found, account: SignedIn, secondFactor: "officers" | "everyone" | "nobody"): Found {
  const asked = secondFactor === "everyone" || (secondFactor === "officers" && found.actor.roles.some(isOfficer));
  const due = account.firstPassword ? "password" : asked && !account.twoFactor ? "second-factor" : null;
  if (due === null) return found;
  return { ...found, actor: { ...found.actor, roles: [], permissions: new Set() }, me: { ...found.me, permissions: [], due } };
}

type Found = { actor: Actor; severalUnits: boolean; me: Omit<Me, "waiting" | "unread" | "notices"> };
const remembered = new Map<string, { until: number; found: Found | undefined }>();
/** A post's rights are read anew after this long: an ended post is felt within seconds. */
const REMEMBER_MILLIS = 5000;

async function postOf(services: Services, account: string, wanted: number): Promise<Found | undefined> {
  const key = `${account}/${wanted}`;
  const now = Date.now();
  const known = remembered.get(key);
  if (known && known.until > now) return known.found;
  if (remembered.size > 5000) remembered.clear();
  const found = await services.database.asRoot(services.rootUnitId, async (db) => {
    const person = await findPersonByAccount(db, account);
    if (!person) return undefined;
    const posts = await listPosts(db, person.id, chinaDay(services.now()));
    const post = posts.find((p) => p.id === wanted) ?? posts[0];
    if (!post) return undefined;
    // Posts at the same unit act together: an adviser who also reviews need not switch.
    const roles = [...new Set(posts.filter((p) => p.unitId === post.unitId).map((p) => p.role))];
    const actor = mintActor({ personId: person.id, name: person.name, unitPath: post.unitPath, roles }, services.house.permissions);
    return {
      actor,
      severalUnits: new Set(posts.map((p) => p.unitId)).size > 1,
      me: {
        personId: person.id,
        name: person.name,
        postId: post.id,
        unitId: post.unitId,
        permissions: [...actor.permissions].sort(),
        due: null,
        posts: posts.map((p) => ({ id: p.id, title: p.title, unitName: p.unitName, roles: [p.role] })),
      },
    };
  });
  remembered.set(key, { until: now + REMEMBER_MILLIS, found });
  return found;
}

async function upload(c: HonoContext<Env>, services: Services): Promise<Response> {
  const actor = c.get("actor");
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  const target = await targetOf(c, actor, services);
  if (target instanceof Response) return target;
  const guarded = await guardOf(c, actor, services);
  let guardSays: Label | undefined;
  const limit = services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576;
  let name = "";
  const tooLarge = Number(c.req.header("content-length") ?? 0) > limit + 10_000;
  if (tooLarge) await dropBody(c.req.raw);
  const received = tooLarge
    ? ({ ok: false, error: "too-large" } as const)
    : ((await takeFile(c.req.raw, async (content, called) => {
        name = called.replace(/[\\/\u0000-\u001f]/g, "_").slice(-200);
        if (!guarded) return services.files.receive(content, name);
        const bytes = await inMemory(content, limit);
        if (bytes === undefined) return { ok: false, error: "too-large" } as const;
        guardSays = await guarded.guard.file(called, bytes);
        return guardSays ? ({ ok: false, error: "unreadable" } as const) : services.files.receive(Readable.from([bytes]), name);
      })) ?? ({ ok: false, error: "half-sent" } as const));
  if (guarded && guardSays) {
    await noteGuarded({ actor, services }, guarded.name);
    return c.json({ code: "guarded", message: guardSays }, 422);
  }
  if (!received.ok) {
    const words = {
      "too-large": [`文件超过 ${services.config.BIHUAN_UPLOAD_MEGABYTES} MB`, `Larger than ${services.config.BIHUAN_UPLOAD_MEGABYTES} MB`],
      "type-not-allowed": [
        `只收 ${EVIDENCE_WORDS}，且内容与扩展名一致`,
        "Only PDF, OFD, pictures, Word, Excel and WPS files, content matching the name",
      ],
      unreadable: [
        "文件打不开：PDF 须至少有一页，图片须有尺寸，Word、Excel、OFD 须完整。可能已损坏或有密码，请重新导出不带密码的文件再上传；原文件没有保存",
        "The file does not open: a PDF needs a page, a picture a size, an Office or OFD file its directory. It may be damaged or locked; export it anew without a password. Nothing was stored",
      ],
      infected: [
        "杀毒程序在文件里发现病毒，没有保存。请先杀毒，或换一份",
        "The scanner found a virus; nothing was stored. Clean it or send another",
      ],
      "not-scanned": [
        "文件没有通过病毒检查（检查程序不在，或文件超过它的上限），没有保存。请稍后再传，仍不行请告知管理员",
        "The file could not be scanned for viruses (the scanner is away, or its limit is passed); nothing was stored. Try again later or tell the administrator",
      ],
      empty: ["文件是空的", "The file is empty"],
      "half-sent": ["上传中断，文件没有保存，请重新上传", "The upload broke off; nothing was stored"],
    }[received.error] as [string, string];
    return c.json(refusal(received.error, ...words), 422);
  }
  const id = await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, target, name, received.value));
  return c.json({ id });
}

/** The guard of the record that a file is meant for, where it has one: then the file is looked through in memory before anything is written. */
async function guardOf(c: HonoContext<Env>, actor: Actor, services: Services): Promise<{ name: string; guard: Guard } | undefined> {
  const named = /^([a-z_]+):\d{1,15}$/.exec(c.req.query("record") ?? "")?.[1];
  const id = Number(c.req.query("caseId"));
  const name =
    named ??
    (Number.isSafeInteger(id)
      ? (
          await services.database.read(actor.scope, (db) =>
            db.selectFrom("work_case").select("process").where("id", "=", id).executeTakeFirst(),
          )
        )?.process
      : undefined);
  const guard = name === undefined ? undefined : services.house.records.get(name)?.records.register.guard;
  return name !== undefined && guard ? { name, guard } : undefined;
}

/** Where an upload goes, if this actor may add files there now: a declared record while it may be edited, a case of a room with files of its own while it is open. */
async function targetOf(c: HonoContext<Env>, actor: Actor, services: Services): Promise<FilePlace | Response> {
  const { house, database } = services;
  const named = /^([a-z_]+):(\d{1,15})$/.exec(c.req.query("record") ?? "");
  const id = Number(named ? named[2] : c.req.query("caseId"));
  if (!Number.isSafeInteger(id) || id <= 0) return c.json(refusal("invalid", "缺少记录号", "The record is missing"), 422);
  const found = named
    ? { process: named[1] as string, closed_on: null }
    : await database.read(actor.scope, (db) =>
        db.selectFrom("work_case").select(["process", "closed_on"]).where("id", "=", id).executeTakeFirst(),
      );
  if (!found) return c.json({ code: "NOT_FOUND" }, 404);
  const rights = house.files.get(found.process);
  if (!rights?.add.some((p) => actor.permissions.has(p))) return c.json({ code: "FORBIDDEN" }, 403);
  const hand = house.records.get(found.process);
  if (named && !hand) return c.json({ code: "NOT_FOUND" }, 404);
  const refused = (error: unknown): Response => {
    const words = refusalIn(error);
    if (words) return c.json(words, 422);
    if ((error as { code?: string }).code === "NOT_FOUND") return c.json({ code: "NOT_FOUND" }, 404);
    throw error;
  };
  if (!hand)
    // What is closed takes the new evidence of a correction and nothing else.
    return found.closed_on === null || actor.permissions.has("fact.correct")
      ? { case_id: id }
      : c.json(refusal("closed", "已办结，不能再加附件", "The case is closed"), 422);
  return database.write(actor.scope, (tx) => placeOfFile(hand, tx, id, c.req.query("kind"))).catch(refused);
}

const refusal = (code: string, zh: string, en: string) => ({ code, message: { zh, en } });

async function download(c: HonoContext<Env>, services: Services): Promise<Response> {
  const actor = c.get("actor");
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  // Whoever may read nothing that has files learns not even whether one is there.
  const { files } = services.house;
  if (![...files.values()].some((f) => actor.permissions.has(f.read))) return c.json({ code: "FORBIDDEN" }, 403);
  const file = await services.database.read(actor.scope, (db) =>
    db
      .selectFrom("stored_file as f")
      .leftJoin("work_case as c", "c.id", "f.case_id")
      .selectAll("f")
      .select("c.process")
      .where("f.id", "=", Number(c.req.param("id")) || 0)
      .executeTakeFirst(),
  );
  if (!file) return c.json({ code: "NOT_FOUND" }, 404);
  // A file is read by whoever may read what it belongs to.
  const rights = files.get(file.process ?? file.subject?.split(":")[0] ?? "");
  if (!rights || !actor.permissions.has(rights.read)) return c.json({ code: "FORBIDDEN" }, 403);
  await services.database.write(actor.scope, (tx) => services.files.noteOpening(tx, actor, file.id));
  c.header("content-disposition", attachment(file.name));
  c.header("content-length", String(file.bytes));
  return c.body(Readable.toWeb(await services.files.read(file.sha256)) as ReadableStream, 200, { "content-type": file.media_type });
}

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

function callerIn(config: Config): (c: HonoContext) => string {
  const trusted = readProxies(config.BIHUAN_TRUSTED_PROXY ?? "") as BlockList;
  return (c) => {
    const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
    return callerOf(incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for"), trusted);
  };
}

/** The built pages; without them (in tests of the interface) there is the interface alone. */
function serveWeb(app: Hono<Env>, folder: string | undefined, services: Services, limit: RateLimit): void {
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
  const page = (name: string): string => readFileSync(join(folder, name), "utf8");
  const staff = page("index.html");
  const link = page("link.html");
  const send = (html: string) => (c: HonoContext) => {
    c.header("cache-control", "no-cache");
    return c.html(html);
  };
  for (const path of ["/link", "/link/*", "/feedback", "/law", "/law/*"]) app.get(path, send(link));
  serveBooking(app, link, services, limit, callerIn(services.config));
  const near = page("near.html");
  app.get("/near", async (c) => {
    const region = /^[1-9]\d{5}$/.exec(c.req.query("region") ?? "")?.[0];
    const locale = c.req.query("lang") === "en" ? "en" : "zh";
    const body = await renderNear(services, { region, openOnly: c.req.query("open") === "1", locale });
    return c.html(near.replace("<!--near-->", () => body));
  });
  app.get("/icon.svg", serveStatic({ root: folder }));
  app.get("/browser.js", serveStatic({ root: folder, onFound: (_path, c) => c.header("cache-control", "no-cache") }));
  app.get("*", send(staff));
}

/** A stream as bytes, unless it is larger than the limit. */
async function inMemory(content: ReadableStream<Uint8Array> | Readable, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes <= limit) pieces.push(piece);
  }
  return bytes > limit ? undefined : new Uint8Array(Buffer.concat(pieces));
}
