import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import type { ChannelName } from "../../platform/messages/channels.ts";
import { findPartyContact, LINK_PAGES, mobileOf, refuseLink, sendLinkMessage } from "../services/index.ts";

/**
 * Sends a link that was just handed over: by text message to the contact on record, or by mail to an address that is not
 * kept. Staff has seen it, so it counts as handed over whatever the way. The token comes from the page that shows it; from here on it exists sealed until the message is gone.
 */
export async function sendLink({ actor, services }: Context & { actor: Actor }, input: { token: string; email?: string | undefined }) {
  const opened = await services.links.open(input.token, services.now());
  if (!opened.ok) return refuseLink(opened.error);
  const link = opened.value;
  const channel: ChannelName = input.email === undefined ? "text" : "mail";
  if (!services.messages.channels.includes(channel))
    refuseRequest("no-channel", { zh: "本系统没有配置这种发送方式", en: "This installation has no such channel" });
  return services.database.write(actor.scope, async (tx) => {
    await seeCase(tx, link.caseId);
    const waiting = await tx
      .selectFrom("message")
      .select("id")
      .where("link_id", "=", link.id)
      .where("channel", "=", channel)
      .where("state", "in", ["queued", "sent"])
      .executeTakeFirst();
    if (waiting) return { ok: true as const };
    const to = input.email ?? mobileOf(await findPartyContact(tx, link.caseId, link.party));
    if (to === undefined) return refuseRequest("no-contact", { zh: "没有登记联系电话", en: "No phone is on record" });
    const page = LINK_PAGES[link.purpose as keyof typeof LINK_PAGES];
    const url = `${services.config.BIHUAN_ORIGIN ?? ""}/link/${page}#${input.token}`;
    await sendLinkMessage(services, tx, link, { channel, to, url });
    await audit(tx, actor, { act: "link.send", subject: `link:${link.id}`, detail: { channel } });
    return { ok: true as const };
  });
}

/** The links of a case with what became of them and of their messages. */
export async function listLinks(db: Db, caseId: number, nowMillis: number) {
  await seeCase(db, caseId);
  const links = await db.selectFrom("one_time_link").selectAll().where("case_id", "=", caseId).orderBy("id", "desc").limit(20).execute();
  const messages = await db
    .selectFrom("message")
    .select(["link_id", "channel", "state", "fault", "attempts"])
    .where("link_id", "in", [0, ...links.map((l) => l.id)])
    .orderBy("id")
    .$narrowType<{ channel: "mail" | "text"; state: "queued" | "sent" | "failed" | "lapsed" }>()
    .execute();
  return links.map((l) => ({
    id: l.id,
    party: l.party,
    createdAt: l.created_at,
    expiresAt: l.expires_at,
    state: stateOf(l, nowMillis),
    messages: messages
      .filter((m) => m.link_id === l.id)
      .map(({ channel, state, fault, attempts }) => ({ channel, state, fault, attempts })),
  }));
}

const stateOf = (
  l: { used_at: string | null; revoked_at: string | null; revoked_because: string | null; expires_at: string },
  nowMillis: number,
): "used" | "replaced" | "edited" | "closed" | "expired" | "open" =>
  l.used_at
    ? "used"
    : l.revoked_at
      ? ((l.revoked_because as "edited" | null) ?? "replaced")
      : Date.parse(l.expires_at) <= nowMillis
        ? "expired"
        : "open";

/** Row-level security decides what is there. */
async function seeCase(db: Db, id: number): Promise<void> {
  if (!(await db.selectFrom("work_case").select("id").where("id", "=", id).executeTakeFirst())) notFound();
}
