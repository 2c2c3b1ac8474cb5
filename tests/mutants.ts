import { seededRandom, type Random } from "@bihuan/kit";
import { z } from "zod";
import { contract } from "../app/contract.ts";
import type { Visitor } from "./served.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly $ref?: string;
}

/** Text that has broken programs: what a day, a number, an address or a name could be written as, and never should. */
const TEXTS = [
  "",
  " ",
  "\u0000",
  "甲\u0000乙",
  "\ud800",
  "2026-02-31",
  "0000-00-00",
  "9999-12-31",
  "2026-13",
  "2147483648",
  "9223372036854775808",
  "-1",
  "NaN",
  "1e400",
  "Infinity",
  "null",
  "__proto__",
  "constructor",
  "toString",
  "'; drop table unit; --",
  "%_\\",
  "{}",
  "[]",
  "[{}]",
  "510000",
  "第NaN条",
  "第〇条",
  "eyJ2IjpbbnVsbF19",
  "W251bGxd",
  "W251bGwsbnVsbF0",
  "1",
  "甲".repeat(300),
  "(".repeat(500),
  "<b>&amp;</b>",
  "\u202e\u200b\ufeff",
];
const NUMBERS = [0, -1, 1, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e308, -1e308, 1e-320];
const ODD: readonly unknown[] = [null, true, false, [], {}, [null], "", 0, "text", 1.5, [[]], { __proto__: null, constructor: 1 }];
const GOOD_DAYS = ["2026-11-01", "2026-02-28", "2025-12-31"];

export interface Endpoint {
  readonly path: string;
  readonly permission: string;
  readonly schema: Schema | undefined;
}

export function endpoints(node: unknown = contract, path: readonly string[] = []): Endpoint[] {
  const own = (node as { "~orpc"?: { meta: { permission: string }; inputSchema?: z.ZodType } })["~orpc"];
  if (!own) return Object.entries(node as object).flatMap(([key, child]) => endpoints(child, [...path, key]));
  const schema = own.inputSchema && (z.toJSONSchema(own.inputSchema, { io: "input", unrepresentable: "any", reused: "inline" }) as Schema);
  return [{ path: path.join("/"), permission: own.meta.permission, schema }];
}

/** A value of the schema in most of its leaves, and anything at all in the others. */
function draw(schema: Schema, random: Random, name: string, oddness: number): unknown {
  if (random.next() < oddness) return random.pick([random.pick(TEXTS), random.pick(NUMBERS), random.pick(ODD)]);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return draw(random.pick(choices), random, name, oddness);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "object" || schema.properties) {
    const required = new Set(schema.required);
    const entries = Object.entries(schema.properties ?? {}).filter(([key]) => required.has(key) || random.next() < 0.6);
    const made: Record<string, unknown> = Object.fromEntries(entries.map(([key, of]) => [key, draw(of, random, key, oddness)]));
    if (typeof schema.additionalProperties === "object")
      for (const key of FIELDS) if (random.next() < 0.4) made[key] = draw(schema.additionalProperties, random, key, oddness);
    return made;
  }
  if (type === "array") return Array.from({ length: random.below(3) }, () => draw(schema.items ?? {}, random, name, oddness));
  if (type === "integer" || type === "number") return random.next() < 0.75 ? 1 + random.below(60) : random.pick(NUMBERS);
  if (type === "boolean") return random.next() < 0.5;
  if (type === "string") {
    if (random.next() < 0.35) return random.pick(TEXTS);
    if (schema.pattern?.includes("\\d{4}-\\d{2}-\\d{2}") || /day|from|to|on$/i.test(name))
      return random.next() < 0.6
        ? random.pick(GOOD_DAYS)
        : random.pick(["2026-02-31", "2026-00-10", "2026-99-99", "0000-01-01", "9999-99-99"]);
    if (schema.pattern?.includes("\\d{4}-")) return random.pick(["2026-11", "0000-01", "9999-12"]);
    return random.pick(["示例文本", "mutant-key-0001", "510000", "柑橘", "12", ...FIELDS]);
  }
  return random.pick(ODD);
}

