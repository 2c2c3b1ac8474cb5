import {
  chinaMinute,
  isOpenAt,
  listPublicPlaces,
  listPublicRegions,
  PLACE_KINDS,
  sayHours,
  type PlaceKind,
  type PublicPlace,
  type Week,
} from "../places/index.ts";
import type { Services } from "../../platform/http/server.ts";
import { html, raw } from "../../platform/http/html.ts";
import { nearStrings } from "./near-strings.ts";

/** The public's list as plain HTML: complete without JavaScript. The page's script may sort it; it asks the server for nothing. */
export interface NearAsked {
  readonly region: string | undefined;
  readonly openOnly: boolean;
  readonly barrierFree: boolean;
  /** A part of a name or an address. */
  readonly words: string;
  readonly locale: "zh" | "en";
}

export async function renderNear(services: Services, asked: NearAsked): Promise<string> {
  const s = nearStrings[asked.locale];
  const other = new URLSearchParams({ ...(asked.region ? { region: asked.region } : {}), lang: asked.locale === "en" ? "zh" : "en" });
  const body = asked.region === undefined ? await regions(services, asked.locale) : await list(services, asked.region, asked);
  return html`<div class="pb-page" lang="${asked.locale === "en" ? "en" : "zh-CN"}">
    <header><span class="pb-brand">${s.product}</span><a class="pb-plain" href="/near?${other.toString()}">${s.other}</a></header>
    <main id="main">
      <h1>${s.title}</h1>
      ${raw(body)}
    </main>
    <footer><a href="/feedback${asked.region ? `?region=${asked.region}` : ""}">${s.feedback}</a></footer>
  </div>`;
}

async function regions(services: Services, locale: "zh" | "en"): Promise<string> {
  const s = nearStrings[locale];
  const all = await listPublicRegions(services);
  if (all.length === 0) return html`<p>${s.noRegions}</p>`;
  const links = all.map(
    (r) => html`<li><a href="/near?region=${r.code}&lang=${locale}">${r.name}</a> <span class="pb-help">${s.places(r.places)}</span></li>`,
  );
  return html`<p>${s.lead}</p>
    <ul class="pb-near">
      ${raw(links.join(""))}
    </ul>`;
}

async function list(services: Services, region: string, asked: NearAsked): Promise<string> {
  const s = nearStrings[asked.locale];
  const minute = chinaMinute(services.now());
  const all = await listPublicPlaces(services, region);
  const words = bare(asked.words);
  const shown = all.filter(
    (p) =>
      (!asked.openOnly || (p.week !== undefined && isOpenAt(p.week, minute))) &&
      (!asked.barrierFree || p.barrierFree === true) &&
      (words === "" || bare(`${p.name} ${p.address ?? ""}`).includes(words)),
  );
  const towns = [...Map.groupBy(shown, (p) => p.town ?? s.elsewhere)];
  const sections = towns.map(
    ([town, places]) =>
      html`<section>
        <h2>${town}</h2>
        <ul class="pb-near">
          ${raw(places.map((p) => item(p, minute, asked.locale)).join(""))}
        </ul>
      </section>`,
  );
  return html`<p><a href="/near?lang=${asked.locale}">${s.back}</a></p>
    ${raw(all.some((p) => p.sample) ? html`<p class="pb-notice">${s.sample}</p>` : "")}
    <form action="/near" method="get">
      <input type="hidden" name="region" value="${region}" /><input type="hidden" name="lang" value="${asked.locale}" />
      <label for="near-q">${s.search}</label>
      <input class="pb-text" id="near-q" name="q" type="search" maxlength="40" value="${asked.words}" />
      <label class="pb-check"><input type="checkbox" name="open" value="1" ${raw(asked.openOnly ? "checked" : "")} /> ${s.openOnly}</label>
      <label class="pb-check"
        ><input type="checkbox" name="barrier" value="1" ${raw(asked.barrierFree ? "checked" : "")} /> ${s.barrierOnly}</label
      >
      <button class="pb-button pb-button-second">${s.show}</button>
    </form>
    <div
      id="near-tools"
      data-sort="${s.sort}"
      data-privacy="${s.privacy}"
      data-refused="${s.refused}"
      data-walk="${s.walk(0)}"
      data-walkable="${s.walkable(0)}"
    ></div>
    ${raw(shown.length === 0 ? html`<p role="status">${s.none}</p>` : sketch(shown, asked.locale) + sections.join(""))}`;
}

