import { defineRegister, type Values } from "../../../platform/register/fields.ts";
import type { ListInput } from "../../../platform/http/contract.ts";

const l = (zh: string, en: string) => ({ zh, en });

export const needs = defineRegister({
  name: "sample-need",
  label: l("服务需求（示例）", "Needs (sample)"),
  fields: [
    {
      key: "title",
      label: l("需求", "Need"),
      type: "text",
      required: true,
      maxLength: 60,
      list: "shown",
      sort: true,
      width: 260,
      help: l("一句话说清要解决什么", "One sentence: what should be solved"),
    },
    { key: "unitName", label: l("提出单位", "From"), type: "text", required: true, list: "shown", filter: true, width: 200 },
    {
      key: "kind",
      label: l("类别", "Kind"),
      type: "option",
      required: true,
      list: "shown",
      filter: true,
      width: 120,
      options: [
        { value: "tech", label: l("技术攻关", "Technology") },
        { value: "talent", label: l("人才对接", "Talent") },
        { value: "train", label: l("培训讲座", "Training") },
        { value: "policy", label: l("政策咨询", "Policy") },
        { value: "other", label: l("其他", "Other") },
      ],
    },
    {
      key: "state",
      label: l("状态", "State"),
      type: "state",
      computed: true,
      list: "shown",
      filter: true,
      options: [
        { value: "open", label: l("待确认", "To confirm") },
        { value: "going", label: l("办理中", "Under way") },
        { value: "late", label: l("已超期", "Overdue") },
        { value: "done", label: l("已办结", "Done") },
        { value: "closed", label: l("已撤回", "Withdrawn") },
      ],
    },
    { key: "opened", label: l("提出日期", "Asked on"), type: "day", required: true, list: "shown", filter: true, sort: true },
    { key: "amount", label: l("预计投入", "Expected cost"), type: "money", list: "shown", filter: true, sort: true },
    { key: "phone", label: l("联系电话", "Phone"), type: "phone", sensitive: "contact", required: true },
    { key: "urgent", label: l("是否紧急", "Urgent"), type: "boolean", list: "on-choice", filter: true },
    {
      key: "areas",
      label: l("涉及领域", "Areas"),
      type: "options",
      list: "on-choice",
      options: [
        { value: "agri", label: l("农业", "Agriculture") },
        { value: "mach", label: l("装备制造", "Machinery") },
        { value: "bio", label: l("生物医药", "Biomedicine") },
      ],
    },
    { key: "detail", label: l("详细情况", "Details"), type: "longText", maxLength: 500 },
  ],
});

const THINGS = ["果树病虫害诊断", "冷链设备选型", "老旧生产线节能改造", "中药材种植技术培训", "青少年科普讲座", "废水处理工艺改进"];
const UNITS = ["示例食品有限公司", "示例中学", "示例果业合作社", "示例机械厂"];
const STATES = ["open", "going", "late", "done", "closed"];
const KINDS = ["tech", "talent", "train", "policy", "other"];

const rows = Array.from({ length: 1240 }, (_, i) => ({
  id: i + 1,
  title: `${THINGS[i % 6]}（示例 ${i + 1}）`,
  unitName: UNITS[(i * 3) % 4],
  kind: KINDS[(i * 2) % 5],
  state: STATES[(i * 7) % 5],
  opened: `2026-${String((i % 9) + 1).padStart(2, "0")}-${String((i % 27) + 1).padStart(2, "0")}`,
  amount: i % 4 === 0 ? null : (i * 137_00) % 90_000_00,
  urgent: i % 5 === 0,
  areas: ["agri"],
}));

export async function loadNeeds(input: ListInput) {
  await new Promise((r) => setTimeout(r, 80));
  const { opened, amount, ...filter } = input.filter;
  const within = (value: string | number | null | undefined, range: unknown) => {
    if (!Array.isArray(range)) return true;
    const [from, to] = range as string[];
    const is = (bound: string) => (typeof value === "number" ? Number(bound) : bound);
    return value != null && (!from || value >= is(from)) && (!to || value <= is(to));
  };
  const found = rows.filter(
    (r) =>
      (!input.search || r.title.includes(input.search)) &&
      within(r.opened, opened) &&
      within(r.amount, amount) &&
      Object.entries(filter).every(([k, v]) => {
        const have = String((r as Values)[k]);
        return Array.isArray(v) ? v.includes(have) : have.includes(String(v));
      }),
  );
  const { field, direction } = input.sort ?? { field: "id", direction: "asc" };
  const sign = direction === "asc" ? 1 : -1;
  found.sort((a, b) => {
    const [x, y] = [(a as Values)[field] ?? "", (b as Values)[field] ?? ""] as [string, string];
    return x < y ? -sign : x > y ? sign : 0;
  });
  const from = Number(input.cursor ?? 0);
  const next = from + input.limit;
  return {
    rows: found.slice(from, next),
    next: next < found.length ? String(next) : null,
    total: found.length,
    totalIsExact: true,
    can: { create: true },
  };
}
