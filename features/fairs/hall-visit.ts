import { randomUUID } from "node:crypto";
import { chinaDay } from "@bihuan/kit";
import { refusalIn, refuseRequest, type Services } from "../../platform/http/server.ts";
import type { Hand } from "../../platform/records/hand.ts";
import {
  askQuestion,
  doorTo,
  enterProject,
  listAnswers,
  listChosen,
  listFairs,
  listPitches,
  listSessions,
  raiseObjection,
  readObjection,
  type Door,
} from "./hall.ts";
import { fairPage, gonePage, listPage, sessionPage, type HallLocale, type Look, type Said, type Typed } from "./hall-pages.ts";
import { hallStrings } from "./hall-strings.ts";

/** Where on the public pages: a region's fairs, one of them, one of its sessions. */
export interface Where {
  readonly region: string;
  readonly fairId?: number;
  readonly sessionId?: number;
}
export interface HallHands {
  readonly question: Hand;
  readonly objection: Hand;
  readonly project: Hand;
}

export async function renderHall(services: Services, where: Where, locale: HallLocale, typed: Typed = {}, said?: Said): Promise<string> {
  const look: Look = { region: where.region, locale, key: randomUUID(), typed, said };
  const door = await doorTo(services, where.region);
  if (!door || where.fairId === undefined)
    return listPage(look, door, door ? await services.database.read(door.actor.scope, (db) => listFairs(db, door)) : []);
  return services.database.read(door.actor.scope, async (db) => {
    const [fair] = await listFairs(db, door, where.fairId);
    if (!fair) return gonePage(look);
    const sessions = await listSessions(db, fair.id);
    if (where.sessionId === undefined)
      return fairPage(look, fair, {
        sessions,
        answers: await listAnswers(db, fair.id, null),
        chosen: fair.state === "publicity" ? await listChosen(db, fair.id) : [],
        takesObjections: fair.shownUntil !== null && fair.shownUntil >= chinaDay(services.now()),
      });
    const session = sessions.find((s) => s.id === where.sessionId);
    if (!session) return gonePage(look);
    return sessionPage(look, fair, session, {
      pitches: await listPitches(db, session.id, session.fromTime),
      answers: await listAnswers(db, fair.id, session.id),
    });
  });
}

/** What a form of these pages sends; a refusal comes back in words, with what was typed. */
export async function takeHall(hands: HallHands, services: Services, where: Where, locale: HallLocale, sent: URLSearchParams) {
  const typed: Typed = Object.fromEntries([...sent].map(([k, v]) => [k, v.trim().slice(0, 3000)]));
  const show = async (said: Said, status: 200 | 422) => ({
    status,
    body: await renderHall(services, where, locale, "bad" in said ? typed : {}, said),
  });
  const door = await doorTo(services, where.region);
  if (!door) return show({ bad: hallStrings[locale].noRegion }, 422);
  try {
    const done = await takeForm(hands, services, door, where, locale, typed);
    return await show(typeof done === "string" ? { good: done } : done, 200);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    const { fields: all = [] } =
      { ask: hands.question, enter: hands.project, object: hands.objection }[typed["act"] ?? ""]?.records.register ?? {};
    const fields = Object.entries(refusal.fields ?? {}).map(
      ([key, words]) => `${all.find((f) => f.key === key)?.label[locale] ?? ""}：${words[locale]}`,
    );
    return show({ bad: fields.length > 0 ? fields.join(locale === "zh" ? "；" : "; ") : refusal.message[locale] }, 422);
  }
}

const refuse = (why: "consentNeeded" | "noCode" | "tryLater"): never =>
  refuseRequest(why, { zh: hallStrings.zh[why], en: hallStrings.en[why] });

async function takeForm(
  hands: HallHands,
  services: Services,
  door: Door,
  where: Where,
  locale: HallLocale,
  typed: Typed,
): Promise<string | Said> {
  const s = hallStrings[locale];
  const { fairId = 0, sessionId = 0 } = where;
  const key = /^[\w-]{8,40}$/.exec(typed["key"] ?? "")?.[0] ?? randomUUID();
  const given = (...keys: string[]) => Object.fromEntries(keys.map((k) => [k, typed[k] ?? ""]));
  switch (typed["act"]) {
    case "ask": {
      const projectId = Number(/^[1-9]\d{0,14}$/.exec(typed["projectId"] ?? "")?.[0] ?? 0) || null;
      await askQuestion(hands.question, services, door, { fairId, sessionId, projectId, text: typed["text"] ?? "", key });
      return s.asked;
    }
    case "enter": {
      if (typed["consent"] !== "yes") refuse("consentNeeded");
      const values = given("kind", "title", "field", "owner", "summary", "contactName", "contactPhone");
      const { no, fileLink } = await enterProject(hands.project, services, door, { fairId, values, key });
      return { good: s.entered(no), link: { href: fileLink, words: s.addFiles } };
    }
    case "object":
      return s.raised(
        await raiseObjection(hands.objection, services, door, { fairId, values: given("about", "text", "name", "phone"), key }),
      );
    case "look": {
      const found = await readObjection(services, door, fairId, typed["code"] ?? "");
      if (!found) return refuse("noCode");
      const outcome = { raised: s.raised_state, upheld: s.upheld, dismissed: s.dismissed }[found.state] ?? "";
      return [`${found.about}：${outcome}`, found.answer].filter(Boolean).join(" ");
    }
    default:
      return refuse("tryLater");
  }
}
