import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const register = defineRegister({
  name: "campaign",
  label: { zh: "宣传活动", en: "Campaign" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 100, list: "shown", width: 280 },
    { key: "firstOn", label: { zh: "开始", en: "From" }, type: "day", required: true, list: "shown", filter: true, sort: true, width: 130 },
    { key: "lastOn", label: { zh: "结束", en: "Until" }, type: "day", required: true, list: "shown", filter: true, sort: true, width: 130 },
    { key: "purpose", label: { zh: "目的和方案", en: "Purpose" }, type: "longText" },
  ],
});

const activities = defineRegister({
  name: "campaign_activity",
  label: { zh: "活动", en: "Activities" },
  fields: [
    { key: "title", label: { zh: "活动", en: "Activity" }, type: "text", required: true, maxLength: 100 },
    { key: "onDay", label: { zh: "日期", en: "Day" }, type: "day", required: true },
    { key: "place", label: { zh: "地点", en: "Place" }, type: "text", maxLength: 100 },
  ],
});
const works = defineRegister({
  name: "campaign_work",
  label: { zh: "作品", en: "Works" },
  fields: [
    { key: "title", label: { zh: "作品", en: "Work" }, type: "text", required: true, maxLength: 100 },
    { key: "author", label: { zh: "作者", en: "Author" }, type: "text", required: true, maxLength: 100 },
    {
      key: "rights",
      label: { zh: "授权", en: "Rights" },
      type: "text",
      required: true,
      help: { zh: "凭什么使用：授权书、期限", en: "By what right, until when" },
    },
    { key: "publishedOn", label: { zh: "发布日期", en: "Published on" }, type: "day" },
  ],
});

const campaignProcess = processWithHandOver({
  name: "campaign",
  label: { zh: "宣传活动", en: "Campaign" },
  initial: "plan",
  states: {
    plan: { label: { zh: "筹备", en: "Planned" }, final: false, owner: "adviser", limit: { months: 6 } },
    running: {
      label: { zh: "进行中", en: "Running" },
      final: false,
      owner: "adviser",
      todo: { zh: "开展活动，收齐数据后结束", en: "Carry it out; close with its figures" },
      limit: { months: 12 },
      tone: "active",
    },
    closed: { label: { zh: "结束", en: "Closed" }, final: true, tone: "done" },
    dropped: { label: { zh: "取消", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    checked: {
      label: { zh: "媒体数据都已复核", en: "Figures checked" },
      unmet: { zh: "还有媒体数据没有复核或作废", en: "A figure is neither checked nor void" },
      at: "figures",
    },
  },
  actions: {
    draft: { label: { zh: "筹备活动", en: "Plan" }, from: [], to: "plan", by: ["adviser"] },
    start: { label: { zh: "开始", en: "Start" }, from: ["plan"], to: "running", by: ["adviser"] },
    close: { label: { zh: "结束活动", en: "Close" }, from: ["running"], to: "closed", by: ["adviser"], gates: ["checked"] },
    drop: { label: { zh: "取消", en: "Drop" }, from: ["plan"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

export const campaigns = defineRecords({
  register,
  process: campaignProcess,
  title: "title",
  path: "/campaigns",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: { activities: childRows("campaign_id", activities), works: childRows("campaign_id", works) },
  sameBy: ["title", "firstOn"],
  warnings: {
    over: { label: { zh: "已过结束日期，还没有办结", en: "Its last day has passed" }, past: "lastOn", states: ["plan", "running"] },
  },
  views: { calendar: "firstOn", timeline: ["firstOn", "lastOn"], board: true },
  files: { plan: { zh: "活动方案", en: "Plan" }, rights: { zh: "作品授权书", en: "Grant of rights" } },
  check: (v) => (v.lastOn < v.firstOn ? { lastOn: { zh: "结束不能早于开始", en: "It ends before it begins" } } : {}),
  words: { create: { zh: "筹备宣传活动", en: "Plan a campaign" }, empty: { zh: "还没有宣传活动。", en: "No campaigns yet." } },
});
