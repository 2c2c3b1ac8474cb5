import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** 优秀、良好、合格 → its words, in their order. */
export const gradesIn = (text: string | null): string[] => [
  ...new Set(
    (text ?? "")
      .split(/[、,，;；/\n]/)
      .map((g) => g.trim())
      .filter((g) => g !== ""),
  ),
];

const rows = defineRegister({
  name: "station_review_row",
  label: { zh: "逐站评定", en: "Station by station" },
  fields: [
    field("record", "stationId", "工作站", "Station", { of: "station", required: true }),
    field("text", "grade", "等次", "Grade", { maxLength: 20, help: { zh: "用本批次的等次名称", en: "A grade of this review" } }),
    field("longText", "grounds", "理由", "Grounds", { help: { zh: "要整改的必填", en: "Needed where correction is asked" } }),
    field("text", "excused", "免评原因", "Excused because", {
      maxLength: 100,
      help: { zh: "如建站不满一年；与等次只填一个", en: "Instead of a grade" },
    }),
  ],
});

const criteria = defineRegister({
  name: "station_criterion",
  label: { zh: "评分项", en: "Criteria" },
  fields: [
    field("text", "name", "评分项", "Criterion", { required: true, maxLength: 60 }),
    field("integer", "points", "满分", "Points at most", { required: true }),
  ],
});
const judges = defineRegister({
  name: "station_judge",
  label: { zh: "评审专家", en: "Experts who score" },
  fields: [field("record", "expertId", "专家", "Expert", { of: "expert", required: true })],
});

const process = processWithHandOver({
  name: "station_review",
  label: { zh: "工作站年审", en: "Review of stations" },
  initial: "draft",
  states: {
    draft: { label: { zh: "拟定", en: "Drafted" }, final: false, owner: "reviewer", limit: { days: 30 } },
    judging: { label: { zh: "评定中", en: "Judged" }, final: false, owner: "reviewer", limit: { days: 60 }, tone: "active" },
    shown: { label: { zh: "公示中", en: "Shown" }, final: false, owner: "reviewer", limit: { days: 20 }, tone: "waiting" },
    closed: { label: { zh: "已办结", en: "Closed" }, final: true, tone: "done" },
    dropped: { label: { zh: "作废", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    found: {
      label: { zh: "有要评的工作站", en: "There are stations" },
      unmet: { zh: "本单位及下属没有在站的这类工作站", en: "No such station is in force here or beneath" },
      at: "desk",
    },
    graded: {
      label: { zh: "每站都有结论", en: "Every station has its verdict" },
      unmet: {
        zh: "还有工作站没有等次（或免评原因）、等次不是本批次的、专家评分不够、或该写理由没写：看“年审情况”，在“逐站评定”里修改",
        en: "A station lacks its grade or scores, has a grade of another scale, or no grounds: change it station by station",
      },
      at: "desk",
    },
    shown_long: {
      label: { zh: "公示期满", en: "Shown long enough" },
      unmet: { zh: "公示还没有满期限", en: "It has not been shown long enough" },
      at: "desk",
    },
  },
  actions: {
    draft: { label: { zh: "拟定", en: "Draft" }, from: [], to: "draft", by: ["reviewer"] },
    begin: { label: { zh: "开始评定", en: "Begin" }, from: ["draft"], to: "judging", by: ["reviewer"], gates: ["found"] },
    publish: {
      label: { zh: "公示结论", en: "Show" },
      asks: { zh: "结论从现在起公示，开始计算公示期。", en: "It is on show from now on, and the days of showing begin." },
      from: ["judging"],
      to: "shown",
      by: ["reviewer"],
      gates: ["graded"],
    },
    back: {
      label: { zh: "有异议，退回评定", en: "Objected to" },
      from: ["shown"],
      to: "judging",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    close: {
      label: { zh: "办结年审", en: "Close" },
      from: ["shown"],
      to: "closed",
      by: ["reviewer", "leader"],
      gates: ["graded", "shown_long"],
      separateFrom: ["publish"],
      fact: "station.reviewed",
    },
    drop: { label: { zh: "作废", en: "Drop" }, from: ["draft", "judging"], to: "dropped", by: ["reviewer", "leader"], reason: "required" },
  },
});

/** Stations of a unit and those beneath it are reviewed together, by its own grades; who publishes does not close. */
export const reviews = defineRecords({
  register: defineRegister({
    name: "station_review",
    label: { zh: "工作站年审", en: "Reviews of stations" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("integer", "year", "审哪一年", "Year under review", { required: true, ...shown(100), filter: true, sort: true }),
      field("option", "kind", "哪类工作站", "Kind", {
        options: optionsOf({
          academician: { zh: "院士工作站", en: "academician's" },
          expert: { zh: "专家工作站", en: "experts'" },
        }),
        help: { zh: "不选就是两类都审", en: "Blank is both" },
        ...onChoice(140),
      }),
      field("day", "reportsUntil", "年报交到", "Reports until", { required: true, ...shown(130) }),
      field("text", "grades", "等次", "Grades", {
        required: true,
        maxLength: 100,
        help: { zh: "从高到低，用顿号隔开，如：优秀、良好、合格、不合格", en: "The best first, divided by 、" },
      }),
      field("text", "failing", "要整改的等次", "Asks for correction", { maxLength: 60, help: { zh: "如：不合格", en: "Such as 不合格" } }),
      field("integer", "publicityDays", "公示几个工作日", "Working days shown", { required: true }),
      field("integer", "judgesEach", "每站至少几位专家评分", "Experts for each station at least", {
        help: { zh: "列了评分项才用；不填算一位", en: "Where criteria are listed; blank is one" },
      }),
      field("text", "source", "依据", "Source", { required: true, maxLength: 200 }),
      field("day", "publishedOn", "公示日期", "Shown on", { computed: "stored", ...onChoice(130) }),
    ],
  }),
  process,
  title: "name",
  path: "/stations/reviews",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"] },
  editIn: ["draft", "judging"],
  levels: { draft: "own", judging: "own", shown: "own" },
  children: {
    rows: childRows("review_id", rows, (v) => ({
      ...(v.grade !== null && v.excused !== null ? { excused: { zh: "等次和免评原因只填一个", en: "A grade or an excuse" } } : {}),
    })),
    criteria: childRows("review_id", criteria),
    judges: childRows("review_id", judges),
  },
  sameBy: ["name", "year"],
  check: (v, today) => ({
    ...(v.year > Number(today.slice(0, 4)) ? { year: { zh: "这一年还没有到", en: "A year to come" } } : {}),
    ...(gradesIn(v.grades).length < 2 ? { grades: { zh: "至少两个等次，用顿号隔开", en: "Two grades at least" } } : {}),
    ...(gradesIn(v.failing).some((g) => !gradesIn(v.grades).includes(g))
      ? { failing: { zh: "不在上面的等次里", en: "Not among the grades" } }
      : {}),
    ...(v.publicityDays < 0 || v.publicityDays > 60 ? { publicityDays: { zh: "0 到 60 个工作日", en: "From 0 to 60" } } : {}),
  }),
  steps: [
    { title: { zh: "审什么", en: "What" }, fields: ["name", "year", "kind", "reportsUntil"] },
    { title: { zh: "怎么评", en: "How" }, fields: ["grades", "failing", "publicityDays", "judgesEach", "source"] },
  ],
  words: {
    create: { zh: "新建年审批次", en: "New review" },
    empty: {
      zh: "还没有年审批次。由审核岗位（一般在省、市科协）新建，开了以后这里看得到。",
      en: "No reviews yet. A reviewer, mostly of the province or city, begins one.",
    },
  },
});
