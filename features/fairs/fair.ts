import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { fairFaults, sessionFaults, sessionOptions } from "./rules.ts";

const part = defineRegister({
  name: "fair_template_part",
  label: { zh: "组成", en: "Parts" },
  fields: [
    field("option", "kind", "类型", "Kind", { required: true, options: sessionOptions }),
    field("text", "title", "名称", "Title", { required: true, maxLength: 60 }),
    field("integer", "howMany", "几个", "How many", { required: true }),
    field("integer", "dayNo", "第几天", "Day", { required: true }),
    field("text", "fromTime", "开始", "From", { clock: true, help: { zh: "专区不填", en: "Blank for zones" } }),
    field("text", "toTime", "结束", "Until", { clock: true }),
  ],
});

/** 1+4+22+N, 1+3+4+22+N: how a fair is put together, as data. */
export const templates = defineRecords({
  register: defineRegister({
    name: "fair_template",
    label: { zh: "办会模板", en: "Templates of fairs" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(320) }),
    ],
  }),
  title: "name",
  path: "/fairs/templates",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"], above: true },
  children: { parts: childRows("template_id", part) },
  sameBy: ["name"],
  words: { create: { zh: "新建模板", en: "Enter a template" }, empty: { zh: "还没有模板。", en: "No templates yet." } },
});

const session = defineRegister({
  name: "fair_session",
  label: { zh: "场次", en: "Sessions" },
  fields: [
    field("option", "kind", "类型", "Kind", { required: true, options: sessionOptions }),
    field("text", "title", "名称", "Title", { required: true, maxLength: 100 }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "fromTime", "开始", "From", { required: true, clock: true }),
    field("text", "toTime", "结束", "Until", { required: true, clock: true }),
    field("text", "place", "地点", "Place"),
    field("text", "stream", "直播地址", "Stream"),
    field("text", "replay", "回放地址", "Replay"),
    field("boolean", "takesQuestions", "公开页可以提问", "Questions on its public page"),
    field("text", "panel", "点评人", "Panel", { help: { zh: "路演时提问点评的人，用顿号隔开", en: "Who asks and comments at pitches" } }),
    field("integer", "viewers", "平台显示的观看数", "Viewers, as the platform says", {
      help: { zh: "平台自己的数字，不进任何指标和评分", en: "The platform's own figure; it enters no indicator and no score" },
    }),
    field("text", "viewersSource", "哪个平台、哪天看的", "Platform and day read"),
  ],
});
const criterion = defineRegister({
  name: "fair_criterion",
  label: { zh: "评分项", en: "What is scored" },
  fields: [
    field("text", "name", "评分项", "Criterion", { required: true, maxLength: 60 }),
    field("integer", "points", "满分", "Points at most", { required: true }),
  ],
});

