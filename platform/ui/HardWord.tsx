import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Label } from "../http/contract.ts";
import { useStrings, useWord, type Words } from "../i18n/locale.ts";
import { AppLink } from "./AppLink.tsx";
import { createApi } from "./api.ts";
import { wordStrings } from "./strings.ts";

interface Word {
  readonly room: string;
  readonly word: Label;
  readonly means: Label;
  readonly also: readonly string[];
}

const api = createApi<never>("help") as unknown as { call: { listWords(): Promise<Word[]> } };
const EVER = Number.POSITIVE_INFINITY;

/** The word some room explains under this label, told by its Chinese name. */
function useHardWord(label: Words): Word | undefined {
  const { data } = useQuery({ queryKey: ["help", "words"], queryFn: () => api.call.listWords(), staleTime: EVER, retry: false });
  return data?.find((w) => w.word.zh === label.zh || w.also.includes(label.zh));
}

/** `?` beside a label whose word somebody may not know: its sentence opens beneath, and leads to the room's help. Nothing beside others. */
export function HardWord({ label, describedBy }: { readonly label: Words; readonly describedBy?: string | undefined }) {
  const s = useStrings(wordStrings);
  const word = useWord();
  const id = useId();
  const [open, setOpen] = useState(false);
  const hard = useHardWord(label);
  if (!hard) return null;
  return (
    <>
      <button
        type="button"
        className="bh-hard-word"
        aria-label={s.what}
        aria-describedby={describedBy}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(e) => {
          if (e.key === "Escape") setOpen(false);
        }}
      >
        ?
      </button>
      {open && (
        <span className="bh-hard-sentence" id={id}>
          {word(hard.word) === word(label) ? "" : `${word(hard.word)}：`}
          {word(hard.means)} <AppLink href={`/help/${hard.room}`}>{s.more}</AppLink>
        </span>
      )}
    </>
  );
}
