import { showDay } from "../../platform/register/fields.ts";
import { refusalIn, type Context, type Services } from "../../platform/http/server.ts";
import { tokenIn } from "../../platform/links/token-text.ts";
import { bookingProcess, cancelBooking, openBookingLink } from "../visits/index.ts";
import type { BookLocale } from "./book.ts";
import { bookStrings } from "./book-strings.ts";
import { html, raw } from "../../platform/http/html.ts";
import { visitStrings } from "./web/visit-strings.ts";

/** A visitor's booking without JavaScript: seen and cancelled by its code, which travels in the body of a form and stands in no address. */
export async function showBooking(
  services: Services,
  locale: BookLocale,
  sent: URLSearchParams,
): Promise<{ found: boolean; body: string }> {
  const typed = (sent.get("code") ?? "").slice(0, 400);
  const token = tokenIn(typed);
  const s = bookStrings[locale];
  if (token === undefined)
    return { found: typed.trim() === "", body: frame(locale, askCode(locale, typed, typed.trim() === "" ? "" : s.codeWrong)) };
  const context = { services } as Context;
  try {
    if (sent.get("act") === "cancel") await cancelBooking(context, token);
    else return { found: true, body: frame(locale, shown(await openBookingLink(context, token), typed, locale)) };
    return { found: true, body: frame(locale, html`<p class="pb-notice pb-notice-good" role="status">${s.cancelled}</p>`) };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return { found: false, body: frame(locale, askCode(locale, typed, refusal.message[locale])) };
  }
}

/** What a public page says where no script runs: one sentence, and what can be done all the same. */
export function withoutScript(page: "link" | "feedback" | "law"): string {
  const s = bookStrings.zh;
  const words = { link: s.scriptNeeded, feedback: s.feedbackNeeded, law: s.lawNeeded }[page];
  return frame(
    "zh",
    html`<p class="pb-notice pb-notice-warn">${words}</p>
      ${raw(
        page === "link"
          ? html`<p>${s.bookingNeeded}</p>
              ${raw(askCode("zh", "", ""))}`
          : "",
      )}`,
  );
}

/** Where a code is typed; also what link pages show where no script runs. */
function askCode(locale: BookLocale, code: string, fault: string): string {
  const s = bookStrings[locale];
  return html`<h1>${s.findTitle}</h1>
    ${raw(fault ? html`<p class="pb-notice pb-notice-warn" role="alert">${fault}</p>` : "")}
    <form method="post" action="/booking?lang=${locale}">
      <section class="pb-question">
        <h2><label for="b-code">${s.code}</label></h2>
        <p class="pb-help">${s.codeHelp}</p>
        <input class="pb-text" id="b-code" name="code" value="${code}" autocomplete="off" required />
      </section>
      <button class="pb-button pb-button-main">${s.find}</button>
    </form>`;
}

function shown(b: Awaited<ReturnType<typeof openBookingLink>>, code: string, locale: BookLocale): string {
  const [s, v] = [bookStrings[locale], visitStrings[locale]];
  const [state, word] = [bookingProcess.states[b.state], locale === "en" ? "en" : "zh"] as const;
  return html`<h1>${v.booking}</h1>
    <p><strong>${b.placeName}</strong><br />${showDay(b.visitOn, locale === "en" ? "en" : "zh-CN")} ${b.visitAt} · ${v.count(b.people)}</p>
    <p class="pb-notice">${state?.label[word] ?? b.state}${b.reason ? `：${b.reason[word]}` : ""}</p>
    ${raw(
      b.canCancel
        ? html`<form method="post" action="/booking?lang=${locale}">
            <input type="hidden" name="code" value="${code}" /><input type="hidden" name="act" value="cancel" />
            <button class="pb-button pb-button-second">${v.cancel}</button>
            <p class="pb-help">${s.cancelHelp}</p>
          </form>`
        : "",
    )}`;
}

function frame(locale: BookLocale, body: string): string {
  const s = bookStrings[locale];
  return html`<div class="pb-page" lang="${locale === "en" ? "en" : "zh-CN"}">
    <header>
      <span class="pb-brand">${s.product}</span><a class="pb-plain" href="/booking?lang=${locale === "en" ? "zh" : "en"}">${s.other}</a>
    </header>
    <main id="main">${raw(body)}</main>
    <footer><a href="/near?lang=${locale}">${s.back}</a></footer>
  </div>`;
}
