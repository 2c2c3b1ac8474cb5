import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { askedFields, type Records } from "../../records/define.ts";
import { parseCsv, parsePasted } from "../../register/cells.ts";
import { AppLink } from "../AppLink.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { Page, Section } from "../Page.tsx";
import { RequestKey } from "../request-key.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

type Report = Awaited<ReturnType<ReturnType<typeof callOf>["previewImport"]>>;

/** A table pasted or read: checked first, every fault at its row, stored on a second press. */
export function RecordsImportPage({ records }: { readonly records: Records }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const [text, setText] = useState("");
  const [seen, setSeen] = useState<{ rows: string[][]; report: Report }>();
  const [stored, setStored] = useState<{ stored: number; left: number }>();
  const work = useRefusal();
  const key = useRef(new RequestKey());
  const file = useRef<HTMLInputElement>(null);
  const fields = askedFields(records.register);
  const check = (rows: string[][]) =>
    void work.run(async () => {
      setStored(undefined);
      setSeen({ rows, report: await callOf(records.name).previewImport({ rows }) });
    });
  const report = seen?.report;
  return (
    <Page title={`${s.import} · ${word(records.register.label)}`} lead={s.importLead}>
      <div className="bh-panel">
        <Input.TextArea
          aria-label={s.pasteLabel}
          value={text}
          autoSize={{ minRows: 6, maxRows: 16 }}
          onChange={(e) => setText(e.target.value)}
        />
        <input
          ref={file}
          hidden
          type="file"
          accept=".csv,.txt"
          onChange={(e) => {
            const chosen = e.target.files?.[0];
            e.target.value = "";
            if (chosen) void chosen.text().then((content) => check(parseCsv(content)));
          }}
        />
        <div className="bh-actions-row">
          <Button type="primary" disabled={text.trim() === ""} loading={work.busy} onClick={() => check(parsePasted(text))}>
            {s.check}
          </Button>
          <Button onClick={() => file.current?.click()}>{s.chooseFile}</Button>
          <AppLink href={records.path}>{s.back}</AppLink>
        </div>
        <p className="bh-quiet">
          {s.template}：{fields.map((f) => `${word(f.label)}${f.required ? "*" : ""}`).join("、")}
        </p>
      </div>
      <ErrorPanel trouble={work.trouble} />
      {report && (
        <Section title={s.good(report.good)}>
          {report.missing.length > 0 && <p className="bh-fault">{s.missing(report.missing.map(word).join("、"))}</p>}
          <p className="bh-quiet">
            {s.headings}：{report.columns.map((c) => `${c.heading}${c.field === null ? `（${s.notUsed}）` : ""}`).join("、")}
          </p>
          {report.same.length > 0 && <p>{s.sameRows(report.same.length)}</p>}
          {report.faults.length > 0 && (
            <>
              <p className="bh-fault">{s.faultRows(report.faults.length)}</p>
              <ul>
                {report.faults.map((f, i) => (
                  <li key={i}>
                    {s.row(f.row)} · {word(f.field)} · {word(f.fault)} {f.value && <span className="bh-quiet">“{f.value}”</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
          {stored ? (
            <p className="bh-notice bh-notice-good" role="status">
              {s.imported(stored.stored, stored.left)}
            </p>
          ) : (
            <Button
              type="primary"
              disabled={report.good === 0 || report.missing.length > 0}
              loading={work.busy}
              onClick={() =>
                void work.run(async () => {
                  setStored(await callOf(records.name).importRows({ rows: seen.rows, requestKey: key.current.for(seen.rows) }));
                  key.current.spend();
                })
              }
            >
              {s.importNow(report.good)}
            </Button>
          )}
        </Section>
      )}
    </Page>
  );
}
