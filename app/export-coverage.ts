import type { Context } from "hono";
import { writeCoverage } from "../features/places/index.ts";
import type { Actor } from "../platform/access/scope.ts";
import { daySchema } from "../platform/http/contract.ts";
import type { Services } from "../platform/http/server.ts";

const TYPES = {
  geojson: "application/geo+json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
const OCCASIONS = ["any", "evening", "weekend"] as const;

/** The coverage of a day as a file. GET /api/places/coverage.docx?on=2026-11-23&occasion=any */
export async function exportCoverage(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  const kind = /^coverage\.(geojson|xlsx|docx)$/.exec(c.req.param("file") ?? "")?.[1] as keyof typeof TYPES | undefined;
  if (!kind) return c.json({ code: "NOT_FOUND" }, 404);
  if (!actor?.permissions.has("place.read")) return c.json({ code: "FORBIDDEN" }, 403);
  const on = c.req.query("on");
  const occasion = OCCASIONS.find((o) => o === (c.req.query("occasion") ?? "any"));
  if ((on !== undefined && !daySchema.safeParse(on).success) || !occasion) return c.json({ code: "INVALID" }, 422);
  const file = await writeCoverage(services, actor, { ...(on === undefined ? {} : { on }), occasion }, kind);
  c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return c.body(file.bytes, 200, { "content-type": TYPES[kind] });
}
