import type { Api } from "./served.ts";
import { ELSEWHERE, nextKey, tokenOf, type Served } from "./served.ts";

/** Needs on their way to a match, through the same doors as any other: registered, confirmed by link, passed and published. */
export const SAMPLE_NEEDS = [
  {
    title: "柑橘黄龙病早期识别（示例）",
    presentState: "果园 800 亩，靠人工查看叶片，黄龙病发现晚。",
    target: "图像识别预警，提前两周发现病株。",
  },
  { title: "柠檬采后保鲜（示例）", presentState: "鲜果采后损耗一成，冷链包装靠经验。", target: "保鲜期延长到三个月。" },
  { title: "果园墒情在线监测（示例）", presentState: "灌溉凭经验，缺少墒情传感器和无线组网。", target: "墒情与气象在线监测，水肥一体化。" },
  { title: "果品缺陷视觉分选（示例）", presentState: "外观缺陷靠人工分选，每小时五吨。", target: "近红外与图像识别分选，缺陷检出九成五。" },
] as const;

export async function publishNeed(served: Served, adviser: Api, reviewer: Api, values: Record<string, unknown>): Promise<number> {
  const { id } = await adviser.services.createDemand({
    requestKey: nextKey(),
    values: {
      demanderName: `${String(values["title"]).slice(0, 8)}合作社（示例）`,
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900277777",
      source: "visit",
      ...values,
    },
  });
  const link = await adviser.services.askConfirmation({ id, requestKey: nextKey() });
  await served
    .visit(ELSEWHERE)
    .api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true });
  await reviewer.services.reviewDemand({
    id,
    requestKey: nextKey(),
    verdict: "pass",
    level: "full",
    publicSummary: String(values["title"]),
    directedToUnitIds: [],
  });
  return id;
}
