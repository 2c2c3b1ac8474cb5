import { Suspense, useSyncExternalStore } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { matcherOf } from "../../../platform/ui/match-path.ts";
import { usePageTitle } from "../../../platform/ui/frame/page-title.ts";
import type { PublicGroup } from "../../../platform/ui/room.ts";
import { linkStrings } from "./strings.ts";

/** The frame of public pages: one column, large type, a way to complain on every page. Links load pages anew. */
export function LinkShell({ groups }: { readonly groups: readonly PublicGroup[] }) {
  const s = useStrings(linkStrings);
  const { locale, setLocale } = useLocale();
  const path = useSyncExternalStore(
    (l) => {
      addEventListener("popstate", l);
      return () => removeEventListener("popstate", l);
    },
    () => location.pathname,
  );
  usePageTitle(path, s.product);
  const routes = groups.flatMap((g) => g.routes);
  const found = matcherOf(routes.map((r) => r.path))(path);
  const Page = found && routes.find((r) => r.path === found.path)?.component;
  return (
    <div className="pb-page">
      <a className="pb-skip" href="#main">
        {s.skip}
      </a>
      <header>
        <span className="pb-brand">{s.product}</span>
        <button
          type="button"
          className="pb-plain"
          lang={locale === "en" ? "zh-CN" : "en"}
          onClick={() => setLocale(locale === "en" ? "zh-CN" : "en")}
        >
          {s.otherLanguage}
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Skeleton />}>
          {Page && found ? (
            <Page params={found.params} />
          ) : (
            <>
              <h1>{s.lost}</h1>
              <p>{s.lostHint}</p>
              <p>
                <a href="/link">{s.toCode}</a>
              </p>
              <p>
                <a href="/near">{s.toNear}</a>
              </p>
            </>
          )}
        </Suspense>
      </main>
      {/* A link's token never travels to another page: the address is not handed on. */}
      <footer>
        <a href="/feedback">{s.feedback}</a>
      </footer>
    </div>
  );
}
