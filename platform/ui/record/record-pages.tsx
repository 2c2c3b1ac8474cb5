import { createContext, useContext, type ReactNode } from "react";
import { AppLink, type AppLinkProps } from "../AppLink.tsx";
import type { RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";

/** Kind of record (`demand`) → its page's path and what opening it needs. */
export type RecordPages = ReadonlyMap<string, { readonly path: string; readonly permission: string | undefined }>;

/** Composed once from what the rooms say. */
export const recordPagesOf = (groups: readonly RouteGroup[]): RecordPages =>
  new Map(
    groups.flatMap((g) =>
      Object.entries(g.records ?? {}).map(([kind, path]) => [
        kind,
        { path, permission: g.routes.find((r) => r.path === path)?.permission },
      ]),
    ),
  );

const Pages = createContext<RecordPages>(new Map());
export const RecordPagesProvider = Pages.Provider;

/** The page of a record named `kind:id`; none where it has no page or this post may not open it. */
export function useRecordHref(): (subject: string) => string | undefined {
  const pages = useContext(Pages);
  const may = useMay();
  return (subject) => {
    const [kind = "", id = ""] = subject.split(":");
    const page = pages.get(kind);
    return page && may(page.permission) ? page.path.replace("$id", id) : undefined;
  };
}

interface RecordLinkProps extends Omit<AppLinkProps, "href"> {
  readonly subject: string;
  readonly children: ReactNode;
}

/** A record's name, leading to its page where there is one to open. */
export function RecordLink({ subject, children, ...rest }: RecordLinkProps) {
  const href = useRecordHref()(subject);
  return href === undefined ? (
    <>{children}</>
  ) : (
    <AppLink {...rest} href={href}>
      {children}
    </AppLink>
  );
}
