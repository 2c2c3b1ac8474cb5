import type { ReactNode } from "react";
import { ErrorPanel } from "./ErrorPanel.tsx";
import { Skeleton } from "./Skeleton.tsx";
import type { Loaded } from "./useLoad.ts";

export interface PageProps {
  readonly title: string;
  /** One sentence beneath the title, where the page needs one. */
  readonly lead?: ReactNode;
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
}

/** Title, one sentence, tools, content. */
export function Page({ title, lead, tools, children }: PageProps) {
  return (
    <article className="bh-page">
      <header className="bh-page-head">
        <h1>{title}</h1>
        {tools && <div className="bh-actions-row">{tools}</div>}
      </header>
      {lead && <p className="bh-quiet">{lead}</p>}
      {children}
    </article>
  );
}

export function Section({ title, id, children }: { readonly title: string; readonly id?: string; readonly children: ReactNode }) {
  return (
    <section className="bh-section" id={id} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Shows the content once loaded, what went wrong if it did. */
export function WhenLoaded<T>({ of, children }: { readonly of: Loaded<T>; readonly children: (data: T) => ReactNode }) {
  if (of.trouble) return <ErrorPanel trouble={of.trouble} onRetry={() => void of.reload()} />;
  return of.data === undefined ? <Skeleton /> : <>{children(of.data)}</>;
}
