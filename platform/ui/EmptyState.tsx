import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not here: 还没有服务需求. */
  readonly title: string;
  /** What to do next. */
  readonly hint?: string | undefined;
  /** A button or link that does it. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className="bh-empty">
      <p className="bh-empty-title">{title}</p>
      {hint && <p>{hint}</p>}
      {action && <div>{action}</div>}
    </div>
  );
}
