import { Button, InputNumber } from "antd";
import { useEffect, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { capitalApi } from "./api.ts";
import { capitalStrings } from "./strings.ts";

/** Labels of a batch in any size: the code and what a person reads, together. */
export function LabelsPage() {
  const s = useStrings(capitalStrings);
  const [address] = useAddress();
  const batchId = Number(address.get("batch") ?? 0);
  const [width, setWidth] = useState(50);
  const loaded = useLoad(["labels", batchId], () => capitalApi.listLabels({ batchId }));
  return (
    <Page
      title={s.labels}
      lead={s.labelsLead}
      tools={
        <span className="bh-no-print bh-actions-row">
          <label>
            {s.size} <InputNumber min={25} max={150} value={width} onChange={(n) => setWidth(n ?? 50)} />
          </label>
          <Button type="primary" onClick={() => print()}>
            {s.print}
          </Button>
        </span>
      }
    >
      <WhenLoaded of={loaded}>
        {(pieces) => (
          <ul className="bh-labels">
            {pieces
              .filter((p) => p.state !== "refused")
              .map((p) => (
                <li key={p.id} style={{ width: `${width}mm` }}>
                  <span style={{ width: "40%" }}>
                    <QrCode text={`${location.origin}/capital/scan?code=${encodeURIComponent(p.code)}`} label={p.code} />
                  </span>
                  <span>
                    <strong>{p.code}</strong>
                    <br />
                    {p.name}
                    <br />
                    <i>{p.scientificName}</i>
                  </span>
                </li>
              ))}
          </ul>
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
  const loaded = useLoad(["scan", code], () => capitalApi.findPiece({ code }));
  const id = loaded.data?.id;
  useEffect(() => {
    if (id) go(`/capital/specimens/${id}`, "replace");
  }, [id]);
  return (
    <Page title={code}>
      <WhenLoaded of={loaded}>{(found) => <p>{found.id === null ? s.notFound(code) : s.finding}</p>}</WhenLoaded>
    </Page>
  );
}
