import { defineOwnList } from "../../platform/records/own-list.ts";
import { placeRegister } from "./register.ts";

export const placeList = defineOwnList(placeRegister, {
  path: "/places",
  file: "places",
  title: "name",
  words: ["address"],
  empty: { zh: "还没有阵地", en: "No places yet" },
  indexed: { filters: ["kind", "standing", "quality", "condition"] },
});
