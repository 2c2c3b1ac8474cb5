import { showDay } from "../../platform/register/fields.ts";
import type { DeputyFor } from "../../platform/access/scope.ts";
import { deputyOn } from "../../platform/casework/deputies.ts";
import type { Db } from "../../platform/db/database.ts";
import { isOfficer, listPosts } from "../people/index.ts";

/** A post as it can be worked in: one's own, or, below zero, that of one who is away. */
export interface HeldPost {
  readonly id: number;
  readonly role: string;
  readonly title: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly unitPath: readonly number[];
  readonly roles?: readonly string[];
  readonly deputyFor?: DeputyFor;
}

/**
 * Rights that go to no deputy: what two persons decide outside of a case's history, scores given blind, and what moves units, posts or
 * rounds as a whole. Cases tell the two apart by their history, so everything else goes along.
 */
export const WITHHELD: readonly string[] = [
  "parameter.change",
  "indicator.define",
  "indicator.decide",
  "unit.close",
  "round.change",
  "assessment.edit",
  "assessment.act",
  "assessment_objection.act",
  "fund_objection.act",
  "park_application.act",
  "study.draw",
  "brief.name",
];

/** The posts somebody acts in for others today. His own must stand at the unit or above it: nobody sees more as a deputy than before. */
export async function listDeputyPosts(db: Db, personId: number, own: readonly HeldPost[], today: string): Promise<HeldPost[]> {
  const rows = await db
    .selectFrom("deputy as d")
    .innerJoin("person as p", "p.id", "d.person_id")
    .select(["d.id", "d.person_id", "d.unit_id", "d.to_on", "d.case_ids", "p.name"])
    .where("d.deputy_id", "=", personId)
    .where(deputyOn("d", today))
    .orderBy("d.id")
    .execute();
  const posts: HeldPost[] = [];
  for (const d of rows) {
    const away = (await listPosts(db, d.person_id, today)).filter((p) => p.unitId === d.unit_id && !isOfficer(p.role));
    const [first] = away;
    const isNear = first && own.some((p) => !isOfficer(p.role) && first.unitPath.includes(p.unitId));
    if (!first || !isNear) continue;
    posts.push({
      ...first,
      id: -d.id,
      title: `代 ${d.name}，至${showDay(d.to_on, "zh-CN")}`,
      roles: [...new Set(away.map((p) => p.role))],
      deputyFor: { personId: d.person_id, name: d.name, caseIds: d.case_ids?.map(Number) ?? null },
    });
  }
  return posts;
}
