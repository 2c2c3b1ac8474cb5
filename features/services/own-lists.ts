import { defineOwnList } from "../../platform/records/own-list.ts";
import { demandProcess } from "./process.ts";
import { demandRegister, publicationRegister, supplyRegister } from "./register.ts";

export const demandList = defineOwnList(demandRegister, {
  path: "/services/demands",
  file: "demands",
  title: "title",
  words: ["demanderName"],
  process: demandProcess,
  empty: { zh: "还没有需求", en: "No demands yet" },
  indexed: { filters: ["state", "source", "demanderKind"], sorts: ["openedOn"] },
});

export const supplyList = defineOwnList(supplyRegister, {
  path: "/services/supplies",
  file: "supplies",
  title: "name",
  words: ["summary"],
  empty: { zh: "还没有供给", en: "No supplies yet" },
  indexed: { filters: ["kind"] },
});

export const publicationList = defineOwnList(publicationRegister, {
  path: "/services/publications",
  file: "publications",
  title: "title",
  words: ["body"],
  empty: { zh: "还没有公告", en: "Nothing published yet" },
});
