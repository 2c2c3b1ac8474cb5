import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openClient } from "../platform/db/connections.ts";
import { DESKTOP, expected, journey, look, open, PHONE, served, soon } from "./browser.ts";
import { dragVisit } from "./drags.ts";

/** The office plans and a second person freezes; a driver writes his day down without a network; the school confirms; the year shows what counts. */
// The phone loses its network on purpose.
expected.push(/ERR_INTERNET_DISCONNECTED/);

/** 2,400 × 1,600 points of noise as a PNG of some megabytes: nothing that compresses away. */
async function largePicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1600);
    const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    const image = context.createImageData(400, 400);
    for (let i = 0; i < image.data.length; i++) image.data[i] = (i * 2654435761) % 251;
    for (let x = 0; x < 2400; x += 400) for (let y = 0; y < 1600; y += 400) context.putImageData(image, x, y);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    let text = "";
    for (const b of bytes) text += String.fromCharCode(b);
    return btoa(text);
  });
  return Buffer.from(base64, "base64");
}

/** What arrived is one small JPEG at the leg; by the link nothing else goes in: another leg, another kind, too much, one more than the most. */
async function checkSentPhotos(link: string): Promise<void> {
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    const files = async () =>
      (
        await client.query<{ subject: string; media_type: string; bytes: number; kind: string }>(
          "select subject, media_type, bytes::int, kind from stored_file where subject like 'caravan_trip:%'",
        )
      ).rows;
    const [photo, ...more] = await files();
    assert.deepEqual([photo?.media_type, photo?.kind, more], ["image/jpeg", "photo", []]);
    assert.ok((photo?.bytes ?? 0) > 5_000 && (photo?.bytes ?? 0) <= 400 * 1024, `${photo?.bytes} bytes`);
    const token = link.split("#")[1] as string;
    const leg = photo?.subject.split(":")[1] as string;
    const send = async (name: string, bytes: Uint8Array<ArrayBuffer>, record = leg, by = token) => {
      const body = new FormData();
      body.append("token", by);
      body.append("record", record);
      body.append("file", new Blob([bytes]), name);
      const answer = await fetch(`${served.origin}/api/link/files`, { method: "POST", headers: { "x-bihuan": "1" }, body });
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    const jpeg = (n: number) => new Uint8Array(Buffer.concat([Buffer.from(JPEG, "base64"), Buffer.alloc(n)]));
    assert.deepEqual(await send("a.jpg", jpeg(1), "1"), [404, "NOT_FOUND"]);
    assert.deepEqual(await send("a.jpg", jpeg(1), leg, "nobody"), [422, "link-unknown"]);
    assert.deepEqual(await send("a.pdf", jpeg(1)), [422, "type-not-allowed"]);
    assert.deepEqual(await send("a.jpg", new Uint8Array(Buffer.from("<script>"))), [422, "type-not-allowed"]);
    assert.deepEqual(await send("a.jpg", jpeg(500_000)), [422, "too-large"]);
    assert.deepEqual(await send("a.jpg", jpeg(1)), [200, undefined]);
    assert.deepEqual(await send("again.jpg", jpeg(1)), [200, undefined], "the same content is there already");
    assert.deepEqual(await send("b.jpg", jpeg(2)), [200, undefined]);
    assert.deepEqual(await send("c.jpg", jpeg(3)), [422, "too-many-files"]);
    assert.equal((await files()).length, 3);
  } finally {
    await client.end();
  }
}
/** One white point. */
const JPEG =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==";

