import { useCallback, useEffect, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { LinkFiles } from "../../../platform/ui/public/LinkFiles.tsx";
import { tokenInAddress } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { OWNER_FILES } from "../rules.ts";
import { publicFairs } from "./public-api.ts";
import { publicFairsStrings } from "./public-strings.ts";

/** Files with an owner's own entry. */
export function OwnerFilePage() {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const [token] = useState(tokenInAddress);
  const [entry, setEntry] = useState<Awaited<ReturnType<typeof publicFairs.openEntry>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  const load = useCallback(() => publicFairs.openEntry({ token }).then(setEntry, (e: unknown) => setTrouble(troubleOf(e))), [token]);
  useEffect(() => void load(), [load]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!entry) return <Skeleton />;
  return (
    <>
      <h1>{s.fileTitle}</h1>
      <p>
        {entry.fairTitle} · {s.entryNo(entry.no)}
      </p>
      <p>
        <strong>{entry.title}</strong> · {entry.owner}
      </p>
      <LinkFiles limits={OWNER_FILES} files={entry.files} closed={entry.takes ? undefined : s.filesClosed} onSent={load} />
    </>
  );
}
