import { defineRegister, type Option } from "../../platform/register/fields.ts";
import { ROLES } from "./roles.ts";

export const roleOptions: Option[] = Object.entries(ROLES).map(([value, label]) => ({ value, label }));

/** Persons of the units: the list shows posts, the form asks for the person alone. */
export const personRegister = defineRegister({
  name: "person",
  label: { zh: "人员", en: "People" },
  fields: [
    { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true, maxLength: 40, list: "shown", width: 160 },
    { key: "unitId", label: { zh: "所在单位", en: "Unit" }, type: "unit", required: true },
    { key: "unitName", label: { zh: "所在单位", en: "Unit" }, type: "text", computed: true, list: "shown", filter: "unit", width: 260 },
    { key: "title", label: { zh: "职务", en: "Title" }, type: "text", maxLength: 60, list: "shown", width: 180 },
    {
      key: "roles",
      label: { zh: "在任岗位", en: "Posts held" },
      type: "options",
      options: roleOptions,
      computed: true,
      list: "shown",
      filter: true,
      width: 200,
    },
    {
      key: "phone",
      label: { zh: "电话", en: "Phone" },
      type: "phone",
      sensitive: "contact",
      help: { zh: "只供工作联系；每次查看都有记录", en: "For work alone; every look is recorded" },
    },
    {
      key: "email",
      label: { zh: "电子邮箱", en: "E-mail" },
      type: "email",
      sensitive: "contact",
      help: { zh: "用于超期提醒，可不填", en: "For reminders of what is overdue; may stay empty" },
    },
    { key: "hasAccount", label: { zh: "有账号", en: "Has an account" }, type: "boolean", computed: true, list: "on-choice", width: 90 },
  ],
});

export const personForm = ["name", "unitId", "title", "phone", "email"] as const;
