import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { training } from "./api.ts";
import { trainingStrings } from "./strings.ts";

/** What the organiser's phone opens when it scans a card: one person, today's sessions, one tap. */
export function CheckPage() {
  const s = useStrings(trainingStrings);
  const code = String(useRouteParams().code);
  const act = useRefusal();
  const loaded = useLoad(["training", "code", code], () => training.openCode({ code }));
  const mark = (sessionId: number) =>
    act.run(async () => {
      await training.markByCode({ code, sessionId });
      await loaded.reload();
    });
  return (
    <Page title={s.checkTitle}>
      <WhenLoaded of={loaded}>
        {(data) => (
          <>
            <p>
              <strong>{data.name}</strong> {data.employer}
            </p>
            <p className="bh-quiet">{data.title}</p>
            {data.sessions.length === 0 && <p>{s.noneToday}</p>}
            <ul className="bh-files">
              {data.sessions.map((x) => (
                <li key={x.id} className="bh-panel">
                  {x.fromTime}-{x.toTime} {x.topic}{" "}
                  {x.present ? (
                    <strong role="status">{s.isHere}</strong>
                  ) : (
                    <Button type="primary" size="large" loading={act.busy} onClick={() => void mark(x.id)}>
                      {s.markHere}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <ErrorPanel trouble={act.trouble} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
