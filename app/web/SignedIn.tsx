import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useGo } from "../../platform/ui/address.ts";
import { AppFrame } from "../../platform/ui/frame/AppFrame.tsx";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import { troubleOf } from "../../platform/ui/refusal.ts";
import { lazyPage } from "../../platform/ui/lazy-page.ts";
import { HomePanelsProvider } from "../../platform/ui/frame/HomePanels.tsx";
import { OpeningsProvider, opensOf } from "../../platform/ui/frame/openings.ts";
import { RecordPagesProvider, recordPagesOf } from "../../platform/ui/record/record-pages.tsx";
import type { RouteGroup } from "../../platform/ui/room.ts";
import { Tour } from "../../features/help/web/index.ts";
import { Notices } from "../../features/people/web/index.ts";
import { DeputyBanner } from "../../features/work/web/index.ts";
import { isPostGone, meQuery, useMay } from "../../platform/ui/session.ts";
import { forgetTabPost } from "../../platform/ui/frame/tab-post.ts";

/** Opened by its address, and in place of every page while something of it is due. */
export const AccountPage = lazyPage(() => import("./AccountPage.tsx"), "AccountPage");

/** The frame for those signed in; others go to the door and come back to where they were going. */
export function SignedIn({ rooms }: { readonly rooms: readonly RouteGroup[] }) {
  const me = useQuery(meQuery);
  const go = useGo();
  const pages = useMemo(() => recordPagesOf(rooms), [rooms]);
  const may = useMay();
  const opens = useMemo(() => opensOf(rooms), [rooms]);
  const trouble = me.error ? troubleOf(me.error) : undefined;
  const out = trouble?.kind === "signed-out";
  useEffect(() => {
    if (out) go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, "replace");
  }, [out]);
  if (me.data)
    return (
      <AppFrame groups={rooms}>
        <Notices me={me.data} />
        <DeputyBanner me={me.data} />
        {me.data.due === null && <Tour me={me.data} />}
        {me.data.due === null ? (
          <RecordPagesProvider value={pages}>
            <HomePanelsProvider value={rooms}>
              <OpeningsProvider value={(href) => opens(href, may)}>
                <Outlet />
              </OpeningsProvider>
            </HomePanelsProvider>
          </RecordPagesProvider>
        ) : (
          <AccountPage />
        )}
      </AppFrame>
    );
  if (trouble && !out)
    return (
      <main className="bh-main">
        <ErrorPanel
          trouble={trouble}
          onRetry={() => {
            if (isPostGone(trouble)) forgetTabPost();
            void me.refetch();
          }}
        />
      </main>
    );
  return null;
}
