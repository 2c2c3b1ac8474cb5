import { Button, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { RecordPageData } from "../../records/contract.ts";
import type { Records } from "../../records/define.ts";
import { EVIDENCE_ENDINGS, MEDIA_ENDINGS, MOST_PIXELS, TOO_MANY_PIXELS } from "../../files/kinds.ts";
import { pixelsOf } from "../../files/pixels.ts";
import { FileUpload } from "../form/FileUpload.tsx";
import { Section } from "../Page.tsx";
import { useMay } from "../session.ts";
import { UseFile } from "./UseFile.tsx";
import { FilePreview, isSeen, type Shown } from "./FilePreview.tsx";
import { recordsStrings } from "./strings.ts";

const MOST_BYTES = 50 * 1_048_576;
/** The size of a picture stands before this, behind whatever a camera writes first. */
const HEAD_BYTES = 262_144;

/** A record's files by kind, to an auditor each with the beginning of its hash; what can be seen opens beside, everything else is saved. */
export function FilesSection({
  records,
  data,
  reload,
}: {
  readonly records: Records;
  readonly data: RecordPageData;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const may = useMay();
  const { guard } = records.register;
  const kinds = Object.entries(records.files);
  const [kind, setKind] = useState(kinds[0]?.[0] ?? "");
  const [shown, setShown] = useState<Shown>();
  const nameOf = (of: string | null) => (of === null ? undefined : records.files[of]);
  return (
    <Section title={`${s.files} ${data.files.length > 0 ? data.files.length : ""}`} id="files">
      {data.files.length === 0 && <p className="bh-quiet">{s.noFiles}</p>}
      <ul className="bh-files">
        {data.files.map((f) => {
          const label = nameOf(f.kind);
          return (
            <li key={f.id}>
              <a href={`/api/files/${f.id}`}>{f.name}</a>{" "}
              {isSeen(f.mediaType) ? (
                <Button size="small" type="link" aria-label={`${s.preview} ${f.name}`} onClick={() => setShown(f)}>
                  {s.preview}
                </Button>
              ) : null}
              <span className="bh-quiet">
                {label ? `${word(label)} · ` : ""}
                {Math.max(1, Math.round(f.bytes / 1024)).toLocaleString("zh-CN")} KB
                {may("audit.read") && <span title={`SHA-256 ${f.sha256}`}> · {s.hash(f.sha256.slice(0, 8))}</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {data.files.length > 1 && (
        <p className="bh-no-print">
          <a href={`/api/records/${records.name}/${data.id}.zip`}>{s.folder}</a>
        </p>
      )}
      <FilePreview files={data.files.filter((f) => isSeen(f.mediaType))} shown={shown} onShow={setShown} />
      {data.can.addFile && (
        <div className="bh-no-print">
          {kinds.length > 0 && (
            <Select
              aria-label={s.kind}
              value={kind}
              popupMatchSelectWidth={false}
              options={[...kinds.map(([value, label]) => ({ value, label: word(label) })), { value: "", label: s.noKind }]}
              onChange={setKind}
            />
          )}
          <FileUpload
            label={{ zh: s.addFile, en: s.addFile }}
            url={`/api/files?${new URLSearchParams({ record: `${records.name}:${data.id}`, ...(kind === "" ? {} : { kind }) }).toString()}`}
            accept={records.files[kind]?.takes === "media" ? MEDIA_ENDINGS : EVIDENCE_ENDINGS}
            maxBytes={MOST_BYTES}
            check={async (file) => {
              const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
              if ((pixelsOf(head) ?? 0) > MOST_PIXELS) return TOO_MANY_PIXELS;
              return guard?.file(file.name, new Uint8Array(await file.arrayBuffer()));
            }}
            onUploaded={() => void reload()}
          />
          {!guard && <UseFile records={records} id={data.id} kind={kind} onDone={reload} />}
        </div>
      )}
    </Section>
  );
}
