import { servedBriefs } from "../../features/thinktank/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** Three briefs (示例): one delivered, one waiting for its secrecy check, one just come in. */
export async function playBriefs(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, leader, adviser2 } = cast.people;
  const brief = (day: string, title: string, theme: string) =>
    personOn(services, day, adviser).create(servedBriefs, {
      title: `${title}（示例）`,
      theme,
      authors: "周衡（示例）",
      summary: "现状：小农户保鲜损耗高。问题：冷库离果园远。对策：按镇布点，先试两处（示例）。",
      body: "本文内容、数字均为示例。",
      addressees: "雁江区有关部门（示例）",
      notSecret: true,
      statedBy: "周衡（示例）",
      statedOn: day,
    });
  const done = await brief("2026-06-02", "柑橘采后保鲜布点的建议", "农业");
  await personOn(services, "2026-06-03", adviser).act(servedBriefs, done, "submit");
  await personOn(services, "2026-06-04", reviewer).act(servedBriefs, done, "pass");
  await personOn(services, "2026-06-05", { ...adviser2, role: "reviewer" }).act(servedBriefs, done, "clear");
  await personOn(services, "2026-06-08", leader).act(servedBriefs, done, "sign");
  await personOn(services, "2026-06-09", adviser).child(servedBriefs, done, "deliveries", {
    addressee: "雁江区有关部门（示例）",
    way: "公文系统",
    onDay: "2026-06-09",
  });
  await personOn(services, "2026-06-09", adviser).act(servedBriefs, done, "deliver");
  const waits = await brief("2026-11-18", "丘区节水灌溉推广的建议", "农业");
  await personOn(services, "2026-11-19", adviser).act(servedBriefs, waits, "submit");
  await personOn(services, "2026-11-20", reviewer).act(servedBriefs, waits, "pass");
  await brief("2026-11-24", "果渣利用的建议", "产业");
}