const process = processWithHandOver({
  name: "fair",
  label: { zh: "洽谈会", en: "Fair" },
  initial: "collecting",
  states: {
    collecting: { label: { zh: "征集项目", en: "Collecting" }, final: false, owner: "adviser", limit: { months: 6 } },
    reviewing: { label: { zh: "评审遴选", en: "Reviewing" }, final: false, owner: "adviser", limit: { months: 2 }, tone: "active" },
    publicity: {
      label: { zh: "公示中", en: "Shown to the public" },
      final: false,
      owner: "reviewer",
      limit: { days: 20 },
      tone: "waiting",
    },
    scheduling: {
      label: { zh: "排洽谈", en: "Talks being planned" },
      final: false,
      owner: "adviser",
      limit: { months: 2 },
      tone: "active",
    },
    proposed: {
      label: { zh: "洽谈表待定稿", en: "Timetable to be frozen" },
      final: false,
      owner: "reviewer",
      limit: { days: 7 },
      tone: "waiting",
    },
    frozen: {
      label: { zh: "洽谈表已定稿", en: "Timetable frozen" },
      final: false,
      owner: "adviser",
      todo: { zh: "开好洽谈会，最后一天后办完", en: "Hold the fair; close after the last day" },
      limit: { months: 2 },
      tone: "active",
    },
    held: { label: { zh: "已办完", en: "Held" }, final: true, tone: "done" },
    dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    criteria: {
      label: { zh: "写了评分项", en: "It is said what is scored" },
      unmet: { zh: "先登记评分项和满分", en: "First enter what is scored" },
      at: "criteria",
    },
    decided: {
      label: { zh: "每个项目都有了遴选意见", en: "Every project is decided on" },
      unmet: { zh: "还有项目没有写拟入选或拟不入选", en: "Some projects are not decided on yet" },
      at: "fair",
    },
    unopposed: {
      label: { zh: "异议都有了答复", en: "Every objection is answered" },
      unmet: { zh: "还有公示异议没有核实答复", en: "Some objections are not answered yet" },
      at: "fair",
    },
    shown: {
      label: { zh: "公示期满", en: "Shown long enough" },
      unmet: { zh: "公示期还没有满", en: "It was not shown long enough yet" },
      at: "fair",
    },
    chosen: {
      label: { zh: "选定了洽谈表", en: "A timetable is chosen" },
      unmet: { zh: "先在排洽谈页选定一张", en: "First choose a timetable" },
      at: "fair",
    },
    sound: {
      label: { zh: "洽谈表和现在登记的相符", en: "The timetable agrees with what is entered" },
      unmet: {
        zh: "排好后日期、桌子、时段或预约有变动，请看排洽谈页并重排",
        en: "Days, tables, hours or requests have changed since; see the timetable and plan anew",
      },
      at: "fair",
    },
    over: {
      label: { zh: "到了最后一天", en: "Its last day has come" },
      unmet: { zh: "还没到最后一天", en: "Its last day has not come" },
      at: "fair",
    },
  },
  actions: {
    call: { label: { zh: "新建", en: "Begin" }, from: [], to: "collecting", by: ["adviser"] },
    close_call: {
      label: { zh: "截止征集，开始评审", en: "Close the call" },
      from: ["collecting"],
      to: "reviewing",
      by: ["adviser"],
      gates: ["criteria"],
    },
    reopen_call: {
      label: { zh: "继续征集", en: "Collect further" },
      from: ["reviewing"],
      to: "collecting",
      by: ["adviser"],
      reason: "required",
    },
    publish: {
      label: { zh: "公示拟入选项目", en: "Show to the public" },
      asks: { zh: "拟入选项目从现在起对外公示，谁都能看到。", en: "Anybody sees it from now on." },
      from: ["reviewing"],
      to: "publicity",
      by: ["adviser"],
      gates: ["decided"],
    },
    review_again: {
      label: { zh: "有异议，退回评审", en: "Back to review" },
      from: ["publicity"],
      to: "reviewing",
      by: ["reviewer"],
      reason: "required",
    },
    confirm: {
      label: { zh: "确认入选名单", en: "Confirm the list" },
      from: ["publicity"],
      to: "scheduling",
      by: ["reviewer"],
      separateFrom: ["publish"],
      gates: ["decided", "shown", "unopposed"],
    },
    propose: { label: { zh: "送定稿", en: "Propose" }, from: ["scheduling"], to: "proposed", by: ["adviser"], gates: ["chosen", "sound"] },
    return: { label: { zh: "退回重排", en: "Return" }, from: ["proposed"], to: "scheduling", by: ["reviewer"], reason: "required" },
    freeze: {
      label: { zh: "定稿", en: "Freeze" },
      from: ["proposed"],
      to: "frozen",
      by: ["reviewer"],
      separateFrom: ["propose"],
      gates: ["chosen", "sound"],
    },
    reopen: { label: { zh: "有变动，重排", en: "Plan anew" }, from: ["frozen"], to: "scheduling", by: ["adviser"], reason: "required" },
    finish: { label: { zh: "办完", en: "Finish" }, from: ["frozen"], to: "held", by: ["adviser"], gates: ["over"] },
    drop: {
      label: { zh: "不办了", en: "Drop" },
      from: ["collecting", "reviewing", "scheduling"],
      to: "dropped",
      by: ["adviser"],
      reason: "required",
    },
  },
});

