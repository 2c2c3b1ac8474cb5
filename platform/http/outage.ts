import { isAway } from "../db/connections.ts";
import { StoreAway } from "../files/store.ts";
import type { Refusal } from "./contract.ts";

/** What the machine refuses is no bug of the program: a full disk, a database that is away. Told apart, and said. */
export function outageOf(error: unknown): Refusal | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof StoreAway) return FILES_AWAY;
    const { code = "" } = e as { code?: string };
    // 53100 disk_full of PostgreSQL; EFBIG is a limit set on the process's files.
    if (/^(53100|ENOSPC|EDQUOT|EFBIG)$/.test(code)) return DISK_FULL;
    if (isAway(e)) return AWAY;
  }
  return undefined;
}

const DISK_FULL: Refusal = {
  code: "disk-full",
  message: {
    zh: "服务器磁盘已满，这一步没有保存。请联系系统管理员清理后再试；已填的内容还在。",
    en: "The server's disk is full; this step was not stored. Tell the system officer and try again; what you typed is kept.",
  },
};
const AWAY: Refusal = {
  code: "database-away",
  message: {
    zh: "数据库暂时不可用。请稍后再点一次，同一步不会记两遍。",
    en: "The database is away for the moment. Press again in a while; one step is never stored twice.",
  },
};
const FILES_AWAY: Refusal = {
  code: "files-away",
  message: {
    zh: "文件存储暂时不可用，文件没有保存。请稍后再上传一次。",
    en: "The file store is away for the moment; the file was not stored. Please upload it again in a while.",
  },
};
