import { defineStrings } from "../../../platform/i18n/strings.ts";

export const matchingStrings = defineStrings({
  zh: {
    assignment: "月度分派",
    assignmentLead: "把一个月已发布、还在找供方的需求一次分派给专家：先让每件都有一位，再有第二、第三位，最后总体最相合；谁都不超上限。",
    month: "月份",
    perNeed: "每件最多几位",
    compute: "计算方案",
    accept: "采纳，成为各需求的候选",
    accepted: (n: number) => `已采纳，写入 ${n} 条候选，由各需求的保姆逐件决定`,
    noNeeds: "这个月没有已发布、还在找供方的需求。",
    total: (needs: number, counts: readonly number[]) =>
      `${needs} 件需求：${counts
        .map((n, k) => [n, k] as const)
        .reverse()
        .map(([n, k]) => `${k} 位的 ${n} 件`)
        .join("，")}`,
    differs: (n: number) => (n === 0 ? "试改之后，各需求所得不变。" : `试改之后，${n} 件需求所得有变，见下。`),
    needs: "各需求",
    expert: "专家",
    experts: "专家与上限",
    expertsLead: "试着排除一位或改上限，方案随之重算；采纳之前什么也不保存。",
    leaveOut: "排除",
    leaveOutOf: (name: string) => `排除${name}`,
    limit: "上限",
    limitOf: (name: string) => `${name}的上限`,
    taken: "已占",
    givenNow: "本次",
    gaveUp: "没派上的更好人选",
    barredBy: "不能派的：",
    infeasible: (n: number) => `有 ${n} 件一位也派不上，原因写在各需求下。多因专家已满：可在“专家与上限”里试着提高上限，或下月再派。`,
    gained: "较原方案新增",
    lost: "较原方案去掉",
    runs: "已采纳的分派",
    runOf: (month: string, needs: number) => `${month}，${needs} 件需求`,
    noRuns: "还没有采纳过分派。",
  },
  en: {
    assignment: "Monthly assignment",
    assignmentLead:
      "Gives a month's published needs to experts at once: first one for every need, then a second and a third, then the best fit over all; nobody above his limit.",
    month: "Month",
    perNeed: "At most per need",
    compute: "Compute",
    accept: "Accept as candidates of the needs",
    accepted: (n: number) => `Accepted: ${n} candidates kept; each need's adviser decides`,
    noNeeds: "No published need of this month still looks for a supplier.",
    total: (needs: number, counts: readonly number[]) =>
      `${needs} needs: ${counts
        .map((n, k) => [n, k] as const)
        .reverse()
        .map(([n, k]) => `${n} with ${k}`)
        .join(", ")}`,
    differs: (n: number) => (n === 0 ? "What is tried changes no need." : `What is tried changes ${n} needs; see below.`),
    needs: "Needs",
    expert: "Expert",
    experts: "Experts and limits",
    expertsLead: "Leave somebody out or change a limit and the plan follows; nothing is kept before it is accepted.",
    leaveOut: "Leave out",
    leaveOutOf: (name: string) => `Leave out ${name}`,
    limit: "Limit",
    limitOf: (name: string) => `Limit of ${name}`,
    taken: "Taken",
    givenNow: "Now",
    gaveUp: "Better ones it did not get",
    barredBy: "Barred:",
    infeasible: (n: number) =>
      `${n} get nobody; each says why. Mostly the experts are full: try a higher limit under “Experts and limits”, or wait a month.`,
    gained: "New against the first plan",
    lost: "Gone against the first plan",
    runs: "Accepted assignments",
    runOf: (month: string, needs: number) => `${month}, ${needs} needs`,
    noRuns: "None yet.",
  },
});
