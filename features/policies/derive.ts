import type { Db } from "../../platform/db/database.ts";
import { claimsOf } from "./about.ts";
import { listReplaced, lockLinks } from "./writing-queries.ts";
import { closesCircle } from "./validity.ts";

interface Held {
  readonly id: number;
  readonly title: string;
  readonly part: string | null;
  readonly family: string;
  readonly level: string;
  readonly issuedOn: string | null;
  readonly closing: readonly { address: string; headings: readonly string[]; body: string; line: number }[];
}
export interface DerivedLink {
  readonly from: number;
  readonly kind: "replaces" | "amends" | "implements";
  readonly to: number;
}

/**
 * Links a library's texts give by themselves: of one family each version replaces the one before it by day of issue; a closing
 * article that says 《…》同时废止 replaces those older than it; 实施《…》办法 implements and 关于修改《…》的决定 amends the version
 * of its day. Documents of offices share names without being versions, so only laws and regulations form families.
 */
export function deriveLinks(library: readonly Held[]): DerivedLink[] {
  const families = new Map<string, Held[]>();
  for (const p of library) {
    for (const key of new Set([p.family, p.family.split("/")[0] as string])) families.set(key, [...(families.get(key) ?? []), p]);
  }
  const out: DerivedLink[] = [];
  for (const [family, members] of families) {
    const dated = members
      .filter((p) => p.family === family && p.level !== "document" && p.issuedOn !== null)
      .toSorted((a, b) => ((a.issuedOn as string) < (b.issuedOn as string) ? -1 : 1));
    for (const [i, newer] of dated.entries()) {
      const older = dated[i - 1];
      if (older && (older.issuedOn as string) < (newer.issuedOn as string)) out.push({ from: newer.id, kind: "replaces", to: older.id });
    }
  }
  for (const p of library)
    for (const claim of claimsOf({ title: p.title, part: p.part, notes: [], articles: p.closing })) {
      const held = (families.get(claim.family) ?? []).filter((h) => h.id !== p.id && h.family !== p.family);
      const dated = held.filter((h) => h.issuedOn !== null && p.issuedOn !== null);
      const earlier = dated.filter((h) => (h.issuedOn as string) <= (p.issuedOn as string));
      const latest = (list: readonly Held[]): Held | undefined =>
        list.reduce<Held | undefined>(
          (best, h) => (best === undefined || (h.issuedOn as string) > (best.issuedOn as string) ? h : best),
          undefined,
        );
      const targets = claim.kind === "replaces" ? earlier : [latest(earlier) ?? latest(dated)].filter((h) => h !== undefined);
      for (const to of targets) out.push({ from: p.id, kind: claim.kind, to: to.id });
    }
  return out;
}

/** Brings the derived links of the whole library up to date; those a person entered stay. Returns how many were new. */
export async function deriveLibraryLinks(tx: Db): Promise<number> {
  await lockLinks(tx);
  const policies = await tx.selectFrom("policy").select(["id", "title", "part", "family", "level", "issued_on as issuedOn"]).execute();
  const closing = new Map<number, Held["closing"][number][]>();
  const rows = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom("policy_article")
        .select(["policy_id", "seq", "address", "headings", "body"])
        .select((e) =>
          e.fn
            .max("seq")
            .over((o) => o.partitionBy("policy_id"))
            .as("last"),
        )
        .as("a"),
    )
    .selectAll()
    .whereRef("seq", ">", (eb) => eb("last", "-", 4) as never)
    .orderBy("policy_id")
    .orderBy("seq")
    .execute();
  for (const r of rows)
    closing.set(r.policy_id, [
      ...(closing.get(r.policy_id) ?? []),
      { address: r.address, headings: r.headings, body: r.body, line: r.seq },
    ]);
  const replaced = await listReplaced(tx);
  const known = new Set((await tx.selectFrom("policy_link").selectAll().execute()).map((l) => `${l.from_id} ${l.kind} ${l.to_id}`));
  const fresh: DerivedLink[] = [];
  for (const link of deriveLinks(policies.map((p) => ({ ...p, closing: closing.get(p.id) ?? [] })))) {
    const key = `${link.from} ${link.kind} ${link.to}`;
    if (known.has(key)) continue;
    if (link.kind === "replaces") {
      if (closesCircle(link.from, link.to, (id) => replaced.get(id) ?? [])) continue;
      replaced.set(link.from, [...(replaced.get(link.from) ?? []), link.to]);
    }
    known.add(key);
    fresh.push(link);
  }
  for (let at = 0; at < fresh.length; at += 5000)
    await tx
      .insertInto("policy_link")
      .values(fresh.slice(at, at + 5000).map((l) => ({ from_id: l.from, kind: l.kind, to_id: l.to, basis: "derived" })))
      .execute();
  return fresh.length;
}