/** Fields that registers have in common: where an input is a bag of values, filters or sorts by name. */
const FIELDS = [
  "title",
  "state",
  "unit",
  "day",
  "name",
  "phone",
  "region",
  "amountFen",
  "budgetFen",
  "wantedBy",
  "from",
  "to",
  "kind",
  "level",
  "text",
  "creditCode",
  "article",
];

/** Files and exports are asked for by address. */
function drawAddress(random: Random): string {
  const odd = (): string => encodeURIComponent(random.pick([...TEXTS.filter((t) => t !== "\ud800"), ...NUMBERS.map(String), ...GOOD_DAYS]));
  const list = random.pick(["demands", "agreement", "booking", "build", "places", "supplies", "publications", "people", "policies"]);
  const schema = endpoints().find((e) => e.path === "services/listDemands")?.schema ?? {};
  const input = encodeURIComponent(JSON.stringify(draw(schema, random, "", 0.1)));
  return random.pick([
    () => `/api/export/${list}.csv?input=${input}&columns=title,${odd()}`,
    () => `/api/export/${list}.xlsx?input=${odd()}`,
    () => `/api/export/${odd()}?input=${odd()}`,
    () => `/api/files/${odd()}`,
    () => `/api/reports/${odd()}/docx`,
    () => `/api/places/coverage.geojson?on=${odd()}&occasion=any`,
    () => `/api/places/plans.xlsx?a=${odd()}&b=${odd()}`,
  ])();
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** What is answered beside the contract: files, exports, papers, doors and public pages, each once. */
export const rawRoutes = (routes: readonly Route[]): Route[] => [
  ...new Map(
    routes
      .filter((r) => ["GET", "POST"].includes(r.method) && !/\*|^\/api\/auth/.test(r.path))
      .map((r) => [`${r.method} ${r.path}`, { method: r.method, path: r.path }]),
  ).values(),
];

/** A drawn request to each route in turn: odd names in its address, odd questions after it, an odd form or body where it takes one. */
export async function throwAtRoutes(
  routes: readonly Route[],
  visitors: readonly Visitor[],
  count: number,
  seed: number,
  onEach = () => {},
): Promise<Broken[]> {
  const random = seededRandom(seed);
  const odd = (): string => random.pick([...TEXTS.filter((t) => t !== "\ud800"), ...NUMBERS.map(String), ...GOOD_DAYS, ...FIELDS]);
  const broken: Broken[] = [];
  for (let i = 0; i < count; i++) {
    const { method, path } = routes[i % routes.length] as Route;
    const filled = path.replaceAll(/:\w+(?:\{(.*?)\})?(?=\/|$)/g, (_, pattern?: string) =>
      random.next() < 0.4 ? (pattern?.includes("ics") ? "510000.ics" : random.pick(["1", "2", "510000"])) : encodeURIComponent(odd()),
    );
    const asked = new URLSearchParams(Array.from({ length: random.below(4) }, () => [random.pick(ASKED), odd()]));
    const address = `${filled}?${asked.toString()}`;
    const form = new URLSearchParams(Array.from({ length: random.below(6) }, () => [random.pick([...ASKED, ...FIELDS]), odd()])).toString();
    const [type, body] = random.pick([
      ["application/x-www-form-urlencoded", form],
      ["application/json", JSON.stringify({ json: odd(), token: odd() })],
      ["multipart/form-data; boundary=b", `--b\r\ncontent-disposition: form-data; name="token"\r\n\r\n${odd()}\r\n--b--`],
      [
        "multipart/form-data; boundary=b",
        `${["sheet", "heading", "faults", "token", "record", "known", "register"].map((name) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${random.next() < 0.5 ? random.pick(["1", "[]", '[{"row":2,"column":1,"text":"x"}]']) : odd()}\r\n`).join("")}--b\r\ncontent-disposition: form-data; name="file"; filename="${random.pick(["a.csv", "a.xlsx", "合同.pdf"])}"\r\n\r\n${random.pick(["名称,类型\n甲,乙\n", "PK\u0003\u0004", odd()])}\r\n--b--\r\n`,
      ],
      ["multipart/form-data; boundary=b", odd()],
      ["multipart/form-data", odd()],
      ["text/plain", odd()],
    ]) as [string, string];
    const sent = method === "GET" ? {} : { method, body, headers: { "content-type": type, "x-bihuan": "1" } };
    const response = await random.pick(visitors).fetch(address, { ...sent, redirect: "manual" });
    await response.arrayBuffer();
    onEach();
    if (response.status >= 500)
      broken.push({ path: `${method} ${address}`.slice(0, 400), status: response.status, input: body.slice(0, 300) });
  }
  return broken;
}
const ASKED = [
  "input",
  "columns",
  "on",
  "day",
  "from",
  "to",
  "post",
  "caseId",
  "record",
  "kind",
  "draft",
  "page",
  "q",
  "token",
  "code",
  "lat",
  "lon",
  "month",
  "a",
  "b",
  "occasion",
  "name",
  "phone",
  "people",
];

export interface Broken {
  readonly path: string;
  readonly status: number;
  readonly input: string;
}

/** Somebody who throws inputs, and how he comes in again: an input may end the sign-in, the account or the post of whoever sends it. */
export interface Thrower {
  visitor: Visitor;
  readonly permissions: ReadonlySet<string>;
  readonly again: () => Promise<Visitor>;
}

export interface Thrown {
  readonly broken: Broken[];
  readonly statuses: Map<number, number>;
  readonly endpoints: number;
  /** Sign-ins that an input ended and that were made anew. */
  readonly again: number;
  /** Throwers whose account an input closed to themselves. */
  readonly gone: number;
}

/** So many drawn inputs over all endpoints in turn, each by a visitor who may call it; what was answered with 5xx. */
export async function throwMutants(
  throwers: readonly Thrower[],
  count: number,
  seed: number,
  { first = 0, onEach = () => {} }: { first?: number; onEach?: () => void } = {},
): Promise<Thrown> {
  const random = seededRandom(seed);
  const all = endpoints();
  const broken: Broken[] = [];
  const statuses = new Map<number, number>();
  const gone = new Set<Thrower>();
  let again = 0;
  const answered = async (path: string, input: string, response: Response): Promise<number> => {
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500) broken.push({ path: path.slice(0, 300), status: response.status, input });
    return response.status;
  };
  for (let i = first; i < first + count; i++) {
    const { path, permission, schema } = all[i % all.length] as Endpoint;
    const left = throwers.filter((t) => !gone.has(t));
    if (left.length === 0) throw new Error("nobody can sign in any more");
    const able = left.filter((t) => t.permissions.has(permission));
    const thrower = random.pick(able.length > 0 ? able : left);
    if (random.next() < 0.05) {
      const address = drawAddress(random);
      await answered(address, "", await thrower.visitor.fetch(address));
    }
    const input = schema ? draw(schema, random, "", random.pick([0, 0.04, 0.15])) : random.pick(ODD);
    const body = JSON.stringify({ json: input });
    const sent = { method: "POST", headers: { "content-type": "application/json", "x-bihuan": "1" }, body };
    const status = await answered(path, body.slice(0, 600), await thrower.visitor.fetch(`/api/rpc/${path}`, sent));
    if (status === 401)
      await thrower.again().then(
        (visitor) => void ((thrower.visitor = visitor), again++),
        () => gone.add(thrower),
      );
    onEach();
  }
  return { broken, statuses, endpoints: all.length, again, gone: gone.size };
}

/** The office's and the county's people of the sample, who together may call everything. */
export async function sampleThrowers(signIn: (name: string) => Promise<Visitor>, names: readonly string[]): Promise<Thrower[]> {
  return Promise.all(
    names.map(async (name) => {
      const visitor = await signIn(name);
      const me = (await (await visitor.fetch("/api/me")).json()) as { permissions: string[] };
      return { visitor, permissions: new Set([...me.permissions, "signed-in", "public", "link"]), again: () => signIn(name) };
    }),
  );
}
