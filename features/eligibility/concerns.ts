import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Context } from "../../platform/http/server.ts";
import { standingPolicies } from "../policies/index.ts";
import { getDemand } from "../services/index.ts";
import { judge } from "./judge.ts";
import { factsOf, offersOn } from "./offers.ts";

const SHOWN = 5;
/** Of a document at least so many of the need's words: one alone says nothing. */
const LEAST_WORDS = 2;

/**
 * Policies beside a need. What applies is told by checked conditions and its firm's facts alone; what is merely near by its words stands apart, with the words
 * they share, and is no verdict.
 */
export async function concernsNeed({ actor, services }: Context & { actor: Actor }, demandId: number) {
  const day = chinaDay(services.now());
  const known = await services.database.read(actor.scope, async (db) => {
    const d = await getDemand(db, demandId);
    const [firm] = await rowsOf<{ id: number; name: string; path: number[] }>(
      db,
      sql`select f.id, f.name, f.unit_path as path from demand n join demander k on k.id = n.demander_id join firm f on f.code = k.credit_code
        where n.id = ${demandId} and ${inScope("f", actor.scope)} order by (f.unit_id = ${d.unit_id}) desc, f.id limit 1`,
    );
    const facts = firm ? ((await factsOf(db, [firm.id])).get(firm.id) ?? []) : [];
    const judged = firm
      ? (await offersOn(db, firm.path, day)).map(({ terms, id: _, ...offer }) => {
          const { verdict } = judge(terms, facts, day);
          return { verdict: offer.changed && verdict === "applies" ? ("open" as const) : verdict, offer };
        })
      : [];
    return { d, firm: firm ? { id: firm.id, name: firm.name } : null, judged };
  });
  const { d, firm, judged } = known;
  const text = [d.title, d.present_state, d.target, d.limits].filter(Boolean).join(" ").slice(0, 3000);
  const { hits, state } = await (
    await services.search()
  ).search({ text, sight: { unit: actor.scope.unitId }, kinds: ["article"], limit: 30 });
  // What was judged of this firm is said above, whichever way.
  const said = new Set(judged.map((j) => j.offer.policyId));
  const near = hits.filter((h) => h.terms.length >= LEAST_WORDS);
  const { of, standing } = await services.database.read(actor.scope, async (db) => {
    const rows = await rowsOf<{ id: number; policyId: number; address: string }>(
      db,
      sql`select id, policy_id as "policyId", address from policy_article where id = any (${near.map((h) => h.id)}::bigint[])`,
    );
    const ids = [...new Set(rows.map((r) => r.policyId))].filter((id) => !said.has(id));
    return { of: new Map(rows.map((r) => [r.id, r])), standing: await standingPolicies(db, ids, day) };
  });
  const told = new Set<number>();
  return {
    firm,
    complete: state === "ready",
    applies: judged.filter((j) => j.verdict === "applies").map((j) => j.offer),
    open: judged.filter((j) => j.verdict === "open").map((j) => j.offer),
    near: near
      .flatMap((h) => {
        const article = of.get(h.id);
        const policy = article && standing.get(article.policyId);
        if (!article || policy?.validity !== "in_force" || told.has(article.policyId)) return [];
        told.add(article.policyId);
        return [
          { policyId: article.policyId, address: article.address, title: policy.title, words: h.terms.slice(0, 5).map((t) => t.text) },
        ];
      })
      .slice(0, SHOWN),
  };
}
