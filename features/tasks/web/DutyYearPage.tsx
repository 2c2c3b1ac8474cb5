import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { charterContract } from "../charter-contract.ts";
import { charterStrings } from "./charter-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof charterContract>("charters");

/** Which posts have signed their list of a year, which have not, and which had one last year and none now. */
export function DutyYearPage() {
  const s = useStrings(charterStrings);
  const { locale } = useLocale();
  const [year, setYear] = useState(new Date().getFullYear());
  const loaded = useLoad(["duty-year", year], () => call.dutyYear({ year }));
  const work = useRefusal();
  const renew = (id: number) =>
    void work.run(async () => {
      await call.renewDuties({ id, requestKey: newKey() });
      await loaded.reload();
    });
  return (
    <Page
      title={s.duties}
      lead={s.dutiesLead}
      tools={
        <label>
          {s.year} <InputNumber aria-label={s.year} min={2001} max={2100} value={year} onChange={(v) => v !== null && setYear(v)} />
        </label>
      }
    >
      <ErrorPanel trouble={work.trouble} />
      <WhenLoaded of={loaded}>
        {(d) =>
          d.rows.length === 0 ? (
            <p className="bh-quiet">{s.none}</p>
          ) : (
            <>
              <p aria-live="polite">{s.total(d.posts, d.signed)}</p>
              <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.duties}>
                <table className="bh-plain-table">
                  <Heads of={[s.post, s.holder, s.state, s.items]} />
                  <tbody>
                    {d.rows.map((r) => (
                      <tr key={`${r.id ?? ""}-${r.before ?? ""}`}>
                        <td>
                          {r.id === null ? r.post : <RecordLink subject={`duty_list:${r.id}`}>{r.post}</RecordLink>}
                          {d.rows.some((x) => x.unitName !== r.unitName) && <div className="bh-quiet">{r.unitName}</div>}
                        </td>
                        <td>{r.holder}</td>
                        <td>
                          {r.signedOn !== null ? s.signedOn(showDay(r.signedOn, locale)) : r.id === null ? s.absent : s.unsigned}
                          {r.id === null && r.before !== null && (
                            <>
                              {" "}
                              <RecordLink subject={`duty_list:${r.before}`}>{s.lastYear}</RecordLink>
                            </>
                          )}
                        </td>
                        <td>
                          {r.id !== null && s.itemsOf(r.items, r.integrity, r.done)}
                          {r.late > 0 && s.late(r.late)}
                          {r.mayRenew && r.before !== null && (
                            <Button size="small" loading={work.busy} onClick={() => renew(r.before as number)}>
                              {s.renew}
                            </Button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
