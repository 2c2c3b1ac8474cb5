import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { tasksContract } from "../contract.ts";
import { tasksStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof tasksContract>("tasks");

/** Tasks whose feedback is due, the longest awaited first: one's own, or to the head all of the unit. */
export function FeedbackPage() {
  const s = useStrings(tasksStrings);
  const { locale } = useLocale();
  const loaded = useLoad(["tasks", "feedback"], () => call.listAwaited());
  return (
    <Page title={s.awaited} lead={s.awaitedLead}>
      <WhenLoaded of={loaded}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="bh-quiet">{s.noneAwaited}</p>
          ) : (
            <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.awaited}>
              <table className="bh-plain-table" style={{ minWidth: 640 }}>
                <Heads of={[s.matter, s.carriedBy, s.rhythm, s.last, s.next]} />
                <tbody>
                  {rows.map((r) => (
                    <tr key={r.id}>
                      <td>
                        <RecordLink subject={`task:${r.id}`}>{r.title}</RecordLink>
                      </td>
                      <td>{r.carriedBy ?? "—"}</td>
                      <td>{r.rhythm}</td>
                      <td>{r.lastOn === null ? s.never : showDay(r.lastOn, locale)}</td>
                      <td>
                        {showDay(r.feedbackOn, locale)} · {s.lateBy(r.late)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
