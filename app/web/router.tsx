import { createRootRoute, createRoute, createRouter, Outlet, useParams, type RouteComponent } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { createElement } from "react";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import type { PageRoute, RouteGroup } from "../../platform/ui/room.ts";
import { AllRoomsPage } from "../../platform/ui/frame/AllRoomsPage.tsx";
import { meQuery, useMay } from "../../platform/ui/session.ts";
import { Skeleton } from "../../platform/ui/Skeleton.tsx";
import { HomePage } from "./HomePage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageFault } from "./PageFault.tsx";
import { AccountPage, SignedIn } from "./SignedIn.tsx";
import { SignInPage } from "./SignInPage.tsx";

/** The staff's router: sign-in stands outside the frame, every page of every room within. A room may bring `/` itself. */
export function createStaffRouter(rooms: readonly RouteGroup[], cache: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: PageFault });
  const frame = createRoute({
    getParentRoute: () => root,
    id: "frame",
    // Who is signed in is asked while the page's code travels: frame and page come up together.
    loader: () => cache.prefetchQuery(meQuery),
    component: () => <SignedIn rooms={rooms} />,
  });
  const pages: readonly PageRoute[] = [
    { path: "/account", component: AccountPage },
    { path: "/rooms", component: () => <AllRoomsPage groups={rooms} /> },
    ...rooms.flatMap((r) => r.routes),
  ];
  const home: readonly PageRoute[] = pages.some((p) => p.path === "/") ? [] : [{ path: "/", component: () => <HomePage rooms={rooms} /> }];
  const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: SignInPage });
  const children = [...home, ...pages].map((page) =>
    createRoute({
      getParentRoute: () => frame,
      path: page.path,
      component: (() => <Guarded page={page} />) as RouteComponent,
      // The page that is left stays until the next one's code is here.
      loader: async () => {
        if (page.path === "/") void preloadPanels(rooms, cache);
        await page.component.preload?.();
      },
    }),
  );
  const lost = createRoute({ getParentRoute: () => frame, path: "/$", component: NotFoundPage });
  return createRouter({
    routeTree: root.addChildren([signIn, frame.addChildren([...children, lost])]),
    // The address is plain text, as a person would type it: `?q=科普&f.state=open`, not JSON.
    parseSearch: (text) => ({ text: text.replace(/^\?/, "") }),
    stringifySearch: (search) => {
      const text = String(search["text"] ?? "");
      return text === "" ? "" : `?${text}`;
    },
    defaultErrorComponent: PageFault,
    defaultPreload: "intent",
    defaultPendingComponent: Skeleton,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  });
}

/** What the rooms show on the first page travels beside it, and not once it stands. */
async function preloadPanels(rooms: readonly RouteGroup[], cache: QueryClient): Promise<void> {
  const me = await cache.fetchQuery(meQuery).catch(() => undefined);
  const panels = rooms.flatMap((r) => r.home ?? []).filter((p) => me?.permissions.includes(p.permission));
  await Promise.all(panels.map((p) => p.component.preload?.())).catch(() => undefined);
}

function Guarded({ page }: { page: PageRoute }) {
  const may = useMay();
  const params: Record<string, string> = useParams({ strict: false });
  // Records are found by number; a mistyped address is no fault of the system.
  if (Object.entries(params).some(([key, value]) => key !== "code" && !/^\d{1,9}$/.test(value))) return <NotFoundPage />;
  if (!may(page.permission)) return <ErrorPanel trouble={{ kind: "forbidden" }} />;
  return createElement(page.component);
}
