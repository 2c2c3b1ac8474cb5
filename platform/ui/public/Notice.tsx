import type { ReactNode } from "react";

export interface NoticeProps {
  /** `bad` is read out at once. */
  readonly tone?: "calm" | "good" | "warn" | "bad" | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export function Notice({ tone = "calm", title, children }: NoticeProps) {
  return (
    <div className={`pb-notice pb-notice-${tone}`} role={tone === "bad" ? "alert" : tone === "calm" ? undefined : "status"}>
      {title && <p className="pb-notice-title">{title}</p>}
      {children}
    </div>
  );
}
