import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "培训", en: "Training" },
  purpose: { zh: "办培训班：排课、查冲突、报名、签到、发证。", en: "Courses: timetable, clashes, enrolment, presence, certificates." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "办班、点名、答疑。", en: "Runs the course." } },
    { who: { zh: "在任人员", en: "Everybody in office" }, does: { zh: "自己报名。", en: "Enrol themselves." } },
    { who: { zh: "学员", en: "Participant" }, does: { zh: "用链接提建议和提问。", en: "Asks by link." } },
  ],
  task: { zh: "办一个培训班", en: "Run a course" },
  steps: [
    { zh: "登记培训班，排好课和授课人，冲突会标出来。", en: "Enter it with timetable; clashes are told." },
    { zh: "开放报名。", en: "Open enrolment." },
    { zh: "到场点名，或者扫卡片上的码。", en: "Mark presence by list or card." },
    { zh: "上传签到表，确认已办。", en: "Add the signed sheet." },
    { zh: "打印证书，答完问题后办结。", en: "Print certificates, answer questions, close." },
  ],
  words: [
    {
      word: { zh: "到课几次发证书", en: "Presence for a certificate" },
      means: { zh: "来过几次课才发证书。", en: "How many sessions a certificate needs." },
    },
    {
      word: { zh: "授课学时", en: "Teaching hours" },
      means: { zh: "只用来算讲课费，不记学员的时间。", en: "For the teacher's fee alone." },
    },
  ],
});
