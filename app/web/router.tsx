import { createRootRoute, createRoute, createRouter, Outlet, useParams, type RouteComponent } from "@tanstack/react-router";
import { createElement, lazy, Suspense } from "react";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import type { PageRoute, RouteGroup } from "../../platform/ui/room.ts";
import { useMay } from "../../platform/ui/session.ts";
import { HomePage } from "./HomePage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageFault } from "./PageFault.tsx";
import { SignedIn } from "./SignedIn.tsx";
import { SignInPage } from "./SignInPage.tsx";

const AccountPage = lazy(() => import("./AccountPage.tsx"));

/** The staff's router: sign-in stands outside the frame, every page of every room within. A room may bring `/` itself. */
export function createStaffRouter(rooms: readonly RouteGroup[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: PageFault });
  const frame = createRoute({ getParentRoute: () => root, id: "frame", component: () => <SignedIn rooms={rooms} /> });
  const pages: readonly PageRoute[] = [{ path: "/account", component: AccountPage }, ...rooms.flatMap((r) => r.routes)];
  const home: readonly PageRoute[] = pages.some((p) => p.path === "/") ? [] : [{ path: "/", component: () => <HomePage rooms={rooms} /> }];
  const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: SignInPage });
  const children = [...home, ...pages].map((page) =>
    createRoute({
      getParentRoute: () => frame,
      path: page.path,
      component: (() => <Guarded page={page} />) as RouteComponent,
      // The page's code travels while the server is still asked who is signed in.
      loader: () => void page.component.preload?.(),
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
    scrollRestoration: true,
  });
}

function Guarded({ page }: { page: PageRoute }) {
  const may = useMay();
  const params: Record<string, string> = useParams({ strict: false });
  // Records are found by number; a mistyped address is no fault of the system.
  if (Object.entries(params).some(([key, value]) => key !== "code" && !/^\d{1,9}$/.test(value))) return <NotFoundPage />;
  if (!may(page.permission)) return <ErrorPanel trouble={{ kind: "forbidden" }} />;
  return <Suspense fallback={null}>{createElement(page.component)}</Suspense>;
}
