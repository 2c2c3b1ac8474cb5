import { chinaDay } from "@bihuan/kit";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { refuseOlder } from "../../platform/register/version.ts";
import { readBeside } from "./document-beside.ts";
import { findPolicy, listArticles } from "./queries.ts";
import { policyRegister } from "./register.ts";
import { charactersOf, digestOf } from "./store.ts";
import { printArticles } from "./text.ts";
import { writeArticles } from "./writing-queries.ts";

type Signed = Context & { actor: Actor };

/** A text as it is corrected: its articles, printed so that they read the same. */
export async function readText(db: Db, id: number, on: string): Promise<{ text: string; version: number }> {
  const policy = (await findPolicy(db, id, on)) ?? notFound();
  return { text: printArticles(await listArticles(db, id)), version: policy.version };
}

/**
 * A slip of the pen or of the pasting put right: the same version of the document in other words, with the reason. What stood there stays in
 * its history. Another wording by its issuer is another version and is entered as one.
 */
export async function correctText(
  { actor, services }: Signed,
  input: { id: number; version: number; text: string; reason: string },
): Promise<{ id: number; articles: number }> {
  const on = chinaDay(services.now());
  const known = await services.database.read(actor.scope, async (db) => (await findPolicy(db, input.id, on)) ?? notFound());
  const read = await readBeside({ source: input.text, title: known.title, issuedOn: known.issued_on });
  if ("fault" in read)
    return refuseRequest(
      "invalid",
      { zh: "有几项需要更正", en: "Some fields need correction" },
      { fields: { text: { zh: "正文里没有可读的条文", en: "The text holds nothing to read" } } },
    );
  const { articles } = read.text;
  return services.database.write(actor.scope, async (tx) => {
    await tx.selectFrom("policy").select("id").where("id", "=", input.id).forUpdate().execute();
    const policy = (await findPolicy(tx, input.id, on)) ?? notFound();
    if (!covers(actor.scope, policy.unit_path)) notFound();
    const before = await readText(tx, policy.id, on);
    refuseOlder(input.version, policy.version, { text: before.text });
    const after = { text: printArticles(articles) };
    const changed = await recordFieldChanges(tx, actor, policyRegister, policy, { text: before.text }, after, input.reason.trim());
    if (changed.length === 0) refuseRequest("nothing", { zh: "正文和原来一样，没有要更正的", en: "The text is as it was" });
    await tx
      .updateTable("policy")
      .set((eb) => ({
        characters: charactersOf(read.text),
        version: policy.version + 1,
        // A file's digest tells whether the file changed; it says nothing of what was corrected here.
        digest: eb.case().when("source", "is", null).then(digestOf(input.text)).else(eb.ref("digest")).end(),
      }))
      .where("id", "=", policy.id)
      .execute();
    await writeArticles(tx, policy.id, articles, read.references);
    await audit(tx, actor, { act: "policy.correct-text", subject: `policy:${policy.id}`, detail: { articles: articles.length } });
    return { id: policy.id, articles: articles.length };
  });
}

const SHOWN = 160;

/** A text in the list of corrections: how long it was and where the two part. */
export function briefly(text: unknown, other: unknown): string {
  const [mine, theirs] = [String(text ?? ""), String(other ?? "")];
  let at = 0;
  while (at < mine.length && mine[at] === theirs[at]) at++;
  const from = Math.max(0, at - 20);
  return `${from > 0 ? "…" : ""}${mine.slice(from, from + SHOWN)}${from + SHOWN < mine.length ? "…" : ""}`;
}
