import { defineOwnList } from "../../platform/records/own-list.ts";
import { policyRegister } from "./register.ts";

export const policyList = defineOwnList(policyRegister, {
  path: "/policies",
  file: "policies",
  title: "title",
  words: ["number"],
  empty: { zh: "还没有文件", en: "No documents yet" },
  indexed: { filters: ["validity", "level", "issuer", "issuedOn"], sorts: ["issuedOn"] },
});
