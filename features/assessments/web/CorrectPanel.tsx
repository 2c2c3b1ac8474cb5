import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { FIGURE } from "../contract.ts";
import { assessments } from "./api.ts";
import { standingOf } from "./CardTable.tsx";
import { assessmentsStrings } from "./strings.ts";

/** From an objection to the item it is about; who answers it enters the corrected value here before granting it. */
export function CorrectPanel({ data, reload }: PanelProps) {
  const s = useStrings(assessmentsStrings);
  const may = useMay();
  const act = useRefusal();
  const [value, setValue] = useState("");
  const [words, setWords] = useState("");
  const [told, setTold] = useState(false);
  const { assessmentId, item } = data.values as { assessmentId: number; item: string };
  const figure = value.trim().normalize("NFKC");
  const isWrong = figure !== "" && !FIGURE.test(figure);
  const { data: card } = useLoad(["assessment-card", assessmentId, data.version, data.case?.state ?? ""], () =>
    assessments.getCard({ id: assessmentId }),
  );
  const about = card?.items.find((i) => i.no === item);
  const now = about && standingOf(about);
  const grants = data.actions.some((a) => a.action === "change" || a.action === "grant");
  return (
    <Section title={grants ? s.correctTitle : s.objectedItem} id="correct">
      <p>
        <AppLink href={`/assessments/cards/${assessmentId}?item=${encodeURIComponent(item)}`}>
          {item} {about?.name ?? s.goCard}
        </AppLink>
        {about && s.stands(about.now === null ? "—" : `${about.now}${about.unit ?? ""}`, about.aim)}{" "}
        {now && s.pointsOf(now.points, now.most)}
      </p>
      {grants && may("assessment_objection.act") && (
        <form
          className="bh-entry"
          onSubmit={(e) => {
            e.preventDefault();
            if (isWrong) return;
            void act.run(async () => {
              await assessments.correct({ id: data.id, value: figure, words });
              setTold(true);
              await reload();
            });
          }}
        >
          <p className="bh-quiet">{s.correctHint}</p>
          <Input
            aria-label={s.value}
            placeholder={s.value}
            suffix={about?.unit ?? ""}
            inputMode="decimal"
            value={value}
            onChange={(e) => setValue(e.target.value)}
            status={isWrong ? "error" : ""}
            style={{ maxWidth: 240 }}
          />
          {isWrong && (
            <p className="bh-fault" role="alert">
              {s.notFigure}
            </p>
          )}
          <Input aria-label={s.opinion} placeholder={s.opinion} maxLength={1000} value={words} onChange={(e) => setWords(e.target.value)} />
          <ErrorPanel trouble={act.trouble} />
          <Button htmlType="submit" loading={act.busy}>
            {s.save}
          </Button>
          {told && <p role="status">{s.corrected}</p>}
        </form>
      )}
    </Section>
  );
}
