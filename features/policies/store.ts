import { createHash } from "node:crypto";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { familyOf, type About } from "./about.ts";
import { findRegionOf, insertPolicy, listReplaced, lockLinks, writeArticles } from "./writing-queries.ts";
import type { Reference } from "./references.ts";
import type { PolicyText } from "./text.ts";
import { closesCircle } from "./validity.ts";

export const digestOf = (source: string | Uint8Array): string => createHash("sha256").update(source).digest("hex");

export interface NewPolicy {
  text: PolicyText;
  /** Of each article what its body names. */
  references: readonly (readonly Reference[])[];
  about: Omit<About, "inForceBasis"> & { inForceBasis: About["inForceBasis"] | "entered" };
  repealedOn?: string | null;
  isPublic: boolean;
  digest: string;
  source?: string;
  requestKey?: string;
  sample?: boolean;
}

/** Stores a document with its articles and references at the actor's unit, in the caller's transaction. */
export async function addPolicy(tx: Db, actor: Actor, policy: NewPolicy): Promise<number> {
  const { text, about } = policy;
  const id = await insertPolicy(tx, {
    title: text.title,
    part: text.part,
    family: familyOf(text.title, text.part),
    number: about.number,
    issuer: about.issuer,
    level: about.level,
    region_code: ["local", "rule", "document"].includes(about.level) ? await findRegionOf(tx, text.title) : null,
    issued_on: about.issuedOn,
    in_force_on: about.inForceOn,
    in_force_basis: about.inForceBasis,
    repealed_on: policy.repealedOn ?? null,
    notes: text.notes.join("\n"),
    is_public: policy.isPublic,
    source: policy.source ?? null,
    digest: policy.digest,
    characters: charactersOf(text),
    unit_id: actor.scope.unitId,
    unit_path: [...actor.scope.unitPath],
    sample: policy.sample ?? false,
    request_key: policy.requestKey ?? null,
    requested_by: policy.requestKey === undefined ? null : actor.id,
  });
  await writeArticles(tx, id, text.articles, policy.references);
  await audit(tx, actor, { act: "policy.add", subject: `policy:${id}`, detail: { title: text.title, articles: text.articles.length } });
  return id;
}

export const charactersOf = (text: PolicyText): number => text.articles.reduce((sum, a) => sum + a.body.length, 0);

/** Writes a link, or says that "replaces" would close a circle. Repeated, it changes nothing. */
export async function linkPolicy(
  tx: Db,
  link: { from: number; kind: "replaces" | "amends" | "implements"; to: number; basis: "derived" | "entered" },
): Promise<"linked" | "circle"> {
  if (link.from === link.to) return "circle";
  if (link.kind === "replaces") {
    await lockLinks(tx);
    const replaced = await listReplaced(tx);
    if (closesCircle(link.from, link.to, (id) => replaced.get(id) ?? [])) return "circle";
  }
  await tx
    .insertInto("policy_link")
    .values({ from_id: link.from, kind: link.kind, to_id: link.to, basis: link.basis })
    .onConflict((c) => c.doNothing())
    .execute();
  return "linked";
}
