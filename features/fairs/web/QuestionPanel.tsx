import { Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { hallDeskStrings } from "./hall-desk-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** A question's page: the answer is written and shown in one step, under the name of who gives it. */
export function QuestionPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(hallDeskStrings);
  const act = useRefusal();
  const had = given as { text: string; shownAs: string | null; answer: string | null };
  const [answer, setAnswer] = useState(had.answer ?? "");
  const [shownAs, setShownAs] = useState(had.shownAs ?? "");
  const [key] = useState(newKey);
  const isOpen = data.case?.state === "asked" && data.actions.some((a) => a.action === "answer" && (a.allowed || a.unmet.length > 0));
  return (
    <div id="answer">
      <Section title={s.answerTitle}>
        {isOpen ? (
          <div className="bh-no-print">
            <p className="bh-quiet">{s.answerHint}</p>
            <Input
              aria-label={s.shownAs}
              placeholder={`${s.shownAs}：${had.text}`}
              maxLength={300}
              value={shownAs}
              onChange={(e) => setShownAs(e.target.value)}
            />
            <Input.TextArea
              aria-label={s.answer}
              placeholder={s.answer}
              rows={4}
              maxLength={2000}
              value={answer}
              onChange={(e) => setAnswer(e.target.value)}
            />
            <p className="bh-actions-row">
              <ActButton
                type="primary"
                loading={act.busy}
                missing={[answer.trim() === "" && s.answer]}
                onClick={() =>
                  void act.run(async () => {
                    await fairs.answerQuestion({
                      id: data.id,
                      version: data.version,
                      answer,
                      shownAs: shownAs.trim() || null,
                      requestKey: key,
                    });
                    await reload();
                  })
                }
              >
                {s.answerAndShow}
              </ActButton>
            </p>
            <ErrorPanel trouble={act.trouble} />
          </div>
        ) : (
          <p>{data.case?.state === "answered" ? s.isShown : s.notShown}</p>
        )}
      </Section>
    </div>
  );
}
