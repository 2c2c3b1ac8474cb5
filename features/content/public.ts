import { addDays, chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor } from "../../platform/access/scope.ts";
import { html, raw } from "../../platform/http/html.ts";
import type { Services } from "../../platform/http/server.ts";
import { showDay } from "../../platform/register/fields.ts";
import { findAssociation } from "../units/index.ts";
import { publicContentStrings } from "./public-strings.ts";
import { changedLines, isPublic, kindOptions } from "./rules.ts";

export type ContentLocale = "zh" | "en";

interface PublicFile {
  readonly id: number;
  readonly kind: "picture" | "sound" | "film" | "subtitles";
  readonly type: string;
}
interface Version {
  readonly number: number;
  readonly publishedOn: string;
  readonly title: string;
  readonly author: string;
  readonly body: string;
  readonly altText: string | null;
  readonly note: string | null;
  readonly reviewers: string;
  readonly sources: string;
  readonly credits: string;
  readonly files: readonly PublicFile[];
}
interface Stands {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly shown: boolean;
  readonly rightsUntil: string | null;
  readonly goneOn: string | null;
  readonly goneWhy: string | null;
  readonly unitName: string;
}

const doorOf = async (services: Services, region: string) => {
  const unit = await services.database.plumbing((db) => findAssociation(db, region));
  return unit && { unit, scope: mintLinkActor({ id: 0, party: "visitor", unitPath: unit.path }).scope };
};

/** An item of a county or beneath it that was public once, with its newest two versions. */
async function findItem(services: Services, region: string, id: number) {
  const door = await doorOf(services, region);
  if (!door) return undefined;
  return services.database.read(door.scope, async (db) => {
    const { rows } =
      await sql<Stands>`select i.id, i.kind, i.state, i.shown, i.rights_until as "rightsUntil", i.gone_on as "goneOn", i.gone_why as "goneWhy", u.name as "unitName"
      from content_item i join unit u on u.id = i.unit_id where i.id = ${id} and i.version_number is not null`.execute(db);
    const { rows: versions } =
      await sql<Version>`select number, published_on as "publishedOn", title, author, body, alt_text as "altText", note, reviewers, sources, credits, files
      from content_version where item_id = ${id} order by number desc limit 2`.execute(db);
    return rows[0] && versions[0] ? { item: rows[0], now: versions[0], before: versions[1] } : undefined;
  });
}

export async function renderContentList(services: Services, region: string, locale: ContentLocale): Promise<string> {
  const s = publicContentStrings[locale];
  const door = await doorOf(services, region);
  if (!door) return frame(region, locale, html`<p class="pb-notice pb-notice-warn">${s.noRegion}</p>`);
  const today = chinaDay(services.now());
  const { rows } = await services.database.read(door.scope, (db) =>
    sql<{ id: number; kind: string; title: string; publishedOn: string; reviewers: string; unitName: string }>`
      select i.id, i.kind, v.title, v.published_on as "publishedOn", v.reviewers, u.name as "unitName" from content_item i
      join content_version v on v.item_id = i.id and v.number = i.version_number join unit u on u.id = i.unit_id
      where i.shown and (i.rights_until is null or i.rights_until >= ${today}::date) order by v.published_on desc, i.id desc limit 500`.execute(
      db,
    ),
  );
  const items = rows.map(
    (i) =>
      html`<li>
        <h3><a href="/read/${region}/${i.id}?lang=${locale}">${i.title}</a></h3>
        <p>${kindOf(i.kind, locale)} · ${s.published(day(i.publishedOn, locale))} · ${i.unitName}</p>
        <p class="pb-help">${s.reviewers}：${i.reviewers}</p>
      </li>`,
  );
  return frame(
    region,
    locale,
    html`<h1>${s.title}</h1>
      <p>${door.unit.name}</p>
      ${raw(items.length === 0 ? html`<p>${s.none}</p>` : `<ul class="pb-near">${items.join("")}</ul>`)}`,
  );
}

