import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { html, raw } from "../../platform/http/html.ts";
import type { Services } from "../../platform/http/server.ts";
import { showDay } from "../../platform/register/fields.ts";
import { SERVICES } from "./centres.ts";
import { standingsOf } from "./desk.ts";
import { publicCentreStrings } from "./public-strings.ts";
import { chinaMinute, type Standing } from "./rules.ts";

export type CentreLocale = "zh" | "en";

interface Door {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly room: string | null;
  readonly phone: string;
  readonly hours: string;
  readonly services: readonly string[];
  readonly state: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly unitName: string;
  readonly unitPath: readonly number[];
  readonly region: string | null;
  readonly takesNeeds: boolean;
}
/** Centres that have opened and are not given up. Staff is told by post, never by name. */
const doorsOf = (db: Db, where: ReturnType<typeof sql>) =>
  sql<Door>`select r.id, r.name, r.address, r.room, r.phone, r.hours, r.services, r.state, r.lat, r.lon, u.name as "unitName", r.unit_path as "unitPath", left(u.region_code, 6) as region, r.takes_needs as "takesNeeds"
    from service_centre r join unit u on u.id = r.unit_id where r.state in ('open', 'paused') and ${where} order by u.path, r.id limit 500`.execute(
    db,
  );

/** A centre's own page, at the address its poster bears: whether it is open now, when, what for, and who is open instead. */
export async function renderCentre(
  services: Services,
  id: number,
  locale: CentreLocale,
  code?: string,
): Promise<{ status: 200 | 404; body: string }> {
  const s = publicCentreStrings[locale];
  const now = services.now();
  const at = { today: chinaDay(now), minute: chinaMinute(now) };
  const found = await services.database.asRoot(services.rootUnitId, async (db) => {
    const own = (await doorsOf(db, sql`r.id = ${id}`)).rows[0];
    if (!own) return undefined;
    // Of the same city: whoever stands before a closed door goes no further.
    const city = own.unitPath[2];
    const { rows } = await doorsOf(db, city === undefined ? sql`r.id = ${id}` : sql`r.unit_path[3] = ${city}`);
    return { own, rows, stands: await standingsOf(db, rows, at) };
  });
  if (!found) return { status: 404, body: frame(`/centre/${id}`, locale, html`<p class="pb-notice pb-notice-warn">${s.unknown}</p>`) };
  const { own, rows, stands } = found;
  const of = stands.get(own.id);
  if (!of) throw new Error(`centre ${id} has no standing`);
  const others = rows
    .filter((r) => r.id !== own.id && stands.get(r.id)?.standing.open)
    .map((r) => ({ ...r, km: kilometres(own, r) }))
    .toSorted((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || a.id - b.id)
    .slice(0, 3);
  const body = html`<h1>${own.name}</h1>
    ${raw(doorSays(of.standing, locale))} ${raw(code === undefined ? "" : html`<p class="pb-notice">${s.say(code)}</p>`)}
    <dl>
      ${raw(row(s.address, [own.address, own.room ?? ""].filter((t) => t !== "").join(locale === "zh" ? "，" : ", ")))}
      ${raw(
        html`<dt>${s.phone}</dt>
          <dd><a href="tel:${own.phone.replace(/[^\d+]/g, "")}">${own.phone}</a></dd>`,
      )}
      ${raw(row(s.times, own.hours))}
      ${raw(row(s.services, own.services.map((x) => SERVICES[x as keyof typeof SERVICES][locale]).join(locale === "zh" ? "、" : ", ")))}
      ${raw(row(s.of, own.unitName))}
      ${raw(of.ahead.map((c) => row(s.ahead, `${s.span(day(c.fromOn, locale), day(c.toOn, locale))} ${c.reason}${c.instead ? ` · ${s.instead}${c.instead}` : ""}`)).join(""))}
      ${raw(of.vacancies.map((v) => row(s.posts, `${v.post}：${s.vacant}${v.instead ? ` · ${s.standsIn}` : ""}`)).join(""))}
    </dl>
    ${raw(own.takesNeeds && own.region ? html`<p><a href="/need/${own.region}?from=${code ?? ""}&lang=${locale}">${s.leaveNeed}</a></p>` : "")}
    ${raw(of.standing.open ? "" : nearby(others, locale))}`;
  return { status: 200, body: frame(`/centre/${id}`, locale, body) };
}

/** All centres of a region's association and beneath it. */
export async function renderCentreList(services: Services, region: string, locale: CentreLocale): Promise<string> {
  const s = publicCentreStrings[locale];
  const now = services.now();
  const { rows, stands } = await services.database.asRoot(services.rootUnitId, async (db) => {
    const doors = await doorsOf(
      db,
      sql`r.unit_path && array(select a.id from unit a where a.region_code = ${region} and a.kind = 'association' and a.successor_id is null)`,
    );
    return { rows: doors.rows, stands: await standingsOf(db, doors.rows, { today: chinaDay(now), minute: chinaMinute(now) }) };
  });
  const items = rows.map((r) => {
    const standing = stands.get(r.id)?.standing as Standing;
    return html`<li>
      <h3><a href="/centre/${r.id}?lang=${locale}">${r.name}</a></h3>
      <p>${r.address} · ${r.phone}</p>
      <p>${s[standing.why === "notOpen" ? "paused" : standing.why]} · ${r.hours}</p>
    </li>`;
  });
  return frame(
    `/centres-of/${region}`,
    locale,
    html`<h1>${s.title}</h1>
      ${raw(items.length === 0 ? html`<p>${s.none}</p>` : `<ul class="pb-near">${items.join("")}</ul>`)}`,
  );
}

function doorSays({ open, why, closure }: Standing, locale: CentreLocale): string {
  const s = publicCentreStrings[locale];
  if (open) return html`<p class="pb-notice" role="status">${s.open}</p>`;
  return html`<div class="pb-notice pb-notice-warn" role="status">
    <p class="pb-notice-title">${closure ? s.until(day(closure.toOn, locale)) : s[why === "notOpen" ? "paused" : why]}</p>
    ${raw(closure ? html`<p>${s.reason}${closure.reason}</p>` : "")}
    ${raw(closure?.instead ? html`<p>${s.instead}${closure.instead}</p>` : "")}
  </div>`;
}

function nearby(others: readonly (Door & { km: number | undefined })[], locale: CentreLocale): string {
  const s = publicCentreStrings[locale];
  if (others.length === 0) return html`<p>${s.noOthers}</p>`;
  const items = others.map(
    (o) =>
      html`<li>
        <a href="/centre/${o.id}?lang=${locale}">${o.name}</a> ${o.address} ·
        ${o.phone}${o.km === undefined ? "" : ` · ${s.kilometres(o.km.toFixed(1))}`}
      </li>`,
  );
  return html`<h2>${s.others}</h2>
    <ul>
      ${raw(items.join(""))}
    </ul>`;
}

/** As the crow flies, on a sphere: enough to order a few by nearness. */
function kilometres(a: Pick<Door, "lat" | "lon">, b: Pick<Door, "lat" | "lon">): number | undefined {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return undefined;
  const rad = (e7: number): number => (e7 / 1e7) * (Math.PI / 180);
  const x = rad(b.lon - a.lon) * Math.cos(rad((a.lat + b.lat) / 2));
  return Math.hypot(x, rad(b.lat - a.lat)) * 6371;
}

const day = (d: string, locale: CentreLocale): string => showDay(d, locale === "zh" ? "zh-CN" : "en");
const row = (term: string, text: string): string =>
  text === ""
    ? ""
    : html`<dt>${term}</dt>
        <dd>${text}</dd>`;

function frame(address: string, locale: CentreLocale, body: string): string {
  const s = publicCentreStrings[locale];
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header>
      <span class="pb-brand">${s.product}</span><a class="pb-plain" href="${address}?lang=${locale === "en" ? "zh" : "en"}">${s.other}</a>
    </header>
    <main id="main">${raw(body)}</main>
  </div>`;
}