/** 征集 → 评审 → 公示 → 排洽谈 → 定稿 → 办完. */
export const fairs = defineRecords({
  register: defineRegister({
    name: "fair",
    label: { zh: "洽谈会", en: "Fairs" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
      field("day", "fromOn", "开始", "From", { required: true, ...shown(120), filter: true, sort: true }),
      field("day", "toOn", "结束", "Until", { required: true, ...shown(120) }),
      field("text", "place", "地点", "Place", { required: true, ...onChoice(200) }),
      field("text", "hours", "洽谈时段", "Hours of talks", {
        required: true,
        maxLength: 80,
        help: { zh: "如 09:00-12:00 14:00-17:00，每天一样", en: "e.g. 09:00-12:00 14:00-17:00, the same each day" },
      }),
      field("integer", "slotMinutes", "每场几分钟", "Minutes of a talk", { required: true }),
      field("integer", "reviewsEach", "每个项目几位专家", "Experts to each project", { required: true }),
      field("integer", "spreadMost", "相差多少分算分歧大", "Points apart that call for one more", {
        required: true,
        help: { zh: "超过就加一位专家", en: "Beyond it one more expert is given" },
      }),
      field("integer", "publicityDays", "公示几天", "Days of publicity", { required: true }),
      field("text", "source", "依据", "Source", {
        required: true,
        help: { zh: "方案或通知的名称、文号、日期", en: "Document, number, day" },
      }),
      field("integer", "seats", "最多登记几人入场", "Places at the door", {
        ...onChoice(110),
        help: { zh: "登记满了再登记的是候补；不填不限", en: "Who is entered beyond it waits; blank: no limit" },
      }),
      field("record", "previousId", "上一届", "The last fair", { of: "fair", ...onChoice(200) }),
      field("day", "publicityOn", "公示开始", "Shown since", { computed: "stored", ...onChoice(120) }),
      field("record", "planId", "选定的洽谈表", "Chosen timetable", { of: "fair_plan", computed: "stored" }),
    ],
  }),
  process,
  title: "title",
  path: "/fairs/all",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["collecting", "reviewing", "publicity", "scheduling", "frozen"],
  children: { sessions: childRows("fair_id", session, (v) => sessionFaults(v)), criteria: childRows("fair_id", criterion) },
  sameBy: ["title"],
  views: { timeline: ["fromOn", "toOn"] },
  steps: [
    { title: { zh: "洽谈会", en: "Fair" }, fields: ["title", "fromOn", "toOn", "place", "previousId"] },
    { title: { zh: "洽谈时段", en: "Hours" }, fields: ["hours", "slotMinutes", "seats"] },
    { title: { zh: "评审和公示", en: "Review and publicity" }, fields: ["reviewsEach", "spreadMost", "publicityDays", "source"] },
  ],
  check: (v) => fairFaults(v),
  words: { create: { zh: "新建洽谈会", en: "Begin a fair" }, empty: { zh: "还没有洽谈会。", en: "No fairs yet." } },
});

export const zones = defineRecords({
  register: defineRegister({
    name: "fair_zone",
    label: { zh: "洽谈专区", en: "Zones" },
    fields: [
      field("text", "name", "专区", "Zone", { required: true, maxLength: 60, ...shown(200) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(260), filter: true }),
      field("text", "place", "位置", "Place", { ...onChoice(160) }),
      field("integer", "tables", "洽谈桌", "Tables", { adds: true, required: true, ...shown(90) }),
      field("text", "lead", "负责人", "Lead", { maxLength: 40, ...shown(120) }),
      field("text", "stream", "云展厅或直播地址", "Cloud hall or stream"),
    ],
  }),
  title: "name",
  path: "/fairs/zones",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name", "fairId"],
  words: { create: { zh: "登记专区", en: "Enter a zone" }, empty: { zh: "还没有专区。", en: "No zones yet." } },
});
