import { useEffect } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { Labels } from "../../../platform/ui/records/Labels.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { capitalApi } from "./api.ts";
import { capitalStrings } from "./strings.ts";

/** Labels of a batch: the code and what a person reads, together. */
export function LabelsPage() {
  const s = useStrings(capitalStrings);
  const [address] = useAddress();
  const batchId = Number(address.get("batch") ?? 0);
  const loaded = useLoad(["labels", batchId], () => capitalApi.listLabels({ batchId }));
  return (
    <Page title={s.labels} lead={s.labelsLead}>
      <WhenLoaded of={loaded}>
        {(pieces) => (
          <Labels
            labels={pieces
              .filter((p) => p.state !== "refused")
              .map((p) => ({
                id: p.id,
                path: `/capital/scan?code=${encodeURIComponent(p.code)}`,
                name: p.code,
                lines: [p.name, <i key="name">{p.scientificName}</i>],
              }))}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

/** Where a label's code leads: its specimen. */
export function ScanPage() {
  const s = useStrings(capitalStrings);
  const [address] = useAddress();
  const go = useGo();
  const code = address.get("code") ?? "";
  const loaded = useLoad(["scan", code], async () => (code === "" ? { id: null } : capitalApi.findPiece({ code })));
  const id = loaded.data?.id;
  useEffect(() => {
    if (id) go(`/capital/specimens/${id}`, "replace");
  }, [id]);
  if (code === "") return <Page title={s.scanTitle} lead={s.noCode} />;
  return (
    <Page title={code}>
      <WhenLoaded of={loaded}>{(found) => <p>{found.id === null ? s.notFound(code) : s.finding}</p>}</WhenLoaded>
    </Page>
  );
}
