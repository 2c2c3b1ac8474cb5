import { z } from "zod";
import { DIGEST_KINDS, NOTICE_KINDS } from "../../platform/notices/kinds.ts";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const subject = z.string().regex(/^[a-z_]{1,40}:[0-9]{1,15}$/);
const remark = z.object({ id: z.number(), text: z.string(), who: z.string(), at: z.string() });

const kinds = z.array(z.enum(DIGEST_KINDS)).max(DIGEST_KINDS.length);

export const noticesContract = {
  /** What others did in one's cases, reminders, mentions, what is due: the newest two hundred. */
  listNotices: endpoint("signed-in")
    .route({ method: "GET", path: "/notices" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          kind: z.enum(NOTICE_KINDS),
          subject: z.string(),
          title: z.string(),
          words: labelSchema,
          byName: z.string().nullable(),
          at: z.string(),
          isNew: z.boolean(),
        }),
      ),
    ),
  /** Marks one's own as read: those named, or all. */
  seeNotices: endpoint("signed-in")
    .route({ method: "POST", path: "/notices/seen" })
    .input(z.object({ ids: z.array(idSchema).max(200).optional() }))
    .output(z.object({ unread: z.number() })),
  /** How one is told beyond the bell: once a day by mail or by a robot of 企业微信/钉钉, of which kinds. The robot's address is never shown again. */
  getNoticeSetting: endpoint("signed-in")
    .route({ method: "GET", path: "/notices/setting" })
    .output(
      z.object({
        way: z.enum(["none", "mail", "robot", "unset"]),
        kinds,
        hasRobot: z.boolean(),
        /** Masked; null where none is on record. */
        email: z.string().nullable(),
        canMail: z.boolean(),
      }),
    ),
  setNoticeSetting: endpoint("signed-in")
    .route({ method: "POST", path: "/notices/setting" })
    .input(
      z.object({
        way: z.enum(["none", "mail", "robot"]),
        kinds,
        /** Left out, the one on record stays. */
        robot: z.url().max(500).optional(),
        /** One message at once, to see whether it arrives. */
        tryIt: z.boolean().default(false),
      }),
    )
    .output(z.object({ tried: z.boolean() })),
  /** A friendly reminder to whose move a case is: once a day and case, at most twenty a day. */
  nudge: endpoint("work.read")
    .route({ method: "POST", path: "/work/nudge" })
    .input(z.object({ caseId: idSchema }))
    .output(z.object({ told: z.array(z.string()), times: z.number() })),
  listRemarks: endpoint("signed-in").route({ method: "POST", path: "/remarks/list" }).input(z.object({ subject })).output(z.array(remark)),
  /** A remark about any record one sees; whoever is named with @ is told. */
  remark: endpoint("signed-in")
    .route({ method: "POST", path: "/remarks" })
    .input(z.object({ subject, text: z.string().trim().min(1).max(2000) }))
    .output(z.object({ id: z.number(), told: z.array(z.string()) })),
};
