import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { defineRegister, showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { lookupsOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import type { Course, tasksContract } from "../contract.ts";
import { tasksStrings } from "./strings.ts";

const { call } = createApi<typeof tasksContract>("tasks");

const FORMS = {
  day: defineRegister({
    name: "task_day",
    label: { zh: "定期限", en: "Set the day" },
    fields: [{ key: "untilOn", label: { zh: "办结期限", en: "Until" }, type: "day", required: true }],
  }),
  delay: defineRegister({
    name: "task_delay_form",
    label: { zh: "申请延期", en: "Ask for delay" },
    fields: [
      { key: "newOn", label: { zh: "新期限", en: "New day" }, type: "day", required: true },
      { key: "reason", label: { zh: "理由和进展", en: "Why, and how it stands" }, type: "longText", required: true, maxLength: 500 },
    ],
  }),
  part: defineRegister({
    name: "task_part_form",
    label: { zh: "分工", en: "Part" },
    fields: [
      { key: "title", label: { zh: "分工事项", en: "Part" }, type: "text", required: true },
      { key: "leadUnitId", label: { zh: "配合单位", en: "Unit" }, type: "unit", required: true },
      { key: "untilOn", label: { zh: "期限", en: "Until" }, type: "day", help: { zh: "不填同本任务", en: "Empty: as this task" } },
    ],
  }),
} as const;

/** The chain of days, old → new → why, and the parts of co-operating units; here a delay is asked for and a part is added. */
export function CoursePanel({ data, given, reload }: PanelProps) {
  const s = useStrings(tasksStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [open, setOpen] = useState<keyof typeof FORMS>();
  const course = given as Course;
  const day = (text: string | null) => (text === null ? "—" : showDay(text, locale));
  const done = async () => {
    setOpen(undefined);
    await reload();
  };
  const submit = {
    day: (v: Record<string, unknown>) => call.setDay({ id: data.id, untilOn: String(v["untilOn"]) }),
    delay: (v: Record<string, unknown>, requestKey: string) =>
      call.askDelay({ id: data.id, newOn: String(v["newOn"]), reason: String(v["reason"]), requestKey }),
    part: (v: Record<string, unknown>, requestKey: string) =>
      call.addPart({
        id: data.id,
        title: String(v["title"]),
        leadUnitId: Number(v["leadUnitId"]),
        untilOn: v["untilOn"] === null ? null : String(v["untilOn"]),
        requestKey,
      }),
  };
  const offered = [
    ...(course.state === "issued" && course.untilOn === null ? [["day", s.setDay] as const] : []),
    ...(course.state === "working" && course.untilOn !== null && !course.isOver ? [["delay", s.delay] as const] : []),
    ...(["issued", "working"].includes(course.state) ? [["part", s.addPart] as const] : []),
  ];
  return (
    <Section title={s.course} id="course">
      <p>
        {s.day}：{course.untilOn === null ? s.noDayYet : day(course.untilOn)}
      </p>
      {course.isOver && ["issued", "working"].includes(course.state) && <p className="bh-notice bh-notice-warn">{s.overdue}</p>}
      {course.feedback && (
        <p className={course.feedback.isLate ? "bh-notice bh-notice-warn" : undefined}>
          {s.feedback(course.feedback.name)} ·{" "}
          {course.feedback.lastOn === null ? s.noFeedback : s.lastFeedback(day(course.feedback.lastOn))}
          {course.feedback.nextOn !== null && ` · ${s.nextFeedback(day(course.feedback.nextOn))}`}
        </p>
      )}
      {course.delays.length > 0 && (
        <ol className="bh-timeline" aria-label={s.chain}>
          {course.delays.map((d, i) => (
            <li key={i}>
              <strong>
                {day(d.oldOn)} → {day(d.newOn)}
              </strong>{" "}
              {d.answer === null ? s.waits : s[d.answer]} <span className="bh-quiet">{day(d.answeredOn ?? d.askedOn)}</span>
              <p className="bh-prewrap">{d.reason}</p>
            </li>
          ))}
        </ol>
      )}
      <h3>{s.parts}</h3>
      {course.parts.length === 0 ? (
        <p className="bh-quiet">{s.noParts}</p>
      ) : (
        <ul className="bh-plain-list">
          {course.parts.map((p) => (
            <li key={p.id}>
              <RecordLink subject={`task:${p.id}`}>{p.title}</RecordLink> · {p.unitName} · {day(p.untilOn)} · {word(p.stateLabel)}
            </li>
          ))}
        </ul>
      )}
      {course.outsideBody && (
        <>
          <h3>{s.outside(course.outsideBody)}</h3>
          {course.outside.length === 0 ? (
            <p className="bh-quiet">{s.noOutside}</p>
          ) : (
            <ul className="bh-plain-list">
              {course.outside.map((o) => (
                <li key={o.at}>
                  {day(o.onDay)} · {o.done}
                  {o.proof && ` · ${s.proof} ${o.proof}`}
                  {o.finished && ` · ${s.finished}`} <span className="bh-quiet">{o.basis === "self" ? s.itself : s.inStead}</span>
                </li>
              ))}
            </ul>
          )}
          {["working", "delay_asked"].includes(course.state) && (
            <HandLink id={data.id} words={s.outsideLink} hint={s.outsideHint} hand={() => call.handOutsideLink({ id: data.id })} />
          )}
        </>
      )}
      {open === undefined ? (
        <div className="bh-actions-row bh-no-print">
          {offered.map(([kind, label]) => (
            <Button key={kind} onClick={() => setOpen(kind)}>
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <RegisterForm
          key={open}
          register={FORMS[open]}
          draftKey={`task.${data.id}.${open}`}
          lookups={lookupsOf([FORMS[open]])}
          onSubmit={async (values, requestKey) => {
            await submit[open](values, requestKey);
            await done();
          }}
          beside={<Button onClick={() => setOpen(undefined)}>{s.cancel}</Button>}
        />
      )}
    </Section>
  );
}
