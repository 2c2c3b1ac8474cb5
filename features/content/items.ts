import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { audienceOptions, fieldOptions, kindOptions, reviewFaults } from "./rules.ts";

const range = { filter: true, sort: true } as const;

const register = defineRegister({
  name: "content_item",
  label: { zh: "科普作品", en: "Content" },
  fields: [
    field("text", "title", "标题", "Title", { required: true, maxLength: 100, ...shown(280) }),
    field("option", "kind", "形态", "Kind", { required: true, options: kindOptions, ...shown(90), filter: true }),
    field("option", "field", "学科领域", "Field", { required: true, options: fieldOptions, ...shown(120), filter: true }),
    field("option", "audience", "人群", "Audience", { required: true, options: audienceOptions, ...shown(120), filter: true }),
    field("text", "author", "作者", "Author", { required: true, maxLength: 60 }),
    field("longText", "body", "正文或文字稿", "Text or transcript", {
      required: true,
      maxLength: 20_000,
      help: { zh: "声音、影像写文字稿；一段一行", en: "Of sound and film the transcript; a paragraph a line" },
    }),
    field("text", "altText", "图片说明", "What the picture shows", {
      help: { zh: "给看不见的人读", en: "Read out to whoever cannot see it" },
    }),
    field("boolean", "risky", "医疗、食品、应急类", "Health, food or emergencies", {
      required: true,
      ...onChoice(140),
      filter: true,
      help: { zh: "要两位审核人", en: "Needs two reviewers" },
    }),
    field("text", "aiShare", "用人工智能做了什么", "Made by machine", { help: { zh: "没有用就写“无”", en: "“None” where nothing was" } }),
    field("day", "publishOn", "定时发布日期", "Publish on", {
      ...onChoice(130),
      ...range,
      help: { zh: "不填就由编辑随时发布", en: "Blank: whenever the editor does" },
    }),
    field("day", "rightsUntil", "授权最早到期", "First licence ends", { computed: "stored", ...shown(140), ...range }),
    field("day", "reviewUntil", "审核有效期至", "Review valid until", { computed: "stored", ...onChoice(140), ...range }),
    field("integer", "versionNumber", "版次", "Version", { computed: "stored", ...onChoice(80), ...range }),
    field("text", "note", "更正说明", "Correction", { computed: "stored" }),
    field("day", "goneOn", "下架日期", "Offline since", { computed: "stored" }),
    field("text", "goneWhy", "下架原因", "Why", { computed: "stored" }),
  ],
});

