import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { hoursFault, isMobile, readPosition } from "./rules.ts";

export const SERVICES = {
  need: { zh: "需求登记", en: "needs taken down" },
  expert: { zh: "专家咨询", en: "experts' advice" },
  results: { zh: "成果推介", en: "results shown" },
  policy: { zh: "政策查询", en: "policies looked up" },
  science: { zh: "科普", en: "popular science" },
  training: { zh: "培训", en: "training" },
  visit: { zh: "上门服务", en: "visits" },
} as const;
export const CENTRE_KINDS = {
  centre: { zh: "中心", en: "centre" },
  station: { zh: "站", en: "station" },
  point: { zh: "点", en: "point" },
} as const;

const notBefore = { zh: "不能早于开始", en: "Not before its beginning" };
const staff = defineRegister({
  name: "centre_staff",
  label: { zh: "岗位人员", en: "Staff by post" },
  fields: [
    field("text", "post", "岗位", "Post", {
      required: true,
      maxLength: 40,
      help: { zh: "如负责人、受理、驻点专家", en: "Such as head, desk, expert" },
    }),
    field("option", "kind", "用工", "Kind", {
      required: true,
      options: optionsOf({
        full: { zh: "专职", en: "full time" },
        part: { zh: "兼职", en: "part time" },
        temporary: { zh: "临时", en: "temporary" },
        stationed: { zh: "驻点专家", en: "stationed expert" },
      }),
    }),
    field("text", "name", "姓名", "Name", { maxLength: 40, help: { zh: "不填就是空缺", en: "Blank: the post is vacant" } }),
    field("text", "days", "哪几天在", "On which days", { maxLength: 60 }),
    field("text", "instead", "空缺时谁顶班", "Who stands in", { maxLength: 60 }),
    field("day", "fromOn", "从", "From", { required: true }),
    field("day", "toOn", "到", "Until"),
  ],
});
const closures = defineRegister({
  name: "centre_closure",
  label: { zh: "停办安排", en: "Closures" },
  fields: [
    field("day", "fromOn", "从", "From", { required: true }),
    field("day", "toOn", "到", "Until", { required: true }),
    field("text", "reason", "原因", "Why", { required: true, maxLength: 100 }),
    field("text", "instead", "这几天到哪里办", "Where instead", { maxLength: 100 }),
  ],
});

export const PARTS = {
  day: { zh: "全天", en: "whole day" },
  morning: { zh: "上午", en: "morning" },
  afternoon: { zh: "下午", en: "afternoon" },
} as const;
const duty = defineRegister({
  name: "centre_duty",
  label: { zh: "值班表", en: "Duty roster" },
  fields: [
    field("day", "onDay", "日期", "Day", { required: true }),
    field("option", "part", "时段", "Part", { required: true, options: optionsOf(PARTS) }),
    field("text", "name", "值班人", "On duty", { required: true, maxLength: 40 }),
    field("text", "changed", "换班说明", "Exchanged", { maxLength: 100, help: { zh: "与谁换、为什么", en: "With whom and why" } }),
  ],
});

const process = processWithHandOver({
  name: "service_centre",
  label: { zh: "服务中心", en: "Service centre" },
  initial: "preparing",
  states: {
    preparing: {
      label: { zh: "筹建", en: "Preparing" },
      final: false,
      owner: "adviser",
      todo: { zh: "备齐条件，请领导挂牌", en: "Get it ready; a leader opens it" },
      limit: { days: 180 },
    },
    open: {
      label: { zh: "运行", en: "Open" },
      final: false,
      owner: "adviser",
      limit: { months: 12 },
      tone: "done",
      todo: { zh: "每年核对一次", en: "Check it once a year" },
    },
    paused: { label: { zh: "暂停", en: "Paused" }, final: false, owner: "adviser", limit: { days: 90 }, tone: "waiting" },
    closed: { label: { zh: "撤销", en: "Given up" }, final: true, tone: "stopped" },
  },
  gates: {
    headed: {
      label: { zh: "有人在岗", en: "Somebody is there" },
      unmet: { zh: "先在“岗位人员”里登记今天在岗的人", en: "First enter somebody who is there today under Staff by post" },
      at: "staff",
    },
    sole: {
      label: { zh: "本单位的需求归一处", en: "Needs go to one" },
      unmet: { zh: "本单位已有一处受理需求的中心，这一处请改为不受理", en: "The unit has one that takes needs already" },
      at: "fields",
    },
    signed: {
      label: { zh: "有挂牌照片或设立文件", en: "Sign or document" },
      unmet: { zh: "先上传挂牌照片或设立文件", en: "First upload its sign or the document" },
      at: "files",
    },
    handed: {
      label: { zh: "在办需求有去处", en: "Open needs have a place" },
      unmet: {
        zh: "还有在办需求归这里：先让本单位或上级另一处中心受理",
        en: "Open needs belong here: first another centre must take them",
      },
      at: "desk",
    },
  },
  actions: {
    prepare: { label: { zh: "登记", en: "Enter" }, from: [], to: "preparing", by: ["adviser", "leader"] },
    open: {
      label: { zh: "挂牌运行", en: "Open" },
      from: ["preparing"],
      to: "open",
      by: ["leader"],
      gates: ["headed", "sole", "signed"],
      fact: "centre.opened",
    },
    check: {
      label: { zh: "今年已核对", en: "Checked this year" },
      from: ["open"],
      to: "open",
      by: ["adviser", "leader"],
      gates: ["headed"],
    },
    pause: { label: { zh: "暂停", en: "Pause" }, from: ["open"], to: "paused", by: ["adviser", "leader"], reason: "required" },
    resume: {
      label: { zh: "恢复运行", en: "Open again" },
      from: ["paused"],
      to: "open",
      by: ["adviser", "leader"],
      gates: ["headed"],
    },
    close: {
      label: { zh: "撤销", en: "Give up" },
      from: ["open", "paused"],
      to: "closed",
      by: ["leader"],
      gates: ["handed"],
      reason: "required",
    },
    drop: { label: { zh: "不再筹建", en: "Drop" }, from: ["preparing"], to: "closed", by: ["adviser", "leader"], reason: "required" },
  },
});

