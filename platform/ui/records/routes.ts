import { createElement, type ComponentType } from "react";
import type { Label } from "../../http/contract.ts";
import type { Records } from "../../records/define.ts";
import { pageOf } from "../lazy-page.ts";
import type { RouteGroup } from "../room.ts";
import type { Panels } from "./RecordPage.tsx";

export interface RecordRoutes {
  /** The name of the records, e.g. `station`. */
  readonly name: string;
  readonly path: string;
  readonly label: Label;
  /** The declaration; fetched with the first of its pages. */
  readonly load: () => Promise<Records>;
  /** The room's own parts of a record's page, by the names of its `sections`, and cells of its list. */
  readonly panels?: () => Promise<Panels>;
  /** Not in the menu: reached from elsewhere. */
  readonly hidden?: boolean;
}

/** Pages of declared records: list, form, record, change, import. A room adds its own beside them or puts one of its own in a path's place. */
export function recordRoutes(all: readonly RecordRoutes[]): Pick<RouteGroup, "nav" | "routes" | "records"> {
  return {
    nav: all.filter((r) => !r.hidden).map((r) => ({ href: r.path, label: r.label, permission: `${r.name}.read` })),
    routes: all.flatMap((r) => {
      const of = (kind: keyof typeof PAGES) => recordPage(r, kind);
      const [read, edit] = [`${r.name}.read`, `${r.name}.edit`];
      return [
        { path: r.path, component: of("list"), permission: read, wide: true },
        { path: `${r.path}/new`, component: of("new"), permission: edit, offered: `${r.name}.create` },
        { path: `${r.path}/import`, component: of("import"), permission: edit, wide: true },
        { path: `${r.path}/$id`, component: of("record"), permission: read },
        { path: `${r.path}/$id/edit`, component: of("edit"), permission: edit },
      ];
    }),
    records: Object.fromEntries(all.map((r) => [r.name, `${r.path}/$id`])),
  };
}

interface Props {
  readonly records: Records;
  readonly panels: Panels;
}
const PAGES = {
  list: async (): Promise<ComponentType<Props>> => (await import("./RecordsListPage.tsx")).RecordsListPage,
  new: async (): Promise<ComponentType<Props>> => (await import("./RecordFormPage.tsx")).NewRecordPage,
  edit: async (): Promise<ComponentType<Props>> => (await import("./RecordFormPage.tsx")).EditRecordPage,
  import: async (): Promise<ComponentType<Props>> => (await import("./RecordsImportPage.tsx")).RecordsImportPage,
  record: async (): Promise<ComponentType<Props>> => (await import("./RecordPage.tsx")).RecordPage,
};

const recordPage = (r: RecordRoutes, kind: keyof typeof PAGES) =>
  pageOf(async () => {
    const [page, records, panels] = await Promise.all([PAGES[kind](), r.load(), r.panels?.() ?? {}]);
    return () => createElement(page, { records, panels });
  });
