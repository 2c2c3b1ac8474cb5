import { randomUUID } from "node:crypto";
import { addDays, chinaDay } from "@bihuan/kit";
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
import { refuseFields } from "../../platform/records/rows.ts";
import { isTime } from "./rules.ts";
import { closedStrings } from "./closed-strings.ts";

/** What waits of one place from people without an account. */
const MOST_WAITING = 50;
/** Who comes later than this is believed by nobody, and can be looked into by nobody. */
const DAYS_BACK = 92;

interface Place {
  readonly id: number;
  readonly name: string;
  readonly unitPath: number[];
  readonly partnerId: number | null;
}
const placeOf = async (services: Services, id: number): Promise<Place | undefined> =>
  (
    await services.database.asRoot(services.rootUnitId, (db) =>
      rowsOf<Place>(
        db,
        sql`select p.id, p.name, p.unit_path as "unitPath", (select max(x.id) from partner x where x.place_id = p.id and x.state in ('active', 'paused')) as "partnerId"
          from place p where p.id = ${id} and p.standing = 'point'`,
      ),
    )
  )[0];

function pageOf(place: Place, { of, locale }: PlainAsked, today: string, typed: Typed = {}, said?: Said): string {
  const s = closedStrings[locale];
  return plainPage({
    ...{
      locale,
      address: `/closed/${of}`,
      title: s.title,
      lead: s.lead(place.name),
      consent: s.consent,
      send: s.send,
      key: randomUUID(),
      said,
    },
    typed: { onDay: today, ...typed },
    inputs: [
      { key: "onDay", label: s.onDay, type: "date" },
      { key: "atTime", label: s.atTime, type: "time" },
      { key: "found", label: s.found, type: "area", help: s.foundHelp },
      { key: "phone", label: s.phone, type: "tel", optional: true },
    ],
  });
}
const gone = ({ of, locale }: PlainAsked) => ({
  status: 404 as const,
  body: plainFrame(`/closed/${of}`, locale, html`<p class="pb-notice pb-notice-warn">${closedStrings[locale].gone}</p>`),
});

export const closedDoorTo = (hand: Hand): PlainDoor => ({
  show: async (services, asked) => {
    const place = await placeOf(services, Number(asked.of));
    return place ? { status: 200, body: pageOf(place, asked, chinaDay(services.now())) } : gone(asked);
  },
  take: async (services, asked, typed) => {
    const place = await placeOf(services, Number(asked.of));
    if (!place) return gone(asked);
    const today = chinaDay(services.now());
    const actor = mintLinkActor({ id: 0, party: "visitor", unitPath: place.unitPath });
    const key = /^[\w-]{8,60}$/.exec(typed["key"] ?? "")?.[0] ?? randomUUID();
    try {
      if (typed["consent"] !== "yes") refuseRequest("consent", { zh: closedStrings.zh.consentFirst, en: closedStrings.en.consentFirst });
      if ((typed["onDay"] ?? "") < addDays(today, -DAYS_BACK))
        refuseFields({ onDay: { zh: "太久以前的已无法核实", en: "Too long ago to be looked into" } });
      if (!isTime(typed["atTime"] ?? "")) refuseFields({ atTime: { zh: "写成 10:30 这样的时间", en: "Write a time as 10:30" } });
      await services.database.write(actor.scope, async (tx) => {
        const [waiting] = await rowsOf<{ n: number }>(
          tx,
          sql`select count(*)::int as n from closed_door where place_id = ${place.id} and state = 'told'`,
        );
        if ((waiting?.n ?? 0) >= MOST_WAITING) refuseRequest("too-many", { zh: closedStrings.zh.tooMany, en: closedStrings.en.tooMany });
        const { id } = await createRecord(hand, { actor, services }, tx, {
          values: {
            ...{ placeName: place.name, partnerId: place.partnerId, onDay: typed["onDay"], atTime: typed["atTime"], found: typed["found"] },
            phone: typed["phone"] || null,
          },
          requestKey: `closed-${place.id}-${key}`,
        });
        await sql`update closed_door set place_id = ${place.id} where id = ${id} and place_id is null`.execute(tx);
      });
    } catch (error) {
      return { status: 422, body: pageOf(place, asked, today, typed, { bad: refusedWords(error, hand.records.register, asked.locale) }) };
    }
    return { status: 200, body: pageOf(place, asked, today, {}, { good: closedStrings[asked.locale].done }) };
  },
});
