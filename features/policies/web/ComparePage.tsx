import { Button, Checkbox } from "antd";
import { useEffect, useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { Comparison } from "../contract.ts";
import { articleHref, call } from "./api.ts";
import { Named } from "./Named.tsx";
import "./policies.css";
import { policiesStrings } from "./strings.ts";
import { RELATION_WORDS } from "./words.ts";

type Row = Comparison["rows"][number];
const RELATIONS = Object.keys(RELATION_WORDS) as Row["relation"][];

/** Two versions side by side by article; on a phone one beneath the other. Signs and words carry what colour shows. */
export function ComparePage() {
  const s = useStrings(policiesStrings);
  const params = useRouteParams();
  const [older, newer] = [Number(params.older), Number(params.newer)];
  const comparison = useLoad(["policy-compare", older, newer], () => call.comparePolicies({ older, newer }));
  return (
    <Page title={s.compare} lead={s.compareLead}>
      <WhenLoaded of={comparison}>{(c) => <Rows c={c} />}</WhenLoaded>
    </Page>
  );
}

function Rows({ c }: { readonly c: Comparison }) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const [onlyChanges, setOnly] = useState(true);
  const box = useRef<HTMLOListElement>(null);
  const rows = onlyChanges ? c.rows.filter((r) => r.relation !== "same") : c.rows;
  const move = (step: 1 | -1): void => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-changed]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at < 0 ? (step === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  };
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      const isTyping =
        e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));
      if (isTyping || e.ctrlKey || e.metaKey || e.altKey || (e.key !== "n" && e.key !== "p")) return;
      e.preventDefault();
      move(e.key === "n" ? 1 : -1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <div className="po-sides bh-notice">
        <p>
          <strong>{s.older}</strong> <Named policy={c.older} />
        </p>
        <p>
          <strong>{s.newer}</strong> <Named policy={c.newer} />
        </p>
      </div>
      <div className="po-bar">
        <span>
          {RELATIONS.map((r) => [r, c.rows.filter((row) => row.relation === r).length] as const)
            .filter(([, n]) => n > 0)
            .map(([r, n]) => s.count(word(RELATION_WORDS[r]), n))
            .join(" · ")}
        </span>
        <span className="bh-grow" />
        <Checkbox checked={onlyChanges} onChange={(e) => setOnly(e.target.checked)}>
          {s.onlyChanges}
        </Checkbox>
        <Button onClick={() => move(-1)}>{s.previous}</Button>
        <Button onClick={() => move(1)}>{s.next}</Button>
        <AppLink href={`/policies/compare/${c.newer.id}/${c.older.id}`}>{s.swap}</AppLink>
      </div>
      {rows.length === 0 && <p className="bh-empty">{s.noChanges}</p>}
      <ol className="po-rows" ref={box}>
        {rows.map((row) => (
          <CompareRow key={`${row.left?.address}|${row.right?.address}`} c={c} row={row} />
        ))}
      </ol>
    </>
  );
}

function CompareRow({ c, row }: { readonly c: Comparison; readonly row: Row }) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const isChanged = row.relation !== "same";
  return (
    <li className={`po-row po-row-${row.relation}`} {...(isChanged ? { tabIndex: -1, "data-changed": "" } : {})}>
      <span className="po-relation">{word(RELATION_WORDS[row.relation])}</span>
      <div className="po-pair">
        <Side id={c.older.id} side={row.left} stretches={row.stretches} without="+" label={s.older} />
        <Side id={c.newer.id} side={row.right} stretches={row.stretches} without="-" label={s.newer} />
      </div>
    </li>
  );
}

interface SideProps {
  readonly id: number;
  readonly side: Row["left"];
  readonly stretches: Row["stretches"];
  readonly without: "+" | "-";
  readonly label: string;
}

function Side({ id, side, stretches, without, label }: SideProps) {
  const s = useStrings(policiesStrings);
  if (side === null)
    return (
      <div className="po-side po-side-absent">
        <span className="po-which">{label}</span> <span className="bh-quiet">{s.absent}</span>
      </div>
    );
  return (
    <div className="po-side">
      <p className="po-which">
        {label} <AppLink href={articleHref(id, side.address)}>{side.address}</AppLink> <span>{side.headings.at(-1)}</span>
      </p>
      <p className="po-body">
        {stretches
          .filter((x) => x.sign !== without)
          .map((x, i) =>
            x.sign === "=" ? (
              x.text
            ) : x.sign === "-" ? (
              <del key={i}>
                <span aria-hidden>{s.removedMark}</span>
                <span className="po-aloud">{s.removedWord}</span>
                {x.text}
              </del>
            ) : (
              <ins key={i}>
                <span aria-hidden>{s.addedMark}</span>
                <span className="po-aloud">{s.addedWord}</span>
                {x.text}
              </ins>
            ),
          )}
      </p>
    </div>
  );
}
