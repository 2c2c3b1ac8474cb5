import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import type { LinkUpload } from "../../platform/links/upload.ts";
import { holderOf } from "../services/index.ts";
import { OWNER_FILES } from "./rules.ts";
import type { Door } from "./hall.ts";

/** How long an owner may add files; the call ends sooner. */
const LINK_DAYS = 30;

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly owner: string;
  readonly fairTitle: string;
  readonly fairState: string;
  readonly state: string;
  readonly checked: boolean;
}
async function entryOf(db: Db, id: number): Promise<Entry> {
  const [entry] = await rowsOf<Entry>(
    db,
    sql`select p.id, p.title, p.owner, f.title as "fairTitle", f.state as "fairState", p.state, p.checked_on is not null as checked
      from fair_project p join fair f on f.id = p.fair_id where p.id = ${id} and p.sent_by = 'firm'`,
  );
  return entry ?? notFound();
}
/** While the call is open, and until the office has checked the entry. */
const takesFiles = (e: Entry): boolean => e.fairState === "collecting" && e.state === "collected" && !e.checked;

/** The link that an owner's entry answers with; entered again by the same key, the older one ends. */
export async function issueOwnerLink(services: Services, tx: Db, door: Door, projectId: number): Promise<string> {
  const link = { caseId: projectId, purpose: "fair.owner", party: "owner", unitId: door.actor.scope.unitId, validDays: LINK_DAYS };
  const { id, token } = await services.links.issue(tx, door.actor, link, services.now());
  await services.links.keepUnseen(tx, id, false);
  return `${services.config.BIHUAN_ORIGIN ?? ""}/link/fair-file#${token}`;
}

export const ownerFiles: LinkUpload = {
  ...OWNER_FILES,
  place: async (db, link) => {
    if (!takesFiles(await entryOf(db, link.caseId)))
      refuseRequest("closed", {
        zh: "征集已截止，或工作人员已核对，不能再加附件；要补请打电话给主办单位",
        en: "The call is over, or the office has checked the entry: telephone it to add something",
      });
    return { case_id: link.caseId, subject: null, kind: "owner" };
  },
};

export async function openEntry({ services }: Context, token: string) {
  const { link, actor } = await holderOf(services, token, "fair.owner");
  return services.database.read(actor.scope, async (db) => {
    const entry = await entryOf(db, link.caseId);
    const files = await rowsOf<{ name: string; bytes: number }>(
      db,
      sql`select name, bytes::int as bytes from stored_file where case_id = ${link.caseId} and kind = 'owner' order by id`,
    );
    return { no: entry.id, title: entry.title, owner: entry.owner, fairTitle: entry.fairTitle, takes: takesFiles(entry), files };
  });
}
