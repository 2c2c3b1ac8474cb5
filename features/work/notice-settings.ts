import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, type Context } from "../../platform/http/server.ts";
import { robotOrigins } from "../../platform/messages/channels.ts";
import { DIGEST_KINDS, type DigestKind } from "../../platform/notices/kinds.ts";

type Asked = Context & { actor: Actor };

const personOf = (db: Db, actor: Actor) =>
  db
    .selectFrom("person")
    .select(["email", "unit_path"])
    .where("id", "=", actor.personId as number)
    .executeTakeFirstOrThrow();

export const getNoticeSetting = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) => {
    const set = await db.selectFrom("notice_setting").selectAll().executeTakeFirst();
    const { email } = await personOf(db, actor);
    return {
      way: (set?.way as "mail" | undefined) ?? ("unset" as const),
      kinds: (set?.kinds as DigestKind[] | undefined) ?? [...DIGEST_KINDS],
      hasRobot: set?.robot !== undefined && set.robot !== null,
      email: email && `${email.slice(0, 2)}***@${email.split("@").at(-1)}`,
      canMail: services.messages.channels.includes("mail"),
    };
  });

export const setNoticeSetting = (
  { actor, services }: Asked,
  input: { way: "none" | "mail" | "robot"; kinds: DigestKind[]; robot?: string | undefined; tryIt: boolean },
) =>
  services.database.write(actor.scope, async (tx) => {
    const standing = await tx.selectFrom("notice_setting").selectAll().executeTakeFirst();
    const { email, unit_path } = await personOf(tx, actor);
    if (input.way === "mail" && (!email || !services.messages.channels.includes("mail")))
      refuseRequest(
        "no-mail",
        email
          ? { zh: "本系统没有配置邮件", en: "This installation sends no mail" }
          : { zh: "您没有登记邮箱，请负责人在“人员”里补上", en: "No mail address of yours is on record; ask your leader to add it" },
      );
    if (input.robot !== undefined && !robotOrigins(services.config).includes(new URL(input.robot).origin))
      refuseRequest(
        "invalid",
        { zh: "只能填企业微信或钉钉群机器人的地址", en: "Only the address of a robot of 企业微信 or 钉钉" },
        { fields: { robot: { zh: `应以 ${robotOrigins(services.config).join(" 或 ")} 开头`, en: "Not one of the allowed addresses" } } },
      );
    const robot =
      input.way !== "robot" ? null : input.robot === undefined ? (standing?.robot ?? null) : services.messages.sealAddress(input.robot);
    if (input.way === "robot" && robot === null)
      refuseRequest(
        "invalid",
        { zh: "请填机器人的地址", en: "Give the robot's address" },
        { fields: { robot: { zh: "在群里添加机器人后复制它的 Webhook 地址", en: "Add a robot to the group and copy its webhook" } } },
      );
    const values = { way: input.way, kinds: [...new Set(input.kinds)], robot };
    await tx
      .insertInto("notice_setting")
      .values({ person_id: actor.personId as number, ...values })
      .onConflict((oc) => oc.column("person_id").doUpdateSet(values))
      .execute();
    await audit(tx, actor, { act: "notice.setting", subject: `person:${actor.personId}`, detail: { way: input.way } });
    const to = input.way === "robot" ? robot && services.messages.openAddress(robot) : input.way === "mail" ? email : null;
    if (!input.tryIt || !to || input.way === "none") return { tried: false };
    const now = services.now();
    await services.messages.enqueue(
      tx,
      {
        channel: input.way,
        kind: "work.try",
        unitPath: unit_path,
        to,
        subject: "待办提醒：试发一条",
        text: "待办提醒：这是试发的一条，以后每天早上汇总一次。",
        onceKey: `work.try:${actor.personId}:${chinaDay(now)}:${Math.floor(now / 60_000)}`,
      },
      now,
    );
    return { tried: true };
  });
