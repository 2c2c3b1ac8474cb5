import { Readable } from "node:stream";
import { crc32, deflateSync } from "node:zlib";
import { licenceRound } from "../../features/content/index.ts";
import { servedAssets, servedContent, servedReviewers, servedRumours } from "../../features/content/server.ts";
import type { Services } from "../../platform/http/server.ts";
import { runDueRound } from "../../platform/jobs/due-rounds.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A poster that was corrected, a sound that waits for its day, a picture whose licence has ended, a text that was withdrawn. */
export async function playContent(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const by = (day: string) => personOn(services, day, cast.people.reviewer);
  const reviewer = (name: string, employer: string, field: string) =>
    by("2026-01-12").create(servedReviewers, { name, employer, title: "主任医师", field, untilOn: "2028-12-31" });
  const doctors = [await reviewer("何青（示例）", "示例市人民医院", "food"), await reviewer("沈蕙（示例）", "示例市疾控中心", "food")];
  const geologist = await reviewer("林岩（示例）", "示例省地质学会", "disaster");
  const second = await reviewer("罗川（示例）", "示例市应急管理学会", "disaster");
  const botanist = await reviewer("江禾（示例）", "示例大学", "life");
  const asset = (title: string, untilOn: string | null, more: Record<string, unknown> = {}) =>
    on("2026-03-02").create(servedAssets, {
      ...{ title, kind: "picture", holder: "示例摄影工作室", licence: "grant", paper: "授权书 2026-03-01（示例）", untilOn },
      ...{ creditLine: "图：示例摄影工作室", ...more },
    });
  const attach = async (day: string, id: number, kind: string, name: string, bytes: Buffer, media = false) => {
    const received = await services.files.receive(Readable.from([bytes]), name, undefined, media);
    if (!received.ok) throw new Error(received.error);
    await on(day).write((tx) => services.files.attach(tx, on(day).context.actor, { case_id: id, kind }, name, received.value));
  };
  const review = async (day: string, id: number, reviewers: readonly number[]) => {
    for (const reviewerId of reviewers)
      await by(day).child(servedContent, id, "reviews", {
        ...{ reviewerId, checked: "事实、处置方法和措辞", verdict: "pass", onDay: day, untilOn: "2028-09-30" },
      });
    await by(day).act(servedContent, id, "pass");
  };
  const item = async (day: string, values: Record<string, unknown>, assets: readonly number[], source: string) => {
    const id = await on(day).create(servedContent, { author: "陈小桔（示例）", aiShare: "无", risky: false, ...values });
    await on(day).child(servedContent, id, "sources", { title: source, author: "示例出版社" });
    for (const assetId of assets) await on(day).child(servedContent, id, "uses", { assetId, place: "正文配图" });
    return id;
  };

  const claim = (day: string, claimed: string, metWhere: string, judged: Record<string, unknown> = {}) =>
    on(day).create(servedRumours, { claim: claimed, metWhere, metOn: day, ...judged });
  await claim("2026-06-01", "银针、大蒜能试出毒菌（示例）", "村民微信群（示例）", {
    ...{ verdict: "false", judgedOn: "2026-06-01", reviewerId: doctors[0] },
    evidence: "多数菌类毒素不与银起反应（示例文献）。",
  });
  await claim("2026-11-20", "柑橘打蜡后有毒（示例）", "集市上听说（示例）");

  const mushrooms = await asset("常见野生菌照片（示例）", "2027-06-30");
  const lines = ["颜色鲜艳不等于有毒，颜色朴素也不等于无毒。", "银针、大蒜试毒的办法不可靠。", "吃过以后不舒服，尽快就医，带上剩余的菌。"];
  const text = {
    ...{ title: "不认识的野生菌不要吃（示例）", kind: "picture", field: "food", audience: "farmers", risky: true },
    ...{ altText: "几种容易混淆的野生菌对比图", body: lines.join("\n") },
  };
  const poster = await item("2026-06-01", text, [mushrooms], "野生菌中毒防治手册（示例）");
  await attach("2026-06-01", poster, "picture", "野生菌海报（示例）.png", picture());
  await on("2026-06-01").file(poster, "review", "科学审核意见表（示例）");
  await on("2026-06-02").act(servedContent, poster, "submit");
  await review("2026-06-04", poster, doctors);
  await by("2026-06-05").act(servedContent, poster, "publish");
  await on("2026-07-08").act(servedContent, poster, "amend", "补充拨打 120：原文只写“尽快就医”，容易耽误");
  const better = [lines[0], lines[1], "吃过以后不舒服，立即拨打 120，带上剩余的菌。"].join("\n");
  await on("2026-07-08").edit(servedContent, poster, { author: "陈小桔（示例）", aiShare: "无", ...text, body: better });
  await on("2026-07-08").act(servedContent, poster, "submit");
  await review("2026-07-09", poster, doctors);
  await by("2026-07-09").act(servedContent, poster, "publish");

  const quake = await item(
    "2026-11-10",
    {
      ...{
        title: "地震来了怎么办：一分钟听懂（示例）",
        kind: "audio",
        field: "disaster",
        audience: "youth",
        risky: true,
        publishOn: "2026-12-25",
      },
      body: "先躲避，后疏散。\n躲在结实的桌子旁，护住头。\n摇晃停了再走，不坐电梯。",
    },
    [],
    "地震避险知识（示例）",
  );
  await attach("2026-11-10", quake, "sound", "地震避险（示例）.wav", tone(), true);
  await on("2026-11-10").file(quake, "review", "科学审核意见表（示例）");
  await on("2026-11-10").act(servedContent, quake, "submit");
  await review("2026-11-12", quake, [geologist, second]);
  await by("2026-11-12").act(servedContent, quake, "schedule");

  const birds = await asset("湿地鸟类照片（示例）", "2026-10-31", { licence: "cc_by_nc", paper: null });
  const wetland = await item(
    "2026-04-02",
    {
      ...{ title: "身边的湿地鸟（示例）", kind: "picture", field: "life", audience: "public", altText: "白鹭和夜鹭" },
      body: "白鹭的腿是黑的，脚趾是黄的。\n夜鹭多在黄昏活动。",
    },
    [birds],
    "四川鸟类图鉴（示例）",
  );
  await attach("2026-04-02", wetland, "picture", "湿地鸟（示例）.png", picture());
  await on("2026-04-02").file(wetland, "review", "科学审核意见表（示例）");
  await on("2026-04-02").act(servedContent, wetland, "submit");
  await review("2026-04-06", wetland, [botanist]);
  await by("2026-04-07").act(servedContent, wetland, "publish");
  await runDueRound(at(services, "2026-11-01"), licenceRound);
  await runDueRound(at(services, "2026-11-09"), licenceRound);

  const vinegar = await item(
    "2026-05-06",
    { title: "柑橘皮的用处（示例）", kind: "text", field: "life", audience: "elderly", body: "晒干的柑橘皮可以除味。\n泡水不能代替药物。" },
    [],
    "柑橘综合利用（示例）",
  );
  await on("2026-05-06").file(vinegar, "review", "科学审核意见表（示例）");
  await on("2026-05-06").act(servedContent, vinegar, "submit");
  await review("2026-05-08", vinegar, [botanist]);
  await by("2026-05-08").act(servedContent, vinegar, "publish");
  await by("2026-08-20").act(servedContent, vinegar, "withdraw", "与新的研究不符，改写后另发（示例）");
}

const at = (services: Services, day: string): Services => ({ ...services, now: () => Date.parse(`${day}T02:00:00Z`) });

/** Two bands of colour, 640 by 360: what stands for a poster here. */
function picture(): Buffer {
  const [width, height] = [640, 360];
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, y < height / 2 ? 220 : 150)])),
  );
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One second of a low tone, 8,000 samples of 8 bits: what stands for a reading here. */
function tone(): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + rate, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(rate, 40);
  return Buffer.concat([
    head,
    Buffer.from(Array.from({ length: rate }, (_, i) => 128 + Math.round(60 * Math.sin((i * 2 * Math.PI * 220) / rate)))),
  ]);
}
