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
/** What a relation read from the left is, where the later text stands on the left. */
const TURNED: Partial<Record<Row["relation"], Row["relation"]>> = { added: "removed", removed: "added", split: "merged", merged: "split" };

/** Sides may be exchanged: which is older is told by the days of issue, not by the place. */
const isTurned = ({ older, newer }: Comparison): boolean =>
  older.issuedOn !== null && newer.issuedOn !== null && older.issuedOn > newer.issuedOn;
const isRewritten = (row: Row): boolean => row.relation === "moved" && row.stretches.some((x) => x.sign !== "=");

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
  const turned = isTurned(c);
  const [left, right] = turned ? [s.newer, s.older] : [s.older, s.newer];
  const relationOf = (row: Row): string => (isRewritten(row) ? s.movedAndChanged : word(RELATION_WORDS[relationRead(row, turned)]));
  const kinds = [...RELATIONS.map((r) => word(RELATION_WORDS[r])), s.movedAndChanged];
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
          <strong>{left}</strong> <Named policy={c.older} />
        </p>
        <p>
          <strong>{right}</strong> <Named policy={c.newer} />
        </p>
      </div>
      <div className="po-bar">
        <span>
          {kinds
            .map((kind) => [kind, c.rows.filter((row) => relationOf(row) === kind).length] as const)
            .filter(([, n]) => n > 0)
            .map(([kind, n]) => s.count(kind, n))
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
          <CompareRow key={`${row.left?.address}|${row.right?.address}`} c={c} row={row} relation={relationOf(row)} />
        ))}
      </ol>
    </>
  );
}

const relationRead = (row: Row, turned: boolean): Row["relation"] => (turned ? TURNED[row.relation] : undefined) ?? row.relation;

function CompareRow({ c, row, relation }: { readonly c: Comparison; readonly row: Row; readonly relation: string }) {
  const turned = isTurned(c);
  const isChanged = row.relation !== "same";
  return (
    <li className={`po-row po-row-${relationRead(row, turned)}`} {...(isChanged ? { tabIndex: -1, "data-changed": "" } : {})}>
      <span className="po-relation">{relation}</span>
      <div className="po-pair">
        <Side id={c.older.id} side={row.left} stretches={row.stretches} without="+" isOlder={!turned} />
        <Side id={c.newer.id} side={row.right} stretches={row.stretches} without="-" isOlder={turned} />
      </div>
    </li>
  );
}

interface SideProps {
  readonly id: number;
  readonly side: Row["left"];
  readonly stretches: Row["stretches"];
  readonly without: "+" | "-";
  readonly isOlder: boolean;
}

function Side({ id, side, stretches, without, isOlder }: SideProps) {
  const s = useStrings(policiesStrings);
  const label = isOlder ? s.older : s.newer;
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
            ) : isOlder ? (
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
