import { sql } from "kysely";
import { servedCalls } from "../../features/promotion/call-desk.ts";
import { codeOf } from "../../features/promotion/rules.ts";
import { servedPromotions } from "../../features/promotion/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A market day with a poster and a radio spot: the needs of the story that name the poster, one of which nobody knows the origin; the radio brought none. */
export async function playPromotion(services: Services, cast: Cast): Promise<void> {
  const adviser = personOn(services, "2026-01-02", cast.people.adviser);
  const id = await adviser.create(servedPromotions, {
    ...{ title: "两镇赶场日推介（示例）", audience: "柑橘种植户和果品企业", channel: "scene", onDay: "2026-01-04", costFen: 86_000 },
    ...{ message: "果园、库房有难题，找科技服务中心（示例）", place: "示例镇场口", who: "陈小桔（示例）" },
  });
  const material = (title: string) =>
    adviser.child(servedPromotions, id, "materials", { title, edition: "第1版", rights: "自制，未用他人图片（示例）" });
  const poster = await material("场口海报");
  await material("村广播稿");
  await adviser.file(id, "proof", "赶场日现场记录（示例）");
  await personOn(services, "2026-01-04", cast.people.adviser).act(servedPromotions, id, "hold");
  await adviser.write((tx) =>
    sql`insert into demand_origin (demand_id, material_id, heard, set_by, set_at)
      select c.id, case when n = 3 then null else ${poster}::bigint end, case n when 1 then 'code' when 2 then 'asked' else 'unknown' end, ${adviser.context.actor.id}, now()
      from (select id, row_number() over (order by id) as n from work_case where process = 'demand' and unit_id = ${cast.units.yanjiang.id} and opened_on >= '2026-01-04') c where n <= 3`.execute(
      tx,
    ),
  );
  await personOn(services, "2026-04-10", cast.people.adviser).act(servedPromotions, id, "look");
  await personOn(services, "2026-11-20", cast.people.adviser).create(servedCalls, {
    ...{ name: "示例镇种植户", contactName: "黄某（示例）", phone: "19900310001", place: "雁江区示例镇（示例）" },
    ...{ said: "柚子开裂，去年也这样（示例）", code: codeOf(poster) },
  });
}
