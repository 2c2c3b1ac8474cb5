import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { inventHalf } from "../../platform/signin/accounts.ts";
import { personWithin } from "./persons.ts";
import { mayConsent, powerOver, type AccountAct, type HeldPost } from "./power.ts";
import { isOfficer, isRole, ROLES } from "./roles.ts";

type Asked = Context & { actor: Actor };

/** Every post an account opens, now or later. */
export const listHeldPosts = (db: Db, personId: number, today: string): Promise<HeldPost[]> =>
  db
    .selectFrom("post as t")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .select(["t.role", "u.path as unitPath"])
    .where("t.person_id", "=", personId)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .execute();

/** The owner hears of it at the next sign-in. */
export async function tellOwner(tx: Db, actor: Actor, person: { id: number; unit_path: number[] }, act: string): Promise<void> {
  const role = actor.roles.find(isRole);
  await tx
    .insertInto("account_notice")
    .values({ person_id: person.id, act, by_name: actor.name, by_role: role ? ROLES[role].zh : "系统", unit_path: person.unit_path })
    .execute();
}

const officerRole = (actor: Actor): string => actor.roles.find(isOfficer) ?? notFound();

/** Officers with an account who could agree: of another group, neither asker nor owner, over every post the account opens. */
async function canAnybodyConsent(tx: Db, actor: Actor, over: number, posts: readonly HeldPost[], today: string): Promise<boolean> {
  const officers = await tx
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select(["t.person_id", "t.role", "t.unit_id"])
    .where("t.role", "in", Object.keys(ROLES).filter(isOfficer))
    .where("p.account_id", "is not", null)
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .execute();
  const asked = { by: actor.personId, role: officerRole(actor), over };
  return officers.some(
    (o) => mayConsent(asked, { personId: o.person_id, roles: [o.role] }) && posts.every((p) => p.unitPath.includes(o.unit_id)),
  );
}

export const askAccountAct = ({ actor, services }: Asked, input: { id: number; act: AccountAct; reason: string }) =>
  services.database.write(actor.scope, async (tx) => {
    const person = await personWithin(tx, actor, input.id);
    const today = chinaDay(services.now());
    const posts = await listHeldPosts(tx, person.id, today);
    if (person.account_id === null) notFound();
    if (person.id === actor.personId)
      refuseRequest("own-account", { zh: "自己的账号请另一位管理员提出", en: "Another officer asks for one's own account" });
    if (powerOver(actor.scope.unitId, posts) !== "consent")
      refuseRequest("not-an-officer", { zh: "只有三员的账号须经另一方同意", en: "Only officers' accounts need another's consent" });
    if (!(await canAnybodyConsent(tx, actor, person.id, posts, today)))
      refuseRequest("nobody-to-consent", {
        zh: "没有另一类管理员可以同意，请运行维护人员在服务器控制台执行 reset-officer（见运行手册）",
        en: "No officer of another group can agree; whoever runs the server uses reset-officer at the console (see running.md)",
      });
    await tx
      .updateTable("account_request")
      .set({ decided_at: new Date(services.now()).toISOString(), consented: false, half: null })
      .where("person_id", "=", person.id)
      .where("decided_at", "is", null)
      .where("asked_at", "<", weekBefore(services.now()))
      .execute();
    const half = input.act === "password" ? inventHalf() : null;
    const highest = posts.toSorted((a, b) => a.unitPath.length - b.unitPath.length)[0] as HeldPost;
    const made = await tx
      .insertInto("account_request")
      .values({
        person_id: person.id,
        act: input.act,
        reason: input.reason,
        asked_by: actor.personId as number,
        asked_role: officerRole(actor),
        asked_at: new Date(services.now()).toISOString(),
        half,
        unit_path: [...highest.unitPath],
      })
      .onConflict((oc) => oc.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) refuseRequest("asked-already", { zh: "已有人提出，正在等待同意", en: "Asked already; consent is awaited" });
    await audit(tx, actor, { act: "account.ask", subject: `person:${person.id}`, detail: { what: input.act, reason: input.reason } });
    return { half };
  });

