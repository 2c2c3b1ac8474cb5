import { useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { LinkLimits, SentFile } from "../../links/upload.ts";
import { sayTrouble, troubleOf } from "../refusal.ts";
import { tokenInAddress } from "./links.ts";
import { Notice } from "./Notice.tsx";
import { Question } from "./Question.tsx";
import { sendByLink } from "./send-by-link.ts";
import { publicStrings } from "./strings.ts";

const MEGA = 1_048_576;

export interface LinkFilesProps {
  readonly limits: LinkLimits;
  readonly files: readonly SentFile[];
  /** What the files belong to beside the link's own case. */
  readonly record?: number | undefined;
  /** Why no more are taken, if so. */
  readonly closed?: string | undefined;
  readonly title?: string | undefined;
  /** After one has come in. */
  readonly onSent: () => Promise<unknown>;
}

/** Files that the holder of a link sends one by one: what does not fit is refused before it travels. */
export function LinkFiles({ limits, files, record, closed, title, onSent }: LinkFilesProps) {
  const s = useStrings(publicStrings);
  const word = useWord();
  const [told, setTold] = useState<{ readonly tone: "good" | "bad"; readonly words: string }>();
  const [busy, setBusy] = useState(false);
  const { mostBytes, mostFiles, takes } = limits;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
    const wrong = file.size > mostBytes ? s.tooLarge(mostBytes / MEGA) : takes.includes(ending) ? undefined : s.otherKind;
    if (wrong !== undefined) return setTold({ tone: "bad", words: `${file.name}：${wrong}` });
    setBusy(true);
    setTold(undefined);
    try {
      await sendByLink(tokenInAddress(), file.name, file, record);
      setTold({ tone: "good", words: s.fileKept(file.name) });
      await onSent();
    } catch (error) {
      setTold({ tone: "bad", words: `${file.name}：${word(sayTrouble(troubleOf(error)))}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Question title={title ?? s.filesSent(files.length)} help={s.fileHint(mostFiles, mostBytes / MEGA, takes.join("、"))}>
      {files.length > 0 && (
        <ul>
          {files.map((f, i) => (
            <li key={`${f.name}${i}`}>
              {f.name}（{Math.ceil(f.bytes / 1024)} KB）
            </li>
          ))}
        </ul>
      )}
      {told && <Notice tone={told.tone}>{told.words}</Notice>}
      {closed !== undefined && <Notice tone="warn">{closed}</Notice>}
      {closed === undefined && files.length < mostFiles && (
        <label className="pb-button pb-button-second pb-file">
          {busy ? s.sendingFile : s.chooseFile}
          <input
            type="file"
            disabled={busy}
            aria-label={title ? `${title} ${s.chooseFile}` : s.chooseFile}
            accept={takes.map((e) => `.${e}`).join(",")}
            onChange={(e) => {
              void take(e.target.files?.[0]);
              e.target.value = "";
            }}
          />
        </label>
      )}
    </Question>
  );
}