const uses = defineRegister({
  name: "content_use",
  label: { zh: "用到的素材", en: "What it uses" },
  fields: [
    field("record", "assetId", "素材", "Asset", { of: "content_asset", required: true }),
    field("text", "place", "用在哪里", "Where", { maxLength: 100 }),
  ],
});
const sources = defineRegister({
  name: "content_source",
  label: { zh: "依据和出处", en: "Sources" },
  fields: [
    field("text", "title", "文献或资料", "Source", { required: true }),
    field("text", "author", "作者或机构", "Author", { maxLength: 100 }),
    field("text", "address", "网址或编号", "Address", { maxLength: 300 }),
    field("day", "onDay", "日期", "Day"),
  ],
});
const reviews = defineRegister({
  name: "content_review",
  label: { zh: "科学审核", en: "Scientific reviews" },
  fields: [
    field("record", "reviewerId", "审核人", "Reviewer", { of: "content_reviewer", required: true }),
    field("text", "checked", "核了什么", "What was checked", { required: true, maxLength: 400 }),
    field("option", "verdict", "意见", "Verdict", {
      required: true,
      options: optionsOf({
        pass: { zh: "通过", en: "pass" },
        change: { zh: "修改后再审", en: "change, then again" },
        refuse: { zh: "不通过", en: "refused" },
      }),
    }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("day", "untilOn", "有效期至", "Valid until"),
  ],
});

const contentProcess = processWithHandOver({
  name: "content_item",
  label: { zh: "科普作品", en: "Content" },
  initial: "draft",
  states: {
    draft: { label: { zh: "草稿", en: "Draft" }, final: false, owner: "adviser", limit: { months: 6 } },
    science: { label: { zh: "科学审核", en: "Scientific review" }, final: false, owner: "reviewer", limit: { days: 5 }, tone: "waiting" },
    editing: { label: { zh: "编辑", en: "Editing" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    scheduled: { label: { zh: "定时发布", en: "Scheduled" }, final: false, owner: "reviewer", limit: { months: 6 }, tone: "active" },
    published: {
      label: { zh: "已发布", en: "Published" },
      final: false,
      owner: "adviser",
      todo: { zh: "内容过时就更正", en: "Correct what is out of date" },
      limit: { months: 24 },
      tone: "active",
    },
    expired: {
      label: { zh: "授权到期下架", en: "Offline, licence ended" },
      final: false,
      owner: "reviewer",
      limit: { months: 12 },
      tone: "stopped",
    },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    sourced: { label: { zh: "有依据", en: "Has sources" }, unmet: { zh: "先填依据和出处", en: "First enter its sources" }, at: "sources" },
    reviewed: {
      label: { zh: "本领域具名审核人通过了现在的文字", en: "Passed by named reviewers of the field" },
      unmet: {
        zh: "要本领域的具名审核人（不是作者，医疗、食品、应急类两位）通过现在的文字，审核还在有效期内",
        en: "Named reviewers of the field, none of them its author (two for health, food, emergencies), must have passed the text as it stands, and still be valid",
      },
      at: "reviews",
    },
    signed: {
      label: { zh: "有签名的审核意见表", en: "Signed review sheet" },
      unmet: { zh: "先上传签名的科学审核意见表", en: "First add the signed sheet of the review" },
      at: "files",
    },
    licensed: {
      label: { zh: "素材授权都在有效期内", en: "Licences run" },
      unmet: { zh: "有素材的授权已到期", en: "A licence of what it uses has ended" },
      at: "uses",
    },
    playable: {
      label: { zh: "文件齐全", en: "Files complete" },
      unmet: {
        zh: "图片要有图和图片说明；声音要有声音文件；影像要有影像文件和字幕文件（VTT、SRT）",
        en: "A picture needs its file and what it shows, sound its file, a film its file and subtitles (.vtt, .srt)",
      },
      at: "files",
    },
    dated: {
      label: { zh: "定了发布日期", en: "Has its day" },
      unmet: { zh: "先填定时发布日期，不能在今天之前", en: "First enter the day, not before today" },
      at: "fields",
    },
  },
  actions: {
    write: { label: { zh: "起草", en: "Draft" }, from: [], to: "draft", by: ["adviser"] },
    submit: { label: { zh: "送科学审核", en: "Send to review" }, from: ["draft"], to: "science", by: ["adviser"], gates: ["sourced"] },
    return: { label: { zh: "退回修改", en: "Return" }, from: ["science", "editing"], to: "draft", by: ["reviewer"], reason: "required" },
    pass: {
      label: { zh: "审核通过，交编辑", en: "Reviewed, to the editor" },
      from: ["science"],
      to: "editing",
      by: ["reviewer"],
      separateFrom: ["submit"],
      gates: ["reviewed", "signed"],
    },
    schedule: {
      label: { zh: "定时发布", en: "Schedule" },
      from: ["editing"],
      to: "scheduled",
      by: ["reviewer"],
      separateFrom: ["submit"],
      gates: ["dated", "reviewed", "signed", "licensed", "playable"],
    },
    publish: {
      label: { zh: "发布", en: "Publish" },
      from: ["editing", "scheduled"],
      to: "published",
      by: ["reviewer", "system"],
      separateFrom: ["submit"],
      gates: ["reviewed", "signed", "licensed", "playable"],
      fact: "content.published",
    },
    hold_back: {
      label: { zh: "暂不发布", en: "Hold back" },
      from: ["scheduled"],
      to: "editing",
      by: ["reviewer", "system"],
      reason: "required",
    },
    amend: { label: { zh: "更正", en: "Correct" }, from: ["published"], to: "draft", by: ["adviser", "reviewer"], reason: "required" },
    expire: { label: { zh: "授权到期下架", en: "Licence ended" }, from: ["published"], to: "expired", by: ["system", "reviewer"] },
    revive: { label: { zh: "撤销下架", en: "Shown again" }, from: ["expired"], to: "published", by: ["system"] },
    renew: {
      label: { zh: "续授权，重新编辑", en: "Renewed, edit again" },
      from: ["expired"],
      to: "editing",
      by: ["reviewer"],
      gates: ["licensed"],
    },
    withdraw: {
      label: { zh: "撤回", en: "Withdraw" },
      from: ["published", "expired", "draft", "science", "editing", "scheduled"],
      to: "withdrawn",
      by: ["reviewer"],
      reason: "required",
    },
  },
});

export const contentItems = defineRecords({
  register,
  process: contentProcess,
  title: "title",
  path: "/content",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  editIn: ["draft", "science", "editing"],
  children: {
    sources: childRows("item_id", sources),
    uses: childRows("item_id", uses),
    reviews: childRows("item_id", reviews, reviewFaults),
  },
  sameBy: ["title"],
  warnings: {
    rights: {
      label: { zh: "素材授权 30 天内到期，到期自动下架", en: "A licence ends within 30 days; it goes offline by itself" },
      past: "rightsUntil",
      ahead: 30,
      states: ["published", "scheduled"],
    },
    review: { label: { zh: "审核有效期将满，要复审", en: "To be reviewed again" }, past: "reviewUntil", ahead: 60, states: ["published"] },
  },
  views: { calendar: "publishOn", board: true },
  steps: [
    { title: { zh: "什么作品", en: "What" }, fields: ["title", "kind", "field", "audience", "author"] },
    { title: { zh: "内容", en: "Content" }, fields: ["body", "altText", "risky", "aiShare", "publishOn"] },
  ],
  files: {
    picture: { zh: "图片", en: "Picture" },
    sound: { zh: "声音（MP3、WAV）", en: "Sound", takes: "media" },
    film: { zh: "影像（MP4）", en: "Film", takes: "media" },
    subtitles: { zh: "字幕文件（VTT、SRT）", en: "Subtitles", takes: "media" },
    review: { zh: "签名的审核意见表", en: "Signed review" },
    consent: { zh: "肖像同意书", en: "Consent of who is shown" },
  },
  words: { create: { zh: "起草科普作品", en: "Draft an item" }, empty: { zh: "还没有科普作品。", en: "No content yet." } },
});
