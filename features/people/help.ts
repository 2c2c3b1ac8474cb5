import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "人员和岗位", en: "People and posts" },
  purpose: {
    zh: "谁在哪个单位任什么岗、有没有账号。权限只跟岗位走。",
    en: "Who holds which post where, and who has an account; rights come from posts alone.",
  },
  who: [
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "登记人员。", en: "Writes people down." } },
    { who: { zh: "系统管理员", en: "System officer" }, does: { zh: "开账号、重置密码。", en: "Makes accounts, resets passwords." } },
    { who: { zh: "安全管理员", en: "Security officer" }, does: { zh: "授岗、终止岗位。", en: "Gives and ends posts." } },
    { who: { zh: "审计员", en: "Auditor" }, does: { zh: "只看记录。", en: "Reads the trail." } },
  ],
  task: { zh: "让新同事能用", en: "Let a newcomer work" },
  steps: [
    { zh: "负责人在“人员”里登记姓名、单位。", en: "The leader writes the person down." },
    { zh: "系统管理员开账号，初始密码只显示一次。", en: "The system officer makes the account; the first password is shown once." },
    { zh: "安全管理员授予岗位和到岗日期。", en: "The security officer gives the post with its first day." },
    { zh: "本人第一次登录改密码，就能办事。", en: "The person changes the password at the first sign-in." },
  ],
  words: [
    {
      word: { zh: "岗位", en: "Post" },
      means: {
        zh: "某人在某单位从哪天到哪天任什么职责；岗位一结束，权限几秒内就没有了。",
        en: "A role at a unit from a day to a day; with it the right ends.",
      },
      also: ["在任岗位"],
    },
    {
      word: { zh: "三员", en: "Three officers" },
      means: {
        zh: "系统管理员、安全管理员、审计员，互不兼任，也不办业务。",
        en: "System, security and audit officers; they exclude each other and all business.",
      },
    },
    {
      word: { zh: "初始密码", en: "First password" },
      means: { zh: "开账号时显示一次的密码，七天内登录并改掉。", en: "Shown once; to be changed within seven days." },
    },
  ],
});
