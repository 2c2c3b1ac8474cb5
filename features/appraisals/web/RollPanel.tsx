import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { VoteSection } from "../server.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** Who is due, by class, and who came: pressed at the door, closed before the first ballot. */
export function RollPanel({ data, reload }: PanelProps) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const [list, setList] = useState("");
  const { classes, unknown } = data.sections["vote"] as VoteSection;
  const state = data.case?.state ?? "";
  const loaded = useLoad(["appraisals", "voters", data.id, state], () => appraisalsApi.listVoters({ id: data.id }));
  const again = async () => {
    await loaded.reload();
    await reload();
  };
  const mayCheck = data.can.edit && state === "meeting";
  return (
    <Section title={s.roll} id="roll">
      <p className="bh-quiet">{s.rollHelp}</p>
      {unknown.length > 0 && <p className="bh-notice bh-notice-warn">{s.unknownClass(unknown.join("、"))}</p>}
      {data.can.edit && (
        <form
          className="bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            void act.run(async () => {
              await appraisalsApi.enterVoters({ id: data.id, list });
              setList("");
              await again();
            });
          }}
        >
          <Input.TextArea aria-label={s.list} rows={3} value={list} onChange={(e) => setList(e.target.value)} />
          <ActButton htmlType="submit" loading={act.busy} missing={[list.trim() === "" && s.list]}>
            {s.enter}
          </ActButton>
        </form>
      )}
      <ErrorPanel trouble={act.trouble} />
      <WhenLoaded of={loaded}>
        {(voters) => (
          <>
            {classes.map((c) => {
              const own = voters.filter((v) => v.class === c.key);
              const check = (ids: number[], present: boolean) =>
                act.run(async () => {
                  await appraisalsApi.checkIn({ id: data.id, voterIds: ids, present });
                  await again();
                });
              return (
                <details key={c.key} open={mayCheck}>
                  <summary>{s.classOf(c.key, c.label, c.present, c.due)}</summary>
                  {mayCheck && own.some((v) => !v.present) && (
                    <Button
                      size="small"
                      onClick={() =>
                        void check(
                          own.map((v) => v.id),
                          true,
                        )
                      }
                    >
                      {s.all}
                    </Button>
                  )}
                  <ul className="bh-roll">
                    {own.map((v) => (
                      <li key={v.id}>
                        {mayCheck ? (
                          <Checkbox checked={v.present} onChange={(e) => void check([v.id], e.target.checked)}>
                            {v.name}
                          </Checkbox>
                        ) : (
                          `${v.name}${v.present ? ` · ${s.present}` : ""}`
                        )}
                        {data.can.edit && (
                          <Button
                            type="link"
                            size="small"
                            aria-label={`${s.drop} ${v.name}`}
                            onClick={() =>
                              void act.run(async () => {
                                await appraisalsApi.dropVoter({ id: data.id, voterId: v.id });
                                await again();
                              })
                            }
                          >
                            {s.drop}
                          </Button>
                        )}
                      </li>
                    ))}
                  </ul>
                </details>
              );
            })}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}
