import { useQuery } from "@tanstack/react-query";
import { useStrings } from "../../i18n/locale.ts";
import type { ViewShelf } from "./saved-views.ts";
import { listStrings } from "../strings.ts";

export const viewsKey = (list: string) => ["saved-views", list] as const;

/** One's own views of a list and those a colleague shared with the unit, as tabs over it. */
export function ViewTabs({
  list,
  query,
  shelf,
  onTake,
}: {
  readonly list: string;
  readonly query: string;
  readonly shelf: ViewShelf;
  readonly onTake: (query: string) => void;
}) {
  const s = useStrings(listStrings);
  const views = useQuery({ queryKey: viewsKey(list), queryFn: () => shelf.list(list) }).data ?? [];
  if (views.length === 0) return null;
  const isPlain = !views.some((v) => v.query === query);
  return (
    <nav className="bh-tabs" aria-label={s.views}>
      {[
        { name: s.allRows, query: "", by: null, key: "" },
        ...views.map((v) => ({ ...v, by: v.by ?? null, key: `${v.by ?? ""}/${v.name}` })),
      ].map((v) => (
        <a
          key={v.key}
          href={`?${v.query}`}
          aria-current={(v.key === "" ? isPlain : v.query === query) ? "page" : undefined}
          title={v.by === null ? undefined : s.sharedBy(v.by)}
          onClick={(e) => {
            if (e.ctrlKey || e.metaKey) return;
            e.preventDefault();
            onTake(v.query);
          }}
        >
          {v.name}
        </a>
      ))}
    </nav>
  );
}
