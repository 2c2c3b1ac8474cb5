import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] };

export const teams = defineRecords({
  register: defineRegister({
    name: "volunteer_team",
    label: { zh: "志愿服务队", en: "Volunteer teams" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("option", "kind", "来自", "From", {
        required: true,
        options: optionsOf({
          veterans: { zh: "老科协", en: "retired scientists" },
          university: { zh: "高校", en: "university" },
          society: { zh: "学会", en: "society" },
          enterprise: { zh: "企业", en: "enterprise" },
          community: { zh: "社区和村", en: "neighbourhood or village" },
          other: { zh: "其他", en: "other" },
        }),
        ...shown(120),
        filter: true,
      }),
      field("text", "leaderName", "队长", "Leader", { maxLength: 40, ...shown(120) }),
      field("phone", "leaderPhone", "队长电话", "Leader's telephone", { sensitive: "contact" }),
    ],
  }),
  title: "name",
  path: "/outreach/teams",
  access,
  sameBy: ["name"],
  words: { create: { zh: "登记服务队", en: "Enter a team" }, empty: { zh: "还没有志愿服务队。", en: "No teams yet." } },
});

export const volunteers = defineRecords({
  register: defineRegister({
    name: "volunteer",
    label: { zh: "科技志愿者", en: "Volunteers" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(140) }),
      field("record", "teamId", "服务队", "Team", { of: "volunteer_team", ...shown(220) }),
      field("text", "employer", "单位", "Employer", { ...onChoice(200) }),
      field("text", "skills", "专长", "Skills", { ...shown(200) }),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
      field("day", "joinedOn", "加入日期", "Joined", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "consentOn", "本人同意登记", "Consent of", {
        required: true,
        help: { zh: "本人同意登记和核验的日期", en: "When he agreed to be registered and verified" },
      }),
      field("text", "served", "已确认服务（小时）", "Confirmed service (hours)", { computed: true, ...shown(160) }),
    ],
  }),
  title: "name",
  path: "/outreach/volunteers",
  access,
  sameBy: ["name", "joinedOn"],
  check: (v) => (v.consentOn > v.joinedOn ? { consentOn: { zh: "先同意，后加入", en: "Consent comes first" } } : {}),
  words: { create: { zh: "登记志愿者", en: "Enter a volunteer" }, empty: { zh: "还没有科技志愿者。", en: "No volunteers yet." } },
});
