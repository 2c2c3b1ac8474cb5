import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { NUMERAL, writeNumeral } from "@bihuan/kit";
import { articleHref, call, type PolicyView } from "./api.ts";
import { EndedMark, Named } from "./Named.tsx";
import { policiesStrings } from "./strings.ts";

type Article = PolicyView["articles"][number];
const ITEM = new RegExp(`^[（(]${NUMERAL}[）)]`);

/** Articles under their headings; a heading is written where it begins. */
export function ArticleList({ id, articles }: { readonly id: number; readonly articles: readonly Article[] }) {
  return (
    <div className="po-text">
      {articles.map((a, i) => {
        const before = articles[i - 1]?.headings ?? [];
        const first = a.headings.findIndex((h, k) => h !== before[k]);
        const fresh = first < 0 ? [] : a.headings.slice(first);
        return (
          <div key={a.seq}>
            {fresh.map((h, k) => (
              <h3 key={h} className={`po-heading po-heading-${Math.min(first + k, 2)}`}>
                {h}
              </h3>
            ))}
            <ArticleText id={id} article={a} />
          </div>
        );
      })}
    </div>
  );
}

function ArticleText({ id, article: a }: { readonly id: number; readonly article: Article }) {
  const s = useStrings(policiesStrings);
  const [asked, setAsked] = useState(false);
  const isNumbered = a.address.startsWith("第");
  let paragraph = 0;
  let offset = 0;
  return (
    <section id={a.address} tabIndex={-1} className="po-article" aria-label={a.address}>
      {a.body.split("\n").map((line, k) => {
        const start = offset;
        offset += line.length + 1;
        const isItem = k > 0 && ITEM.test(line);
        if (!isItem) paragraph++;
        return (
          <p key={start} id={isItem ? undefined : `${a.address}第${writeNumeral(paragraph)}款`} className={isItem ? "po-item" : undefined}>
            {k === 0 && isNumbered && (
              <>
                <AppLink className="po-address" href={articleHref(id, a.address)} aria-label={s.linkTo(a.address)}>
                  {a.address}
                </AppLink>{" "}
              </>
            )}
            {withLinks(a, start, line)}
          </p>
        );
      })}
      {a.citedBy > 0 && (
        <p>
          <Button size="small" type="text" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {s.cited(a.citedBy)}
          </Button>
        </p>
      )}
      {asked && <Citations id={id} address={a.address} />}
    </section>
  );
}

function withLinks(a: Article, start: number, line: string): ReactNode[] {
  const out: ReactNode[] = [];
  let at = 0;
  for (const r of a.references) {
    const from = r.start - start;
    const to = r.end - start;
    if (from < at || to > line.length) continue;
    out.push(line.slice(at, from));
    out.push(
      <span key={r.start}>
        <AppLink href={articleHref(r.target.id, r.address)} title={r.target.title}>
          {line.slice(from, to)}
        </AppLink>
        <EndedMark policy={r.target} />
      </span>,
    );
    at = to;
  }
  out.push(line.slice(at));
  return out;
}

function Citations({ id, address }: { readonly id: number; readonly address: string }) {
  const s = useStrings(policiesStrings);
  const citations = useLoad(["policy-citations", id, address], () => call.listCitations({ id, address }));
  return (
    <WhenLoaded of={citations}>
      {(rows) => (
        <div className="bh-notice" role="region" aria-label={s.citations}>
          {rows.length === 0 ? (
            <p>{s.noCitations}</p>
          ) : (
            <ul>
              {rows.map((r) => (
                <li key={`${r.policy.id}${r.address}`}>
                  <Named policy={r.policy} address={r.address} />
                  <br />
                  <span className="bh-quiet">…{r.excerpt}…</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </WhenLoaded>
  );
}
