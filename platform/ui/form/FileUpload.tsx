import { Button } from "antd";
import { useId, useRef, useState } from "react";
import type { Label } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { sayTrouble } from "../refusal.ts";
import { panelStrings } from "../strings.ts";
import { sendFile, type Sending } from "./send-file.ts";
import { beyondLimits } from "./upload-limits.ts";

export interface FileUploadProps {
  readonly label: Label;
  /** Takes one file per request: `POST`, multipart, field `file`; answers JSON. */
  readonly url: string;
  /** Endings and types as the `accept` attribute has them: `.pdf,.docx,image/*`. */
  readonly accept?: string | undefined;
  readonly maxBytes: number;
  readonly maxFiles?: number | undefined;
  /** Looks through a file before it is sent; its words refuse it. */
  readonly check?: ((file: File) => Promise<Label | undefined>) | undefined;
  /** The server's answer for each file that arrived. */
  readonly onUploaded: (answer: unknown, file: File) => void;
}

interface Item {
  readonly key: number;
  readonly name: string;
  readonly status: "going" | "done" | "stopped";
  readonly percent: number;
  readonly words: string;
}

/** Sends files one by one with progress; what is too large or of a wrong kind is refused before it travels. */
export function FileUpload({ label, url, accept, maxBytes, maxFiles = 10, check, onUploaded }: FileUploadProps) {
  const s = useStrings(panelStrings);
  const word = useWord();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const going = useRef(new Map<number, Sending>());
  const [items, setItems] = useState<readonly Item[]>([]);
  const change = (key: number, part: Partial<Item>) => setItems((all) => all.map((i) => (i.key === key ? { ...i, ...part } : i)));

  const take = async (files: readonly File[]) => {
    for (const file of files) {
      const key = next.current++;
      const taken = items.filter((i) => i.status !== "stopped").length + files.indexOf(file);
      const beyond = beyondLimits(file.size, taken, { maxBytes, maxFiles });
      const refused = file.size <= maxBytes ? await check?.(file) : undefined;
      const wrong = refused
        ? word(refused)
        : beyond === "tooMany"
          ? s.tooMany(maxFiles)
          : beyond === "tooBig"
            ? s.tooBig(sizeOf(maxBytes))
            : accept && !accepts(accept, file)
              ? s.wrongType
              : undefined;
      setItems((all) => [
        ...all,
        { key, name: file.name, status: wrong ? "stopped" : "going", percent: 0, words: wrong ?? s.uploading(0) },
      ]);
      if (wrong) continue;
      const sending = sendFile(url, file, (percent) => change(key, { percent, words: s.uploading(percent) }));
      going.current.set(key, sending);
      const end = await sending.end;
      going.current.delete(key);
      if (end.kind === "done") onUploaded(end.answer, file);
      change(
        key,
        end.kind === "done"
          ? { status: "done", percent: 100, words: s.uploaded }
          : { status: "stopped", words: end.kind === "cancelled" ? s.cancelled : `${s.failed}：${word(sayTrouble(end.trouble))}` },
      );
    }
  };
  return (
    <div className="bh-upload">
      <span id={id}>{word(label)}</span>
      <input
        ref={input}
        hidden
        type="file"
        multiple={maxFiles > 1}
        accept={accept}
        onChange={(e) => {
          void take([...(e.target.files ?? [])]);
          e.target.value = "";
        }}
      />
      <div className="bh-actions-row">
        <Button aria-describedby={id} onClick={() => input.current?.click()}>
          {s.chooseFile}
        </Button>
        <span className="bh-quiet">{s.limit(sizeOf(maxBytes))}</span>
      </div>
      <ul>
        {items.map((i) => (
          <li key={i.key}>
            <span className="bh-break">{i.name}</span>
            {i.status === "going" && <progress className="bh-progress" value={i.percent} max={100} aria-label={i.name} />}
            <span role="status" className={i.status === "stopped" ? "bh-fault" : "bh-quiet"}>
              {i.words}
            </span>
            {i.status === "going" && (
              <Button size="small" aria-label={`${s.cancel} ${i.name}`} onClick={() => going.current.get(i.key)?.cancel()}>
                {s.cancel}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const sizeOf = (bytes: number): string => (bytes >= 1 << 20 ? `${Math.round(bytes / (1 << 20))} MB` : `${Math.round(bytes / 1024)} KB`);

function accepts(accept: string, file: File): boolean {
  return accept
    .split(",")
    .map((a) => a.trim().toLowerCase())
    .some((a) =>
      a.startsWith(".") ? file.name.toLowerCase().endsWith(a) : a.endsWith("/*") ? file.type.startsWith(a.slice(0, -1)) : file.type === a,
    );
}
