import { stateField } from "../../platform/casework/state-field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { kindOptions } from "../places/rules.ts";
import { buildProcess } from "./process.ts";

/** The list of places to be built. */
export const buildRegister = defineRegister({
  name: "build",
  label: { zh: "建设清单", en: "Build list" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Name" }, type: "text", computed: true, list: "shown", width: 280 },
    stateField(buildProcess, 110),
    {
      key: "kind",
      label: { zh: "类型", en: "Kind" },
      type: "option",
      computed: true,
      list: "shown",
      filter: true,
      width: 180,
      options: kindOptions,
    },
    { key: "townName", label: { zh: "乡镇街道", en: "Town" }, type: "text", computed: true, list: "shown", width: 130 },
    { key: "startedOn", label: { zh: "开工", en: "Started" }, type: "day", computed: true, list: "shown", width: 130 },
    { key: "acceptedOn", label: { zh: "验收", en: "Accepted" }, type: "day", computed: true, list: "shown", width: 130 },
    { key: "year", label: { zh: "年度", en: "Year" }, type: "text", computed: true, list: "shown", filter: true, width: 80 },
  ],
});