journey("a tour planned and frozen, driven offline on a phone, confirmed by the school's link", async (t) => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/caravans/tours`);
  await page.getByRole("link", { name: "雁江区 12 月巡展（示例）" }).first().click();
  await page.getByRole("link", { name: "排计划、比较、重排" }).click();
  await page.locator(".cv-calendar").waitFor();
  await page.getByRole("button", { name: "快速排" }).click();
  await page.getByRole("heading", { name: "第 2 稿" }).waitFor();
  await page
    .getByText(/没有一辆车带着完好的“机器人”/)
    .first()
    .waitFor();
  await look(page, "caravans-plan");
  // A visit dragged to a day on which nobody drives is red when its figures stand anew; taken back, nothing is.
  await page.locator(".cv-visit").first().waitFor();
  const cell = await page.evaluate(
    "[...document.querySelectorAll('.cv-calendar tbody td')].findIndex((d) => d.innerText.includes('不出车'))",
  );
  t.diagnostic(`dragged, figures anew after ${(await dragVisit(page, 0, Number(cell))).toFixed(0)} ms`);
  await page.getByText("有没存的改动").waitFor();
  await page.locator(".cv-visit.cv-bad").waitFor();
  await look(page, "caravans-plan-dragged");
  await page.getByRole("button", { name: "放弃改动" }).click();
  await page.locator(".cv-visit").first().click();
  await page.getByText(/^移动：/).waitFor();
  await page.getByRole("button", { name: "移出计划" }).click();
  await page.getByText("有没存的改动").waitFor();
  await page.getByRole("button", { name: "放弃改动" }).click();
  await page
    .getByRole("row", { name: /第 1 稿/ })
    .getByRole("button", { name: "比较" })
    .click();
  await page.getByText("两边都有、日子或车不同").waitFor();
  await page
    .getByRole("row", { name: /第 2 稿/ })
    .getByRole("button", { name: "选定" })
    .click();
  await page.getByRole("row", { name: /第 2 稿.*已选定/ }).waitFor();
  await page.getByRole("link", { name: "回到巡展" }).click();
  // The path names every state from the first; what was pressed is gone once it is done.
  await page.getByRole("button", { name: "送定稿" }).click();
  await page.getByRole("button", { name: "送定稿" }).waitFor({ state: "detached" });

  const second = await open(DESKTOP, "shenhe");
  await second.goto(page.url());
  await second.getByRole("button", { name: "定稿，通知学校" }).click();
  await second.getByRole("button", { name: "定稿，通知学校" }).waitFor({ state: "detached" });
  await second.context().close();

  await page.reload();
  await page.getByRole("button", { name: "司机的链接" }).click();
  const drivers = await page.locator(".bh-handover-url").first().inputValue();
  await page.getByRole("link", { name: "巡展总表" }).click();
  await page.locator(".cv-map").waitFor();
  await look(page, "caravans-sheet");

  // The first day of the tour; the road has no network.
  served.installation.clock.millis = Date.parse("2026-12-07T00:00:00Z");
  const phone = await open(PHONE);
  await phone.goto(drivers);
  const first = phone.getByRole("button", { name: "现在到达" }).first();
  for (const plate of ["川M示001", "川M示002"]) {
    await phone.getByText(plate).click();
    if (await first.isVisible()) break;
  }
  await phone.getByRole("textbox", { name: "驾驶员姓名" }).fill("王开（示例）");
  const school = (await phone.locator("h3").first().innerText()).replace(/^\S+ /, "");
  await phone.context().setOffline(true);
  await first.click();
  await phone.getByRole("textbox", { name: "离开时里程表（公里）" }).fill("1");
  await phone.getByRole("textbox", { name: "到达时间" }).fill("09:05");
  await phone.getByRole("button", { name: "现在离开" }).click();
  await phone.getByRole("textbox", { name: "离开时间" }).fill("11:20");
  // A photo of four megapixels, made small on the phone and kept there; what is none is told so.
  const choose = phone.getByLabel("拍照或选一张");
  await phone.getByText("最多 3 张；在手机里缩小到每张 400 KB 以内再发").waitFor();
  await choose.setInputFiles({ name: "现场.txt", mimeType: "text/plain", buffer: Buffer.from("不是照片") });
  await phone.getByText("这不是照片，或缩不到规定大小").waitFor();
  await choose.setInputFiles({ name: "现场.png", mimeType: "image/png", buffer: await largePicture(phone) });
  await phone.getByText(/第 1 张（\d+ KB） · 已存到手机里/).waitFor();
  await phone.getByRole("button", { name: "记下这一趟" }).click();
  await phone.getByText("1 趟已记在手机里，等有网络发出").first().waitFor();
  await look(phone, "caravans-trip-phone");
  // With the network comes the refusal of an odometer that runs backwards, in words; mended it goes out.
  await phone.context().setOffline(false);
  await phone.getByText("没有收下，请改正后再发").waitFor();
  const from = await phone.getByRole("textbox", { name: "出发时里程表（公里）" }).inputValue();
  await phone.getByRole("textbox", { name: "离开时里程表（公里）" }).fill(String(Number(from) + 31));
  await phone.getByRole("button", { name: "记下这一趟" }).click();
  await phone.getByText("已发出").first().waitFor();
  await phone.getByText(/第 1 张（\d+ KB） · 已发出/).waitFor();
  await checkSentPhotos(drivers);

  await page.goto(`${served.origin}/caravans/requests`);
  await page.getByRole("link", { name: school }).first().click();
  await page.getByRole("button", { name: "学校的链接" }).click();
  await phone.goto(await page.locator(".bh-handover-url").first().inputValue());
  await phone.getByRole("textbox", { name: "多少学生参加了？" }).fill("205");
  await look(phone, "caravans-visit-phone");
  await phone.getByRole("button", { name: "来过了，确认" }).click();
  await phone.getByText("已确认，谢谢").waitFor();
  await phone.goto(`${served.origin}/link/caravan/512002`);
  await phone.getByText("学校在地图上的位置").waitFor();
  await look(phone, "caravans-ask-phone");
  await phone.context().close();

  await page.goto(`${served.origin}/caravans/year`);
  await page.getByText(/到 1 个县/).waitFor();
  await soon(async () => assert.match(await page.locator("main").innerText(), /12 月[\s\S]{1,40}205/));
  await look(page, "caravans-year");
  await page.setViewportSize(PHONE);
  await look(page, "caravans-year-phone");
  await page.context().close();
});
