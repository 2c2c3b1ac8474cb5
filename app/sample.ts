import { openClient } from "../platform/db/connections.ts";
import { ownerDb } from "../platform/db/database.ts";
import { loadBasics } from "./basics.ts";
import type { Installation } from "./open.ts";
import { loadNeijiang } from "./sample/neijiang.ts";
import { loadCast, type Cast } from "./sample/cast.ts";
import { playAcademic } from "./sample/academic.ts";
import { playContent } from "./sample/content.ts";
import { playGatherings } from "./sample/gatherings.ts";
import { playCare } from "./sample/care.ts";
import { playCensus } from "./sample/census.ts";
import { playCentres } from "./sample/centres.ts";
import { playCaravans } from "./sample/caravans.ts";
import { playCharter } from "./sample/charter.ts";
import { playCongress } from "./sample/congress.ts";
import { playFairs } from "./sample/fairs.ts";
import { playActivities, playLectures } from "./sample/outreach.ts";
import { playAppraisals } from "./sample/appraisals.ts";
import { playAssessments, type AssessmentCast } from "./sample/assessments.ts";
import { playGoals } from "./sample/goals.ts";
import { playSeries } from "./sample/series.ts";
import { playSocieties } from "./sample/societies.ts";
import { loadTown, playBuilds } from "./sample/places.ts";
import { loadHenan } from "./sample/henan.ts";
import { loadPolicies } from "./sample/policies.ts";
import { playStations } from "./sample/stations.ts";
import { playFunds } from "./sample/funds.ts";
import { playTasks } from "./sample/tasks.ts";
import { playTitles } from "./sample/titles.ts";
import { playBriefs } from "./sample/briefs.ts";
import { playAwards } from "./sample/awards.ts";
import { playFirms } from "./sample/firms.ts";
import { playMuseum } from "./sample/museum.ts";
import { playSpecimens } from "./sample/capital.ts";
import { playThinktank } from "./sample/thinktank.ts";
import { playInnovations } from "./sample/innovations.ts";
import { playPairs } from "./sample/pairs.ts";
import { playParks } from "./sample/parks.ts";
import { playPromotion } from "./sample/promotion.ts";
import { playYear } from "./sample/year.ts";
import { playStory } from "./sample/story.ts";

export const SAMPLE_PASSWORD = "bihuan-shili";
export const SAMPLE_SIGN_INS: readonly { username: string; what: string; cast: keyof Cast["people"] | keyof AssessmentCast }[] = [
  { username: "baomu", what: "保姆 adviser, 资阳市雁江区", cast: "adviser" },
  { username: "shenhe", what: "审核与回访 reviewer, 资阳市雁江区", cast: "reviewer" },
  { username: "xuehui", what: "供方保姆 supplier's adviser, a provincial society", cast: "societyAdviser" },
  { username: "lingdao", what: "负责人 leader, 资阳市雁江区", cast: "leader" },
  { username: "shiji", what: "市级 leader, 资阳市", cast: "cityLeader" },
  { username: "kaohe", what: "考核办 adviser for assessments, 资阳市", cast: "assessor" },
  { username: "pingshen", what: "考核评审 reviewer of scores, 资阳市", cast: "scorer" },
  { username: "pingshen2", what: "考核评审 the second scorer, 资阳市", cast: "secondScorer" },
  { username: "shengji", what: "省级 leader, 四川省", cast: "provinceLeader" },
  { username: "neijiang", what: "市级 leader, 内江市 (figures of 2023: 13,721 orders)", cast: "neijiangLeader" },
  { username: "henan", what: "省级 leader, 河南省 (figures of 2021)", cast: "henanLeader" },
  { username: "shequ", what: "场馆运营 operator of a place, a neighbourhood", cast: "communityOperator" },
  { username: "xiaoxue", what: "场馆运营 operator of the same place, a school", cast: "schoolOperator" },
  { username: "xitong", what: "系统管理员 system officer: accounts", cast: "systemOfficer" },
  { username: "anquan", what: "安全管理员 security officer: posts", cast: "securityOfficer" },
  { username: "shenji", what: "审计员 auditor", cast: "auditor" },
];

/** Loads the sample (示例) once into an empty installation: the country's units, an invented cast, the story, Neijiang's shape, Henan's figures. */
export async function loadSample(opened: Installation, say: (line: string) => void): Promise<void> {
  const { services, owner } = opened;
  await loadBasics(opened, say);
  const client = openClient(owner);
  await client.connect();
  const db = ownerDb(client);
  try {
    const done = await db.selectFrom("unit").select("id").where("name", "=", SAMPLE_MARK).executeTakeFirst();
    if (done) return;
    await client.query("BEGIN");
    const cast = await loadCast(db, say);
    await loadHenan(db, cast);
    await loadNeijiang(db, cast, say);
    await loadTown(db, client, services, cast);
    await client.query("COMMIT");
    await client.query("ANALYZE");
    say("Playing the Ziyang story 示例");
    await playStory(services, cast);
    await playBuilds(services, cast);
    await loadPolicies(services, cast);
    await playStations(services, cast);
    await playParks(services, cast);
    await playGatherings(services, cast);
    await playLectures(services, cast);
    await playActivities(services, cast);
    await playAcademic(services, cast);
    await playContent(services, cast);
    await playCaravans(services, cast);
    await playFairs(services, cast);
    await playCongress(services, cast);
    await playSocieties(services, cast);
    await playSeries(db, services, cast);
    await playAppraisals(services, cast);
    await playTasks(services, cast);
    await playCharter(services, cast);
    await playFunds(services, cast);
    await playBriefs(services, cast);
    await playFirms(services, cast);
    await playAwards(services, cast);
    await playCensus(services, cast);
    await playThinktank(services, cast);
    await playSpecimens(services, cast);
    await playMuseum(services, cast);
    await playInnovations(services, cast);
    await playPairs(services, cast);
    await playCentres(services, cast);
    await playCare(services, cast);
    await playPromotion(services, cast);
    await playYear(services, cast);
    await playGoals(services, cast);
    await playTitles(services, cast);
    const assessing = await playAssessments(services, cast);
    const people = { ...cast.people, ...assessing };
    for (const s of SAMPLE_SIGN_INS) {
      const { name, personId } = people[s.cast];
      const account = await opened.signIn.createAccount({ username: s.username, name, password: SAMPLE_PASSWORD });
      await db.updateTable("person").set({ account_id: account }).where("id", "=", personId).execute();
    }
    // What the sample's people did long ago is no news.
    await db
      .updateTable("notice")
      .set((eb) => ({ seen_at: eb.ref("at") }))
      .execute();
    // Written last: a start that broke off loads again into a fresh folder rather than half.
    await db
      .insertInto("unit")
      .values({ name: SAMPLE_MARK, kind: "park", parent_id: cast.units.yanjiang.id, path: [], region_code: "512002" })
      .execute();
    say("Sample loaded 示例数据已装入");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

const SAMPLE_MARK = "雁江柑橘科技园（示例）";
