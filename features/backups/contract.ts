import { z } from "zod";
import { endpoint } from "../../platform/http/contract.ts";

export const backupsContract = {
  /** What is backed up, when a restore was last tried and how it went, and what is set. */
  listBackups: endpoint("backup.read")
    .route({ method: "GET", path: "/backups" })
    .output(
      z.object({
        /** null: none is set, and none is made by the clock. */
        schedule: z
          .object({
            folder: z.string(),
            hour: z.number(),
            daily: z.number(),
            weekly: z.number(),
            monthly: z.number(),
            isEncrypted: z.boolean(),
          })
          .nullable(),
        troubles: z.array(z.enum(["no-backup", "backup-late", "trial-failed", "trial-late"])),
        isMailSet: z.boolean(),
        now: z.string(),
        /** Newest first. */
        backups: z.array(
          z.object({
            name: z.string(),
            at: z.string(),
            rows: z.number(),
            files: z.number(),
            bytes: z.number(),
            newBytes: z.number(),
            keysIncluded: z.boolean(),
            /** Uploads that were missing or changed when it was taken. */
            faults: z.number(),
          }),
        ),
        trials: z.array(
          z.object({
            /** The moment of the backup that was restored. */
            of: z.string(),
            at: z.string(),
            seconds: z.number(),
            rows: z.number(),
            faults: z.number(),
            outcome: z.enum(["whole", "room", "damaged", "differs", "seals", "failed"]),
            seals: z.number().nullable(),
          }),
        ),
      }),
    ),
};
