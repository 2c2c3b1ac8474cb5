import { defineOwnList } from "../../platform/records/own-list.ts";
import { personRegister } from "./register.ts";

export const personList = defineOwnList(personRegister, {
  path: "/people",
  file: "people",
  title: "name",
  words: [],
  empty: { zh: "还没有人员", en: "Nobody yet" },
  indexed: { filters: ["roles"] },
});
