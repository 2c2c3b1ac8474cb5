import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { listHeldPosts, tellOwner } from "./consent.ts";
import { personWithin } from "./persons.ts";
import { powerOver } from "./power.ts";

type Asked = Context & { actor: Actor };

export const isUsername = (name: string): boolean => /^[a-z][a-z0-9_.]{2,29}$/.test(name);

/** The account of a person within the scope, judged by everything it opens; one's own is managed on one's own page. */
async function accountOf(tx: Db, { actor, services }: Asked, personId: number, isTakeOver: boolean) {
  const person = await personWithin(tx, actor, personId);
  if (person.id === actor.personId)
    refuseRequest("own-account", { zh: "自己的账号请在“账号”页办理", en: "One's own account is managed on the account page" });
  const power = powerOver(actor.scope.unitId, await listHeldPosts(tx, person.id, chinaDay(services.now())));
  if (power === "above")
    refuseRequest("above", {
      zh: "此账号还有您管辖以外的岗位，请由能管到全部岗位的上级系统管理员办理",
      en: "This account opens posts beyond your units; the system officer above all of them does this",
    });
  if (power === "consent" && isTakeOver)
    refuseRequest("needs-consent", {
      zh: "三员的账号须经另一类管理员同意：请提出申请",
      en: "An officer's account needs the consent of another group of officers: please ask",
    });
  return { account: person.account_id ?? notFound(), person };
}

/**
 * Accounts live in the sign-in's own schema and connections: the audit entry is written first, in the room's transaction,
 * and stands only if the sign-in did its part.
 */
export const createAccount = ({ actor, services }: Asked, personId: number, wanted: string) =>
  services.database.write(actor.scope, async (tx) => {
    const person = await personWithin(tx, actor, personId);
    if (person.account_id !== null) refuseRequest("has-account", { zh: "此人已有账号", en: "This person has an account" });
    const username = wanted.trim().toLowerCase();
    if (!isUsername(username))
      refuseRequest(
        "invalid",
        { zh: "用户名不对", en: "Not a user name" },
        {
          fields: {
            username: {
              zh: "3 到 30 个小写字母、数字、点或下划线，以字母开头",
              en: "3 to 30 small letters, digits, dots or underscores, beginning with a letter",
            },
          },
        },
      );
    await audit(tx, actor, { act: "account.create", subject: `person:${personId}`, detail: { username } });
    const made = await services.accounts.create({ username, name: person.name });
    if (!made) return refuseRequest("taken", { zh: "这个用户名已有人用", en: "This user name is taken" });
    await tx.updateTable("person").set({ account_id: made.id }).where("id", "=", personId).execute();
    return { username, firstPassword: made.firstPassword };
  });

export const resetPassword = (asked: Asked, personId: number) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const { account, person } = await accountOf(tx, asked, personId, true);
    await tellOwner(tx, actor, person, "password");
    await audit(tx, actor, { act: "account.reset", subject: `person:${personId}` });
    const firstPassword = await services.accounts.resetPassword(account);
    return { username: (await services.accounts.describe(account))?.username ?? "", firstPassword };
  });

export const blockAccount = (asked: Asked, personId: number, blocked: boolean): Promise<{ ok: true }> =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const { account, person } = await accountOf(tx, asked, personId, true);
    await tellOwner(tx, actor, person, blocked ? "block" : "unblock");
    await audit(tx, actor, { act: blocked ? "account.block" : "account.unblock", subject: `person:${personId}` });
    await services.accounts.block(account, blocked);
    return { ok: true };
  });

export const listSessions = ({ actor, services }: Asked, personId: number) =>
  services.database.read(actor.scope, async (db) => {
    const person = await personWithin(db, actor, personId);
    return person.account_id === null ? [] : services.accounts.listSessions(person.account_id);
  });

export const endSessions = (asked: Asked, personId: number, sessionId: string | undefined) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const { account, person } = await accountOf(tx, asked, personId, false);
    await tellOwner(tx, actor, person, "sessions");
    await audit(tx, actor, { act: "session.end", subject: `person:${personId}`, detail: { all: sessionId === undefined } });
    return { ended: await services.accounts.endSessions(account, sessionId) };
  });
