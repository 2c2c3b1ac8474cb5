import { defineStrings } from "../../../platform/i18n/strings.ts";

export const outsideStrings = defineStrings({
  zh: {
    from: (unit: string) => `${unit}请贵单位配合`,
    until: (day: string) => `期限 ${day}`,
    before: "此前填过的",
    isFinished: "已办完",
    done: "做了什么、进展如何？",
    proof: "依据的编号（文号、合同号等）",
    files: "依据的文件（可不加）",
    send: "提交进展",
    finish: "提交，我方已办完",
    progress: "已提交，谢谢。链接还能再用，有新进展再来填。",
    finished: "已提交，谢谢。牵头单位会核对后报办结。",
    hereStaff: "这台电脑登录着工作人员账号，不能代外单位填写。请外单位用自己的手机或电脑打开。",
    hereProxy: "从这里填写，会记为代为填写。请尽量用本单位自己的网络。",
  },
  en: {
    from: (unit: string) => `Asked by ${unit}`,
    until: (day: string) => `until ${day}`,
    before: "Written before",
    isFinished: "finished",
    done: "What was done, and how does it stand?",
    proof: "Number of a document or contract",
    files: "Files that prove it (not needed)",
    send: "Send progress",
    finish: "Send: our part is finished",
    progress: "Sent, thank you. The link stays open for what comes.",
    finished: "Sent, thank you. The leading unit checks and reports it done.",
    hereStaff: "Staff is signed in on this computer, which cannot write for an outside body. Please open the link on your own device.",
    hereProxy: "What is written from here counts as written in your stead. Better use your own network.",
  },
});
