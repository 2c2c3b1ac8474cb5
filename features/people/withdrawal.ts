import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { addWithdrawn } from "../../platform/backup/withdrawn.ts";
import { backupFolderOf, heldIn } from "../../platform/backup/schedule.ts";
import { refuseRequest, type Context } from "../../platform/http/server.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { personValues, personWithin } from "./persons.ts";
import { countOpenCases } from "./queries.ts";

/** What stands in the way of withdrawing: a post that lasts, cases still carried. */
export async function findHindrance(db: Db, personId: number, today: string): Promise<"in-office" | "carries-cases" | null> {
  const post = await db
    .selectFrom("post")
    .select("id")
    .where("person_id", "=", personId)
    .where((eb) => eb.or([eb("to_on", "is", null), eb("to_on", ">", today)]))
    .executeTakeFirst();
  if (post) return "in-office";
  return (await countOpenCases(db, personId)) > 0 ? "carries-cases" : null;
}

/** By the person's own wish: hidden everywhere at once, phone and address forgotten, the account closed. What he did stays, without a name to it. */
export const withdrawPerson = ({ actor, services }: Context & { actor: Actor }, id: number, version: number): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "person", id);
    const person = await personWithin(tx, actor, id);
    refuseOlder(version, person.version, personValues(person));
    const today = chinaDay(services.now());
    const hindrance = await findHindrance(tx, id, today);
    if (hindrance === "in-office")
      refuseRequest("in-office", {
        zh: "此人还有在任岗位，请先由安全管理员终止岗位",
        en: "This person holds a post; the security officer ends it first",
      });
    if (hindrance === "carries-cases")
      refuseRequest("carries-cases", {
        zh: "此人名下还有未办结的事项，请先由负责人在工作台移交",
        en: "This person carries open cases; a leader hands them over first",
      });
    await audit(tx, actor, { act: "person.withdraw", subject: `person:${id}` });
    const { rows } = await sql<{ done: boolean }>`select person_withdraw(${id}, ${today}::date) as done`.execute(tx);
    if (rows[0]?.done !== true) throw new Error(`person ${id} could not be withdrawn`);
    if (person.account_id !== null) await services.accounts.block(person.account_id, true);
    noteBesideBackups(services, id, today);
    return { ok: true };
  });

/** What cannot be noted now stands in the next backup's list: whoever withdraws does not wait for a disk. */
function noteBesideBackups({ config, now }: Context["services"], id: number, on: string): void {
  const folder = backupFolderOf(config);
  // Of what was never backed up nothing comes back.
  if (folder === undefined || heldIn(folder).backups.length === 0) return;
  try {
    addWithdrawn(folder, [{ id, on }]);
  } catch (error) {
    console.error(JSON.stringify({ at: new Date(now()).toISOString(), withdrawn: id, failed: String(error) }));
  }
}
