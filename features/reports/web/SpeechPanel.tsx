import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { SpokenText } from "../speech-server.ts";
import { Runs } from "./Sentences.tsx";
import { reportsStrings } from "./strings.ts";

/** The text as it will be read, its figures opening to their facts; beneath it the report's sentences, added with one press. */
export function SpeechPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(reportsStrings);
  const act = useRefusal();
  const { source, paragraphs, numbers, next, choices } = given as SpokenText;
  return (
    <div id="desk">
      <Section title={s.spoken}>
        {!source && <p className="bh-notice">{s.notFrozen}</p>}
        {numbers.length > 0 && <p className="bh-notice bh-notice-warn">{s.ownNumbers(numbers.join("、"))}</p>}
        {paragraphs.length === 0 ? (
          <p className="bh-quiet">{s.nothingChosen}</p>
        ) : (
          <div className="bh-report">
            {paragraphs.map((runs, i) => (
              <p key={i}>{source ? <Runs runs={runs} of={source} /> : runs.map((r) => r.text).join("")}</p>
            ))}
          </div>
        )}
      </Section>
      {data.can.edit && source && (
        <Section title={s.choose} id="choose">
          <ErrorPanel trouble={act.trouble} />
          {choices.map((c) => (
            <section key={c.heading}>
              <h3>{c.heading}</h3>
              <ul className="bh-no-print">
                {c.sentences.map((x) => (
                  <li key={x.at}>
                    {x.text}{" "}
                    {x.chosen ? (
                      <span className="bh-quiet">{s.chosen}</span>
                    ) : (
                      <Button
                        size="small"
                        loading={act.busy}
                        aria-label={`${s.addSentence} ${x.at}`}
                        onClick={() =>
                          void act.run(async () => {
                            await callOf("year_text").putChild({
                              ...{ id: data.id, version: data.version, child: "lines" },
                              values: { position: next, sentence: x.at },
                            });
                            await reload();
                          })
                        }
                      >
                        {s.addSentence}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Section>
      )}
    </div>
  );
}