/** Where an association serves: sign, poster, public page and map come of one entry. */
export const centres = defineRecords({
  register: defineRegister({
    name: "service_centre",
    label: { zh: "服务中心", en: "Service centres" },
    fields: [
      field("text", "name", "名称", "Name", {
        required: true,
        maxLength: 80,
        ...shown(260),
        help: { zh: "与牌子一致", en: "As on its sign" },
      }),
      field("option", "kind", "类别", "Kind", { required: true, options: optionsOf(CENTRE_KINDS), ...shown(80), filter: true }),
      field("boolean", "takesNeeds", "受理本地需求", "Takes the needs of its area", { required: true, ...onChoice(130), filter: true }),
      field("text", "address", "地址", "Address", { required: true, maxLength: 120, ...shown(240) }),
      field("text", "room", "楼层、房间", "Floor, room", { maxLength: 40 }),
      field("text", "position", "纬度, 经度", "Latitude, longitude", {
        maxLength: 60,
        help: { zh: "如 30.1220, 104.6270", en: "As 30.1220, 104.6270" },
      }),
      field("text", "phone", "公开电话", "Public telephone", {
        required: true,
        maxLength: 40,
        ...shown(140),
        help: { zh: "固定电话或服务热线；海报上会印", en: "A landline or hotline; printed on the poster" },
      }),
      field("text", "hours", "开放时间", "Hours", {
        required: true,
        maxLength: 200,
        ...shown(240),
        help: { zh: "如 周一至周五 9:00-12:00、14:00-17:00；周六 9:00-12:00", en: "As 周一至周五 9:00-17:00" },
      }),
      field("options", "services", "服务内容", "Services", { required: true, options: optionsOf(SERVICES) }),
      field("day", "runsSince", "运行日期", "Open since", { computed: "stored", ...onChoice(130), filter: true, sort: true }),
      field("integer", "vacantDays", "岗位空缺天数", "Days a post is vacant", { computed: true, ...shown(120) }),
      field("day", "closedUntil", "停办至", "Closed until", { computed: true, ...shown(130) }),
    ],
  }),
  process,
  title: "name",
  path: "/centres",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "leader"] },
  editIn: ["preparing", "open", "paused"],
  children: {
    staff: childRows("centre_id", staff, (v) => ({
      ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: notBefore } : {}),
      ...(v.kind === "temporary" && v.name !== null && v.toOn === null
        ? { toOn: { zh: "临时人员要填到哪天", en: "A temporary worker has a last day" } }
        : {}),
    })),
    duty: childRows("centre_id", duty),
    closures: childRows("centre_id", closures, (v) => (v.toOn < v.fromOn ? { toOn: notBefore } : {})),
  },
  sameBy: ["address"],
  views: { map: ["lat", "lon"] },
  steps: [
    { title: { zh: "名称和地点", en: "Name and place" }, fields: ["name", "kind", "address", "room", "position"] },
    { title: { zh: "服务", en: "Services" }, fields: ["hours", "services", "phone", "takesNeeds"] },
  ],
  check: (v) => {
    const hours = hoursFault(v.hours);
    const position = v.position === null ? undefined : readPosition(v.position);
    return {
      ...(hours ? { hours } : {}),
      ...(position && "fault" in position ? { position: position.fault } : {}),
      ...(isMobile(v.phone)
        ? {
            phone: {
              zh: "海报和网页是公开的，请填固定电话或服务热线，不填个人手机",
              en: "It is public: a landline or hotline, nobody's own mobile",
            },
          }
        : {}),
    };
  },
  files: { sign: { zh: "挂牌照片", en: "Its sign" }, document: { zh: "设立、撤销文件", en: "Document" } },
  words: { create: { zh: "登记服务中心", en: "Enter a centre" }, empty: { zh: "还没有服务中心。", en: "No centres yet." } },
});
