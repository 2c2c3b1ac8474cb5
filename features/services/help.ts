import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "需求与供给", en: "Needs and supplies" },
  purpose: {
    zh: "把企业、乡镇、学校说的难题记下来，经本人确认和审核后公布，引荐给能解决的专家和团队，一直跟到见效。",
    en: "Takes down what firms, towns and schools need, confirms and reviews it, introduces those who can help and follows until it has an effect.",
  },
  who: [
    { who: { zh: "录入", en: "Entry clerk" }, does: { zh: "登记需求，发确认链接。", en: "Takes needs down and sends the link." } },
    {
      who: { zh: "保姆", en: "Adviser" },
      does: {
        zh: "补全、匹配、发出意向、记录洽谈，替供方答复意向。",
        en: "Completes, matches, introduces, records talks, answers for suppliers.",
      },
    },
    {
      who: { zh: "审核", en: "Reviewer" },
      does: {
        zh: "审需求，逐项退回或公布；给代为确认的打电话回访。",
        en: "Reviews needs, returns or publishes; calls back what was confirmed in the party's stead.",
      },
    },
    {
      who: { zh: "需求方", en: "Demander" },
      does: { zh: "在手机上打开链接，改正后确认，不用注册。", en: "Opens the link on a phone, corrects and confirms; no account." },
    },
  ],
  task: { zh: "一件需求从登记到引荐", en: "A need from entry to introduction" },
  steps: [
    {
      zh: "点“登记需求”，把原话粘进去，系统会先分到五个问题里，您再改。",
      en: "Press the button to enter a need and paste the words; they are split into five questions as a proposal.",
    },
    { zh: "发确认链接给需求方；他在手机上看全、改正、确认。", en: "Send the link; the demander reads, corrects and confirms on a phone." },
    { zh: "送审；被退回时，每条意见写在对应的栏目旁边。", en: "Send it to review; each remark stands beside its field." },
    {
      zh: "通过后点“开始匹配”，看候选和理由，选一家，写明理由发出意向。",
      en: "Once published press match, read the reasons, choose one and send the intention.",
    },
    { zh: "对方答复后双方看到联系方式，约谈并记录洽谈。", en: "When both agree the contacts open; meet and record the talk." },
    { zh: "谈成了登记协议；谈不成写明原因终止，或者重新匹配。", en: "Enter the agreement, or end it with a reason, or match anew." },
  ],
  words: [
    {
      word: { zh: "保姆", en: "Adviser" },
      means: {
        zh: "从头到尾陪着一件需求的工作人员，是这件事的第一联系人。",
        en: "The person who accompanies a need from the call to its effect.",
      },
    },
    {
      word: { zh: "本人确认", en: "Own confirmation" },
      means: { zh: "当事人自己打开系统发的链接作的答复。", en: "The party's own answer to a link the system sent." },
    },
    {
      word: { zh: "代为确认", en: "Confirmed in the party's stead" },
      means: {
        zh: "可能出自工作人员之手的答复；会显示，但要第二个人回访核实后才算经确认。",
        en: "An answer that may have come from the staff; shown, and counted as confirmed only after a second person has called back.",
      },
    },
    {
      word: { zh: "引荐意向", en: "Introduction" },
      means: {
        zh: "需求方保姆给供方保姆的一封意向；双方都同意后才看到联系方式。",
        en: "An intention from adviser to adviser; contacts open when both agree.",
      },
    },
    {
      word: { zh: "成熟度", en: "Readiness" },
      means: {
        zh: "技术离能用还有多远，按国家标准分一至九级：一级是想法，九级是批量用过。",
        en: "How near to use a technology is, levels 1 to 9 of the national standard.",
      },
      also: ["成熟度不低于"],
    },
    {
      word: { zh: "竞争对手", en: "Competitors" },
      means: {
        zh: "需求方不愿意把难题告诉的单位；匹配时自动避开。",
        en: "Whom the demander does not want to tell; avoided when matching.",
      },
      also: ["谢绝的需求方"],
    },
  ],
  picture: "demands",
});
