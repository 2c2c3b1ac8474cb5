import { Button, Input, Select } from "antd";
import { useEffect, useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { searchContract } from "../contract.ts";
import "./search.css";
import { searchStrings } from "./strings.ts";

const { call } = createApi<{ search: typeof searchContract.search }>("search");
type Answer = Awaited<ReturnType<typeof call.search>>;

/** One box over every register; the question and its facets stand in the address. */
export function SearchPage() {
  const s = useStrings(searchStrings);
  const [address, setAddress] = useAddress();
  const id = useId();
  const asked = address.get("q") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const [kind, region, year] = ["kind", "region", "year"].map((key) => address.get(key) ?? "") as [string, string, string];
  const answer = useLoad(["search", asked, kind, region, year], () =>
    call.search({
      text: asked,
      ...(kind ? { kinds: [kind] } : {}),
      ...(/^\d{6}$/.test(region) ? { region } : {}),
      ...(/^\d{4}$/.test(year) ? { from: `${year}-01-01`, to: `${year}-12-31` } : {}),
      limit: 50,
    }),
  );
  const set = (key: string, value: string | undefined): void => {
    const next = new URLSearchParams(address);
    if (value) next.set(key, value);
    else next.delete(key);
    setAddress(next);
  };
  return (
    <Page title={s.title} lead={s.lead}>
      <form
        role="search"
        className="se-form"
        onSubmit={(e) => {
          e.preventDefault();
          set("q", text.trim());
        }}
      >
        <label htmlFor={id}>{s.words}</label>
        <Input id={id} type="search" autoFocus value={text} onChange={(e) => setText(e.target.value)} />
        <Button type="primary" htmlType="submit">
          {s.find}
        </Button>
      </form>
      <WhenLoaded of={answer}>
        {(a) => (asked === "" ? <EmptyState title={s.begin} /> : <Found a={a} chosen={{ kind, region, year }} set={set} />)}
      </WhenLoaded>
    </Page>
  );
}

interface FoundProps {
  readonly a: Answer;
  readonly chosen: Readonly<Record<"kind" | "region" | "year", string>>;
  readonly set: (key: string, value: string | undefined) => void;
}

function Found({ a, chosen, set }: FoundProps) {
  const s = useStrings(searchStrings);
  const word = useWord();
  const grades = { 1: s.grade1, 2: s.grade2, 3: s.grade3, 4: s.grade4 };
  const facets = [
    ["kind", s.kinds, a.facets.kinds],
    ["region", s.regions, a.facets.regions],
    ["year", s.years, a.facets.years],
  ] as const;
  return (
    <>
      {a.state !== "ready" && (
        <p className="bh-notice bh-notice-warn" role="status">
          {s[a.state]}
        </p>
      )}
      <div className="se-facets">
        <strong role="status">{s.found(a.total)}</strong>
        {facets.map(([key, label, options]) => (
          <label key={key} className="se-facet">
            {label}
            <Select
              aria-label={label}
              value={chosen[key]}
              popupMatchSelectWidth={false}
              options={[
                { value: "", label: s.all },
                ...options.map((o) => ({ value: o.value, label: `${word(o.label)} ${o.count}` })),
                ...(chosen[key] && !options.some((o) => o.value === chosen[key]) ? [{ value: chosen[key], label: chosen[key] }] : []),
              ]}
              onChange={(value: string) => set(key, value)}
            />
          </label>
        ))}
      </div>
      {a.hits.length === 0 ? (
        <EmptyState title={s.none} hint={s.noneHint} />
      ) : (
        <ol className="se-hits">
          {a.hits.map((h) => (
            <li key={`${h.kind}${h.id}`}>
              <span className="bh-quiet">
                {word(h.kindLabel)} · {grades[h.grade as 1]} {h.day && <DayText day={h.day} />}
              </span>
              <h2>
                <AppLink href={h.href}>
                  <Pieces pieces={h.title} />
                </AppLink>
              </h2>
              <p>
                <Pieces pieces={h.snippet} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const Pieces = ({ pieces }: { pieces: Answer["hits"][number]["title"] }) =>
  pieces.map((p, i) => (p.hit ? <mark key={i}>{p.text}</mark> : <span key={i}>{p.text}</span>));
