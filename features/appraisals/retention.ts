import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { dropErased, eraseFiles } from "../../platform/files/erase.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";

/** The first day on which an appraisal need not be kept. */
const OVER = sql`(meeting_on + make_interval(years => keep_years))::date + 1`;

interface Kept {
  readonly id: number;
  readonly title: string;
  readonly unitId: number;
  readonly unitPath: number[];
  readonly overOn: string;
}

/** What names persons goes when the archive's years are over: who was appraised and everything of him, the roll, the tellers, the results. What the meeting was stays. */
export const retentionRound: DueRound = {
  name: "appraisal.erase",
  label: {
    zh: "考核测评过了档案保存年限，删除被测评人、述职、点评、名单、结果和上传的文件（备份里的最长再留 12 个月）",
    en: "Appraisals past their years of keeping lose persons, statements, notes, roll, results and uploaded files (backups hold them twelve months more at most)",
  },
  async find(db: Db, nowMillis, delayMillis) {
    const rows = await rowsOf<Kept>(
      db,
      sql`select id, title, unit_id as "unitId", unit_path as "unitPath", ${OVER} as "overOn" from appraisal
        where state = 'archived' and erased_on is null and ${OVER} <= ${chinaDay(nowMillis + delayMillis)}::date
        and not ${isListed("appraisal.erase", "appraisal", "appraisal.id")} order by id limit 500`,
    );
    return rows.map(({ id, title, unitId, unitPath, overOn }) => ({
      ...{ subject: `appraisal:${id}`, title, unitId, unitPath },
      notBefore: Date.parse(`${overOn}T00:00:00+08:00`),
    }));
  },
  async act(tx, services, _actor, id) {
    const today = chinaDay(services.now());
    const { rows } = await sql`update appraisal set erased_on = ${today}::date
      where id = ${id} and state = 'archived' and erased_on is null and ${OVER} <= ${today}::date returning id`.execute(tx);
    if (rows.length === 0) return undefined;
    for (const table of [
      ...["appraisal_person", "appraisal_voter", "appraisal_teller", "appraisal_ballot"],
      ...["appraisal_afar", "appraisal_afar_teller"],
    ])
      await sql`delete from ${sql.table(table)} where appraisal_id = ${id}`.execute(tx);
    return { files: await eraseFiles(tx, id) };
  },
  after: dropErased,
};
