import { covers, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound } from "../../platform/http/server.ts";
import { listFieldChanges } from "../../platform/register/history.ts";
import type { NamedPolicy } from "./contract.ts";
import { briefly } from "./correcting.ts";
import {
  countCitations,
  factsOf,
  ownFacts,
  findPolicy,
  listArticles,
  listCitations,
  listFamilies,
  listHeld,
  listLinks,
  listNamed,
  listOutline,
  listVersions,
  namedPolicy,
  type PolicyRecord,
} from "./queries.ts";
import { referencesIn } from "./references.ts";

/** Characters of text sent in one answer: three quarters of all laws fit; longer ones come in pieces. */
const PIECE = 120_000;

/** A document as its page shows it on a day, beginning with an article. */
export async function readPolicy(
  db: Db,
  actor: Actor,
  input: { id: number; from?: number | undefined; at?: string | undefined },
  on: string,
) {
  const policy = (await findPolicy(db, input.id, on)) ?? notFound();
  const outline = await listOutline(db, policy.id);
  const first = input.from ?? outline.find((o) => o.address === input.at)?.seq ?? 1;
  const begin = input.from === undefined && fits(outline, 1, first) ? 1 : first;
  const { last, next } = pieceOf(outline, begin);
  const named = await listVersions(db, policy.family);
  const links = await listLinks(db, policy.id);
  const others = await listNamed(db, [...new Set(links.flatMap((l) => [l.from_id, l.to_id]))], on);
  const changes = await listFieldChanges(db, "policy", policy.id);
  return {
    facts: factsOf(policy),
    on,
    inForceBasis: policy.in_force_basis,
    notes: policy.notes,
    version: policy.version,
    own: ownFacts(policy),
    replacedBy: links.flatMap((l) => (l.kind === "replaces" && l.to_id === policy.id ? [others.get(l.from_id) as NamedPolicy] : [])),
    links: links.map((l) => {
      const isOut = l.from_id === policy.id;
      return {
        kind: l.kind,
        direction: isOut ? ("out" as const) : ("in" as const),
        entered: l.basis === "entered",
        other: others.get(isOut ? l.to_id : l.from_id) as NamedPolicy,
      };
    }),
    versions: named.map((v) => namedPolicy(v, on)),
    outline: outline.map(({ seq, address, headings }) => ({ seq, address, headings })),
    articles: await articlesWithLinks(db, policy, begin, last, on),
    next,
    history: changes.map((h) => ({
      field: h.field,
      before: h.field === "text" ? briefly(h.before, h.after) : h.before,
      after: h.field === "text" ? briefly(h.after, h.before) : h.after,
      at: h.at,
      who: h.actorName,
      reason: h.reason,
    })),
    can: { edit: actor.permissions.has("policy.edit") && covers(actor.scope, policy.unit_path) },
  };
}

type Outline = Awaited<ReturnType<typeof listOutline>>;

function pieceOf(outline: Outline, from: number): { last: number; next: number | null } {
  let characters = 0;
  let last = from;
  for (const o of outline) {
    if (o.seq < from) continue;
    characters += o.characters;
    if (characters > PIECE && o.seq > from) return { last, next: o.seq };
    last = o.seq;
  }
  return { last, next: null };
}

const fits = (outline: Outline, from: number, seq: number): boolean => {
  const { last } = pieceOf(outline, from);
  return seq <= last;
};

/** Articles with the stretches that name a document or article held here; what the library lacks stays plain text. */
async function articlesWithLinks(db: Db, policy: PolicyRecord, from: number, to: number, on: string) {
  const articles = await listArticles(db, policy.id, from, to);
  const found = articles.map((a) => referencesIn(a.body));
  const own = policy.family.split("/")[0] as string;
  const families = [...new Set(found.flat().flatMap((r) => (r.family === null ? [] : [r.family.split("/")[0] as string])))];
  const held = await listFamilies(db, [...families, own], on);
  const addresses = [...new Set(found.flat().flatMap((r) => (r.address === null ? [] : [r.address])))];
  const has = await listHeld(
    db,
    held.map((p) => p.id),
    addresses,
  );
  const cited = await countCitations(db, policy.id, policy.family);
  const target = (family: string | null, address: string | null): PolicyRecord | undefined => {
    if (family === null && address !== null && has.has(`${policy.id} ${address}`)) return policy;
    return held.find((p) => p.family.split("/")[0] === (family ?? own) && (address === null || has.has(`${p.id} ${address}`)));
  };
  return articles.map((a, i) => ({
    ...a,
    citedBy: cited.get(a.address) ?? 0,
    references: (found[i] ?? []).flatMap((r) => {
      const to = target(r.family, r.address);
      return to === undefined ? [] : [{ start: r.start, end: r.end, target: namedPolicy(to, on), address: r.address }];
    }),
  }));
}

/** Which articles of other documents name this one, or one article of it. */
export async function readCitations(db: Db, id: number, address: string | undefined, on: string) {
  const policy = (await findPolicy(db, id, on)) ?? notFound();
  const rows = await listCitations(db, id, policy.family, address, 100);
  const named = await listNamed(db, [...new Set(rows.map((r) => r.policy_id))], on);
  const own = policy.family.split("/")[0];
  return rows.map((r) => {
    const at = referencesIn(r.body).find((x) => x.family === own && (address === undefined || x.address === address))?.start ?? 0;
    return { policy: named.get(r.policy_id) as NamedPolicy, address: r.address, excerpt: r.body.slice(Math.max(0, at - 30), at + 70) };
  });
}

export async function pieceOfPublic(db: Db, id: number, from: number) {
  const { last, next } = pieceOf(await listOutline(db, id), from);
  return { articles: await listArticles(db, id, from, last), next };
}
