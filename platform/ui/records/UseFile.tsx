import { Select } from "antd";
import { useState } from "react";
import { useStrings } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { useLoad } from "../useLoad.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

interface Props {
  readonly records: Records;
  readonly id: number;
  readonly kind: string;
  readonly onDone: () => Promise<void>;
}

/** A file that one has sent for another record, used for this one too. */
export function UseFile({ records, id, kind, onDone }: Props) {
  const s = useStrings(recordsStrings);
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const found = useLoad(["own files", records.name, words, open], async () => (open ? callOf(records.name).findFiles({ words }) : []), {
    keep: true,
  });
  const work = useRefusal();
  return (
    <>
      <Select
        aria-label={s.useFile}
        placeholder={s.useFile}
        value={null}
        style={{ minWidth: 240 }}
        popupMatchSelectWidth={false}
        loading={work.busy}
        showSearch={{ filterOption: false, onSearch: setWords }}
        onOpenChange={setOpen}
        options={(found.data ?? []).map((f) => ({ value: f.id, label: f.of ? `${f.name} · ${f.of}` : f.name }))}
        onChange={(fileId: number | null) => {
          if (fileId === null) return;
          void work.run(async () => {
            await callOf(records.name).useFile({ id, fileId, ...(kind === "" ? {} : { kind }) });
            await onDone();
          });
        }}
      />
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}
