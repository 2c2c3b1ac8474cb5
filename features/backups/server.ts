import { implement } from "@orpc/server";
import { KEEP } from "../../platform/backup/keep.ts";
import { backupFolderOf, heldIn, troublesOf } from "../../platform/backup/schedule.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { backupsContract } from "./contract.ts";

const api = implement(backupsContract).$context<Context>().use(wall);
/** As many tried restores as a year has weeks and some more. */
const TRIALS = 60;

export const backupsRouter = api.router({
  listBackups: api.listBackups.handler(async ({ context: { services } }) => {
    const { config, messages } = services;
    const now = services.now();
    const rest = { now: new Date(now).toISOString(), isMailSet: messages.channels.includes("mail") };
    const folder = backupFolderOf(config);
    if (folder === undefined) return { schedule: null, troubles: [], backups: [], trials: [], ...rest };
    const held = heldIn(folder);
    return {
      schedule: { folder, hour: config.BIHUAN_BACKUP_HOUR, ...KEEP, isEncrypted: config.BIHUAN_BACKUP_KEY !== undefined },
      troubles: troublesOf(held, now),
      backups: held.backups.map(({ faults, ...b }) => ({ ...b, faults: faults.length })),
      trials: held.trials.slice(0, TRIALS).map(({ name, faults, ...t }) => ({ ...t, of: momentOf(name), faults: faults.length })),
      ...rest,
    };
  }),
});

/** A backup is named by its moment; one that is no longer kept still says when it was. */
const momentOf = (name: string): string => name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
