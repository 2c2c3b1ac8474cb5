import { useCallback, useEffect, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { tokenInAddress } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { sendByLink } from "../../../platform/ui/public/send-by-link.ts";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { OWNER_ENDINGS, OWNER_FILE_BYTES, OWNER_FILES } from "../rules.ts";
import { publicFairs } from "./public-api.ts";
import { publicFairsStrings } from "./public-strings.ts";

const MEGA = 1_048_576;

/** Files with an owner's own entry: what does not fit is refused before it travels. */
export function OwnerFilePage() {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const [token] = useState(tokenInAddress);
  const [entry, setEntry] = useState<Awaited<ReturnType<typeof publicFairs.openEntry>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [told, setTold] = useState<{ readonly tone: "good" | "bad"; readonly words: string }>();
  const [busy, setBusy] = useState(false);
  const load = useCallback(() => publicFairs.openEntry({ token }).then(setEntry, (e: unknown) => setTrouble(troubleOf(e))), [token]);
  useEffect(() => void load(), [load]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!entry) return <Skeleton />;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
    const wrong =
      file.size > OWNER_FILE_BYTES ? s.tooLarge(OWNER_FILE_BYTES / MEGA) : OWNER_ENDINGS.includes(ending) ? undefined : s.otherKind;
    if (wrong !== undefined) return setTold({ tone: "bad", words: `${file.name}：${wrong}` });
    setBusy(true);
    setTold(undefined);
    try {
      await sendByLink(token, file.name, file);
      setTold({ tone: "good", words: s.fileKept(file.name) });
      await load();
    } catch (error) {
      setTold({ tone: "bad", words: `${file.name}：${word(sayTrouble(troubleOf(error)))}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{s.fileTitle}</h1>
      <p>
        {entry.fairTitle} · {s.entryNo(entry.no)}
      </p>
      <p>
        <strong>{entry.title}</strong> · {entry.owner}
      </p>
      {told && <Notice tone={told.tone}>{told.words}</Notice>}
      <Question title={s.filesSent(entry.files.length)} help={s.fileHint(OWNER_FILES, OWNER_FILE_BYTES / MEGA, OWNER_ENDINGS.join("、"))}>
        <ul>
          {entry.files.map((f) => (
            <li key={f.name}>
              {f.name}（{Math.ceil(f.bytes / 1024)} KB）
            </li>
          ))}
        </ul>
        {!entry.takes && <Notice tone="warn">{s.filesClosed}</Notice>}
        {entry.takes && entry.files.length < OWNER_FILES && (
          <label className="pb-button pb-button-second pb-file">
            {busy ? s.sendingFile : s.chooseFile}
            <input
              type="file"
              disabled={busy}
              aria-label={s.chooseFile}
              accept={OWNER_ENDINGS.map((e) => `.${e}`).join(",")}
              onChange={(e) => {
                void take(e.target.files?.[0]);
                e.target.value = "";
              }}
            />
          </label>
        )}
      </Question>
    </>
  );
}
