import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "指标和事实", en: "Indicators and facts" },
  purpose: {
    zh: "看本单位和下级做成了什么。每个数都能点开，看到一条条事实和依据。",
    en: "What one's unit and those beneath accomplished; every figure opens to its facts and their evidence.",
  },
  who: [
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "看数、定目标、自己搭指标。", en: "Reads, sets targets, builds own indicators." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "发现事实有错，提出更正。", en: "Proposes corrections of facts." } },
    { who: { zh: "另一个人", en: "Another person" }, does: { zh: "同意或不同意更正。", en: "Agrees to a correction or not." } },
  ],
  task: { zh: "从一个数查到依据", en: "From a figure to its proof" },
  steps: [
    { zh: "打开“指标”，选期间和单位。", en: "Open the figures, choose period and unit." },
    { zh: "点一个数，看它的口径、分子分母、走势。", en: "Press a figure: definition, numerator and denominator, course." },
    { zh: "点“背后的事实”，看是哪几件。", en: "Open the facts behind it." },
    { zh: "点一条事实，看记录和依据文件。", en: "Open a fact: its record and evidence." },
    {
      zh: "“年度目标”里一张清单看全年目标；点一项，把总目标分到下级，加起来相等才能下达。",
      en: "Goals is the one list of a year; open one to share it out: it is given out when the parts make the whole.",
    },
    { zh: "有错就提出更正，另一个人同意后数字才变。", en: "Propose a correction; the figure changes when another person agrees." },
  ],
  words: [
    {
      word: { zh: "口径", en: "Definition" },
      means: {
        zh: "这个数到底数什么、谁的、哪段时间，用一句话写清。",
        en: "What exactly a figure counts, of whom and when, in a sentence.",
      },
    },
    {
      word: { zh: "事实", en: "Fact" },
      means: {
        zh: "做成的一步，记下就不能改，只能用新的一条去更正。",
        en: "One accomplished step; never edited, only corrected by another.",
      },
    },
    {
      word: { zh: "分子", en: "Numerator" },
      means: { zh: "比率上面的数：符合条件的有几件。", en: "The upper number of a rate: how many meet the condition." },
    },
    {
      word: { zh: "分母", en: "Denominator" },
      means: { zh: "比率下面的数：一共有几件。", en: "The lower number of a rate: how many there are." },
    },
    {
      word: { zh: "期末累计", en: "Balance" },
      means: { zh: "到期末一共还有多少，不是这段时间新增多少。", en: "What stands at the end of the period, not what was added in it." },
    },
    {
      word: { zh: "更正", en: "Correction" },
      means: {
        zh: "原来的事实保留，用新的一条说明错在哪、对的是什么。",
        en: "The old fact stays; a new one says what was wrong and what is right.",
      },
    },
    {
      word: { zh: "目标分解", en: "Sharing out" },
      means: {
        zh: "把总目标分给下级单位和部门。各级随时加起来相等；上级改了，下级按原比例跟着变，也可以重新分。",
        en: "A target given to units beneath in parts that make the whole at every level; a change above goes down in proportion.",
      },
    },
  ],
  picture: "scorecard",
});
