import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "科普作品库", en: "Content library" },
  purpose: {
    zh: "存放图文、音频、影片等科普作品；没有本领域审核人署名通过的不公开，授权到期自动下线。",
    en: "Texts, pictures, sound and film; nothing is public without a named reviewer of its field, an ended licence takes it offline.",
  },
  who: [
    { who: { zh: "作者", en: "Author" }, does: { zh: "写作品，写明来源和用到的素材。", en: "Writes, names sources and what it uses." } },
    {
      who: { zh: "科学审核人", en: "Reviewer of the field" },
      does: { zh: "署名审核内容是否正确。", en: "Says under his name whether it is right." },
    },
    { who: { zh: "编辑", en: "Editor" }, does: { zh: "定公开日期，更正或撤下。", en: "Sets the day, corrects, withdraws." } },
  ],
  task: { zh: "公开一件作品", en: "Publish an item" },
  steps: [
    { zh: "登记作品，上传文件，列出用到的素材和授权到期日。", en: "Enter the item, its files, what it uses and until when." },
    {
      zh: "请本领域的审核人署名审核；健康、食品和应急类要两个人。",
      en: "Ask a reviewer of the field; health, food and emergencies need two.",
    },
    { zh: "编辑定公开的日期；到那天再查一遍条件。", en: "The editor sets the day; what is needed is asked again then." },
    { zh: "有错就更正：读者看得到改了哪几行。", en: "Correct what is wrong: readers see which lines changed." },
  ],
  words: [
    {
      word: { zh: "素材", en: "Asset" },
      means: {
        zh: "别人的图、声音或影片，用它要有授权；署名不等于授权。",
        en: "What belongs to somebody else; a credit line is no licence.",
      },
    },
  ],
});
