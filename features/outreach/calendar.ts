import { createHash, randomBytes } from "node:crypto";
import { chinaDay, readPhones } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor } from "../../platform/access/scope.ts";
import { writeICalendar } from "../../platform/documents/icalendar.ts";
import { html, raw } from "../../platform/http/html.ts";
import type { Services } from "../../platform/http/server.ts";
import { printToken } from "../../platform/links/links.ts";
import { showDay } from "../../platform/register/fields.ts";
import { findAssociation, getUnit } from "../units/index.ts";
import { calendarStrings } from "./calendar-strings.ts";
import { activityKinds } from "./rules.ts";

/** The public calendar as plain pages, complete without JavaScript: what is on, iCalendar, booking with a list of those who wait. */
export type CalendarLocale = "zh" | "en";

interface Shown {
  readonly id: number;
  readonly title: string;
  readonly kind: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly place: string;
  readonly summary: string | null;
  readonly seats: number | null;
  readonly takesBookings: boolean;
  readonly contactPhone: string | null;
  readonly unitName: string;
  readonly unitId: number;
  readonly booked: number;
  /** Somebody waits: whoever comes now stands behind him, also where a place or two are left. */
  readonly waits: boolean;
  readonly sessions: readonly {
    readonly id: number;
    readonly onDay: string;
    readonly fromTime: string;
    readonly toTime: string;
    readonly topic: string | null;
  }[];
}

const scopeOf = async (services: Services, region: string) => {
  const unit = await services.database.plumbing((db) => findAssociation(db, region));
  return unit && { unit, actor: mintLinkActor({ id: 0, party: "visitor", unitPath: unit.path }) };
};

/** What is public of a county and beneath it, from today on. */
async function listShown(services: Services, region: string, id?: number): Promise<{ unitName: string; shown: Shown[] } | undefined> {
  const door = await scopeOf(services, region);
  if (!door) return undefined;
  return services.database.read(door.actor.scope, async (db) => {
    const { rows } =
      await sql<Shown>`select a.id, a.title, a.kind, a.first_on as "firstOn", a.last_on as "lastOn", a.place, a.summary, a.seats,
        a.takes_bookings as "takesBookings", a.contact_phone as "contactPhone", u.name as "unitName", a.unit_id as "unitId",
        coalesce((select sum(b.people) from activity_booking b where b.activity_id = a.id and b.standing = 'booked'), 0)::int as booked,
        exists (select from activity_booking b where b.activity_id = a.id and b.standing = 'waiting') as waits,
        coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'onDay', s.on_day, 'fromTime', s.from_time, 'toTime', s.to_time, 'topic', s.topic) order by s.on_day, s.from_time, s.id)
          from activity_session s where s.activity_id = a.id), '[]'::jsonb) as sessions
      from activity a join unit u on u.id = a.unit_id where a.state = 'open' and a.last_on >= ${chinaDay(services.now())}::date
        ${id === undefined ? sql`` : sql`and a.id = ${id}`} order by a.first_on, a.id limit 500`.execute(db);
    return { unitName: door.unit.name, shown: rows };
  });
}

export async function renderCalendar(services: Services, region: string, locale: CalendarLocale): Promise<string> {
  const s = calendarStrings[locale];
  const found = await listShown(services, region);
  if (!found) return frame(region, locale, html`<p class="pb-notice pb-notice-warn">${s.noRegion}</p>`);
  const items = found.shown.map(
    (a) =>
      html`<li>
        <h3><a href="/activities/${region}/${a.id}?lang=${locale}">${a.title}</a></h3>
        <p>${when(a, locale)} · ${a.place} · ${kindOf(a.kind, locale)}</p>
        <p class="pb-help">${a.unitName}${a.takesBookings ? ` · ${placesLeft(a, locale)}` : ""}</p>
      </li>`,
  );
  return frame(
    region,
    locale,
    html`<h1>${s.title}</h1>
      <p>${found.unitName} · <a href="/activities/${region}.ics">${s.ics}</a></p>
      ${raw(items.length === 0 ? html`<p>${s.none}</p>` : `<ul class="pb-near">${items.join("")}</ul>`)}`,
  );
}

interface Typed {
  readonly name: string;
  readonly phone: string;
  readonly people: string;
}
type Said = { readonly good: string } | { readonly bad: string };

