import { covers } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { chinaDay } from "@bihuan/kit";
import { refuseReused } from "../../platform/http/refusals.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { familyOf, type Level } from "./about.ts";
import { readBeside } from "./document-beside.ts";
import { findPolicy, ownFacts } from "./queries.ts";
import { POLICY_FACTS, POLICY_FORM, policyRegister } from "./register.ts";
import { addPolicy, digestOf, linkPolicy } from "./store.ts";

type Signed = Context & { actor: Actor };

const correct = (fields: Record<string, { zh: string; en: string }>): never =>
  refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });

type TextKey = Exclude<(typeof POLICY_FORM)[number], "isPublic">;

function readForm(values: Values, keys: readonly string[]) {
  const checked = readValues(policyRegister, values, keys);
  if (!checked.ok) return correct(checked.error);
  const v = checked.value as Record<TextKey, string | null>;
  if (v.repealedOn && v.inForceOn && v.repealedOn < v.inForceOn)
    correct({ repealedOn: { zh: "失效日期早于施行日期", en: "It ends before it begins" } });
  return { ...v, isPublic: checked.value["isPublic"] === true };
}

/** A number belongs to one document of an issuer; who enters it twice is shown the one that has it. */
async function refuseTwin(tx: Db, number: string | null, issuer: string | null, digest: string | null, self = 0): Promise<void> {
  const twin = await tx
    .selectFrom("policy")
    .select(["id", "title"])
    .where("id", "<>", self)
    .where((eb) =>
      eb.or([
        ...(digest === null ? [] : [eb("digest", "=", digest)]),
        ...(number === null ? [] : [eb.and([eb("number", "=", number), eb("issuer", "is not distinct from", issuer)])]),
      ]),
    )
    .executeTakeFirst();
  if (twin && (number !== null || digest !== null))
    refuseRequest(
      "already-held",
      { zh: `库里已有同一文号或同一正文的文件：${twin.title}`, en: `A document with this number or this text is held: ${twin.title}` },
      { data: { id: twin.id } },
    );
}

export async function createPolicy({ actor, services }: Signed, input: { values: Values; requestKey: string }): Promise<{ id: number }> {
  const v = readForm(input.values, POLICY_FORM);
  const read = await readBeside({ source: v.text as string, title: v.title as string, issuedOn: v.issuedOn });
  if ("fault" in read) return correct({ text: { zh: "正文里没有可读的条文", en: "The text holds nothing to read" } });
  const { text, about: found, references } = read;
  const digest = digestOf(v.text as string);
  const inForceOn = v.inForceOn ?? read.inForceOn;
  return services.database.write(actor.scope, async (tx) => {
    const again = await tx
      .selectFrom("policy")
      .select(["id", "digest", "title"])
      .where("request_key", "=", input.requestKey)
      .where("requested_by", "=", actor.id)
      .where("unit_id", "=", actor.scope.unitId)
      .executeTakeFirst();
    if (again && (again.digest !== digest || again.title !== text.title)) refuseReused();
    if (again) return { id: again.id };
    await refuseTwin(tx, v.number, v.issuer, digest);
    const id = await addPolicy(tx, actor, {
      text,
      references,
      about: {
        issuer: v.issuer ?? found.issuer,
        number: v.number ?? found.number,
        level: v.level as Level,
        issuedOn: v.issuedOn ?? found.issuedOn,
        inForceOn,
        inForceBasis:
          v.inForceOn !== null ? "entered" : inForceOn === null ? null : (v.issuedOn ?? found.issuedOn) === inForceOn ? "assumed" : "text",
      },
      repealedOn: v.repealedOn,
      isPublic: v.isPublic,
      digest,
      requestKey: input.requestKey,
    });
    return { id };
  });
}

/** Corrects what is known about a document. The text stays: other words are another version. */
export async function editPolicy(
  { actor, services }: Signed,
  input: { id: number; version: number; values: Values },
): Promise<{ id: number }> {
  const v = readForm(input.values, POLICY_FACTS);
  return services.database.write(actor.scope, async (tx) => {
    await tx.selectFrom("policy").select("id").where("id", "=", input.id).forUpdate().execute();
    const before = (await findPolicy(tx, input.id, chinaDay(services.now()))) ?? notFound();
    if (!covers(actor.scope, before.unit_path)) notFound();
    refuseOlder(input.version, before.version, ownFacts(before));
    await refuseTwin(tx, v.number, v.issuer, null, before.id);
    refuseUnchanged(await recordFieldChanges(tx, actor, policyRegister, before, ownFacts(before), v));
    await tx
      .updateTable("policy")
      .set({
        title: v.title as string,
        family: familyOf(v.title as string, before.part),
        level: v.level as string,
        number: v.number,
        issuer: v.issuer,
        issued_on: v.issuedOn,
        in_force_on: v.inForceOn,
        in_force_basis: v.inForceOn === null ? null : v.inForceOn === before.in_force_on ? before.in_force_basis : "entered",
        repealed_on: v.repealedOn,
        is_public: v.isPublic,
        version: before.version + 1,
      })
      .where("id", "=", before.id)
      .execute();
    await audit(tx, actor, { act: "policy.edit", subject: `policy:${before.id}` });
    return { id: before.id };
  });
}

export async function linkOrUnlink(
  { actor, services }: Signed,
  input: { id: number; kind: "replaces" | "amends" | "implements"; toId: number; remove: boolean },
): Promise<{ ok: boolean }> {
  const today = chinaDay(services.now());
  return services.database.write(actor.scope, async (tx) => {
    const from = (await findPolicy(tx, input.id, today)) ?? notFound();
    const to = (await findPolicy(tx, input.toId, today)) ?? notFound();
    if (!covers(actor.scope, from.unit_path)) notFound();
    if (input.kind === "replaces" && !covers(actor.scope, to.unit_path))
      refuseRequest("not-kept-here", {
        zh: "被替代的文件由别的单位录入，请由该单位登记",
        en: "The replaced document is kept by another unit, which records its end",
      });
    if (input.remove)
      await tx.deleteFrom("policy_link").where("from_id", "=", from.id).where("kind", "=", input.kind).where("to_id", "=", to.id).execute();
    else if ((await linkPolicy(tx, { from: from.id, kind: input.kind, to: to.id, basis: "entered" })) === "circle")
      refuseRequest("circle", {
        zh: "这样会绕成一圈：一个文件不能直接或间接替代自己",
        en: "That would close a circle: no document replaces itself, directly or through others",
      });
    await audit(tx, actor, {
      act: input.remove ? "policy.unlink" : "policy.link",
      subject: `policy:${from.id}`,
      detail: { kind: input.kind, to: to.id },
    });
    return { ok: true };
  });
}
