import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "匹配和月度分派", en: "Matching and monthly assignment" },
  purpose: {
    zh: "给一件需求找能帮忙的人，并用话说明为什么；月底把一批需求一次分给专家，谁也不超量。",
    en: "Finds who could help with a need and says why in words; assigns a month's needs at once within everybody's limit.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "看候选和理由，选用或写明不选的原因。", en: "Reads candidates and reasons, chooses or says why not." },
    },
    {
      who: { zh: "负责人", en: "Leader" },
      does: { zh: "设各项看重多少，试算并采纳月度分派。", en: "Sets what counts how much, tries and accepts the assignment." },
    },
  ],
  task: { zh: "做一次月度分派", en: "A monthly assignment" },
  steps: [
    { zh: "打开“月度分派”，选月份和本单位。", en: "Open monthly assignment, choose the month." },
    { zh: "看要分的需求和可以承接的专家。", en: "See the needs and who can take them." },
    { zh: "点试算：每一对都写着理由，没分到的写着缺什么。", en: "Try it: every pair has its reasons, what is left says why." },
    { zh: "可以固定几对再试算一次。", en: "Pin some pairs and try again." },
    { zh: "采纳后写成各需求的候选，由各需求的保姆逐件决定。", en: "Accept it: it becomes candidates, and each need's adviser decides." },
  ],
  words: [
    {
      word: { zh: "相合程度", en: "Grade of fit" },
      means: {
        zh: "供给和需求对得上的程度，分很合、较合、部分相合、少量相合四档，不打分数。",
        en: "How well a supply fits, in four grades and never as a number.",
      },
    },
    {
      word: { zh: "回避", en: "Kept out" },
      means: {
        zh: "按规定不能推荐给这件需求的，例如同一单位、竞争对手、已经谢绝过。",
        en: "Who may not be proposed: same unit, competitor, declined before.",
      },
    },
    {
      word: { zh: "同时承接上限", en: "Limit at once" },
      means: {
        zh: "一位专家手上同时最多几件；满了就不再推荐。",
        en: "How many needs somebody takes at once; when full, no more are proposed.",
      },
    },
  ],
  picture: "candidates",
});