const weekBefore = (nowMillis: number): string => new Date(nowMillis - 7 * 86_400_000).toISOString();

const openRequests = (db: Db, nowMillis: number) =>
  db
    .selectFrom("account_request as r")
    .innerJoin("person as p", "p.id", "r.person_id")
    .innerJoin("person as a", "a.id", "r.asked_by")
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .select(["r.id", "r.person_id", "r.act", "r.reason", "r.asked_by", "r.asked_role", "r.asked_at", "r.half"])
    .select(["p.name as person_name", "p.account_id", "p.unit_path", "a.name as asker_name", "u.name as unit_name"])
    .where("r.decided_at", "is", null)
    .where("r.asked_at", ">=", weekBefore(nowMillis));

const consenterOf = (actor: Actor, r: { asked_by: number; asked_role: string; person_id: number }): boolean =>
  mayConsent({ by: r.asked_by, role: r.asked_role, over: r.person_id }, actor);

export const listAccountRequests = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) =>
    (await openRequests(db, services.now()).orderBy("r.id").limit(100).execute()).map((r) => ({
      id: r.id,
      personId: r.person_id,
      personName: r.person_name,
      unitName: r.unit_name,
      act: r.act,
      reason: r.reason,
      askerName: r.asker_name,
      askerRole: r.asked_role,
      askedAt: r.asked_at,
      can: { answer: consenterOf(actor, r) },
    })),
  );

/** Who agrees sees the other half of a first password: neither of the two can come in alone. */
export const answerAccountRequest = ({ actor, services }: Asked, input: { id: number; consent: boolean }) =>
  services.database.write(actor.scope, async (tx) => {
    await tx.selectFrom("account_request").select("id").where("id", "=", input.id).forUpdate().executeTakeFirst();
    const r = (await openRequests(tx, services.now()).where("r.id", "=", input.id).executeTakeFirst()) ?? notFound();
    const posts = await listHeldPosts(tx, r.person_id, chinaDay(services.now()));
    if (!consenterOf(actor, r) || powerOver(actor.scope.unitId, posts) === "above" || r.account_id === null)
      refuseRequest("not-yours", {
        zh: "须由提出人和本人以外、另一类管理员同意",
        en: "An officer of another group, neither asker nor owner, agrees",
      });
    await tx
      .updateTable("account_request")
      .set({ decided_by: actor.personId, decided_at: new Date(services.now()).toISOString(), consented: input.consent, half: null })
      .where("id", "=", r.id)
      .execute();
    await audit(tx, actor, {
      act: input.consent ? "account.consent" : "account.refuse",
      subject: `person:${r.person_id}`,
      detail: { what: r.act, askedBy: r.asked_by },
    });
    if (!input.consent) return { half: null, username: "" };
    await tellOwner(tx, actor, { id: r.person_id, unit_path: r.unit_path }, r.act);
    const account = r.account_id as string;
    const username = (await services.accounts.describe(account))?.username ?? "";
    const half = r.act === "password" ? inventHalf() : null;
    if (half !== null) await services.accounts.resetPassword(account, `${r.half ?? ""}-${half}`);
    else if (r.act === "second-factor") await services.accounts.dropSecondFactor(account);
    else await services.accounts.block(account, r.act === "block");
    return { half, username };
  });

export const listNotices = (db: Db, personId: number) =>
  db
    .selectFrom("account_notice")
    .select(["act", "by_name as byName", "by_role as byRole", "at"])
    .where("person_id", "=", personId)
    .where("seen_at", "is", null)
    .orderBy("id")
    .limit(20)
    .execute();

export const seeNotices = ({ actor, services }: Asked): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await tx
      .updateTable("account_notice")
      .set({ seen_at: new Date(services.now()).toISOString() })
      .where("person_id", "=", actor.personId ?? 0)
      .where("seen_at", "is", null)
      .execute();
    return { ok: true };
  });
