import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "代表大会", en: "Congress" },
  purpose: {
    zh: "定名额和结构，请各单位推荐，勾选时随时看到每项结构的缺口；名单公示后由另一个人确认，五年里随时能递补。",
    en: "Seats and floors are planned, units nominate, and every floor's gap is seen while people are ticked; a second person confirms the list after its publicity.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "拟方案、分名额、收推荐、拟定人选、公示。", en: "Plans, shares seats, collects nominations, composes, publishes." },
    },
    {
      who: { zh: "选举单位", en: "Electing unit" },
      does: {
        zh: "推荐本单位的人选，填写选举记录，一起报送。没有账号的，用链接下载名单表，填好送回。",
        en: "Nominates, records its election, hands both in; without account by a link with its sheet.",
      },
    },
    {
      who: { zh: "审核", en: "Reviewer" },
      does: { zh: "定方案，审查人选，答复异议，确认名单和递补。", en: "Freezes the plan, reviews people, answers objections, confirms." },
    },
  ],
  task: { zh: "选出一届代表", en: "Compose a congress" },
  steps: [
    { zh: "新建代表大会，登记选举单位和结构要求，每项写依据。", en: "Begin a congress; enter units and floors, each with its source." },
    { zh: "在“名额分配”里比较几种办法，选一种分下去，送定方案。", en: "Compare the ways of sharing, share the seats, propose the plan." },
    {
      zh: "另一个人定方案；各单位推荐、填选举记录、报送；收下并审查。",
      en: "Another person freezes it; units nominate and hand in; accept and review.",
    },
    { zh: "在“拟定人选”页勾选，或点“推算最好的组合”，缺口清零后保存。", en: "Tick people, or let it propose; save once no gap is left." },
    { zh: "公示；期满、异议答复以后，由另一个人确认名单。", en: "Publish; after its days and all answers another person confirms." },
    {
      zh: "有代表离任：点“终止代表资格”，在他的页面上选递补的人。",
      en: "A delegate leaves: end his seat, and choose who takes it on his page.",
    },
  ],
  words: [
    {
      word: { zh: "缺口", en: "Gap" },
      means: { zh: "某一项结构要求还差几个人。", en: "How many people a floor still lacks." },
    },
    {
      word: { zh: "最小冲突", en: "Conflict" },
      means: {
        zh: "不能同时达到的几项要求；去掉其中任何一项，其余就能达到。",
        en: "Floors that cannot hold together; without any one of them the rest can.",
      },
    },
  ],
});
