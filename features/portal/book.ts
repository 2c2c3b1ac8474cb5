import { randomUUID } from "node:crypto";
import { addDays, chinaDay } from "@bihuan/kit";
import { refusalIn, type Services } from "../../platform/http/server.ts";
import {
  bookablePlace,
  DAYS_AHEAD,
  MOST_VISITORS,
  peopleIn,
  requestVisit,
  visitFaults,
  type VisitFaults,
  type VisitTyped,
} from "../visits/index.ts";
import { readHours, sayHours } from "../places/index.ts";
import { bookStrings } from "./book-strings.ts";
import { html, raw } from "../../platform/http/html.ts";
import { visitStrings } from "./web/visit-strings.ts";

/** A visit asked for in a browser without JavaScript: a plain form, complete with its refusals. */
export type BookLocale = "zh" | "en";
type Place = Awaited<ReturnType<typeof bookablePlace>>;

const EMPTY: VisitTyped = { visitOn: "", visitAt: "10:00", people: "1", contactName: "", phone: "" };

/** The place, or what stands instead of the form: there is none, or why it takes no bookings. */
const findPlace = (services: Services, id: number, locale: BookLocale): Promise<Place | string> =>
  Number.isSafeInteger(id) && id > 0
    ? bookablePlace(services, id).catch((error: unknown) => {
        if ((error as { code?: string }).code === "NOT_FOUND") return gone(locale);
        const refusal = refusalIn(error);
        if (refusal) return html`<p class="pb-notice pb-notice-bad">${refusal.message[locale]}</p>`;
        throw error;
      })
    : Promise.resolve(gone(locale));

/** The empty form. */
export async function renderBooking(services: Services, id: number, locale: BookLocale): Promise<string> {
  const place = await findPlace(services, id, locale);
  return page(id, locale, typeof place === "string" ? place : form(place, locale, chinaDay(services.now()), EMPTY, {}, randomUUID()));
}

/** What the form brought: the booking's code, or the form again with all that was typed and what is wrong with it. */
export async function takeBooking(
  services: Services,
  id: number,
  locale: BookLocale,
  sent: URLSearchParams,
): Promise<{ done: boolean; body: string }> {
  const place = await findPlace(services, id, locale);
  if (typeof place === "string") return { done: false, body: page(id, locale, place) };
  const typed: VisitTyped = {
    visitOn: sent.get("visitOn") ?? "",
    visitAt: sent.get("visitAt") ?? "",
    people: (sent.get("people") ?? "").slice(0, 200),
    contactName: (sent.get("contactName") ?? "").slice(0, 200),
    phone: (sent.get("phone") ?? "").slice(0, 200),
  };
  const today = chinaDay(services.now());
  const key = /^[\w-]{8,80}$/.exec(sent.get("requestKey") ?? "")?.[0] ?? randomUUID();
  const faults = visitFaults(typed, today, place.hours);
  const agreed = sent.get("consent") === "yes";
  const again = (found: VisitFaults) => page(id, locale, form(place, locale, today, typed, found, key, agreed));
  if (Object.keys(faults).length > 0 || !agreed) return { done: false, body: again(faults) };
  try {
    const link = await requestVisit({ services }, { placeId: id, ...typed, people: peopleIn(typed.people), requestKey: key });
    return { done: true, body: page(id, locale, asked(link, locale)) };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal?.fields) throw error;
    return { done: false, body: again(refusal.fields as VisitFaults) };
  }
}

/** Words alone, in the frame of the page. */
export const sayBooking = (id: number, locale: BookLocale, words: "foreign" | { busy: number }): string =>
  page(
    id,
    locale,
    html`<p class="pb-notice pb-notice-bad">
      ${words === "foreign" ? bookStrings[locale].foreign : bookStrings[locale].busy(words.busy)}
    </p>`,
  );

function page(id: number, locale: BookLocale, body: string): string {
  const s = bookStrings[locale];
  const other = locale === "en" ? "zh" : "en";
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header><span class="pb-brand">${s.product}</span><a class="pb-plain" href="/book/${id}?lang=${other}">${s.other}</a></header>
    <main id="main">${raw(body)}</main>
    <footer><a href="/near?lang=${locale}">${s.back}</a></footer>
  </div>`;
}

const gone = (locale: BookLocale): string => html`<p class="pb-notice pb-notice-warn">${bookStrings[locale].gone}</p>`;

function asked(link: { url: string; code: string }, locale: BookLocale): string {
  const [s, v] = [bookStrings[locale], visitStrings[locale]];
  return html`<h1>${v.asked}</h1>
    <p>${s.code} <strong>${link.code}</strong></p>
    <p>${s.keep}</p>
    <form method="post" action="/booking?lang=${locale}">
      <input type="hidden" name="code" value="${link.code}" />
      <button class="pb-button pb-button-main">${s.seeOrCancel}</button>
    </form>`;
}

function form(
  place: Place,
  locale: BookLocale,
  today: string,
  typed: VisitTyped,
  faults: VisitFaults,
  key: string,
  agreed?: boolean,
): string {
  const [s, v] = [bookStrings[locale], visitStrings[locale]];
  const week = place.hours === null ? undefined : readHours(place.hours);
  const hours = locale === "en" && week?.ok ? sayHours(week.value) : (place.hours ?? "—");
  const field = (name: keyof VisitTyped, title: string, more: string, help = ""): string => {
    const fault = faults[name]?.[locale];
    return html`<section class="pb-question">
      <h2><label for="b-${name}">${title}</label></h2>
      ${raw(help ? html`<p class="pb-help">${help}</p>` : "")}
      <input
        class="pb-text"
        id="b-${name}"
        name="${name}"
        value="${typed[name]}"
        ${raw(more)}
        ${raw(fault ? `aria-invalid="true" aria-describedby="f-${name}"` : "")}
      />
      ${raw(fault ? html`<p class="pb-fault" id="f-${name}">${fault}</p>` : "")}
    </section>`;
  };
  const wrong = Object.keys(faults).length > 0 || agreed === false;
  return html`<h1>${v.title}</h1>
    <p><strong>${place.name}</strong><br />${place.address}</p>
    <p>${v.hours(hours)}</p>
    ${raw(place.operators.length > 0 ? html`<p>${v.operators(place.operators.join("、"))}</p>` : "")}
    ${raw(place.phone === null ? "" : html`<p>${s.phone(place.phone)}</p>`)}
    ${raw(wrong ? html`<p class="pb-notice pb-notice-bad" role="alert">${s.correct}</p>` : "")}
    <form method="post" action="/book/${place.id}?lang=${locale}">
      <input type="hidden" name="requestKey" value="${key}" />
      ${raw(field("visitOn", v.day, `type="date" required min="${addDays(today, 1)}" max="${addDays(today, DAYS_AHEAD)}"`))}
      ${raw(field("visitAt", v.time, `type="time" required`))}
      ${raw(field("people", v.people, `inputmode="numeric" required`, v.peopleHelp(MOST_VISITORS)))}
      ${raw(field("contactName", v.name, `autocomplete="name" required`))}
      ${raw(field("phone", v.phone, `type="tel" autocomplete="tel" required`))}
      <section class="pb-question">
        <label class="pb-check"
          ><input type="checkbox" name="consent" value="yes" required ${raw(agreed ? "checked" : "")} /> ${v.consent}</label
        >
        ${raw(agreed === false ? html`<p class="pb-fault">${s.consentFirst}</p>` : "")}
      </section>
      <button class="pb-button pb-button-main">${v.send}</button>
    </form>`;
}
