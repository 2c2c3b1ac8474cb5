import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { readingFaults } from "./rules.ts";

const register = defineRegister({
  name: "media_figure",
  label: { zh: "媒体数据", en: "Media figures" },
  fields: [
    { key: "work", label: { zh: "作品", en: "Work" }, type: "text", required: true, maxLength: 100, list: "shown", width: 220 },
    { key: "campaignId", label: { zh: "宣传活动", en: "Campaign" }, type: "record", of: "campaign", required: true },
    { key: "platform", label: { zh: "平台", en: "Platform" }, type: "text", required: true, maxLength: 40, list: "shown", width: 110 },
    {
      key: "metric",
      label: { zh: "指标", en: "Metric" },
      type: "text",
      required: true,
      maxLength: 40,
      list: "shown",
      width: 110,
      help: { zh: "照平台的叫法：播放、阅读、展现", en: "As the platform names it" },
    },
    {
      key: "value",
      label: { zh: "读数", en: "Value" },
      type: "integer",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
      help: { zh: "照屏幕上的整数写；“10w+”“近1800万”不是读数", en: "The whole number on the screen; 10w+ is none" },
    },
    { key: "cumulated", label: { zh: "累计", en: "Cumulated" }, type: "boolean", help: { zh: "“否”为当日数", en: "No: of that day" } },
    { key: "publishedOn", label: { zh: "作品发布日期", en: "Work published on" }, type: "day" },
    {
      key: "readOn",
      label: { zh: "读数日期", en: "Read on" },
      type: "day",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
    },
    { key: "readBy", label: { zh: "读数人", en: "Read by" }, type: "text", required: true, maxLength: 40, list: "shown", width: 110 },
    { key: "address", label: { zh: "网址", en: "Address" }, type: "text", maxLength: 500 },
  ],
});

const figureProcess = processWithHandOver({
  name: "media_figure",
  label: { zh: "媒体数据", en: "Media figure" },
  initial: "entered",
  states: {
    entered: {
      label: { zh: "待复核，不可引用", en: "Entered, not to be cited" },
      final: false,
      owner: "reviewer",
      limit: { days: 15 },
      tone: "waiting",
    },
    counted: {
      label: { zh: "可引用", en: "May be cited" },
      final: false,
      owner: "adviser",
      todo: { zh: "可引用，有误才作废", en: "May be quoted; void only where wrong" },
      limit: { months: 24 },
      tone: "active",
    },
    void: { label: { zh: "作废", en: "Void" }, final: true, tone: "stopped" },
  },
  gates: {
    sourced: {
      label: { zh: "有来源", en: "Has a source" },
      unmet: { zh: "没有来源：上传截图或后台导出文件", en: "Without source: add the picture or the platform's export" },
      at: "files",
    },
    own_picture: {
      label: { zh: "截图是这一天的", en: "Picture of that day" },
      unmet: { zh: "同一张截图已用于另一天的读数", en: "The same picture stands for another day's reading" },
      at: "files",
    },
  },
  actions: {
    enter: { label: { zh: "登记读数", en: "Enter" }, from: [], to: "entered", by: ["adviser"] },
    count: {
      label: { zh: "复核通过，可引用", en: "Checked: may be cited" },
      from: ["entered"],
      to: "counted",
      by: ["reviewer"],
      separateFrom: ["enter"],
      gates: ["sourced", "own_picture"],
    },
    cancel: {
      label: { zh: "作废", en: "Void" },
      from: ["entered", "counted"],
      to: "void",
      by: ["adviser", "reviewer"],
      reason: "required",
    },
  },
});

export const figures = defineRecords({
  register,
  process: figureProcess,
  title: "work",
  path: "/campaigns/figures",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["entered"],
  sameBy: ["work", "platform", "metric", "readOn"],
  steps: [
    { title: { zh: "哪里的数", en: "Of what" }, fields: ["campaignId", "work", "platform", "metric", "publishedOn"] },
    { title: { zh: "读数", en: "The reading" }, fields: ["value", "cumulated", "readOn", "readBy", "address"] },
  ],
  files: { picture: { zh: "截图", en: "Picture" }, export: { zh: "后台导出", en: "Export of the platform" } },
  check: readingFaults,
  words: { create: { zh: "登记媒体数据", en: "Enter a figure" }, empty: { zh: "还没有媒体数据。", en: "No figures yet." } },
});
