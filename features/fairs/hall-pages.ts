import { html, raw } from "../../platform/http/html.ts";
import { showDay } from "../../platform/register/fields.ts";
import type { AnswerShown, Door, FairShown, PitchShown, SessionShown } from "./hall.ts";
import { hallStrings } from "./hall-strings.ts";
import { KIND_WORDS, PROJECT_KINDS, type ProjectKind } from "./rules.ts";

/** The public pages of fairs, complete without JavaScript. What is typed comes back with what is wrong. */
export type HallLocale = "zh" | "en";
export type Typed = Readonly<Record<string, string>>;
export type Said =
  | { readonly good: string; readonly link?: { readonly href: string; readonly words: string } | undefined }
  | { readonly bad: string };
export interface Look {
  readonly region: string;
  readonly locale: HallLocale;
  /** Of the form that is sent from this page: sent twice it is one. */
  readonly key: string;
  readonly typed: Typed;
  readonly said: Said | undefined;
}

const dayIn = (day: string, { locale }: Look): string => showDay(day, locale === "zh" ? "zh-CN" : "en");
const days = (f: FairShown, look: Look): string =>
  f.fromOn === f.toOn ? dayIn(f.fromOn, look) : `${dayIn(f.fromOn, look)} – ${dayIn(f.toOn, look)}`;
const tell = (said: Said | undefined): string =>
  said === undefined
    ? ""
    : "good" in said
      ? html`<p class="pb-notice pb-notice-good" role="status">
          ${said.good} ${raw(said.link ? html`<a href="${said.link.href}">${said.link.words}</a>` : "")}
        </p>`
      : html`<p class="pb-notice pb-notice-bad" role="alert">${said.bad}</p>`;
/** Only an address of the web leads anywhere. */
const leadsTo = (address: string | null, words: string): string =>
  address !== null && /^https?:\/\//i.test(address) ? html`<a href="${address}" rel="noreferrer">${words}</a>` : "";

export function listPage(look: Look, door: Door | undefined, fairs: readonly FairShown[]): string {
  const s = hallStrings[look.locale];
  if (!door) return frame(look, html`<p class="pb-notice pb-notice-warn">${s.noRegion}</p>`);
  const items = fairs.map(
    (f) =>
      html`<li>
        <h3><a href="/fair/${look.region}/${f.id}?lang=${look.locale}">${f.title}</a></h3>
        <p>${days(f, look)} · ${f.place}${f.state === "held" ? ` · ${s.held}` : ""}</p>
      </li>`,
  );
  return frame(
    look,
    html`<h1>${s.title}</h1>
      <p>${door.unitName}</p>
      ${raw(items.length === 0 ? html`<p>${s.none}</p>` : `<ul class="pb-near">${items.join("")}</ul>`)}`,
  );
}

export const gonePage = (look: Look): string =>
  frame(
    look,
    html`${raw(tell(look.said))}
      <p class="pb-notice pb-notice-warn">${hallStrings[look.locale].gone}</p>`,
  );

export function fairPage(
  look: Look,
  fair: FairShown,
  given: {
    sessions: readonly SessionShown[];
    answers: readonly AnswerShown[];
    chosen: readonly { id: number; title: string; owner: string; kind: string; zone: string | null }[];
    takesObjections: boolean;
  },
): string {
  const s = hallStrings[look.locale];
  const sessions = given.sessions.map(
    (x) =>
      html`<li>
        <a href="/fair/${look.region}/${fair.id}/${x.id}?lang=${look.locale}">${x.title}</a> ${dayIn(x.onDay, look)}
        ${x.fromTime}–${x.toTime} ${x.place}
      </li>`,
  );
  return frame(
    look,
    html`<h1>${fair.title}</h1>
      ${raw(tell(look.said))}
      <p>${days(fair, look)} · ${fair.place}</p>
      ${raw(
        sessions.length === 0
          ? ""
          : html`<h2>${s.sessions}</h2>
              <ul>
                ${raw(sessions.join(""))}
              </ul>`,
      )}
      ${raw(fair.state === "collecting" ? callForm(look, fair) : "")} ${raw(fair.state === "publicity" ? publicity(look, fair, given) : "")}
      ${raw(given.answers.length > 0 ? answers(look, given.answers) : "")}`,
  );
}

const callForm = (look: Look, fair: FairShown): string => {
  const s = hallStrings[look.locale];
  return html`<h2>${s.call}</h2>
    <p>${s.callHint}</p>
    <form method="post" action="/fair/${look.region}/${fair.id}?lang=${look.locale}">
      ${raw(hidden("key", look.key))}
      ${raw(
        select(
          look,
          "kind",
          s.kind,
          PROJECT_KINDS.map((k) => [k, KIND_WORDS[k][look.locale]]),
        ),
      )}
      ${raw(input(look, "title", s.projectTitle, "text"))} ${raw(input(look, "field", s.field, "text"))}
      ${raw(input(look, "owner", s.ownerName, "text"))} ${raw(area(look, "summary", s.summary))}
      ${raw(input(look, "contactName", s.contactName, "text"))} ${raw(input(look, "contactPhone", s.contactPhone, "tel"))}
      <label class="pb-check"><input type="checkbox" name="consent" value="yes" required /> ${s.consent}</label>
      <button class="pb-button pb-button-main" name="act" value="enter">${s.send}</button>
    </form>`;
};

