import { Button } from "antd";
import { useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { questionsIn } from "../questions.ts";
import { census } from "./api.ts";
import { censusStrings, minutesOf } from "./strings.ts";

type Told = Awaited<ReturnType<typeof census.putForm>>;

/** The form before it is sent: what is wrong, what is held already, whom it will reach and what they were asked this month. */
export function FormPanel({ data, reload }: PanelProps) {
  const s = useStrings(censusStrings);
  const word = useWord();
  const act = useRefusal();
  const file = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Told>();
  const loaded = useLoad(["census", "form", data.id, data.version], () => census.lookForm({ id: data.id }));
  const canEdit = data.can.edit && data.case?.state === "plan";
  const both = async () => {
    await loaded.reload();
    await reload();
  };
  const upload = (f: File) =>
    act.run(async () => {
      setAnswer(await census.putForm({ id: data.id, version: data.version, name: f.name, base64: await base64Of(f) }));
      await both();
    });
  const drop = () =>
    act.run(async () => {
      await census.dropForm({ id: data.id, version: data.version });
      setAnswer(undefined);
      await both();
    });
  return (
    <Section title={s.form} id="form">
      {canEdit && (
        <>
          <p className="bh-quiet">{s.formHelp}</p>
          <p className="bh-actions-row bh-no-print">
            <Button loading={act.busy} onClick={() => file.current?.click()}>
              {s.upload}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label={s.upload}
              accept=".xlsx,.xls,.csv,.ods,.md"
              onChange={(e) => {
                const chosen = e.target.files?.[0];
                if (chosen) void upload(chosen);
                e.target.value = "";
              }}
            />
            {loaded.data?.name && (
              <Button loading={act.busy} onClick={() => void drop()}>
                {s.drop}
              </Button>
            )}
          </p>
        </>
      )}
      <ErrorPanel trouble={act.trouble} />
      {answer && <TellTold told={answer} />}
      <WhenLoaded of={loaded}>
        {(form) => (
          <>
            <p>
              {form.name ? `${s.fromFile(form.name)} · ` : ""}
              {s.preview(questionsIn(form.definition).length)} · <AppLink href={`/census/${data.id}/paper`}>{s.paper}</AppLink>
            </p>
            {form.faults.length > 0 && (
              <div className="bh-notice bh-notice-warn">
                <strong>{s.faults}</strong>
                <ul>
                  {form.faults.map((f) => (
                    <li key={`${f.label}${f.cause.en}`}>{[f.label, word(f.cause)].filter(Boolean).join(" · ")}</li>
                  ))}
                </ul>
              </div>
            )}
            <h3>{s.held}</h3>
            <p className="bh-quiet">{form.held.length === 0 ? s.nothingHeld : s.heldHelp}</p>
            <ul>
              {form.held.map((h) => (
                <li key={h.label}>
                  <strong>{h.label}</strong> · {word(h.where)} · {h.open ? s.stillOpen : s.explained(h.why ?? "")}
                </li>
              ))}
            </ul>
            {data.case?.state === "plan" && (
              <>
                <p>{s.whom(form.units, form.withoutAccount)}</p>
                <h3>{s.burden(form.month)}</h3>
                {form.burden.length === 0 && <p className="bh-quiet">{s.burdenNone}</p>}
                <ul>
                  {form.burden.slice(0, 10).map((b) => (
                    <li key={b.unitId}>{s.burdenLine(b.unitName, b.rounds, b.fields, minutesOf(b.seconds))}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}

export function TellTold({ told }: { readonly told: Told }) {
  const s = useStrings(censusStrings);
  const word = useWord();
  return (
    <div className={`bh-notice ${told.ok ? "" : "bh-notice-warn"}`} role="status">
      <strong>{told.ok ? s.loaded : s.notLoaded}</strong>
      <ul>
        {told.told.map((t, i) => (
          // oxlint-disable-next-line no-array-index-key -- two findings may be alike in every word
          <li key={i}>
            {s.told(t.sheet, t.row)} · {t.feature} · {word(t.cause)}
          </li>
        ))}
      </ul>
    </div>
  );
}

export const base64Of = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => fail(reader.error ?? new Error("unreadable")));
    reader.readAsDataURL(file);
  });
