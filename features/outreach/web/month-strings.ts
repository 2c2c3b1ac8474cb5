import { defineStrings } from "../../../platform/i18n/strings.ts";

export const monthStrings = defineStrings({
  zh: {
    filled: "从科普活动里填好的",
    planned: (n: number, sessions: number) => `这段时间计划 ${n} 项、${sessions} 场。`,
    held: (n: number, sessions: number, people: number) => `这段时间已确认 ${n} 项、${sessions} 场，${people} 人次。`,
    waiting: (n: number) => `另有 ${n} 项已办、还没有确认，不计入。`,
    book: "下载 Excel（活动、按形式、按人群）",
    form: (title: string) => `按上级表样导出：${title}`,
    noForm: "上级有自己的表样时，在科普活动的清单里登记一次，这里就能按它导出。",
    kind: "形式",
    group: "人群",
    activities: "活动（项）",
    sessions: "场次",
    people: "人次",
  },
  en: {
    filled: "Filled from the activities",
    planned: (n, sessions) => `${n} activities with ${sessions} sessions are planned in these days.`,
    held: (n, sessions, people) => `${n} activities with ${sessions} sessions are confirmed, ${people} people counted by activity.`,
    waiting: (n) => `${n} more were held and are not confirmed yet: they are not counted.`,
    book: "Excel (activities, by kind, by group)",
    form: (title) => `In the superior's form: ${title}`,
    noForm: "Where a superior has a form of his own, enter it once at the list of activities; it is filled here.",
    kind: "Kind",
    group: "Group",
    activities: "Activities",
    sessions: "Sessions",
    people: "People",
  },
});
