import type { ComponentType } from "react";
import type { Label } from "../http/contract.ts";

/** The areas of work in the order of the menu; the first stands open without a heading. */
export const AREAS = {
  work: { zh: "办事", en: "Daily work" },
  services: { zh: "科技服务", en: "Services to science and technology" },
  outreach: { zh: "科普惠民", en: "Science for everyone" },
  academic: { zh: "学术智库", en: "Scholarship and advice" },
  people: { zh: "组织与人", en: "Organisation and people" },
  tasks: { zh: "统筹督办", en: "Planning and follow-up" },
  money: { zh: "考核经费", en: "Assessment and funds" },
  system: { zh: "系统与审计", en: "System and audit" },
} as const satisfies Readonly<Record<string, Label>>;
export type AreaOfWork = keyof typeof AREAS;

/** What a room gives the shell: `features/<room>/web/index.ts` exports one. */
export interface RouteGroup {
  /** The folder's name, e.g. `services`. */
  readonly room: string;
  readonly area: AreaOfWork;
  /** Within its area, rooms of one label stand under it together. */
  readonly label: Label;
  /** The rooms stand in their area in this order, lowest first; 100 where nothing is said. */
  readonly order?: number;
  readonly nav: readonly NavItem[];
  readonly routes: readonly PageRoute[];
  /** Pages of records others name as `kind:id`: kind → path with `$id`, one of `routes`. A case's kind is its process's name. */
  readonly records?: Readonly<Record<string, string>>;
  /** What it shows on the first page of posts that hold the permission. */
  readonly home?: readonly HomePanel[];
}

export interface HomePanel {
  /** Above everything, in the column of work, or beside it. */
  readonly at: "top" | "main" | "side";
  readonly component: PageComponent;
  readonly permission: string;
}

export interface NavItem {
  readonly href: string;
  readonly label: Label;
  /** Shown only to posts that hold it; without it, to everyone signed in. */
  readonly permission?: string;
}

export interface PageRoute {
  /** TanStack Router's notation: `/services/$caseId`. */
  readonly path: string;
  readonly component: PageComponent;
  readonly permission?: string;
  /** Of a form: offered to whoever holds this besides. */
  readonly offered?: string;
  /** A list, matrix, map or import: on a small screen the menu makes room for it by itself. */
  readonly wide?: boolean;
}

/** `lazyPage(() => import("./CasePage.tsx"), "CasePage")`: a page's code is fetched when it is first opened. */
export type PageComponent = ComponentType & { readonly preload?: () => Promise<unknown> };

/** What a room gives the light entry for one-time links and public pages. */
export interface PublicGroup {
  readonly room: string;
  readonly routes: readonly PublicRoute[];
}

export interface PublicRoute {
  /** Segments beginning with `$` are handed to the page: `/l/$token`. The longest literal match wins. */
  readonly path: string;
  readonly component: ComponentType<{ params: Readonly<Record<string, string>> }>;
}