const publicity = (look: Look, fair: FairShown, given: Parameters<typeof fairPage>[2]): string => {
  const s = hallStrings[look.locale];
  const rows = given.chosen.map((p) => html`<li>${p.title}（${KIND_WORDS[p.kind as ProjectKind][look.locale]}） ${p.owner} ${p.zone}</li>`);
  return html`<h2>${s.list}</h2>
    <p>${s.since(fair.shownUntil === null ? "" : dayIn(fair.shownUntil, look))}</p>
    <ol>
      ${raw(rows.join(""))}
    </ol>
    ${raw(
      given.takesObjections
        ? html`<h2>${s.object}</h2>
            <p>${s.objectHint}</p>
            <form method="post" action="/fair/${look.region}/${fair.id}?lang=${look.locale}">
              ${raw(hidden("key", look.key))} ${raw(input(look, "about", s.objectWhat, "text"))} ${raw(area(look, "text", s.objectWhy))}
              ${raw(input(look, "name", s.name, "text"))} ${raw(input(look, "phone", s.contactPhone, "tel"))}
              <button class="pb-button pb-button-main" name="act" value="object">${s.send}</button>
            </form>`
        : "",
    )}
    <form method="post" action="/fair/${look.region}/${fair.id}?lang=${look.locale}">
      ${raw(input(look, "code", s.haveCode, "text"))}
      <button class="pb-button pb-button-second" name="act" value="look">${s.look}</button>
    </form>`;
};

export function sessionPage(
  look: Look,
  fair: FairShown,
  session: SessionShown,
  given: { pitches: readonly PitchShown[]; answers: readonly AnswerShown[] },
): string {
  const s = hallStrings[look.locale];
  const programme = given.pitches.map(
    (p) =>
      html`<li>
        <strong>${p.from}–${p.to} ${p.title}</strong>
        <p class="pb-help">${p.owner} · ${p.speaker} · ${s.minutes(p.minutes, p.questionMinutes)}</p>
      </li>`,
  );
  return frame(
    look,
    html`<h1>${session.title}</h1>
      ${raw(tell(look.said))}
      <p>
        <a href="/fair/${look.region}/${fair.id}?lang=${look.locale}">${fair.title}</a> · ${dayIn(session.onDay, look)}
        ${session.fromTime}–${session.toTime} ${session.place}
      </p>
      <p>${raw([leadsTo(session.stream, s.watch), leadsTo(session.replay, s.replay)].filter(Boolean).join(" · "))}</p>
      ${raw(
        given.pitches.length === 0
          ? ""
          : html`<h2>${s.programme}</h2>
              ${raw(session.panel ? html`<p>${s.panel}${session.panel}</p>` : "")}
              <ol>
                ${raw(programme.join(""))}
              </ol>`,
      )}
      ${raw(answers(look, given.answers))} ${raw(askForm(look, fair, session, given.pitches))}`,
  );
}

const askForm = (look: Look, fair: FairShown, session: SessionShown, pitches: readonly PitchShown[]): string => {
  const s = hallStrings[look.locale];
  if (!session.takesQuestions || fair.state === "held") return html`<p class="pb-help">${s.askClosed}</p>`;
  return html`<h2>${s.ask}</h2>
    <p>${s.askHint}</p>
    <form method="post" action="/fair/${look.region}/${fair.id}/${session.id}?lang=${look.locale}">
      ${raw(hidden("key", look.key))} ${raw(area(look, "text", s.question))}
      ${raw(
        pitches.length === 0
          ? ""
          : select(look, "projectId", s.askWhich, [["", s.whole], ...pitches.map((p) => [String(p.projectId), p.title] as const)]),
      )}
      <button class="pb-button pb-button-main" name="act" value="ask">${s.send}</button>
    </form>`;
};

const answers = (look: Look, list: readonly AnswerShown[]): string => {
  const s = hallStrings[look.locale];
  const items = list.map(
    (a) =>
      html`<li>
        <h3>${a.text}</h3>
        ${raw(a.project === null ? "" : html`<p class="pb-help">${s.onProject(a.project)}</p>`)}
        <p>${a.answer}</p>
        <p class="pb-help">${s.by(a.answeredBy, dayIn(a.answeredOn, look))}</p>
      </li>`,
  );
  return html`<h2>${s.answers}</h2>
    ${raw(items.length === 0 ? html`<p>${s.noAnswers}</p>` : `<ul class="pb-near">${items.join("")}</ul>`)}`;
};

const hidden = (name: string, value: string): string => html`<input type="hidden" name="${name}" value="${value}" />`;
const question = (name: string, title: string, inside: string): string =>
  html`<section class="pb-question">
    <h2><label for="f-${name}">${title}</label></h2>
    ${raw(inside)}
  </section>`;
const input = (look: Look, name: string, title: string, mode: string): string =>
  question(
    name,
    title,
    html`<input class="pb-text" id="f-${name}" name="${name}" inputmode="${mode}" value="${look.typed[name] ?? ""}" required />`,
  );
const area = (look: Look, name: string, title: string): string =>
  question(
    name,
    title,
    html`<textarea class="pb-text" id="f-${name}" name="${name}" rows="4" required>${look.typed[name] ?? ""}</textarea>`,
  );
const select = (look: Look, name: string, title: string, options: readonly (readonly [value: string, words: string])[]): string =>
  question(
    name,
    title,
    html`<select class="pb-text" id="f-${name}" name="${name}">
      ${raw(
        options
          .map(([value, words]) => html`<option value="${value}" ${raw(look.typed[name] === value ? " selected" : "")}>${words}</option>`)
          .join(""),
      )}
    </select>`,
  );

function frame(look: Look, body: string): string {
  const { region, locale } = look;
  const s = hallStrings[locale];
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header>
      <span class="pb-brand">${s.product}</span
      ><a class="pb-plain" href="/fair/${region}?lang=${locale === "en" ? "zh" : "en"}">${s.other}</a>
    </header>
    <main id="main">${raw(body)}</main>
    <footer><a href="/fair/${region}?lang=${locale}">${s.all}</a> · <a href="/feedback?region=${region}">${s.feedback}</a></footer>
  </div>`;
}
