import { useLocation, useParams, useRouter } from "@tanstack/react-router";

/** The query part of the address, and its setter; `replace` leaves no step in the browser's history. */
export function useAddress(): [URLSearchParams, (next: URLSearchParams, how?: "push" | "replace") => void] {
  const { searchStr, pathname } = useLocation();
  const { history } = useRouter();
  return [
    new URLSearchParams(searchStr),
    (next, how = "push") => {
      const text = next.toString();
      history[how](text === "" ? pathname : `${pathname}?${text}`);
    },
  ];
}

/** What stands after # in the address, as a person reads it. */
export function useFragment(): string {
  const { hash } = useLocation();
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** Names the present step of the browser's history: the same again when one comes back to it. */
export const useHistoryStep = (): string => useLocation().state.__TSR_key ?? "";

export const usePathname = (): string => useLocation().pathname;

/** The `$name` parts of the page's path. */
export const useRouteParams = (): Readonly<Record<string, string>> => useParams({ strict: false }) as Record<string, string>;

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** How many steps of one page, as of a form, lie behind this one in the browser's history. */
    step?: number;
  }
}

/** The step of the page one stands at, from 0, and the way to another: the browser's Back takes one step, and from the first it leaves the page. */
export function useStep(): [number, (to: number) => void] {
  const { state, href } = useLocation();
  const { history } = useRouter();
  const at = state.step ?? 0;
  return [at, (to) => (to > at ? history.push(href, { step: to }) : to < at ? history.go(to - at) : undefined)];
}

/** Goes to an address of the app, query and all; what replaces a page replaces all its steps. */
export function useGo(): (href: string, how?: "push" | "replace") => void {
  const { history } = useRouter();
  return (href, how = "push") => {
    const behind = (history.location.state as { step?: number }).step ?? 0;
    if (how === "push" || behind === 0) return history[how](href);
    const stop = history.subscribe(() => {
      stop();
      history.replace(href);
    });
    history.go(-behind);
  };
}
