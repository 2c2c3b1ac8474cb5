import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { mintLinkActor } from "../../platform/access/scope.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { html } from "../../platform/http/html.ts";
import {
  plainFrame,
  plainPage,
  refusedWords,
  type PlainAsked,
  type PlainDoor,
  type Said,
  type Typed,
} from "../../platform/http/plain-form.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { createRecord, type Hand } from "../../platform/records/hand.ts";
import { findAssociation } from "../units/index.ts";
import { needStrings } from "./need-strings.ts";
import { readCode } from "./rules.ts";

/** What waits for a call back of one unit; beyond it nobody could call. */
const MOST_WAITING = 300;

const doorOf = async (services: Services, region: string) => {
  const unit = await services.database.plumbing((db) => findAssociation(db, region));
  return unit && { unit, actor: mintLinkActor({ id: 0, party: "visitor", unitPath: unit.path }) };
};
type Door = NonNullable<Awaited<ReturnType<typeof doorOf>>>;

function pageOf(door: Door, { of, from, locale }: PlainAsked, typed: Typed = {}, said?: Said): string {
  const s = needStrings[locale];
  return plainPage({
    ...{ locale, address: `/need/${of}${from === "" ? "" : `?from=${encodeURIComponent(from)}`}`, title: s.title, said },
    ...{ lead: s.lead(door.unit.name), consent: s.consent, send: s.send, key: randomUUID() },
    typed: { code: from, ...typed },
    inputs: [
      { key: "said", label: s.said, type: "area", help: s.saidHelp },
      { key: "name", label: s.name, type: "text" },
      { key: "contactName", label: s.contactName, type: "text" },
      { key: "phone", label: s.phone, type: "tel" },
      { key: "place", label: s.place, type: "text", optional: true },
      { key: "code", label: s.code, type: "text", help: s.codeHelp, optional: true },
    ],
  });
}
const gone = ({ of, locale }: PlainAsked) => ({
  status: 404 as const,
  body: plainFrame(`/need/${of}`, locale, html`<p class="pb-notice pb-notice-warn">${needStrings[locale].noRegion}</p>`),
});

/** The public form of needs. A code that is none is no reason to send anybody away: what was typed is kept, and asked about in the call back. */
export const needDoorTo = (hand: Hand): PlainDoor => ({
  show: async (services, asked) => {
    const door = await doorOf(services, asked.of);
    return door ? { status: 200, body: pageOf(door, asked) } : gone(asked);
  },
  take: async (services, asked, typed) => {
    const door = await doorOf(services, asked.of);
    if (!door) return gone(asked);
    const s = needStrings[asked.locale];
    const { unit, actor } = door;
    const key = /^[\w-]{8,60}$/.exec(typed["key"] ?? "")?.[0] ?? randomUUID();
    const given = (name: string): string | null => (typed[name] ? typed[name] : null);
    try {
      if (typed["consent"] !== "yes") refuseRequest("consent", { zh: needStrings.zh.consentFirst, en: needStrings.en.consentFirst });
      await services.database.write(actor.scope, async (tx) => {
        const [waiting] = await rowsOf<{ n: number }>(
          tx,
          sql`select count(*)::int as n from need_call where unit_id = ${unit.path.at(-1) ?? 0} and state = 'asked'`,
        );
        if ((waiting?.n ?? 0) >= MOST_WAITING) refuseRequest("too-many", { zh: needStrings.zh.tooMany, en: needStrings.en.tooMany });
        const { id } = await createRecord(hand, { actor, services }, tx, {
          values: Object.fromEntries(["said", "name", "contactName", "phone", "place", "code"].map((k) => [k, given(k)])),
          requestKey: `need-call-${key}`,
        });
        const material = readCode(typed["code"] ?? "");
        await sql`update need_call set material_id = m.id from materials_above(${unit.path}::int[]) m
          where need_call.id = ${id} and m.id = ${material ?? 0} and need_call.material_id is null`.execute(tx);
      });
    } catch (error) {
      return { status: 422, body: pageOf(door, asked, typed, { bad: refusedWords(error, hand.records.register, asked.locale) }) };
    }
    return { status: 200, body: pageOf(door, asked, {}, { good: s.done }) };
  },
});
