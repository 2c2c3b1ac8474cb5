import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { originOf, type Context, type Services } from "../../platform/http/server.ts";
import { printToken } from "../../platform/links/links.ts";
import { showDay } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import type { HandedLink } from "./contract.ts";
import { findPartyContact, isDoubtful, masked, wayTo } from "./party-contact.ts";

const LINK_DAYS = 14;

/**
 * Issues a link. Where the party's phone or mail is on record and messages go out that way, the system sends it and its token comes back to
 * nobody; otherwise, or on paper, it lives in this answer alone, and what is answered from here counts as answered in the party's stead.
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
  const contact = onPaper || from === undefined ? undefined : await findPartyContact(tx, link.caseId, link.party);
  const way = wayTo(contact, services.messages.channels);
  if (!contact || !way) return { ...common, url, code: printToken(issued.token), sentTo: null };
  await services.links.keepUnseen(tx, issued.id, await isDoubtful(tx, contact, way));
  await sendLinkMessage(services, tx, { id: issued.id, unitId: link.unitId, expiresAt: issued.expiresAt }, { ...way, url });
  return { ...common, url: "", code: "", sentTo: masked(way.to) };
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
