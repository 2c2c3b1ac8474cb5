import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { census } from "./api.ts";
import { censusStrings, minutesOf } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** What a unit sent, beside what it said last time; single answers go back with a reason each. */
export function AnswersPanel({ data, reload }: PanelProps) {
  const s = useStrings(censusStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [marked, setMarked] = useState<Readonly<Record<string, string>>>({});
  const loaded = useLoad(["census", "reply", data.id, data.version, data.case?.state ?? ""], () => census.lookReply({ id: data.id }));
  const mayReturn = data.actions.some((a) => a.action === "return" && (a.allowed || a.unmet.some((u) => u.at === "answers")));
  const items = Object.entries(marked).map(([path, reason]) => ({ path, reason: reason.trim() }));
  const sendBack = () =>
    act.run(async () => {
      await census.returnReply({ id: data.id, items, requestKey: newKey() });
      setMarked({});
      await loaded.reload();
      await reload();
    });
  const mark = (path: string, on: boolean) =>
    setMarked((m) => (on ? { ...m, [path]: "" } : Object.fromEntries(Object.entries(m).filter(([p]) => p !== path))));
  return (
    <Section title={s.answers} id="answers">
      <WhenLoaded of={loaded}>
        {(reply) => (
          <>
            {reply.code !== null && (
              <p>
                <a href={`/link/census#${reply.code}`} target="_blank" rel="noreferrer">
                  {s.open}
                </a>
              </p>
            )}
            {reply.lines.length === 0 && <p className="bh-quiet">{s.noAnswers}</p>}
            {reply.changes.length > 0 && <p>{s.differences(reply.changes.length)}</p>}
            {reply.lines.length > 0 && (
              <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.answers}>
                <table className="bh-plain-table">
                  <Heads of={[s.item, s.answer, s.before, ...(mayReturn ? [s.sendBack] : [])]} />
                  <tbody>
                    {reply.lines.map((l) => {
                      const change = reply.changes.find((c) => c.path === l.path);
                      const back = reply.returns.findLast((r) => r.path === l.path);
                      return (
                        <tr key={l.path}>
                          <th scope="row">
                            {l.label}
                            {back && (
                              <div className="bh-quiet">
                                {s.returnedFor(back.reason)}
                                {back.answered && ` · ${s.mended}`}
                              </div>
                            )}
                          </th>
                          <td>{l.said || "—"}</td>
                          <td className="bh-quiet">{change?.from}</td>
                          {mayReturn && (
                            <td>
                              <Checkbox
                                aria-label={`${s.sendBack} ${l.label}`}
                                checked={l.path in marked}
                                onChange={(e) => mark(l.path, e.target.checked)}
                              />
                              {l.path in marked && (
                                <Input
                                  aria-label={`${l.label} ${s.reason}`}
                                  placeholder={s.reason}
                                  maxLength={200}
                                  value={marked[l.path] ?? ""}
                                  onChange={(e) => setMarked({ ...marked, [l.path]: e.target.value })}
                                />
                              )}
                            </td>
                          )}
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
            )}
            {items.length > 0 && (
              <p className="bh-no-print">
                <ActButton
                  loading={act.busy}
                  missing={[items.some((i) => i.reason.length < 2) && s.reason]}
                  onClick={() => void sendBack()}
                >
                  {s.returnMarked(items.length)}
                </ActButton>
              </p>
            )}
            <ErrorPanel trouble={act.trouble} />
            {reply.sendings.length > 0 && (
              <>
                <h3>{s.sendings}</h3>
                <ul>
                  {reply.sendings.map((x) => (
                    <li key={x.at}>
                      {s.sending(
                        showDay(x.at.slice(0, 10), locale),
                        x.way === "paper" ? s.paperWay : x.way === "unchanged" ? s.unchanged : s.typed,
                        x.filledBy,
                        minutesOf(x.seconds),
                      )}
                      {x.note !== null && ` · ${x.note}`}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}
