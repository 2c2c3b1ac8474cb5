import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

/** Accounts on platforms: one that nobody looks at is one that others may have taken. */
export const accounts = defineRecords({
  register: defineRegister({
    name: "media_account",
    label: { zh: "媒体账号", en: "Accounts on platforms" },
    fields: [
      field("text", "name", "账号名称", "Account", { required: true, maxLength: 80, ...shown(200) }),
      field("text", "platform", "平台", "Platform", { required: true, maxLength: 40, ...shown(120) }),
      field("text", "address", "网址", "Address", { maxLength: 300, ...onChoice(200) }),
      field("text", "owner", "谁负责", "Who answers for it", { required: true, maxLength: 40, ...shown(110) }),
      field("text", "publishers", "谁能发布", "Who may publish", { maxLength: 200, ...onChoice(180) }),
      field("integer", "lookDays", "至少几天看一次", "Days between looks", { required: true, ...shown(130) }),
      field("day", "lookedOn", "最近查看", "Last look", {
        ...shown(120),
        sort: true,
        help: { zh: "看名称、头像、最近发的内容还是不是本单位的", en: "Name, picture and latest posts are still one's own" },
      }),
      field("text", "found", "看到什么", "What was found", { maxLength: 300, ...onChoice(200) }),
      field("day", "nextLookOn", "下次查看", "Next look", { computed: "stored", ...shown(120), sort: true }),
      field("day", "closedOn", "停用日期", "Closed on", onChoice(110)),
    ],
  }),
  title: "name",
  path: "/campaigns/accounts",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["name", "platform"],
  warnings: { look: { label: { zh: "该看一眼了", en: "To be looked at" }, past: "nextLookOn", ahead: 3 } },
  check: (v, today) => ({
    ...(v.lookDays < 1 || v.lookDays > 366 ? { lookDays: { zh: "填 1 到 366", en: "1 to 366" } } : {}),
    ...(v.lookedOn !== null && v.lookedOn > today ? { lookedOn: { zh: "日期还没有到", en: "That day has not come yet" } } : {}),
    ...(v.closedOn !== null && v.closedOn > today ? { closedOn: { zh: "日期还没有到", en: "That day has not come yet" } } : {}),
  }),
  words: {
    create: { zh: "登记账号", en: "Enter an account" },
    empty: {
      zh: "还没有登记账号。登记后到期提醒查看，免得被人冒用也不知道。",
      en: "No accounts yet. Each is to be looked at now and then, lest others take it unseen.",
    },
  },
});
