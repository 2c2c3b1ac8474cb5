import { Input, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { ownContract } from "../own-contract.ts";
import type { Sent } from "../own-link.ts";
import { RESULTS } from "../rules.ts";
import { societies } from "../societies.ts";
import { societiesStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof ownContract>("societies");

/** The society's link, and what it sent: taken over into the record, or declined with words it reads. */
export function OwnLink({ data, given, reload }: PanelProps) {
  const s = useStrings(societiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const sent = given as readonly Sent[];
  return (
    <Section title={s.sent} id="sent">
      {sent.length > 0 && (
        <ul>
          {sent.map((x) => (
            <li key={x.id}>
              {showDay(x.sentOn, locale)}{" "}
              {x.kind === "review" ? s.sentReview(x.year ?? 0) : x.kind === "papers" ? s.sentPapers : s.sentCorrection}
              {x.says && <div className="bh-prewrap">{x.says}</div>}
              {x.changes.map((c) => (
                <div key={c.key}>
                  {word(c.label)} → {c.to}
                </div>
              ))}
              {x.files.map((f) => (
                <div key={f.id}>
                  <a href={`/api/files/${f.id}`}>{f.name}</a>
                </div>
              ))}
              {x.outcome === null
                ? data.can.edit && <Settle sent={x} version={data.version} reload={reload} />
                : ` · ${x.outcome === "taken" ? (x.kind === "papers" ? s.papersTaken : s.taken) : s.notTaken(x.words ?? "")}`}
            </li>
          ))}
        </ul>
      )}
      {data.can.edit && <HandLink id={data.id} words={s.ownLink} hint={s.ownLinkHint} hand={() => call.handSocietyLink({ id: data.id })} />}
    </Section>
  );
}

function Settle({ sent, version, reload }: { readonly sent: Sent; readonly version: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(societiesStrings);
  const word = useWord();
  const act = useRefusal();
  const [result, setResult] = useState<(typeof RESULTS)[number]>();
  const [words, setWords] = useState("");
  const results = societies.children["reviews"]?.register.fields.find((f) => f.key === "result")?.options ?? [];
  const run = (work: () => Promise<unknown>) =>
    void act.run(async () => {
      await work();
      await reload();
    });
  return (
    <div className="bh-actions-row bh-no-print">
      {sent.kind === "review" && (
        <Select
          aria-label={s.result}
          placeholder={s.result}
          style={{ minWidth: 140 }}
          value={result ?? null}
          options={RESULTS.map((value) => ({
            value,
            label: word(results.find((o) => o.value === value)?.label ?? { zh: value, en: value }),
          }))}
          onChange={(v) => setResult(v ?? undefined)}
        />
      )}
      <ActButton
        size="small"
        type="primary"
        loading={act.busy}
        missing={[sent.kind === "review" && result === undefined && s.result]}
        onClick={() => run(() => call.takeSent({ sentId: sent.id, version, ...(result === undefined ? {} : { result }) }))}
      >
        {sent.kind === "papers" ? s.takePapers : s.take}
      </ActButton>
      <Input
        aria-label={s.why}
        placeholder={s.why}
        style={{ width: 200 }}
        value={words}
        maxLength={200}
        onChange={(e) => setWords(e.target.value)}
      />
      <ActButton
        size="small"
        missing={[words.trim().length < 2 && s.why]}
        loading={act.busy}
        onClick={() => run(() => call.declineSent({ sentId: sent.id, words }))}
      >
        {s.decline}
      </ActButton>
      <ErrorPanel trouble={act.trouble} />
    </div>
  );
}
