import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { filmLength } from "../../platform/files/film-length.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { judgeSubtitles, readSubtitles, subtitleText, type Finding } from "./subtitles.ts";

/** From how many seconds without subtitles on somebody should look. */
export const SUBTITLE_GAP: Parameter = {
  name: "subtitle_gap_seconds",
  initial: 60,
  least: 5,
  most: 3600,
  kind: "count",
  label: { zh: "多少秒没有字幕就提醒", en: "Seconds without subtitles" },
  what: { zh: "影像里连续多少秒没有字幕，核对时就提醒", en: "So many seconds of a film without subtitles are told" },
};

/** Subtitles of a film against its own length: the newest of both files, as the public would see them. Nothing where one is missing. */
export async function subtitlesOf(
  db: Db,
  services: Services,
  id: number,
  unitPath: readonly number[],
  today: string,
): Promise<Finding[] | undefined> {
  const files = await rowsOf<{ kind: string; sha256: Buffer }>(
    db,
    sql`select distinct on (kind) kind, sha256 from stored_file where case_id = ${id} and kind in ('film', 'subtitles') order by kind, id desc`,
  );
  const [film, words] = ["film", "subtitles"].map((kind) => files.find((f) => f.kind === kind)?.sha256);
  if (!film || !words) return undefined;
  const text = subtitleText(await buffer(await services.files.read(words)));
  const length = await filmLength(await services.files.read(film));
  return judgeSubtitles(readSubtitles(text), length, await readParameter(db, unitPath, SUBTITLE_GAP, today));
}

/** What does not belong to its film does not go out with it. */
export async function refuseForeign(db: Db, services: Services, id: number, unitPath: readonly number[], today: string): Promise<void> {
  const wrong = (await subtitlesOf(db, services, id, unitPath, today))?.find((f) => !f.isDoubt);
  if (wrong) refuseRequest("subtitles", { zh: `字幕：${wrong.zh}`, en: `Subtitles: ${wrong.en}` });
}
