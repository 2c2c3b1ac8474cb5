import { Button } from "antd";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { training } from "./api.ts";
import { trainingStrings } from "./strings.ts";

/** Courses that take whoever enrols himself. */
export function EnrolPage() {
  const s = useStrings(trainingStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const loaded = useLoad(["training", "to-enrol"], () => training.listToEnrol());
  const enrol = (courseId: number) =>
    act.run(async () => {
      await training.enrol({ courseId });
      await loaded.reload();
    });
  return (
    <Page title={s.enrolTitle} lead={s.enrolLead}>
      <ErrorPanel trouble={act.trouble} />
      <WhenLoaded of={loaded}>
        {(courses) =>
          courses.length === 0 ? (
            <p className="bh-quiet">{s.enrolNone}</p>
          ) : (
            <ul className="bh-files">
              {courses.map((c) => (
                <li key={c.id} className="bh-panel">
                  <strong>{c.title}</strong>
                  <p className="bh-quiet">
                    {c.unitName} · {s.days(showDay(c.firstOn, locale), showDay(c.lastOn, locale))} · {s.taken(c.taken, c.seats)}
                  </p>
                  {c.subject && <p>{c.subject}</p>}
                  {c.enrolled ? (
                    <span role="status">{s.enrolled}</span>
                  ) : (
                    <Button type="primary" loading={act.busy} onClick={() => void enrol(c.id)}>
                      {s.enrol}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
