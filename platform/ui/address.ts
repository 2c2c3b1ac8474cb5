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

/** Goes to an address of the app, query and all. */
export function useGo(): (href: string, how?: "push" | "replace") => void {
  const { history } = useRouter();
  return (href, how = "push") => history[how](href);
}
