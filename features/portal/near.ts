import {
  chinaMinute,
  isOpenAt,
  listPublicPlaces,
  listPublicRegions,
  PLACE_KINDS,
  sayHours,
  type PlaceKind,
  type PublicPlace,
} from "../places/index.ts";
import type { Services } from "../../platform/http/server.ts";
import { html, raw } from "../../platform/http/html.ts";
import { nearStrings } from "./near-strings.ts";

/** The public's list as plain HTML: complete without JavaScript. The page's script may sort it; it asks the server for nothing. */
export interface NearAsked {
  readonly region: string | undefined;
  readonly openOnly: boolean;
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
  const shown = asked.openOnly ? all.filter((p) => p.week !== undefined && isOpenAt(p.week, minute)) : all;
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
      <label class="pb-check"><input type="checkbox" name="open" value="1" ${raw(asked.openOnly ? "checked" : "")} /> ${s.openOnly}</label>
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
    ${raw(shown.length === 0 ? html`<p>${s.none}</p>` : sections.join(""))}`;
}

function item(p: PublicPlace, minute: number, locale: "zh" | "en"): string {
  const s = nearStrings[locale];
  const now = p.week === undefined ? s.unknown : isOpenAt(p.week, minute) ? s.open : s.closed;
  const tone = p.week === undefined ? "" : isOpenAt(p.week, minute) ? "pb-open" : "pb-shut";
  const rows: [string, string | null][] = [
    [s.hours, locale === "en" && p.week ? sayHours(p.week) : p.hours],
    [s.address, p.address],
    [s.operators, p.operators.join("、") || null],
    [s.phone, p.phone],
  ];
  const known = PLACE_KINDS[p.kind as PlaceKind] as { zh: string; en: string } | undefined;
  const marks = [known?.[locale] ?? p.kind, p.free === true ? s.free : "", p.barrierFree === true ? s.barrierFree : ""].filter(Boolean);
  return html`<li data-lat="${p.lat ?? ""}" data-lon="${p.lon ?? ""}">
    <h3>${p.name}</h3>
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
    ${raw(p.bookable ? html`<p><a href="/book/${p.id}${locale === "en" ? "?lang=en" : ""}">${s.book}</a></p>` : "")}
  </li>`;
}
