import { catalogueOf, type FactKind } from "@bihuan/indicators";
import { PLACE_KINDS } from "../places/index.ts";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

/** Places built and accepted. */
export const buildsFacts: readonly FactKind[] = [
  {
    kind: "place.accepted",
    label: { zh: "科普点位验收", en: "Place accepted" },
    measures: {},
    dimensions: { kind: { label: { zh: "类型", en: "Kind" }, values: PLACE_KINDS } },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];
export const buildsCatalogue = catalogueOf(buildsFacts);

/** What this room says in a year report. */
export const buildsSentences: readonly OfferedSentence[] = [
  { chapter: "科学素质", text: "新建成科普点位{places_accepted}。", needs: "places_accepted" },
];
