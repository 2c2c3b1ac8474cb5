import { Input } from "antd";
import { useState } from "react";
import { defineStrings } from "../../../platform/i18n/strings.ts";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Records } from "../../../platform/records/define.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { showDay } from "../../../platform/register/fields.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { AsOfPage } from "../../../platform/ui/records/AsOfPage.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { innovationContract } from "../innovation-contract.ts";
import type { Alike } from "../innovation-rules.ts";
import type { Course } from "../innovation-server.ts";
import { innovations } from "../innovations.ts";
import { lookbackProcess } from "../process.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const api = createApi<typeof innovationContract>("innovation").call;
const strings = defineStrings({
  zh: {
    same: "可能是同一个项目",
    ground: "凭什么这样定",
    isSame: "是同一个，并入",
    isTwo: "不是同一个",
    elsewhere: (unit: string, patent: boolean) => `${unit}的项目库里也有${patent ? "用同一件专利的项目" : "同一单位的同名项目"}`,
    lookbacks: "回头看",
    lookback: (months: number, since: string) => `${since === "turned" ? "转化" : "验收"}后 ${months} 个月`,
    due: (day: string) => `应于 ${day}`,
    course: "各阶段",
    days: (n: number) => `${n} 天`,
    demand: "协议对应的需求",
    asOf: "某一天的项目库",
  },
  en: {
    same: "Perhaps the same project",
    ground: "Why",
    isSame: "The same: join it",
    isTwo: "They are two",
    elsewhere: (unit: string, patent: boolean) => `${unit} has one too, ${patent ? "with the same patent" : "of the same owner and name"}`,
    lookbacks: "Look-backs",
    lookback: (months: number, since: string) =>
      `${months} months since ${since === "turned" ? "it was turned into use" : "its acceptance"}`,
    due: (day: string) => `due ${day}`,
    course: "Its stages",
    days: (n: number) => `${n} days`,
    demand: "The need behind its agreement",
    asOf: "The register on a day",
  },
});

interface Given {
  readonly alike: readonly Alike[];
  readonly elsewhere: readonly { unitName: string; patent: boolean }[];
  readonly lookbacks: readonly { id: number; months: number; since: string | null; state: string; dueOn: string | null }[];
  readonly course: readonly Course[];
  readonly demand?: { id: number };
}

/** A project met again under another name: by what it looks the same, and the decision; its stages in one line. */
export function InnovationPanel({ data, given, reload }: PanelProps) {
  const { alike, elsewhere, lookbacks, course, demand } = given as Given;
  const states = innovations.process?.states ?? ({} as never);
  const { locale } = useLocale();
  const s = useStrings(strings);
  const word = useWord();
  const [ground, setGround] = useState("");
  const act = useRefusal();
  const decide = (otherId: number, same: boolean) =>
    void act.run(async () => {
      await api.decideSame({ id: data.id, otherId, same, ground });
      setGround("");
      await reload();
    });
  return (
    <div id="same">
      {(alike.length > 0 || elsewhere.length > 0) && (
        <Section title={s.same}>
          {alike.length > 0 && data.can.edit && (
            <Input
              className="bh-no-print"
              aria-label={s.ground}
              placeholder={s.ground}
              value={ground}
              maxLength={200}
              onChange={(e) => setGround(e.target.value)}
            />
          )}
          <ul>
            {alike.map((a) => (
              <li key={a.id}>
                <AppLink href={`/projects/innovation/${a.id}`}>{a.name}</AppLink>
                <div className="bh-quiet">{a.why.map(word).join("；")}</div>
                {data.can.edit && (
                  <span className="bh-actions-row bh-no-print">
                    <ActButton
                      size="small"
                      missing={[ground.trim().length < 2 && s.ground]}
                      loading={act.busy}
                      onClick={() => decide(a.id, true)}
                    >
                      {s.isSame}
                    </ActButton>
                    <ActButton
                      size="small"
                      missing={[ground.trim().length < 2 && s.ground]}
                      loading={act.busy}
                      onClick={() => decide(a.id, false)}
                    >
                      {s.isTwo}
                    </ActButton>
                  </span>
                )}
              </li>
            ))}
            {elsewhere.map((e) => (
              <li key={e.unitName}>{s.elsewhere(e.unitName, e.patent)}</li>
            ))}
          </ul>
          <ErrorPanel trouble={act.trouble} />
        </Section>
      )}
      {lookbacks.length > 0 && (
        <Section title={s.lookbacks}>
          <ul>
            {lookbacks.map((l) => (
              <li key={l.id}>
                <RecordLink subject={`lookback:${l.id}`}>{s.lookback(l.months, l.since ?? "accepted")}</RecordLink> ·{" "}
                {word(lookbackProcess.states[l.state]?.label ?? { zh: l.state, en: l.state })}
                {l.state === "scheduled" && l.dueOn && ` · ${s.due(showDay(l.dueOn, locale))}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={s.course}>
        <p>
          {course.map((c, i) => (
            <span key={c.on + c.state}>
              {i > 0 && " → "}
              {word(states[c.state as "reserve"].label)} {showDay(c.on, locale)}（{s.days(c.days)}）
            </span>
          ))}
        </p>
        {demand && (
          <p>
            <RecordLink subject={`demand:${demand.id}`}>{s.demand}</RecordLink>
          </p>
        )}
      </Section>
    </div>
  );
}

export const InnovationAsOf = () => (
  <AsOfPage
    records={innovations as unknown as Records}
    title={{ zh: strings.zh.asOf, en: strings.en.asOf }}
    load={(day, cursor) => api.asOf({ day, ...(cursor === undefined ? {} : { cursor }) })}
  />
);
