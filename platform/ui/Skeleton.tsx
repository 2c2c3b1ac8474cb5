import { useStrings } from "../i18n/locale.ts";
import { defineStrings } from "../i18n/strings.ts";
import "./skeleton.css";

const strings = defineStrings({ zh: { loading: "正在载入…" }, en: { loading: "Loading…" } });

/** The shape of what is coming, where a page or a part of it waits for the server; seen only when the wait is one. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const s = useStrings(strings);
  return (
    <div className="bh-skeleton" role="status" aria-label={s.loading}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}
