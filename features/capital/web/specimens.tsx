import { Input } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Papers } from "../rules.ts";
import { capitalApi } from "./api.ts";
import { capitalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const stateWord = (state: Papers["state"]) => ({ zh: capitalStrings.zh[state], en: capitalStrings.en[state] });
const TONES = { covered: "good", none_needed: "good", no_information: "wait", lacking: "bad" } as const;

/** What its papers lack, each lack in words. */
export function PapersPanel({ given }: PanelProps) {
  const papers = given as Papers;
  const s = useStrings(capitalStrings);
  const word = useWord();
  return (
    <Section title={s.papers} id="papers">
      <p>
        <StateTag label={stateWord(papers.state)} tone={TONES[papers.state]} />
      </p>
      <ul>
        {papers.says.map((x) => (
          <li key={x.zh}>{word(x)}</li>
        ))}
      </ul>
    </Section>
  );
}

type Pieces = Awaited<ReturnType<typeof capitalApi.listLabels>>;

/** Which papers are missing for a batch, and its labels. */
export function BatchPanel({ data, given }: PanelProps) {
  const pieces = given as Pieces;
  const s = useStrings(capitalStrings);
  const word = useWord();
  const lacking = pieces.filter((p) => p.papers.state === "lacking" || p.papers.state === "no_information");
  return (
    <Section title={`${s.pieces} ${pieces.length}`} id="pieces">
      {pieces.length === 0 ? (
        <p className="bh-quiet">{s.noPieces}</p>
      ) : (
        <p className="bh-actions-row">
          <span className={lacking.length > 0 ? "bh-overdue" : undefined}>
            {lacking.length > 0 ? s.lacks(lacking.length) : s.allPapers}
          </span>
          <AppLink href={`/capital/labels?batch=${data.id}`}>{s.labels}</AppLink>
        </p>
      )}
      <ul>
        {lacking.map((p) => (
          <li key={p.id}>
            <AppLink href={`/capital/specimens/${p.id}`}>
              {p.code} {p.name}
            </AppLink>{" "}
            · {p.papers.says.map(word).join("；")}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Lent = readonly { id: number; specimenId: number; code: string; name: string; outOn: string; backOn: string | null }[];

/** Pieces of a loan: out and back by their labels, a part at a time. */
export function LoanPanel({ data, given, reload }: PanelProps) {
  const pieces = given as Lent;
  const s = useStrings(capitalStrings);
  const { locale } = useLocale();
  const [text, setText] = useState("");
  const act = useRefusal();
  const codes = text.split(/[\s,，、]+/).filter((c) => c !== "");
  const move = (call: typeof capitalApi.lendPieces) =>
    void act.run(async () => {
      await call({ loanId: data.id, codes });
      setText("");
      await reload();
    });
  return (
    <Section title={s.pieces} id="pieces">
      {data.can.edit && (
        <div className="bh-no-print">
          <Input.TextArea
            aria-label={s.codes}
            placeholder={s.codes}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <p className="bh-actions-row">
            <ActButton missing={[codes.length === 0 && s.codes]} loading={act.busy} onClick={() => move(capitalApi.lendPieces)}>
              {s.out} {codes.length || ""}
            </ActButton>
            <ActButton missing={[codes.length === 0 && s.codes]} loading={act.busy} onClick={() => move(capitalApi.returnPieces)}>
              {s.back} {codes.length || ""}
            </ActButton>
          </p>
          <ErrorPanel trouble={act.trouble} />
        </div>
      )}
      <ul>
        {pieces.map((p) => (
          <li key={p.id}>
            <AppLink href={`/capital/specimens/${p.specimenId}`}>
              {p.code} {p.name}
            </AppLink>{" "}
            · {p.backOn === null ? `${s.outNow} ${showDay(p.outOn, locale)}` : `${s.backNow} ${showDay(p.backOn, locale)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The specimens as an archive that other collections read. */
export function ArchiveLink() {
  const s = useStrings(capitalStrings);
  return (
    <p className="bh-no-print">
      <a href="/api/capital/specimens/darwin-core" download>
        {s.archive}
      </a>{" "}
      <span className="bh-quiet">{s.archiveLead}</span>
    </p>
  );
}
