import type { Label } from "../../platform/http/contract.ts";

/** What figures are about, in the order a leader asks: by the kinds of facts they are reckoned from. */
const GROUPS: readonly { readonly label: Label; readonly rooms: readonly string[] }[] = [
  { label: { zh: "需求与引荐", en: "Needs and introductions" }, rooms: ["demand", "callback", "order"] },
  {
    label: { zh: "签约与成效", en: "Agreements and effects" },
    rooms: ["agreement", "milestone", "effect", "lookback", "project", "conference", "attraction", "station", "park"],
  },
  {
    label: { zh: "科普阵地与活动", en: "Places and activities" },
    rooms: ["place", "course", "lecture", "show", "census", "academic", "content"],
  },
  { label: { zh: "督办与经费", en: "Tasks and money" }, rooms: ["task", "fund"] },
];
const OTHERS: Label = { zh: "其他", en: "Others" };

/** Figures under what they are about; a group nobody has a figure of is not there. */
export function groupFigures<F extends { readonly inputs: readonly { readonly aggregate: { readonly kind: string } }[] }>(
  figures: readonly F[],
): { label: Label; figures: F[] }[] {
  const of = (f: F): Label => {
    const room = f.inputs[0]?.aggregate.kind.split(".")[0] ?? "";
    return GROUPS.find((g) => g.rooms.includes(room))?.label ?? OTHERS;
  };
  return [...GROUPS.map((g) => g.label), OTHERS]
    .map((label) => ({ label, figures: figures.filter((f) => of(f) === label) }))
    .filter((g) => g.figures.length > 0);
}
