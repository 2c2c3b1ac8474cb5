import { Button } from "antd";
import { useStrings, useWord } from "../i18n/locale.ts";
import { AppLink } from "./AppLink.tsx";
import { sayTrouble, type Trouble } from "./refusal.ts";
import { panelStrings } from "./strings.ts";

export interface ErrorPanelProps {
  readonly trouble: Trouble | undefined;
  /** Shows 重试. */
  readonly onRetry?: (() => void) | undefined;
}

/** Says what stopped the act, in the person's words; a bug also shows the number its record has. Nothing when all is well. */
export function ErrorPanel({ trouble, onRetry }: ErrorPanelProps) {
  const s = useStrings(panelStrings);
  const word = useWord();
  if (!trouble) return null;
  const id = trouble.kind === "bug" ? trouble.requestId : undefined;
  return (
    <div className={trouble.kind === "bug" ? "bh-notice bh-notice-bad" : "bh-notice bh-notice-warn"} role="alert">
      <p>{word(sayTrouble(trouble))}</p>
      {id && (
        <p className="bh-quiet">
          {s.requestId} <code>{id}</code>
        </p>
      )}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {s.retry}
        </Button>
      )}
      {trouble.kind === "forbidden" && <AppLink href="/workbench">{s.toWorkbench}</AppLink>}
      {trouble.kind === "signed-out" && (
        <AppLink href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{s.signIn}</AppLink>
      )}
    </div>
  );
}
