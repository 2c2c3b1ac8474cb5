import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type pg from "pg";
import { SMTPServer } from "smtp-server";
import { sendDigests, tellDueTomorrow } from "../features/work/digests.ts";
import { remindOverdue } from "../features/work/reminders.ts";
import { openClient } from "../platform/db/connections.ts";
import { nextKey, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/** Links and reminders by mail and by text message, against a real SMTP server and a real HTTP peer. */
const KEY = "the webhook's key of tests";
let served: Served;
let adviser: Visitor;
let smtp: SMTPServer;
let gateway: Server;
const mails: { to: string; text: string }[] = [];
const texts: { body: string; signature: string }[] = [];
let gatewayAnswers: number[] = [];

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith("nobody@") ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo.map((r) => r.address).join(), text: decode(Buffer.concat(chunks).toString("utf8")) });
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", done));
  gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      const status = gatewayAnswers.shift() ?? 200;
      if (status === 200) texts.push({ body, signature: String(request.headers["x-bihuan-signature"]) });
      response.writeHead(status).end("{}");
    });
  });
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
  served = await serveInstallation({
    sample: true,
    settings: {
      BIHUAN_SMTP: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      BIHUAN_MAIL_FROM: "科协 <noreply@kx.example>",
      BIHUAN_TEXT_WEBHOOK: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
      BIHUAN_TEXT_KEY: KEY,
      BIHUAN_ROBOTS: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    },
  });
  adviser = await served.signIn("baomu");
});
after(async () => {
  await served[Symbol.asyncDispose]();
  await new Promise<void>((done) => smtp.close(() => done()));
  gateway.closeAllConnections();
  await new Promise((done) => gateway.close(done));
});

const deliver = (): Promise<number> =>
  served.installation.services.messages.deliver(served.installation.services.rootUnitId, served.installation.clock.millis);
const minutes = (n: number): void => void (served.installation.clock.millis += n * 60_000);
const handed = async (title: string): Promise<{ caseId: number; token: string }> => {
  const { id } = await adviser.api.services.createDemand({
    values: {
      title,
      demanderName: `${title}合作社（示例）`,
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900200000",
      source: "phone",
      presentState: "示例",
    },
    requestKey: nextKey(),
  });
  return { caseId: id, token: tokenOf((await adviser.api.services.askConfirmation({ id, requestKey: nextKey(), onPaper: true })).url) };
};
const stateOf = async (caseId: number) => (await adviser.api.work.listLinks({ caseId })).links[0]?.messages[0];
const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<R>(text, values);
  await owner.end();
  return rows;
};

test("a link by mail: it arrives and works; the token stands in no table, before or after", async () => {
  const { caseId, token } = await handed("邮件");
  await adviser.api.work.sendLink({ token, email: "demander@firm.example" });
  await adviser.api.work.sendLink({ token, email: "demander@firm.example" });
  assert.deepEqual(await stateOf(caseId), { channel: "mail", state: "queued", fault: null, attempts: 0 });
  await nowhere(token);
  await nowhere("demander@firm.example");
  assert.equal(await deliver(), 1, "a double click is one mail");
  assert.deepEqual(await stateOf(caseId), { channel: "mail", state: "sent", fault: null, attempts: 1 });
  const mail = mails.find((m) => m.to === "demander@firm.example")?.text ?? "";
  assert.ok(mail.includes(`${served.origin}/link/demand#${token}`), mail);
  assert.ok(!mail.includes("邮件合作社"), "the mail says who asks, not what about");
  await nowhere(token);
  assert.equal((await query("select from message where sealed is not null")).length, 0, "nothing is kept of what was sent");
  const stranger = served.visit();
  assert.equal((await stranger.api.confirmation.openConfirmation({ token })).title, "邮件");
});

