import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { originOf, type Context, type Services } from "../../platform/http/server.ts";
import { printToken } from "../../platform/links/links.ts";
import { showDay } from "../../platform/register/fields.ts";
import { isStaffPhone } from "../people/index.ts";
import { getUnit } from "../units/index.ts";
import type { HandedLink } from "./contract.ts";
import { findPartyPhone } from "./party-phone.ts";

const LINK_DAYS = 14;

/**
 * Issues a link. Where text messages go out and the party's phone is on record, the system sends it and its token comes back to nobody;
 * otherwise, or on paper, it lives in this answer alone, and what is answered from here counts as answered in the party's stead.
 */
export async function handLink(
  context: Pick<Context, "services" | "address" | "device">,
  tx: Db,
  actor: Actor,
  link: { caseId: number; purpose: string; party: string; unitId: number; page: string },
  onPaper = false,
  validDays = LINK_DAYS,
): Promise<HandedLink> {
  const { services } = context;
  const from = actor.personId === null ? undefined : originOf(context);
  const issued = await services.links.issue(tx, actor, { ...link, validDays, from }, services.now());
  // In the fragment: browsers send it to no server, so no log can hold it.
  const url = `${services.config.BIHUAN_ORIGIN ?? ""}/link/${link.page}#${issued.token}`;
  const common = { expiresAt: issued.expiresAt, party: link.party };
  const phone =
    onPaper || from === undefined || !services.messages.channels.includes("text")
      ? undefined
      : await findPartyPhone(tx, link.caseId, link.party);
  if (phone === undefined) return { ...common, url, code: printToken(issued.token), sentTo: null };
  await services.links.keepUnseen(tx, issued.id, await isStaffPhone(tx, phone));
  await sendLinkMessage(
    services,
    tx,
    { id: issued.id, unitId: link.unitId, expiresAt: issued.expiresAt },
    { channel: "text", to: phone, url },
  );
  return { ...common, url: "", code: "", sentTo: `${phone.slice(0, 3)}****${phone.slice(-4)}` };
}

export async function sendLinkMessage(
  services: Services,
  tx: Db,
  link: { id: number; unitId: number; expiresAt: string },
  { channel, to, url }: { channel: "text" | "mail"; to: string; url: string },
): Promise<void> {
  const unit = await getUnit(tx, link.unitId);
  await services.messages.enqueue(
    tx,
    {
      channel,
      kind: "link",
      unitPath: unit.path,
      linkId: link.id,
      to,
      subject: `${unit.name}请您核对`,
      text: `${unit.name}请您核对一件事项，无需账号：${url} （${showDay(chinaDay(Date.parse(link.expiresAt)), "zh-CN")}前有效，只能用一次；不是您的事请忽略）`,
    },
    services.now(),
  );
}