export async function renderActivity(
  services: Services,
  region: string,
  id: number,
  locale: CalendarLocale,
  typed: Typed = { name: "", phone: "", people: "1" },
  said?: Said,
): Promise<string> {
  const s = calendarStrings[locale];
  const a = (await listShown(services, region, id))?.shown[0];
  if (!a)
    return frame(
      region,
      locale,
      html`${raw(tell(said))}
        <p class="pb-notice pb-notice-warn">${s.gone}</p>`,
    );
  const sessions = a.sessions.map(
    (x) => html`<li>${showDay(x.onDay, locale === "zh" ? "zh-CN" : "en")} ${x.fromTime}–${x.toTime} ${x.topic}</li>`,
  );
  const input = (name: keyof Typed, title: string, mode: string) =>
    html`<section class="pb-question">
      <h2><label for="a-${name}">${title}</label></h2>
      <input class="pb-text" id="a-${name}" name="${name}" inputmode="${mode}" value="${typed[name]}" required />
    </section>`;
  return frame(
    region,
    locale,
    html`<h1>${a.title}</h1>
      ${raw(tell(said))}
      <p>${when(a, locale)} · ${a.place}</p>
      <ul>
        ${raw(sessions.join(""))}
      </ul>
      <p>${a.summary}</p>
      <p>${a.unitName} ${a.contactPhone}</p>
      ${raw(
        a.takesBookings
          ? html`<p><strong>${placesLeft(a, locale)}</strong></p>
              <form method="post" action="/activities/${region}/${id}?lang=${locale}">
                ${raw(input("name", s.name, "text"))} ${raw(input("phone", s.phone, "tel"))} ${raw(input("people", s.people, "numeric"))}
                <label class="pb-check"><input type="checkbox" name="consent" value="yes" required /> ${s.consent}</label>
                <button class="pb-button pb-button-main" name="act" value="book">${isFull(a) ? s.wait : s.book}</button>
              </form>
              <form method="post" action="/activities/${region}/${id}?lang=${locale}">
                <section class="pb-question">
                  <h2><label for="a-code">${s.haveCode}</label></h2>
                  <input class="pb-text" id="a-code" name="code" required />
                </section>
                <button class="pb-button pb-button-second" name="act" value="see">${s.see}</button>
                <button class="pb-button pb-button-second" name="act" value="cancel">${s.cancel}</button>
              </form>`
          : html`<p>${s.free}</p>`,
      )}`,
  );
}