/** An item as it was last published, or the notice that stays at its address. */
export async function renderContent(
  services: Services,
  region: string,
  id: number,
  locale: ContentLocale,
): Promise<{ status: 200 | 404 | 410; body: string }> {
  const s = publicContentStrings[locale];
  const found = await findItem(services, region, id);
  if (!found) return { status: 404, body: frame(region, locale, html`<p class="pb-notice pb-notice-warn">${s.unknown}</p>`) };
  const { item, now, before } = found;
  if (!isPublic(item, chinaDay(services.now()))) {
    const withdrawn = item.state === "withdrawn";
    const since = day(item.goneOn ?? addDays(item.rightsUntil ?? chinaDay(services.now()), 1), locale);
    const notice = html`<h1>${now.title}</h1>
      <div class="pb-notice pb-notice-warn" role="status">
        <p class="pb-notice-title">${withdrawn ? s.withdrawn(since) : s.expired(since)}</p>
        ${raw(withdrawn && item.goneWhy ? html`<p>${s.why}${item.goneWhy}</p>` : "")}
      </div>`;
    return { status: 410, body: frame(region, locale, notice) };
  }
  const base = `/read/${region}/${id}/files`;
  const paragraphs = now.body
    .split("\n")
    .filter((p) => p.trim() !== "")
    .map((p) => html`<p>${p}</p>`)
    .join("");
  const body = html`<h1>${now.title}</h1>
    ${raw(now.note === null ? "" : correction(now, before, locale))} ${raw(player(now, base, locale))}
    ${raw(item.kind === "audio" || item.kind === "film" ? html`<h2>${s.transcript}</h2>` : "")} ${raw(paragraphs)}
    <dl>
      ${raw(row(s.author, now.author))} ${raw(row(s.reviewers, now.reviewers))} ${raw(row(s.sources, now.sources))}
      ${raw(row(s.credits, now.credits))}
    </dl>
    <p class="pb-help">${item.unitName} · ${s.published(day(now.publishedOn, locale))}</p>`;
  return { status: 200, body: frame(region, locale, body) };
}

/** A file of the newest version while the item is public; nothing else of the store. */
export async function findContentFile(services: Services, region: string, id: number, fileId: number) {
  const found = await findItem(services, region, id);
  const file = found?.now.files.find((f) => f.id === fileId);
  if (!found || !file || !isPublic(found.item, chinaDay(services.now()))) return undefined;
  const door = await doorOf(services, region);
  return (
    door &&
    services.database.read(door.scope, (db) =>
      db.selectFrom("stored_file").select(["sha256", "bytes", "media_type"]).where("id", "=", fileId).executeTakeFirst(),
    )
  );
}

function player(v: Version, base: string, locale: ContentLocale): string {
  const s = publicContentStrings[locale];
  const of = (kind: PublicFile["kind"]) => v.files.find((f) => f.kind === kind);
  const [picture, sound, film, subtitles] = [of("picture"), of("sound"), of("film"), of("subtitles")];
  const instead = (f: PublicFile) => html`<p>${s.noPlayer} <a href="${base}/${f.id}">${v.title}</a></p>`;
  return [
    picture ? html`<p><img class="pb-shown" src="${base}/${picture.id}" alt="${v.altText}" /></p>` : "",
    sound ? html`<p><audio class="pb-shown" controls preload="metadata" src="${base}/${sound.id}">${raw(instead(sound))}</audio></p>` : "",
    film
      ? html`<p>
          <video class="pb-shown" controls preload="metadata" src="${base}/${film.id}">
            ${raw(subtitles ? html`<track kind="captions" srclang="zh" label="${s.captions}" src="${base}/${subtitles.id}" default />` : "")}
            ${raw(instead(film))}
          </video>
        </p>`
      : "",
  ].join("");
}

/** On top of a corrected item: that it was, why, and which lines. */
function correction(now: Version, before: Version | undefined, locale: ContentLocale): string {
  const s = publicContentStrings[locale];
  const lines = before
    ? changedLines(`${before.title}\n${before.body}`, `${now.title}\n${now.body}`).filter((l) => l.sign !== "=" && l.text.trim() !== "")
    : [];
  const told = lines
    .map((l) => (l.sign === "-" ? html`<p>${s.removed}：<del>${l.text}</del></p>` : html`<p>${s.added}：<ins>${l.text}</ins></p>`))
    .join("");
  return html`<div class="pb-notice" role="note">
    <p class="pb-notice-title">${s.corrected(now.number, day(now.publishedOn, locale))}</p>
    <p>${now.note}</p>
    ${raw(
      told === ""
        ? ""
        : html`<details>
            <summary>${s.changed}</summary>
            ${raw(told)}
          </details>`,
    )}
  </div>`;
}

const day = (d: string, locale: ContentLocale): string => showDay(d, locale === "zh" ? "zh-CN" : "en");
const kindOf = (kind: string, locale: ContentLocale): string => kindOptions.find((k) => k.value === kind)?.label[locale] ?? kind;
const row = (term: string, text: string): string =>
  text === ""
    ? ""
    : html`<dt>${term}</dt>
        ${raw(
          text
            .split("\n")
            .map((line) => html`<dd>${line}</dd>`)
            .join(""),
        )}`;

function frame(region: string, locale: ContentLocale, body: string): string {
  const s = publicContentStrings[locale];
  const other = locale === "en" ? "zh" : "en";
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header><span class="pb-brand">${s.product}</span><a class="pb-plain" href="/read/${region}?lang=${other}">${s.other}</a></header>
    <main id="main">${raw(body)}</main>
    <footer><a href="/read/${region}?lang=${locale}">${s.title}</a> · <a href="/feedback?region=${region}">${s.feedback}</a></footer>
  </div>`;
}
