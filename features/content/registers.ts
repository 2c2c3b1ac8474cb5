import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { assetFaults, fieldOptions, reviewerFaults } from "./rules.ts";

const range = { filter: true, sort: true } as const;
const read = ["adviser", "reviewer", "leader"];

export const contentReviewers = defineRecords({
  register: defineRegister({
    name: "content_reviewer",
    label: { zh: "科学审核人", en: "Reviewers" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(140) }),
      field("text", "employer", "单位", "Employer", { required: true, maxLength: 100, ...shown(220) }),
      field("text", "title", "职称", "Title", { maxLength: 40, ...shown(120) }),
      field("option", "field", "学科领域", "Field", { required: true, options: fieldOptions, ...shown(130), filter: true }),
      field("day", "untilOn", "聘期至", "Until", { ...shown(130), ...range }),
    ],
  }),
  title: "name",
  path: "/content/reviewers",
  access: { read, edit: ["reviewer"], above: true },
  sameBy: ["name", "employer"],
  check: reviewerFaults,
  words: { create: { zh: "登记审核人", en: "Enter a reviewer" }, empty: { zh: "还没有审核人。", en: "No reviewers yet." } },
});

export const contentAssets = defineRecords({
  register: defineRegister({
    name: "content_asset",
    label: { zh: "素材和授权", en: "Assets and licences" },
    fields: [
      field("text", "title", "素材", "Asset", { required: true, maxLength: 100, ...shown(240) }),
      field("option", "kind", "类别", "Kind", {
        required: true,
        options: optionsOf({
          picture: { zh: "图片", en: "picture" },
          film: { zh: "影像", en: "film" },
          sound: { zh: "声音、音乐", en: "sound" },
          text: { zh: "文字", en: "text" },
          font: { zh: "字体", en: "font" },
          map: { zh: "地图", en: "map" },
        }),
        ...shown(100),
        filter: true,
      }),
      field("text", "holder", "权利人", "Holder", { required: true, maxLength: 100, ...shown(160) }),
      field("option", "licence", "凭什么使用", "Licence", {
        required: true,
        options: optionsOf({
          own: { zh: "自有", en: "own" },
          grant: { zh: "授权书", en: "grant" },
          cc_by: { zh: "知识共享：署名", en: "CC BY 4.0" },
          cc_by_nc: { zh: "知识共享：署名、非商业（不得收费）", en: "CC BY-NC 4.0 (never for money)" },
          public: { zh: "公有领域", en: "public domain" },
          fair: { zh: "合理使用", en: "fair use" },
          map: { zh: "审图号", en: "approved map" },
        }),
        ...shown(150),
        filter: true,
      }),
      field("text", "paper", "授权书、审图号或理由", "Paper, number or reason", {
        help: { zh: "署名不等于授权", en: "A credit line is no licence" },
      }),
      field("day", "untilOn", "授权至", "Until", {
        ...shown(130),
        ...range,
        help: { zh: "长期的不填", en: "Blank where it does not end" },
      }),
      field("text", "creditLine", "署名写法", "Credit line"),
    ],
  }),
  title: "title",
  path: "/content/assets",
  access: { read, edit: ["adviser", "reviewer"], above: true },
  sameBy: ["title", "holder"],
  warnings: { ends: { label: { zh: "授权到期", en: "Licence ends" }, past: "untilOn", ahead: 30 } },
  files: { grant: { zh: "授权书", en: "Grant" } },
  check: assetFaults,
  words: { create: { zh: "登记素材", en: "Enter an asset" }, empty: { zh: "还没有素材。", en: "No assets yet." } },
});
