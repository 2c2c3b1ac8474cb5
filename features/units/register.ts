import { defineRegister, type Option } from "../../platform/register/fields.ts";

/** Kinds of units, as the table's check has them. */
export const UNIT_KINDS = {
  association: { zh: "科协", en: "association for science and technology" },
  department: { zh: "协同部门", en: "co-operating department" },
  society: { zh: "学会", en: "society" },
  rural_association: { zh: "农技协", en: "rural technical association" },
  enterprise_association: { zh: "企业科协", en: "association within an enterprise" },
  university_association: { zh: "高校科协", en: "association within a university" },
  veterans_association: { zh: "老科协", en: "association of retired scientists" },
  service_centre: { zh: "服务中心", en: "service centre" },
  park: { zh: "园区", en: "park" },
  operator: { zh: "运营单位", en: "operating organisation" },
} as const;

const kindOptions: Option[] = Object.entries(UNIT_KINDS).map(([value, label]) => ({ value, label }));

/** A unit below another: what its superior fills in. */
export const unitRegister = defineRegister({
  name: "unit",
  label: { zh: "单位", en: "Units" },
  fields: [
    { key: "name", label: { zh: "单位名称", en: "Name" }, type: "text", required: true, maxLength: 100 },
    { key: "kind", label: { zh: "类别", en: "Kind" }, type: "option", required: true, options: kindOptions },
    {
      key: "validFrom",
      label: { zh: "设立日期", en: "In force from" },
      type: "day",
      required: true,
      help: { zh: "之前的日期不能记在这个单位名下", en: "Nothing of an earlier day may be recorded under it" },
    },
    {
      key: "regionCode",
      label: { zh: "区划代码", en: "Region code" },
      type: "text",
      maxLength: 9,
      help: { zh: "六位或九位；部门、学会、园区与上级同一区划，可留空", en: "Six or nine digits; blank takes the superior's" },
    },
    { key: "creditCode", label: { zh: "统一社会信用代码", en: "Credit code" }, type: "creditCode" },
    {
      key: "on",
      label: { zh: "自哪天起", en: "From which day" },
      type: "day",
      required: true,
      help: { zh: "此前的记录和已冻结的报告仍用原名", en: "What was written before, and frozen reports, keep the old name" },
    },
  ],
});

export const ADD_UNIT = ["name", "kind", "validFrom", "regionCode", "creditCode"] as const;
export const RENAME_UNIT = ["name", "on"] as const;
