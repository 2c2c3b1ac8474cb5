import type { Context } from "hono";
import { z } from "zod";
import { onGround, writeComparison, writeCoverage } from "../features/circle/index.ts";
import { TYPES } from "../platform/documents/file-types.ts";
import type { Actor } from "../platform/access/scope.ts";
import { daySchema, idSchema } from "../platform/http/contract.ts";
import { refusalIn, type Services } from "../platform/http/server.ts";
import { sendFile } from "./downloads.ts";

const OCCASIONS = ["any", "evening", "weekend"] as const;

/** The coverage of a day, or two plans compared, as a file. GET /api/places/coverage.docx?on=2026-11-23&occasion=any, …/plans.xlsx?a=1&b=2 */
export async function exportCoverage(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  const [, what, kind] = (/^(coverage|plans)\.(geojson|xlsx|docx)$/.exec(c.req.param("file") ?? "") ?? []) as [
    string?,
    string?,
    Exclude<keyof typeof TYPES, "csv">?,
  ];
  if (!kind) return c.json({ code: "NOT_FOUND" }, 404);
  if (!actor?.permissions.has("place.read")) return c.json({ code: "FORBIDDEN" }, 403);
  const on = c.req.query("on");
  const occasion = OCCASIONS.find((o) => o === (c.req.query("occasion") ?? "any"));
  if ((on !== undefined && !daySchema.safeParse(on).success) || !occasion) return c.json({ code: "INVALID" }, 422);
  const plans = z.object({ a: idSchema, b: idSchema }).safeParse({ a: Number(c.req.query("a")), b: Number(c.req.query("b")) });
  if (what === "plans" && !plans.success) return c.json({ code: "INVALID" }, 422);
  const unit = idSchema.optional().safeParse(c.req.query("unitId") === undefined ? undefined : Number(c.req.query("unitId")));
  const at = unit.success ? await onGround(services, actor, unit.data) : undefined;
  if (!at) return c.json({ code: "NOT_FOUND" }, 404);
  const asked = { ...(on === undefined ? {} : { on }), occasion };
  const writing =
    what === "plans" && plans.success
      ? writeComparison(services, at, { ...asked, ...plans.data }, kind)
      : writeCoverage(services, at, asked, kind);
  const file = await writing.catch((error: unknown) => {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refusal;
  });
  // Opened as a page of its own: the words, not a number.
  if ("code" in file) return c.text(`${file.message.zh}\n\n${file.message.en}`, 422);
  return sendFile(c, file.name, TYPES[kind], file.bytes);
}
