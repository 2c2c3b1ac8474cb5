import { chinaDay } from "@bihuan/kit";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { FileUpload } from "../../../platform/ui/form/FileUpload.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call, type DemandView } from "./api.ts";
import { intakeStrings } from "./intake-strings.ts";

const FILE_BYTES = 50 * 1024 * 1024;

/** What was talked, when, by whom, with its files; and two lines more. */
export function Talks({ d, onDone }: { readonly d: DemandView; readonly onDone: () => Promise<void> }) {
  const s = useStrings(intakeStrings);
  const may = useMay();
  const canAdd = may("demand.act") && d.actions.some((a) => a.action === "talk");
  if (!canAdd && d.talks.length === 0) return null;
  return (
    <Section title={s.talks} id="talks">
      {canAdd && <Form key={d.case.seq} d={d} onDone={onDone} />}
      {d.talks.length === 0 ? (
        <p className="bh-quiet">{s.noTalks}</p>
      ) : (
        <ul className="bh-notices">
          {d.talks.map((t, i) => (
            <li key={i}>
              <strong>
                <DayText day={t.on} /> · {t.who}
              </strong>
              <div className="bh-prewrap">{t.words}</div>
              {t.files.map((f) => (
                <a key={f.id} href={`/api/files/${f.id}`} className="bh-file">
                  {f.name}
                </a>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Form({ d, onDone }: { readonly d: DemandView; readonly onDone: () => Promise<void> }) {
  const s = useStrings(intakeStrings);
  const id = useId();
  const work = useRefusal();
  const [requestKey] = useState(newKey);
  const [on, setOn] = useState(chinaDay(Date.now()));
  const [who, setWho] = useState("");
  const [words, setWords] = useState("");
  const [fileIds, setFileIds] = useState<number[]>([]);
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(async () => {
          await call.recordTalk({ id: d.case.id, requestKey, expectedSeq: d.case.seq, on, who, words, fileIds });
          await onDone();
        });
      }}
    >
      <label htmlFor={`${id}o`}>{s.talkOn}</label>
      <DayBox id={`${id}o`} required value={on} onChange={setOn} />
      <label htmlFor={`${id}w`}>{s.talkWho}</label>
      <Input id={`${id}w`} required maxLength={100} placeholder={s.talkWhoHint} value={who} onChange={(e) => setWho(e.target.value)} />
      <label htmlFor={`${id}t`}>{s.talkWords}</label>
      <Input.TextArea id={`${id}t`} required rows={2} maxLength={300} value={words} onChange={(e) => setWords(e.target.value)} />
      <FileUpload
        label={{ zh: intakeStrings.zh.talkFiles, en: intakeStrings.en.talkFiles }}
        url={`/api/files?caseId=${d.case.id}`}
        maxBytes={FILE_BYTES}
        onUploaded={(answer) => setFileIds((ids) => [...ids, (answer as { id: number }).id])}
      />
      <ErrorPanel trouble={work.trouble} />
      <p>
        <Button type="primary" htmlType="submit" loading={work.busy}>
          {s.addTalk}
        </Button>
      </p>
    </form>
  );
}
