import type { AnchorHTMLAttributes } from "react";
import { useGo } from "./address.ts";

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address inside the app, query and all: `/services?f.state=open`. */
  readonly href: string;
}

/** A real link: opens in a new tab with Ctrl, is copied, is read out; a plain click stays in the page. */
export function AppLink({ href, onClick, ...rest }: AppLinkProps) {
  const go = useGo();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}