function item(p: PublicPlace, minute: number, locale: "zh" | "en"): string {
  const s = nearStrings[locale];
  const now = p.week === undefined ? s.unknown : isOpenAt(p.week, minute) ? s.open : s.closed;
  const tone = p.week === undefined ? "" : isOpenAt(p.week, minute) ? "pb-open" : "pb-shut";
  const rows: [string, string | null][] = [
    [s.hours, locale === "en" && p.week ? sayHours(p.week) : p.hours],
    [s.address, p.address],
    [s.operators, p.operators.join("、") || null],
  ];
  const dial = p.phone === null ? undefined : dialled(p.phone);
  const known = PLACE_KINDS[p.kind as PlaceKind] as { zh: string; en: string } | undefined;
  const marks = [known?.[locale] ?? p.kind, p.free === true ? s.free : "", p.barrierFree === true ? s.barrierFree : ""].filter(Boolean);
  return html`<li id="p${p.id}" data-lat="${p.lat ?? ""}" data-lon="${p.lon ?? ""}">
    <h3>${p.name}</h3>
    ${raw(p.week ? html`<p class="pb-today">${s.today} ${hoursOn(p.week, minute) || s.shutToday}</p>` : "")}
    <p><strong class="${tone}">${now}</strong> · ${marks.join(" · ")} <span class="pb-walk"></span></p>
    <dl>
      ${raw(
        rows
          .filter(([, v]) => v !== null)
          .map(
            ([k, v]) =>
              html`<div>
                <dt>${k}</dt>
                <dd>${v}</dd>
              </div>`,
          )
          .join(""),
      )}
    </dl>
    ${raw(acts(p, dial, locale))}
    <p><a href="/closed/${p.id}?lang=${locale}">${s.closedDoor}</a></p>
    ${raw(p.bookable ? html`<p><a href="/book/${p.id}${locale === "en" ? "?lang=en" : ""}">${s.book}</a></p>` : "")}
  </li>`;
}

/** Telephone and the way there: the phone's own map opens a geo: address (RFC 5870), which holds the place and not the asker. */
function acts(p: PublicPlace, dial: string | undefined, locale: "zh" | "en"): string {
  const s = nearStrings[locale];
  const call =
    p.phone === null ? "" : dial === undefined ? html`${s.phone} ${p.phone}` : html`<a href="tel:${dial}">${s.phone} ${p.phone}</a>`;
  const at = p.lat === null || p.lon === null ? undefined : `${p.lat.toFixed(6)},${p.lon.toFixed(6)}`;
  const way =
    at === undefined ? "" : html`<a href="geo:${at}?q=${at}(${encodeURIComponent(p.name)})" aria-label="${s.way}：${p.name}">${s.way}</a>`;
  const all = [call, way].filter((part) => part !== "");
  return all.length === 0 ? "" : html`<p class="pb-acts">${raw(all.join(" "))}</p>`;
}

/** The first number of what stands there, as a telephone takes it. */
function dialled(phone: string): string | undefined {
  const first = phone.split(/[,，、;；]/)[0] ?? "";
  const digits = first.replace(/转.*$/, "").replace(/\D/g, "");
  return digits.length >= 3 && digits.length <= 15 ? (first.trim().startsWith("+") ? `+${digits}` : digits) : undefined;
}

const DAY_MINUTES = 1440;
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** The hours of the day of the week on which this minute lies; "" where it stays shut. */
function hoursOn(week: Week, minute: number): string {
  const day = Math.floor(minute / DAY_MINUTES) * DAY_MINUTES;
  return week
    .filter(([from]) => from >= day && from < day + DAY_MINUTES)
    .map(([from, to]) => `${clock(from - day)}–${clock(to - day)}`)
    .join("，");
}

const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s·•・‧]/g, "")
    .toLowerCase();

const SKETCH = { width: 600, height: 360, margin: 24 };

/** Where the places lie to each other, north above: each dot leads to its entry in the list, which says the same in words. */
function sketch(places: readonly PublicPlace[], locale: "zh" | "en"): string {
  const at = places.flatMap((p) => (p.lat === null || p.lon === null ? [] : [{ id: p.id, name: p.name, lat: p.lat, lon: p.lon }]));
  if (at.length < 2) return "";
  const s = nearStrings[locale];
  const [lats, lons] = [at.map((p) => p.lat), at.map((p) => p.lon)];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const { width, height, margin } = SKETCH;
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * cosine, 1e-6),
    (height - 2 * margin) / Math.max(north - south, 1e-6),
  );
  const x = (lon: number): number => width / 2 + (lon - (west + east) / 2) * cosine * scale;
  const y = (lat: number): number => height / 2 - (lat - (south + north) / 2) * scale;
  const kilometre = (scale / 111.195).toFixed(1);
  const dots = at.map(
    (p) =>
      html`<a href="#p${p.id}"
        ><circle cx="${x(p.lon).toFixed(1)}" cy="${y(p.lat).toFixed(1)}" r="9"><title>${p.name}</title></circle></a
      >`,
  );
  return html`<details class="pb-sketch">
    <summary>${s.map}</summary>
    <svg id="near-map" viewBox="0 0 ${width} ${height}" role="group" aria-label="${s.mapHelp}">
      <path d="M${margin} ${height - 12}h${kilometre}" />
      <text x="${margin}" y="${height - 18}">${s.kilometre}</text>
      <text x="${width - margin}" y="22" text-anchor="end">${s.north}</text>
      ${raw(dots.join(""))}
    </svg>
  </details>`;
}
