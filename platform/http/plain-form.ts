import type { Label } from "./contract.ts";
import { html, raw } from "./html.ts";
import { refusalIn, type Services } from "./server.ts";
import type { Register } from "../register/fields.ts";

/** Pages with one form for whoever has no account, complete without JavaScript: what is typed comes back with what is wrong. */
export type PlainLocale = "zh" | "en";
export type Typed = Readonly<Record<string, string>>;
export type Said = { readonly good: string } | { readonly bad: string };

export interface PlainInput {
  readonly key: string;
  readonly label: string;
  readonly type: "text" | "tel" | "date" | "time" | "area";
  readonly help?: string;
  readonly optional?: true;
}
export interface PlainPage {
  readonly locale: PlainLocale;
  /** Where the form goes, without the language. */
  readonly address: string;
  readonly title: string;
  readonly lead: string;
  readonly inputs: readonly PlainInput[];
  readonly consent: string;
  readonly send: string;
  /** Of the form sent from this page: sent twice it is one. */
  readonly key: string;
  readonly typed: Typed;
  readonly said?: Said | undefined;
}

/** A door to such a page, at an address that ends in what is asked about. */
export interface PlainDoor {
  readonly show: (services: Services, asked: PlainAsked) => Promise<PlainAnswer>;
  readonly take: (services: Services, asked: PlainAsked, typed: Typed) => Promise<PlainAnswer>;
}
export interface PlainAsked {
  /** The last part of the address. */
  readonly of: string;
  /** What stood behind ?from=. */
  readonly from: string;
  readonly locale: PlainLocale;
}
export interface PlainAnswer {
  readonly status: 200 | 404 | 422;
  readonly body: string;
}

const WORDS = {
  zh: { product: "闭环", other: "English", optional: "（可不填）", correct: "还没有提交：" },
  en: { product: "Bihuan", other: "中文", optional: " (may be left out)", correct: "Not sent yet: " },
};
const inLocale = (address: string, locale: PlainLocale): string => `${address}${address.includes("?") ? "&" : "?"}lang=${locale}`;

/** The frame of such a page around a body written with `html`. */
export function plainFrame(address: string, locale: PlainLocale, body: string): string {
  const s = WORDS[locale];
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header>
      <span class="pb-brand">${s.product}</span
      ><a class="pb-plain" href="${inLocale(address, locale === "en" ? "zh" : "en")}">${s.other}</a>
    </header>
    <main id="main">${raw(body)}</main>
  </div>`;
}

export function plainPage(p: PlainPage): string {
  const s = WORDS[p.locale];
  const input = ({ key, label, type, help, optional }: PlainInput): string => {
    const required = raw(optional ? "" : "required");
    const value = p.typed[key] ?? "";
    return html`<section class="pb-question">
      <h2><label for="q-${key}">${label}${optional ? s.optional : ""}</label></h2>
      ${raw(help === undefined ? "" : html`<p class="pb-help">${help}</p>`)}
      ${raw(
        type === "area"
          ? html`<textarea class="pb-text" id="q-${key}" name="${key}" rows="5" ${required}>${value}</textarea>`
          : html`<input class="pb-text" id="q-${key}" name="${key}" type="${type}" value="${value}" ${required} />`,
      )}
    </section>`;
  };
  const told =
    p.said === undefined
      ? ""
      : "good" in p.said
        ? html`<p class="pb-notice pb-notice-good" role="status">${p.said.good}</p>`
        : html`<p class="pb-notice pb-notice-bad" role="alert">${s.correct}${p.said.bad}</p>`;
  return plainFrame(
    p.address,
    p.locale,
    html`<h1>${p.title}</h1>
      ${raw(told)}
      <p>${p.lead}</p>
      <form method="post" action="${inLocale(p.address, p.locale)}">
        <input type="hidden" name="key" value="${p.key}" />
        ${raw(p.inputs.map(input).join(""))}
        <section class="pb-question">
          <label class="pb-check"><input type="checkbox" name="consent" value="yes" required /> ${p.consent}</label>
        </section>
        <button class="pb-button pb-button-main">${p.send}</button>
      </form>`,
  );
}

/** What a refusal says of the fields of a register, in one line; anything else is thrown on. */
export function refusedWords(error: unknown, register: Register, locale: PlainLocale): string {
  const refusal = refusalIn(error);
  if (!refusal) throw error;
  const label = (key: string): Label | undefined => register.fields.find((f) => f.key === key)?.label;
  const fields = Object.entries(refusal.fields ?? {}).map(([key, words]) => `${label(key)?.[locale] ?? ""}：${words[locale]}`);
  return fields.length > 0 ? fields.join(locale === "zh" ? "；" : "; ") : refusal.message[locale];
}