test("a text message to the contact on record, signed; a gateway that is down is tried again, less and less often", async () => {
  const { caseId, token } = await handed("短信");
  gatewayAnswers = [503, 503];
  await adviser.api.work.sendLink({ token });
  await deliver();
  assert.deepEqual(await stateOf(caseId), { channel: "text", state: "queued", fault: "HTTP 503", attempts: 1 });
  assert.equal(await deliver(), 0, "not at once");
  minutes(1);
  await deliver();
  minutes(4);
  assert.equal(await deliver(), 0);
  minutes(1);
  assert.equal(await deliver(), 1);
  assert.equal((await stateOf(caseId))?.state, "sent");
  const [got] = texts.splice(0);
  const { touser, msgtype, text } = JSON.parse(got?.body ?? "{}") as { touser: string; msgtype: string; text: { content: string } };
  assert.deepEqual([touser, msgtype], ["19900200000", "text"]);
  assert.ok(text.content.includes(token));
  assert.equal(
    got?.signature,
    createHmac("sha256", KEY)
      .update(got?.body ?? "")
      .digest("hex"),
  );
});

test("where text messages go out, the system sends the link and its token comes back to nobody: the answer is the party's own word", async () => {
  const ask = async (title: string, phone: string) => {
    const values = {
      title,
      demanderName: `${title}公司（示例）`,
      demanderKind: "enterprise",
      contactName: "联系人（示例）",
      phone,
      source: "phone",
      presentState: "示例",
    };
    const { id } = await adviser.api.services.createDemand({ values, requestKey: nextKey() });
    const answer = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
    await deliver();
    const sent = texts.splice(0).map((t) => (JSON.parse(t.body) as { text: { content: string } }).text.content);
    return { answer, token: /#([0-9A-Z]{20})/.exec(sent[0] ?? "")?.[1] ?? "" };
  };
  const own = await ask("系统发出", "19900200009");
  assert.deepEqual([own.answer.url, own.answer.code, own.answer.sentTo], ["", "", "199****0009"]);
  const here = async (token: string) => (await served.visit().api.confirmation.openConfirmation({ token })).here;
  assert.equal(await here(own.token), "self", "the staff has never seen it, on whatever network it is opened");
  const staffPhone = (await query<{ phone: string }>("select phone from person where phone is not null limit 1"))[0]?.phone as string;
  assert.equal(await here((await ask("发给自己", staffPhone)).token), "proxy", "a phone of the staff's reaches no party");
});

test("without text messages the system sends the link to the recorded mail address, which counts only where it is the party's alone; a typed address counts as handed over", async () => {
  const { messages } = served.installation.services;
  Object.defineProperty(messages, "channels", { get: () => ["mail"], configurable: true });
  const ask = async (title: string, email: string | null, onPaper = false) => {
    const values = {
      title,
      demanderName: `${title}公司（示例）`,
      demanderKind: "enterprise",
      contactName: "联系人（示例）",
      phone: "19900200010",
      email,
      source: "phone",
      presentState: "示例",
    };
    const { id } = await adviser.api.services.createDemand({ values, requestKey: nextKey() });
    return { id, answer: await adviser.api.services.askConfirmation({ id, requestKey: nextKey(), onPaper }) };
  };
  const here = async (to: string, title: string): Promise<string> => {
    await deliver();
    const token = /#([0-9A-Z]{20})/.exec(mails.findLast((m) => m.to === to)?.text ?? "")?.[1] ?? "";
    const opened = await served.visit().api.confirmation.openConfirmation({ token });
    assert.equal(opened.title, title);
    return opened.here;
  };
  const own = await ask("柠檬分级", " Kehu@Firm.example ");
  assert.deepEqual([own.answer.url, own.answer.code, own.answer.sentTo], ["", "", "k***@firm.example"]);
  assert.equal(await here("kehu@firm.example", "柠檬分级"), "self", "the staff has never seen it, on whatever network it is opened");
  await ask("泵站节能", "kehu@firm.example");
  assert.equal(await here("kehu@firm.example", "泵站节能"), "proxy", "an address that two bodies give is neither's alone");
  await query("update person set email = 'Chen.Office@kx.example' where name like '陈小桔%'");
  await ask("仓储防潮", "chen.office@kx.example");
  assert.equal(await here("chen.office@kx.example", "仓储防潮"), "proxy", "an address of the staff's reaches no party");
  const typed = await ask("鱼塘增氧", "yutang@firm.example", true);
  assert.ok(typed.answer.url !== "" && typed.answer.sentTo === null, "on paper it is shown");
  await adviser.api.work.sendLink({ token: tokenOf(typed.answer.url), email: "typed@firm.example" });
  assert.equal(await here("typed@firm.example", "鱼塘增氧"), "proxy", "the staff has seen it, whatever address it went to");
  assert.equal((await ask("蔬菜保鲜", null)).answer.sentTo, null, "nothing on record: it is handed over");
  assert.equal(await refusalOf(ask("果蔬烘干", "not an address")), "invalid");
  Reflect.deleteProperty(messages, "channels");
});

test("what the peer refuses for good is given up at once and says so; after six tries as well", async () => {
  const refused = await handed("退信");
  await adviser.api.work.sendLink({ token: refused.token, email: "nobody@firm.example" });
  await deliver();
  assert.deepEqual(await stateOf(refused.caseId), { channel: "mail", state: "failed", fault: "550", attempts: 1 });
  await adviser.api.work.sendLink({ token: refused.token, email: "somebody@firm.example" });
  await deliver();
  assert.ok(
    mails.some((m) => m.to === "somebody@firm.example"),
    "another address may follow",
  );
  const dead = await handed("不通");
  gatewayAnswers = Array.from({ length: 6 }, () => 500);
  await adviser.api.work.sendLink({ token: dead.token });
  for (let i = 0; i < 8; i++) {
    await deliver();
    minutes(721);
  }
  assert.deepEqual(await stateOf(dead.caseId), { channel: "text", state: "failed", fault: "HTTP 500", attempts: 6 });
});

test("a link that was used, replaced or is another unit's is not sent; an act that fails sends nothing", async () => {
  const used = await handed("用过");
  await adviser.api.work.sendLink({ token: used.token });
  await served.visit().api.confirmation.answerConfirmation({ token: used.token, answer: "confirm", corrections: {}, consent: true });
  await deliver();
  assert.equal((await stateOf(used.caseId))?.state, "lapsed");
  assert.equal(texts.length, 0);
  assert.equal(await refusalOf(adviser.api.work.sendLink({ token: used.token })), "link-used");
  const own = await handed("别人的");
  const society = await served.signIn("xuehui");
  assert.equal(await refusalOf(society.api.work.sendLink({ token: own.token })), "NOT_FOUND");
  const before = await query<{ n: number }>("select count(*)::int as n from message");
  const { database, messages, rootUnitId } = served.installation.services;
  const root = { unitId: rootUnitId, unitPath: [rootUnitId], personId: null } as never;
  await assert.rejects(
    database.write(root, async (tx) => {
      await messages.enqueue(tx, { channel: "text", kind: "x", unitPath: [rootUnitId], to: "1", subject: "", text: "" }, 0);
      throw new Error("the act fails");
    }),
    /the act fails/,
  );
  assert.deepEqual(await query("select count(*)::int as n from message"), before);
});

test("a round that died after claiming is taken up by a later one", async () => {
  const { caseId, token } = await handed("中断");
  await adviser.api.work.sendLink({ token });
  const claimed = new Date(served.installation.clock.millis + 300_000).toISOString();
  await query("update message set attempts = 1, next_at = $1 where state = 'queued'", [claimed]);
  assert.equal(await deliver(), 0);
  minutes(5);
  assert.equal(await deliver(), 1);
  assert.equal((await stateOf(caseId))?.state, "sent");
});

test("whoever has overdue cases gets one mail a day: a number and the way, to nobody else", async () => {
  mails.length = 0;
  await query("update person set email = 'chen@kx.example' where name like '陈小桔%'");
  served.installation.clock.millis = Date.parse("2026-12-30T23:30:00Z");
  assert.equal(await remindOverdue(served.installation.services), 0, "half past seven in Beijing is too early");
  minutes(60);
  assert.equal(await remindOverdue(served.installation.services), 1);
  assert.equal(await remindOverdue(served.installation.services), 0, "once a day");
  await deliver();
  assert.deepEqual(
    mails.map((m) => m.to),
    ["chen@kx.example"],
  );
  assert.match(mails[0]?.text ?? "", /\d+ 件事项已超过办理期限/);
  minutes(1440);
  assert.equal(await remindOverdue(served.installation.services), 1, "and again the next day");
});

async function nowhere(secret: string): Promise<void> {
  const tables = await query<{ t: string }>(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as t from information_schema.tables where table_schema in ('public', 'signin') and table_type = 'BASE TABLE'",
  );
  const hex = Buffer.from(secret).toString("hex");
  for (const { t } of tables)
    assert.equal(
      (await query(`select from ${t} x where x::text like '%' || $1 || '%' or x::text like '%' || $2 || '%'`, [secret, hex])).length,
      0,
      t,
    );
}

/** A one-part mail's text: base64 or quoted-printable. */
function decode(mail: string): string {
  const at = mail.indexOf("\r\n\r\n");
  const [head, body] = [mail.slice(0, at), mail.slice(at + 4)];
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("each person chooses: a digest once a day by mail or by a group robot, counts alone; due tomorrow is told once", async () => {
  const { installation } = served;
  const { services } = installation;
  const robot = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/robot?key=geheim`;
  const set = (v: { way: "none" | "mail" | "robot"; robot?: string; tryIt?: boolean }) =>
    adviser.api.notices.setNoticeSetting({ kinds: ["moved", "nudge", "mention", "due"], ...v });
  assert.equal((await adviser.api.notices.getNoticeSetting()).way, "unset");
  assert.equal(await refusalOf(set({ way: "robot" })), "invalid", "an address is needed");
  assert.equal(await refusalOf(set({ way: "robot", robot: "http://169.254.169.254/latest" })), "invalid", "no other address is called");
  texts.length = 0;
  assert.equal((await set({ way: "robot", robot, tryIt: true })).tried, true);
  await deliver();
  assert.match(JSON.parse(texts.at(-1)?.body ?? "{}").text.content, /试发/);
  const owner = openClient(installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ robot: Buffer }>("select robot from notice_setting");
  assert.ok(!rows[0]?.robot.toString("utf8").includes("geheim"), "its key is not readable in the database");
  assert.ok(!JSON.stringify(await adviser.api.notices.getNoticeSetting()).includes("geheim"), "nor shown again");

  const { caseId } = await handed("明天到期的需求");
  const { caseId: other } = await handed("单位的需求");
  await adviser.api.services.actOnDemand({ id: other, action: "recall", requestKey: nextKey() });
  await adviser.api.services.actOnDemand({ id: caseId, action: "recall", requestKey: nextKey() });
  const morning = Math.ceil(installation.clock.millis / 86_400_000) * 86_400_000 + 3_600_000;
  installation.clock.millis = morning;
  const tomorrow = new Date(morning + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await owner.query("update work_case set due_on = $1 where id = $2", [tomorrow, caseId]);
  // Nobody's own yet, due late, and new: whoever holds its role at its unit has it on his bench.
  await owner.query("update work_case set owner_person_id = null, due_on = '2099-01-01', since = now() where id = $1", [other]);
  assert.ok((await tellDueTomorrow(services)) >= 1);
  assert.equal(await tellDueTomorrow(services), 0, "once");
  const told = (await adviser.api.notices.listNotices()).find((n) => n.kind === "due");
  assert.deepEqual([told?.words.zh, told?.subject], ["明天到期", `demand:${caseId}`]);
  texts.length = 0;
  assert.equal(await sendDigests(services), 1);
  assert.equal(await sendDigests(services), 0, "once a day");
  await deliver();
  const digest = JSON.parse(texts.at(-1)?.body ?? "{}").text.content as string;
  assert.match(digest, /今日待办汇总：待办 \d+ 件.*明天到期 1 件/);
  const { counts } = await adviser.api.work.workbench({});
  assert.match(digest, new RegExp(`待办 ${counts.mine} 件`), "as many as the bench of the same morning says");
  assert.ok(!digest.includes("明天到期的需求"), "no title leaves the house");

  await owner.query("update person set email = 'baomu@kx.example' where name = '陈小桔（示例）'");
  await set({ way: "mail" });
  installation.clock.millis += 86_400_000;
  mails.length = 0;
  await sendDigests(services);
  await deliver();
  assert.equal(mails.filter((m) => m.to === "baomu@kx.example").length, 1);
  await set({ way: "none" });
  installation.clock.millis += 86_400_000;
  assert.equal(await sendDigests(services), 0, "who wants none gets none");
  await owner.end();
});
