import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { VoteSection } from "../server.ts";
import { ResultSheet } from "./ResultTables.tsx";
import { appraisalStrings } from "./strings.ts";

/** The result sheet to print and sign, from the browser alone. */
export function ResultPage() {
  const s = useStrings(appraisalStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "result", id], () => callOf("appraisal").get({ id }));
  return (
    <WhenLoaded of={loaded}>
      {({ title, unitName, sections }) => {
        const { definition, counted, parts, results } = sections["vote"] as VoteSection;
        return (
          <Page
            title={`${title} · ${s.resultSheet}`}
            tools={
              <span className="bh-no-print">
                <AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>{" "}
                <Button type="primary" onClick={() => window.print()}>
                  {s.print}
                </Button>
              </span>
            }
          >
            {definition && counted ? (
              <>
                <p>
                  {unitName} · {s.by(definition.scheme, definition.source)}
                </p>
                <ResultSheet definition={definition} parts={parts} results={results} />
                <p style={{ marginTop: 32 }}>
                  {s.resultSigns
                    .split("、")
                    .map((who) => `${who}＿＿＿＿＿＿`)
                    .join("　")}
                </p>
              </>
            ) : (
              <p className="bh-quiet">{s.notCounted}</p>
            )}
          </Page>
        );
      }}
    </WhenLoaded>
  );
}
