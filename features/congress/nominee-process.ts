import { processWithHandOver } from "../../platform/casework/process.ts";

/** Whoever holds a unit's link and acts in its name. */
export const UNIT = "unit";

export const nomineeProcess = processWithHandOver({
  name: "congress_nominee",
  label: { zh: "代表人选", en: "Nominee" },
  initial: "nominated",
  states: {
    nominated: {
      label: { zh: "推荐中", en: "Nominated" },
      final: false,
      owner: "adviser",
      todo: { zh: "请单位报送", en: "Ask the unit to hand it in" },
      limit: { months: 3 },
    },
    submitted: { label: { zh: "待审查", en: "To be reviewed" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    passed: { label: { zh: "审查合格", en: "Passed review" }, final: false, owner: "adviser", limit: { months: 3 }, tone: "active" },
    chosen: {
      label: { zh: "拟为代表", en: "To be delegate" },
      final: false,
      owner: "adviser",
      todo: { zh: "随名单公示和确认", en: "Shown and confirmed with the list" },
      limit: { months: 3 },
      tone: "active",
    },
    delegate: { label: { zh: "代表", en: "Delegate" }, final: true, tone: "done" },
    reserve: { label: { zh: "未当选，可递补", en: "In reserve" }, final: true, tone: "stopped" },
    left: { label: { zh: "代表资格终止", en: "No longer delegate" }, final: true, tone: "stopped" },
    failed: { label: { zh: "审查不合格", en: "Failed review" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    sent: {
      label: { zh: "随单位报送", en: "Handed in with the unit" },
      unmet: { zh: "由单位在推荐任务里一起报送", en: "Handed in with the unit's nominations" },
      at: "review",
    },
    sent_back: {
      label: { zh: "随单位退回", en: "Returned with the unit" },
      unmet: { zh: "在推荐任务里退回", en: "Returned with the unit's nominations" },
      at: "review",
    },
    single: {
      label: { zh: "没有被两个单位推荐", en: "Nominated once" },
      unmet: {
        zh: "同名、同出生日期的人还有一条，先撤回其中一条",
        en: "The same name and birthday stand twice; withdraw one of them first",
      },
      at: "review",
    },
    choosing: {
      label: { zh: "正在拟定人选", en: "Being composed" },
      unmet: { zh: "在“拟定人选”页统一勾选", en: "Done on the page of choosing" },
      at: "review",
    },
    confirmed: {
      label: { zh: "名单已确认", en: "The list is confirmed" },
      unmet: { zh: "公示期满、名单由第二人确认后自动办理", en: "Done with the list, which a second person confirms" },
      at: "review",
    },
    fills: {
      label: { zh: "递补后结构仍达到", en: "All floors are kept" },
      unmet: { zh: "在离任代表的页面上选递补的人", en: "Chosen on the page of whoever left" },
      at: "review",
    },
  },
  actions: {
    nominate: { label: { zh: "推荐", en: "Nominate" }, from: [], to: "nominated", by: ["adviser", UNIT] },
    hand_in: {
      label: { zh: "随单位报送", en: "Hand in with the unit" },
      from: ["nominated"],
      to: "submitted",
      by: ["adviser", UNIT],
      gates: ["sent"],
    },
    send_back: {
      label: { zh: "随单位退回", en: "Return with the unit" },
      from: ["submitted"],
      to: "nominated",
      by: ["adviser", UNIT],
      gates: ["sent_back"],
    },
    pass: {
      label: { zh: "审查合格", en: "Pass" },
      from: ["submitted"],
      to: "passed",
      by: ["reviewer"],
      separateFrom: ["nominate"],
      gates: ["single"],
      bulk: true,
    },
    fail: { label: { zh: "审查不合格", en: "Fail" }, from: ["submitted"], to: "failed", by: ["reviewer"], reason: "required" },
    choose: { label: { zh: "拟为代表", en: "Choose" }, from: ["passed"], to: "chosen", by: ["adviser"], gates: ["choosing"] },
    put_back: { label: { zh: "取消拟为代表", en: "Put back" }, from: ["chosen"], to: "passed", by: ["adviser"], gates: ["choosing"] },
    seat: { label: { zh: "成为代表", en: "Seated" }, from: ["chosen"], to: "delegate", by: ["reviewer"], gates: ["confirmed"] },
    pass_over: {
      label: { zh: "未当选，可递补", en: "Kept in reserve" },
      from: ["passed"],
      to: "reserve",
      by: ["reviewer"],
      gates: ["confirmed"],
    },
    withdraw: {
      label: { zh: "撤回", en: "Withdraw" },
      from: ["nominated", "submitted", "passed", "chosen"],
      to: "withdrawn",
      by: ["adviser", UNIT],
      reason: "required",
    },
    leave: {
      label: { zh: "终止代表资格", en: "Leaves" },
      from: ["delegate"],
      to: "left",
      by: ["adviser"],
      reason: "required",
      reverses: true,
    },
    replace: {
      label: { zh: "递补为代表", en: "Takes a seat" },
      from: ["reserve"],
      to: "delegate",
      by: ["reviewer"],
      gates: ["fills"],
      reverses: true,
    },
  },
});
