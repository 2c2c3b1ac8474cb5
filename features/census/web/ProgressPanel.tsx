import { Button } from "antd";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { RemindSilent } from "./RemindSilent.tsx";
import { census } from "./api.ts";
import { censusStrings, minutesOf } from "./strings.ts";

const REASONS = {
  gone: "reasonGone",
  unreachable: "reasonUnreachable",
  refused: "reasonRefused",
  late: "reasonLate",
  cancelled: "reasonCancelled",
} as const;

/** Who replied, who is silent, who was sent back; the table for the superior. */
export function ProgressPanel({ data }: PanelProps) {
  const s = useStrings(censusStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const loaded = useLoad(["census", "progress", data.id, data.version, data.case?.state ?? ""], () => census.progress({ id: data.id }));
  const save = () =>
    act.run(async () => {
      const { name, base64 } = await census.exportTable({ id: data.id });
      const link = document.createElement("a");
      link.href = `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${base64}`;
      link.download = name;
      link.click();
    });
  return (
    <Section title={s.progress} id="progress">
      <WhenLoaded of={loaded}>
        {({ coverage: c, medianSeconds, rows }) =>
          rows.length === 0 ? (
            <p className="bh-quiet">{s.notAsked}</p>
          ) : (
            <>
              <p role="status">
                {s.coverage(
                  c["replied"] ?? 0,
                  c["asked"] ?? 0,
                  c["unchanged"] ?? 0,
                  c["silent"] ?? 0,
                  c["returned"] ?? 0,
                  c["excused"] ?? 0,
                )}
                {medianSeconds !== null && ` · ${s.median(minutesOf(medianSeconds))}`}
              </p>
              <p className="bh-actions-row bh-no-print">
                {data.case?.state === "asked" && <AppLink href={`/census/${data.id}/links`}>{s.links}</AppLink>}
                <Button loading={act.busy} onClick={() => void save()}>
                  {s.export}
                </Button>
              </p>
              {data.case?.state === "asked" && (
                <RemindSilent ids={rows.filter((r) => r.state === "asked" || r.state === "returned").map((r) => r.id)} />
              )}
              <ErrorPanel trouble={act.trouble} />
              <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.progress}>
                <table className="bh-plain-table">
                  <thead>
                    <tr>
                      {[s.unit, s.state, s.day].map((h) => (
                        <th key={h} scope="col">
                          {h}
                        </th>
                      ))}
                      <th scope="col" className="bh-right">
                        {s.fields}
                      </th>
                      <th scope="col" className="bh-right">
                        {s.minutes}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((r) => (
                      <tr key={r.id}>
                        <th scope="row">
                          <AppLink href={`/census/replies/${r.id}`}>{r.unitName}</AppLink>
                          {r.heir !== null && ` · ${s.mergedInto(r.heir)}`}
                        </th>
                        <td>
                          {s[r.state as "asked"]}
                          {r.unchanged === true && ` · ${s.unchanged}`}
                          {r.reason !== null && ` · ${s[REASONS[r.reason as "late"]]}`}
                        </td>
                        <td>{r.repliedOn === null ? "" : showDay(r.repliedOn, locale)}</td>
                        <td className="bh-right">{r.fields}</td>
                        <td className="bh-right">{r.seconds === 0 ? "" : minutesOf(r.seconds)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </WhenLoaded>
    </Section>
  );
}
