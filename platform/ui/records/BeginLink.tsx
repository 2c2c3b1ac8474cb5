import type { ReactNode } from "react";
import { AppLink } from "../AppLink.tsx";
import { useMay } from "../session.ts";
import { beginAt } from "./begin.ts";

interface BeginLinkProps {
  /** The list's address. */
  readonly path: string;
  /** Who may enter one; for anybody else there is no link. */
  readonly permission: string;
  /** What the form begins with, by key of its fields. */
  readonly values: Readonly<Record<string, string>>;
  /** Read out in place of the words, where the same words stand at several things. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Begins a record of another room with the words at hand: nothing is entered before its form is sent. */
export function BeginLink({ path, permission, values, label, children }: BeginLinkProps) {
  const may = useMay();
  return may(permission) ? (
    <AppLink href={beginAt(path, values)} aria-label={label}>
      {children}
    </AppLink>
  ) : null;
}
