import type { Db } from "../db/database.ts";
import { refuseRequest } from "../http/server.ts";
import type { Values } from "./fields.ts";

/** Tables whose trigger counts their changes. */
type Counted = "demand" | "supply" | "person" | "agreement" | "unit" | "post";

/** Locks a record until the transaction ends, so that of two who save at once the second meets the first's text. */
export async function lockRecord(tx: Db, table: Counted, id: number): Promise<void> {
  await tx.selectFrom(table).select("id").where("id", "=", id).forUpdate().executeTakeFirst();
}

/**
 * Refuses whoever edits another version than the one that stands, with the text that stands: the form lays it beside what was
 * typed, field by field. `values` hold only what the asker may read.
 */
export function refuseOlder(seen: number, now: number, values: Values): void {
  if (seen !== now)
    refuseRequest(
      "stale",
      {
        zh: "您打开之后，他人已改过这条记录。您的改动还没有保存，所填内容都在；请看过两边的文字后再保存。",
        en: "Somebody changed this record after you opened it. Your change is not saved yet and what you typed is here; look at both texts, then save.",
      },
      { data: { version: now, values } },
    );
}

/** Ends a save that changed nothing, in words: no version is raised, no history and no audit are written, since the transaction ends with it. */
export function refuseUnchanged(changed: readonly string[]): void {
  if (changed.length === 0)
    refuseRequest("unchanged", {
      zh: "内容没有改动，不用保存；记录还是原来的样子。",
      en: "Nothing was changed, so there is nothing to save; the record stands as it was.",
    });
}
