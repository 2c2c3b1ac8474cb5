import type { AnchorHTMLAttributes } from "react";
import { useGo } from "./address.ts";
import { useOpens } from "./frame/openings.ts";

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address inside the app, query and all: `/services?f.state=open`. */
  readonly href: string;
}

/** Where this post may open the page, a real link: opens in a new tab with Ctrl, is copied, is read out; a plain click stays in the page. Elsewhere its words alone. */
export function AppLink({ href, onClick, ...rest }: AppLinkProps) {
  const go = useGo();
  const opens = useOpens();
  if (!opens(href)) return <span className={rest.className}>{rest.children}</span>;
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
