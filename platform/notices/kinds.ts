/** What a day's digest sums up: what others did in one's cases, reminders, mentions, what is due tomorrow. */
export const DIGEST_KINDS = ["moved", "nudge", "mention", "due"] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** What one is told of: these, and that an import or export is done. */
export const NOTICE_KINDS = [...DIGEST_KINDS, "job"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