/** A booking, a look at one's own, or its end: one form each, one transaction under the activity's lock. */
export async function takeActivityForm(services: Services, region: string, id: number, locale: CalendarLocale, sent: URLSearchParams) {
  const s = calendarStrings[locale];
  const typed = {
    name: (sent.get("name") ?? "").trim().slice(0, 40),
    phone: (sent.get("phone") ?? "").trim().slice(0, 30),
    people: (sent.get("people") ?? "").slice(0, 5),
  };
  const show = async (said: Said, status: 200 | 422) => ({
    status,
    body: await renderActivity(services, region, id, locale, "bad" in said ? typed : undefined, said),
  });
  const a = (await listShown(services, region, id))?.shown[0];
  if (!a?.takesBookings) return show({ bad: s.gone }, 422);
  const unit = await services.database.plumbing((db) => getUnit(db, a.unitId));
  const actor = mintLinkActor({ id: 0, party: "visitor", unitPath: unit.path });
  const act = sent.get("act");
  if (act === "book") {
    const people = /^\d{1,2}$/.test(typed.people) ? Number(typed.people) : 0;
    const phone = readPhones(typed.phone);
    if (typed.name === "" || phone === undefined || people < 1 || people > 50 || sent.get("consent") !== "yes")
      return show({ bad: s.correct }, 422);
    const code = [...randomBytes(20)].map((b) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[b & 31]).join("");
    const standing = await services.database.write(actor.scope, async (tx) => {
      await sql`select from activity where id = ${id} for update`.execute(tx);
      const { rows } = await sql<{
        booked: number;
        mine: boolean;
        waits: boolean;
      }>`select coalesce(sum(people) filter (where standing = 'booked'), 0)::int as booked,
          coalesce(bool_or(phone = ${phone} and standing <> 'cancelled'), false) as mine, coalesce(bool_or(standing = 'waiting'), false) as waits
        from activity_booking where activity_id = ${id}`.execute(tx);
      const now = rows[0] ?? { booked: 0, mine: false, waits: false };
      if (now.mine) return "twice" as const;
      // Nobody passes those who wait already.
      const next = a.seats === null || (!now.waits && now.booked + people <= a.seats) ? ("booked" as const) : ("waiting" as const);
      await tx
        .insertInto("activity_booking")
        .values({
          ...{ activity_id: id, name: typed.name, phone, people, standing: next },
          code_hash: hashOf(code),
          made_at: new Date(services.now()).toISOString(),
        })
        .execute();
      return next;
    });
    if (standing === "twice") return show({ bad: s.twice }, 422);
    return show({ good: `${standing === "booked" ? s.booked : s.waiting} ${s.code} ${printToken(code)}` }, 200);
  }
  const hash = hashOf((sent.get("code") ?? "").toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1"));
  const told = await services.database.write(actor.scope, async (tx) => {
    await sql`select from activity where id = ${id} for update`.execute(tx);
    const mine = await tx
      .selectFrom("activity_booking")
      .select(["id", "standing"])
      .where("activity_id", "=", id)
      .where("code_hash", "=", hash)
      .executeTakeFirst();
    if (!mine) return undefined;
    if (act !== "cancel" || mine.standing === "cancelled") return mine.standing;
    await tx.updateTable("activity_booking").set({ standing: "cancelled" }).where("id", "=", mine.id).execute();
    if (a.seats !== null)
      // Whoever waits moves up in order, as far as all before him fit.
      await sql`with line as (select id, sum(people) over (order by (standing = 'waiting'), id) as upto from activity_booking where activity_id = ${id} and standing in ('booked', 'waiting'))
        update activity_booking b set standing = 'booked' from line where line.id = b.id and b.standing = 'waiting' and line.upto <= ${a.seats}`.execute(
        tx,
      );
    return "cancelled";
  });
  if (told === undefined) return show({ bad: s.noCode }, 422);
  return show({ good: told === "cancelled" ? s.cancelled : told === "booked" ? s.youAreIn : s.youWait }, 200);
}

/** The sessions as iCalendar. */
export async function writeCalendar(services: Services, region: string): Promise<string | undefined> {
  const found = await listShown(services, region);
  const events = found?.shown.flatMap((a) =>
    a.sessions.map(({ id, onDay, fromTime, toTime, topic }) => ({
      ...{ uid: `activity-session-${id}`, onDay, fromTime, toTime, place: a.place },
      title: topic ? `${a.title} ${topic}` : a.title,
    })),
  );
  return events && writeICalendar("Activities", events, services.now());
}

const hashOf = (code: string): Buffer => createHash("sha256").update(code).digest();
const kindOf = (kind: string, locale: CalendarLocale): string => activityKinds.find((k) => k.value === kind)?.label[locale] ?? kind;
const tell = (said: Said | undefined): string =>
  said === undefined
    ? ""
    : "good" in said
      ? html`<p class="pb-notice pb-notice-good" role="status">${said.good}</p>`
      : html`<p class="pb-notice pb-notice-bad" role="alert">${said.bad}</p>`;
function when(a: Shown, locale: CalendarLocale): string {
  const [from, to] = [a.firstOn, a.lastOn].map((d) => showDay(d, locale === "zh" ? "zh-CN" : "en"));
  return from === to ? String(from) : `${from} – ${to}`;
}
const isFull = (a: Shown): boolean => a.seats !== null && (a.waits || a.booked >= a.seats);
function placesLeft(a: Shown, locale: CalendarLocale): string {
  const s = calendarStrings[locale];
  if (a.seats === null) return s.bookable;
  return isFull(a) ? s.full : s.left(a.seats - a.booked);
}

function frame(region: string, locale: CalendarLocale, body: string): string {
  const s = calendarStrings[locale];
  const other = locale === "en" ? "zh" : "en";
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header><span class="pb-brand">${s.product}</span><a class="pb-plain" href="/activities/${region}?lang=${other}">${s.other}</a></header>
    <main id="main">${raw(body)}</main>
    <footer><a href="/activities/${region}?lang=${locale}">${s.title}</a> · <a href="/feedback?region=${region}">${s.feedback}</a></footer>
  </div>`;
}
