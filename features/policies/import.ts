import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Services } from "../../platform/http/server.ts";
import { familyOf } from "./about.ts";
import { writeArticles } from "./writing-queries.ts";
import { addPolicy, charactersOf, digestOf } from "./store.ts";
import { readDocument } from "./document.ts";
import { articlesWithin, type TextFault } from "./text.ts";

/** `articles` as they were read; `within`: numbers that begin a sentence inside an article, so that two may have been read as one. */
export type PolicyImported =
  | { outcome: "stored" | "known" | "renewed"; id: number; articles: number; within: readonly string[] }
  | ({ outcome: "refused" } & TextFault);

/** Larger is no law text: the longest of those seen has 0.3 MB. */
const MOST_BYTES = 16 * 1_048_576;

/**
 * One file of a folder: stored once under its path; unchanged it is known, changed its text is renewed. Refused with line and
 * cause: what is no UTF-8 text, has no title or no text, or repeats a version that another file gave.
 */
export async function importPolicy(services: Services, actor: Actor, source: string, bytes: Uint8Array): Promise<PolicyImported> {
  const refused = (cause: string, line = 1): PolicyImported => ({ outcome: "refused", line, cause });
  if (bytes.length > MOST_BYTES) return refused(`larger than ${MOST_BYTES / 1_048_576} MB`);
  const decoded = decode(bytes);
  if (typeof decoded !== "string") return refused(decoded.cause, decoded.line);
  const read = readDocument({ source: decoded, path: source });
  if ("fault" in read) return { outcome: "refused", ...read.fault };
  const { text, about, references } = read;
  const title = text.title.length;
  if (title < 2 || title > 200) return refused(`the title has ${title} characters; 2 to 200 are allowed`);
  const digest = digestOf(bytes);
  const told = { articles: text.articles.length, within: articlesWithin(text.articles) };
  return services.database.write(actor.scope, async (tx): Promise<PolicyImported> => {
    const family = familyOf(text.title, text.part);
    const known = await tx
      .selectFrom("policy")
      .select(["id", "digest"])
      .where("source", "=", source)
      .where("unit_id", "=", actor.scope.unitId)
      .executeTakeFirst();
    if (known?.digest === digest) return { outcome: "known", id: known.id, ...told };
    const twin = await tx
      .selectFrom("policy")
      .select(["id", "source", "digest"])
      .where((eb) =>
        eb.or([
          eb("digest", "=", digest),
          eb.and([eb("family", "=", family), eb("issued_on", "=", about.issuedOn), eb("level", "=", about.level)]),
        ]),
      )
      .where("id", "<>", known?.id ?? 0)
      .executeTakeFirst();
    if (twin)
      return refused(
        `the same version is held as policy ${twin.id} (${twin.source ?? "entered by hand"})${twin.digest === digest ? "" : ", in other words"}`,
      );
    if (!known) {
      const id = await addPolicy(tx, actor, { text, about, references, isPublic: true, digest, source });
      return { outcome: "stored", id, ...told };
    }
    await tx
      .updateTable("policy")
      .set((eb) => ({
        digest,
        notes: text.notes.join("\n"),
        characters: charactersOf(text),
        version: eb("version", "+", 1),
        title: text.title,
        part: text.part,
        family,
      }))
      .where("id", "=", known.id)
      .execute();
    await writeArticles(tx, known.id, text.articles, references);
    await audit(tx, actor, { act: "policy.renew", subject: `policy:${known.id}`, detail: { from: known.digest, to: digest } });
    return { outcome: "renewed", id: known.id, ...told };
  });
}

function decode(bytes: Uint8Array): string | TextFault {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { line: 1, cause: "UTF-16 (Notepad's “Unicode”); save it as UTF-8 first" };
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { line: lineAt(bytes, zero), cause: "no text file (it holds a zero byte)" };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { line: lineAt(bytes, firstBadByte(bytes)), cause: "not UTF-8; convert it first (often it is GB18030)" };
  }
}

const lineAt = (bytes: Uint8Array, end: number): number => bytes.subarray(0, end).reduce((n, b) => n + (b === 10 ? 1 : 0), 1);

/** Halves the search: a prefix that decodes as a stream is sound. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  for (let bad = bytes.length; bad - good > 1;) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
