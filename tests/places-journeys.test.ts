import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { writeWorkbook } from "../platform/register/export.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { loadNullIsland } from "./null-island.ts";
import { DESKTOP, downloaded, journey, look, open, openHome, PHONE, picture, press, served, settled, soon } from "./browser.ts";

/** The fifteen-minute circle as a county's staff and the public use it: desktop and phone. */
const sheet = (word: string) =>
  [
    "名称\t类型\t地址\t经度\t纬度",
    `导入甲室${word}（示例）\t社区科普活动室\t甲路${word}\t104.6450\t30.1250`,
    `导入乙室${word}（示例）\t社区科普活动室\t乙路${word}\t\t`,
    `导入丙室${word}（示例）\t没有的类型\t丙路${word}\t104.65\t30.12`,
    `导入甲室${word}（示例）\t社区科普活动室\t甲路${word}\t104.6450\t30.1250`,
  ].join("\n");

/** Picks a place in the list; its panel opens with the people it covers. */
async function pick(page: Page, name: string): Promise<void> {
  await page.goto(`${served.origin}/places/map?view=places`);
  await page.getByPlaceholder("按名称找").fill(name);
  await page
    .getByRole("button", { name: new RegExp(name) })
    .first()
    .click();
  await page.locator(".maplibregl-marker").waitFor();
}

/**
 * Drags the pin with the mouse; answers with the milliseconds from each movement to the frame whose figure rests on that
 * position or a later one: positions passed over meanwhile are answered by the newest.
 */
async function drag(page: Page, east: number, north: number): Promise<number[]> {
  const pin = page.locator(".maplibregl-marker");
  await pin.scrollIntoViewIfNeeded();
  await settled(page);
  const box = await pin.boundingBox();
  assert.ok(box);
  await page.evaluate(`(() => {
    globalThis.lags = [];
    globalThis.moves = [];
    globalThis.asked = [];
    let answered = 0;
    addEventListener("mousemove", (e) => moves.push(e.timeStamp), true);
    const shown = document.querySelector(".pl-what-if");
    new MutationObserver(() => {
      const i = asked.findLastIndex((question) => question.at === shown.dataset.at);
      if (i < 0) return;
      const { upTo } = asked[i];
      asked.splice(0, i + 1);
      requestAnimationFrame((now) => { for (; answered < upTo; answered++) lags.push(now - moves[answered]); });
    }).observe(shown, { attributes: true, attributeFilter: ["data-at"] });
  })()`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate("moves.length = 0");
  for (let k = 1; k <= 60; k++) {
    await page.mouse.move(x + (k * east) / 60, y - (k * north) / 60);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await settled(page);
  return (await page.evaluate("lags")) as number[];
}
/** Before the pages load: notes with each question about a spot where it lies and how many movements lay before it. */
const NOTE_QUESTIONS = `{
  const fetched = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (globalThis.moves && String(input.url ?? input).includes("/whatIf")) {
      const question = { upTo: moves.length };
      asked.push(question);
      const body = init?.body === undefined ? input.clone() : new Response(init.body);
      void body.json().then(({ json }) => (question.at = json.lat + "," + json.lon));
    }
    return fetched(input, init);
  };
}`;

for (const [viewport, word] of [
  [DESKTOP, ""],
  [PHONE, "手机"],
] as const) {
  const suffix = word === "" ? "" : "-phone";
  journey(`adviser${suffix}: pastes a table, sees the faulty cell, stores the rest, corrects three pins`, async (t) => {
    const page = await openHome(viewport, "baomu");
    await page.addInitScript(NOTE_QUESTIONS);
    await page.goto(`${served.origin}/places/import`);
    await page.getByLabel("或从 Excel 复制后粘贴在这里").fill(sheet(word));
    await page.getByText("WGS-84（GPS）", { exact: true }).click();
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("不在可选范围内").waitFor();
    // The result came into view by itself, and the keyboard is there.
    await page.waitForFunction(`document.activeElement.classList.contains("pl-result")`);
    const [top, bottom] = (await page.locator(".pl-result").evaluate((e) => {
      const box = e.getBoundingClientRect();
      return [box.top, box.bottom];
    })) as [number, number];
    assert.ok(top >= 0 && (top < 200 || bottom <= viewport.height), `the result stands at ${top} … ${bottom} px`);
    await page.getByText(`第 5 行同第 2 行（导入甲室${word}（示例））`).waitFor();
    await look(page, `places-import${suffix}`);
    await page.getByRole("button", { name: "保存 2 行" }).click();
    await page.getByText("已保存 2 行").waitFor();
    await page.goto(`${served.origin}/places/map?view=waiting`);
    await page.getByRole("button", { name: new RegExp(`导入乙室${word}`) }).click();
    await page.getByRole("button", { name: "把图钉放到地图中央" }).click();
    await page.getByText(/移到这里后：成人覆盖/).waitFor();
    // The commonest slip: exchanged. Refused at its field in words, the pin stays.
    const latitude = page.getByLabel("纬度");
    const before = await latitude.inputValue();
    for (const [typed, words] of [
      ["104.65", "经度和纬度像是填反了"],
      ["-97", "纬度在 −90 到 90 之间"],
      ["三十度", "纬度要填十进制的度数"],
    ] as const) {
      await latitude.fill(typed);
      await latitude.press("Enter");
      await page.getByText(words).waitFor();
      if (typed === "104.65") await look(page, `places-exchanged${suffix}`);
    }
    await page.getByRole("button", { name: "保存新位置" }).press("Enter");
    await page
      .getByRole("alert")
      .getByText(/^还差「/)
      .waitFor();
    await page.getByRole("button", { name: "向北 50 米" }).press("Enter");
    await page.waitForFunction(`document.querySelector("input[aria-invalid=true]") === null`);
    await soon(async () => assert.ok(Math.abs(Number(await latitude.inputValue()) - Number(before) - 0.00045) < 0.00001));
    await page.getByRole("button", { name: "保存新位置" }).press("Enter");
    await page.getByText("已保存").first().waitFor();
    await pick(page, "科技馆");
    if (viewport === DESKTOP) {
      const lags = (await drag(page, 150, 60)).sort((a, b) => a - b);
      const at = (share: number): number => Math.round(lags[Math.floor(share * (lags.length - 1))] ?? -1);
      t.diagnostic(`dragging: ${lags.length} movements answered, median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
      assert.ok(lags.length >= 50, "every movement is answered, by its own figure or a later one");
    } else await page.getByRole("button", { name: "向东 50 米" }).click();
    await page.getByText(/移到这里后/).waitFor();
    await look(page, `places-move${suffix}`);
    await page.getByRole("button", { name: "保存新位置" }).click();
    await page.getByText("已保存").first().waitFor();
    await pick(page, `导入甲室${word}`);
    await page.getByRole("button", { name: "向东 50 米" }).click();
    await page.getByText(/移到这里后/).waitFor();
    await page.getByRole("button", { name: "保存新位置" }).click();
    await page.getByText("已保存").first().waitFor();
    await page.context().close();
  });

  journey(`adviser${suffix}: reads the gaps, sites twenty-five places, keeps two plans and compares them`, async () => {
    const page = await open(viewport, "baomu");
    await page.goto(`${served.origin}/places/map`);
    await page.getByText("成人步行 15 分钟覆盖").waitFor();
    await page
      .getByText(/人走不到/)
      .first()
      .waitFor();
    await look(page, `places-map${suffix}`);
    if (viewport === DESKTOP) {
      const file = await downloaded(page, page.getByRole("button", { name: "图片" }));
      assert.match(file.suggestedFilename(), /^雁江区 15 分钟科普圈 \d{4}-\d{2}-\d{2}\.png$/);
      await file.saveAs(picture("places-picture-file"));
      // Wide enough to print, and taller than the map: words stand above and below it.
      const png = readFileSync(picture("places-picture-file"));
      const [wide, tall] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.ok(wide === 1280 && tall > 900, `${wide} × ${tall}`);
    }
    for (const [count, name, goal] of [
      ["25", `二十五处${word}（示例）`, "公平：覆盖最少的乡镇街道先补"],
      ["8", `先建八处${word}（示例）`, "走到最近一处的总路程最短"],
    ] as const) {
      await page.goto(`${served.origin}/places/map?view=siting`);
      await page.getByLabel(goal).check();
      await page.getByLabel("新建几处").fill(count);
      await page.getByRole("button", { name: "开始选址" }).click();
      await page.getByText(`选出 ${count} 处`).waitFor();
      await page
        .getByText(count === "25" ? /覆盖最少的会降到/ : /少了它人均多走/)
        .first()
        .waitFor();
      await page
        .getByText(/覆盖最少的会降到|人均多走/)
        .nth(2)
        .scrollIntoViewIfNeeded();
      await look(page, `places-siting-${count}${suffix}`);
      await page.getByLabel("方案名称").fill(name);
      await page.getByRole("button", { name: "保存方案" }).click();
      await page.getByText("已保存", { exact: true }).waitFor();
    }
    // What was found is there again after a look elsewhere; a long one shows where it stands and is stopped.
    await page.goto(`${served.origin}/places/map?view=siting`);
    await page.getByText("选出 8 处").waitFor();
    await page.getByLabel("公平：覆盖最少的乡镇街道先补").check();
    await page.getByLabel("可转化资源，加人口最多的 2,000 格").check();
    await page.getByLabel("老年人 0.8 米/秒").check();
    await page.getByLabel("新建几处").fill("40");
    await page.getByLabel("求证最优（最多 20 秒）").check();
    await page.getByRole("button", { name: "开始选址" }).click();
    await page.getByText(/已用 \d+ 秒/).waitFor();
    await page.getByRole("button", { name: "停止" }).click();
    await page.getByText("已停止。").waitFor();
    await page.goto(`${served.origin}/places/map?view=plans`);
    await page.getByLabel(`先建八处${word}（示例）`).check();
    await page.getByLabel(`二十五处${word}（示例）`).check();
    await page.getByText(/改选乙方案：多覆盖 [\d,]+ 人/).waitFor();
    for (const goal of ["公平：覆盖最少的乡镇街道先补", "走到最近一处的总路程最短"])
      await soon(async () => assert.ok((await page.getByText(`目标：${goal}`).count()) >= 2, "in the list and in the comparison"));
    await page.getByText(/改选乙方案/).scrollIntoViewIfNeeded();
    await look(page, `places-plans${suffix}`);
    // A target's position exchanged is refused at its field, too.
    await page.goto(`${served.origin}/places/builds?f.year=2026&f.state=planned`);
    await page
      .getByRole("link", { name: /科普示范场景/ })
      .first()
      .click();
    await page.getByLabel("纬度").fill("104.65");
    await page.getByLabel("经度").fill("30.12");
    await page.getByLabel("经度").press("Enter");
    await page.getByText("经度和纬度像是填反了；没有保存").waitFor();
    await look(page, `places-target-exchanged${suffix}`);
    await page.goto(`${served.origin}/places/map?view=candidates`);
    await page
      .getByText(/＋[\d,]+ 人/)
      .first()
      .waitFor();
    await page.context().close();
  });

  journey(`reviewer${suffix}: accepts one on its record; the count and the coverage move and open to the fact`, async () => {
    const page = await openHome(viewport, "shenhe");
    const scene = word === "" ? "科普示范场景3号" : "科普示范场景4号";
    const figure = async (label: string): Promise<string> => {
      await page.goto(`${served.origin}/indicators`);
      const card = page.locator(".bh-figure", { hasText: label });
      return (await card.innerText()).replace(label, "").trim();
    };
    const [count, coverage] = [await figure("新建成科普点位"), await figure("15 分钟科普圈覆盖率（成人）")];
    // Found by its name: a phone draws the first rows of a list only.
    await page.goto(`${served.origin}/places/builds?f.year=2026&q=${encodeURIComponent(scene)}`);
    await page.getByRole("link", { name: new RegExp(scene) }).waitFor();
    await look(page, `places-builds${suffix}`);
    const planner = await open(viewport, "baomu");
    await planner.goto(`${served.origin}/places/builds?f.year=2026`);
    await planner.getByRole("button", { name: "添加", exact: true }).click();
    await planner.getByRole("textbox", { name: "名称" }).waitFor();
    await look(planner, `places-builds-add${suffix}`);
    await planner.context().close();
    await page.getByRole("link", { name: new RegExp(scene) }).click();
    await page.getByText("先上传验收记录").first().waitFor();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "验收记录（示例）.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf("示例")) });
    await page.getByLabel("验收日期").fill("2026-11-20");
    await page.getByLabel("依据哪份记录").click();
    await page.locator(".ant-select-item-option").first().click();
    await page.locator("#accept").getByRole("button", { name: "验收", exact: true }).click();
    await page.getByRole("link", { name: "看台账事实" }).waitFor();
    await look(page, `places-accepted${suffix}`);
    await page.getByRole("link", { name: "看台账事实" }).click();
    await page.getByText("验收记录（示例）.pdf").waitFor();
    assert.equal(Number(await figure("新建成科普点位")), Number(count) + 1);
    assert.notEqual(await figure("15 分钟科普圈覆盖率（成人）"), coverage, "the acceptance moves the coverage");
    await page.goto(`${served.origin}/places/map`);
    await page.getByText("台账中的覆盖率（成人）").waitFor();
    await soon(async () =>
      assert.equal(await page.getByRole("button", { name: "把今天的覆盖率计入台账" }).count(), 0, "nothing is behind"),
    );
    await look(page, `places-indicator${suffix}`);
    await page.context().close();
  });
}

/** The same in a browser that runs no script: list, form, refusal with what was typed, the booking's code. */
async function bookWithoutScript(): Promise<void> {
  const page = await open(PHONE, undefined, { javaScriptEnabled: false });
  await page.goto(`${served.origin}/near?region=512002`);
  await page.getByRole("link", { name: "预约参观" }).first().click();
  await page.getByLabel("哪一天").fill("2026-12-06");
  await page.getByLabel("几个人").fill("五个");
  await page.getByLabel("怎么称呼您").fill("老人（示例）");
  await page.getByLabel("电话", { exact: true }).fill("12");
  await page.getByLabel(/我同意/).check();
  await page.getByRole("button", { name: "提交预约" }).click();
  await page.getByText("请填 1 到 500 的整数").waitFor();
  await page.getByText("电话号码不对").waitFor();
  await page.screenshot({ path: picture("places-book-plain"), fullPage: true });
  await soon(async () => assert.equal(await page.getByLabel("怎么称呼您").inputValue(), "老人（示例）"));
  await page.getByLabel("几个人").fill("2");
  await page.getByLabel("电话", { exact: true }).fill("19900054321");
  await page.getByRole("button", { name: "提交预约" }).click();
  await page.getByText("已收到，等工作人员确认").waitFor();
  await page.getByText("预约编号").waitFor();
  await page.getByRole("button", { name: "查看或取消这次预约" }).click();
  await page.getByText("2026年12月6日 10:00").waitFor();
  const code = await page.locator('input[name="code"]').inputValue();
  await page.getByRole("button", { name: "取消预约" }).click();
  await page.getByText("已取消。").waitFor();
  // The code again, typed as a person types it: told kindly what became of it.
  await page.goto(`${served.origin}/booking`);
  await soon(async () => assert.equal(await page.getByRole("alert").count(), 0, "no reproach before anything is typed"));
  await page.getByLabel("预约编号").fill(` ${code.toLowerCase().replaceAll("-", "—")} `);
  await page.getByRole("button", { name: "查看" }).click();
  await page.getByRole("alert").getByText("已经用过").waitFor();
  for (const [path, words] of [
    ["/law", "查阅法规要用浏览器的脚本功能"],
    ["/feedback", "网上提意见要用浏览器的脚本功能"],
    ["/link/demand", "这一页要用浏览器的脚本功能"],
  ] as const) {
    await page.goto(`${served.origin}${path}`);
    // By its own text: Playwright's search for words passes over what stands in a noscript.
    await page.locator("noscript main").waitFor();
    assert.ok((await page.locator("noscript main").innerText()).includes(words), path);
  }
  await page.context().close();
}

/** A sheet for the door: one page, and its code leads to the place on the public list. */
async function posterOfThePlace(staff: Page): Promise<void> {
  await staff.goto(`${served.origin}/places?q=${encodeURIComponent("科技馆")}`);
  await staff
    .getByRole("link", { name: /科技馆/ })
    .first()
    .click();
  await staff.getByRole("link", { name: "海报" }).click();
  await staff.getByText("扫码看今天开不开、怎么走、怎么预约").waitFor();
  await look(staff, "places-poster");
  const sheet = (await staff.pdf({ format: "A4" })).toString("latin1");
  assert.equal((sheet.match(/\/Type \/Page\b/g) ?? []).length, 1, "one A4");
}

journey("public on a phone: a list by town without a script, open now, a booking with its link", async () => {
  const plain = await served.visit().fetch("/near?region=512002");
  const html = await plain.text();
  assert.ok(html.includes("科技馆") && html.includes("周") && !html.includes("<script>"));
  assert.match(html, /<p class="pb-today">今天 \d/);
  assert.match(html, /href="geo:30\.\d{6},104\.\d{6}\?q=/);
  const some = await (await served.visit().fetch(`/near?region=512002&q=${encodeURIComponent("科 技馆")}`)).text();
  const entries = (text: string): number => text.split("<h3>").length - 1;
  assert.ok(entries(some) >= 1 && entries(some) < entries(html), "found by a part of the name");
  const english = await (await served.visit().fetch("/near?region=512002&lang=en")).text();
  assert.match(english, /<dd>Tue–Sun 9:00–17:00<\/dd>/);
  assert.doesNotMatch(english, /<dd>[^<]*周[^<]*<\/dd>/, "hours are structured, so they are told in the reader's language");
  await bookWithoutScript();
  const page = await open(PHONE);
  // Found from the door of the staff, too.
  await page.goto(`${served.origin}/sign-in`);
  await page.getByRole("link", { name: "附近的科普点" }).waitFor();
  await look(page, "sign-in-phone");
  await page.getByRole("link", { name: "附近的科普点" }).click();
  await page.getByRole("link", { name: "雁江区" }).click();
  await page.getByRole("heading", { name: /科技馆/ }).waitFor();
  await page.context().grantPermissions(["geolocation"], { origin: served.origin });
  await page.context().setGeolocation({ latitude: 30.12, longitude: 104.645 });
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.url()));
  await page.getByRole("button", { name: "按离我远近排序" }).click();
  await page.getByText(/15 分钟内走得到的有/).waitFor();
  assert.deepEqual(asked, [], "the position leaves the device in no request, not even to this server");
  await look(page, "places-near");
  await page.getByRole("link", { name: "预约参观" }).first().click();
  await page.getByLabel("哪一天").fill("2026-12-05");
  await page.getByRole("textbox", { name: "怎么称呼您" }).fill("家长（示例）");
  await page.getByRole("textbox", { name: "电话" }).fill("19900012345");
  await page.getByText("我同意把姓名和电话").first().click();
  // A slip is named at its field before anything is sent.
  for (const [field, typed, words, mended] of [
    ["几个人", "五个", "请填 1 到 500 的整数", "99999"],
    ["几个人", "99999", "请填 1 到 500 的整数", "３"],
    ["电话", "12", "电话号码不对", "199 0001 2345"],
  ] as const) {
    const box = page.getByRole("textbox", { name: field });
    await box.fill(typed);
    await page.getByRole("button", { name: "提交预约" }).click();
    await page.getByText(words).waitFor();
    if (field === "电话") await look(page, "places-book-refused");
    await box.fill(mended);
  }
  await look(page, "places-book");
  await page.getByRole("button", { name: "提交预约" }).click();
  await page.getByText("已收到，等工作人员确认").waitFor();
  await look(page, "places-booked");
  const mine = (await page.getByRole("link", { name: "我的预约" }).getAttribute("href")) as string;
  // It waits on the workbench, in words, and opens to the visit itself.
  const staff = await openHome(DESKTOP, "baomu");
  const waiting = staff.locator("li", { hasText: "参观预约" }).filter({ hasText: "2026-12-05" });
  await waiting.getByRole("link").first().click();
  await staff.getByRole("heading", { name: "预约人" }).waitFor();
  await look(staff, "places-booking");
  await staff.getByRole("button", { name: "确认", exact: true }).click();
  await staff.getByText("已确认").first().waitFor();
  await staff.goto(`${served.origin}/places/bookings?f.state=confirmed`);
  await staff
    .getByRole("link", { name: /科技馆|示例/ })
    .first()
    .waitFor();
  await look(staff, "places-bookings");
  await posterOfThePlace(staff);
  await staff.context().close();
  await page.goto(mine);
  await page.getByText("已确认").waitFor();
  await page.context().close();
});

journey(
  "two operators of one place: one confirms by keyboard, the other on a phone hears so; hours and condition are corrected",
  async () => {
    const page = await openHome(DESKTOP, "shequ");
    await page.getByRole("heading", { level: 1, name: "本单位运营的阵地" }).waitFor();
    const hall = String(await page.getByRole("heading", { level: 2 }).filter({ hasText: "科技馆" }).innerText());
    await look(page, "operator-venues");
    const place = (await (await served.signIn("shequ")).api.places.listVenues()).find((v) => v.name === hall);
    assert.ok(place);
    const section = page.locator("section", { has: page.getByRole("heading", { name: hall }) });
    await section.getByRole("button", { name: "更正或报告" }).press("Enter");
    await page.getByLabel("开放时间").fill("周二至周日 9:00-17:00");
    await page.getByLabel("对外电话").fill("028-12345678");
    await look(page, "operator-report");
    await page.getByRole("button", { name: "提交" }).press("Enter");
    await page.getByText("公众页面随即更新").waitFor();
    await served.visit().api.visits.requestVisit({
      placeId: place.id,
      visitOn: "2026-12-05",
      visitAt: "10:30",
      people: 6,
      contactName: "班主任（示例）",
      phone: "19900011111",
      requestKey: "operator-journey-1",
    });
    const other = await open(PHONE, "xiaoxue");
    await other.goto(`${served.origin}/places/bookings?q=${encodeURIComponent("班主任")}`);
    await other.getByRole("link", { name: hall }).click();
    await other.getByRole("button", { name: "确认", exact: true }).waitFor();
    await look(other, "operator-booking-phone");
    await page.goto(`${served.origin}/places/bookings`);
    await page.getByRole("link", { name: hall }).first().waitFor();
    await look(page, "operator-bookings");
    await page.goto(`${served.origin}/places/bookings?q=${encodeURIComponent("班主任")}`);
    await press(page, page.getByRole("link", { name: hall }));
    await press(page, page.getByRole("button", { name: "确认", exact: true }));
    await page.getByText("由雁江区某社区（示例）答复").waitFor();
    await look(page, "operator-booking");
    await other.getByRole("button", { name: "更多" }).click();
    await other.getByRole("menuitem", { name: "不能安排" }).click();
    await other.getByText("已约满").click();
    await other.getByRole("button", { name: /不能安排/ }).click();
    await other.getByText(/林社（示例）已于 .* 办理“确认”，您的这一步没有保存/).waitFor();
    await look(other, "operator-second-phone");
    await other.reload();
    await other.getByText("由雁江区某社区（示例）答复").waitFor();
    // Nothing else is offered, and nothing else opens by its address.
    await soon(async () => assert.deepEqual(await page.locator(".bh-nav a").allInnerTexts(), ["本单位运营的阵地", "参观预约", "投诉建议"]));
    for (const path of ["/places", "/places/map", "/services/demands", "/search", "/units", "/policies"]) {
      await page.goto(served.origin + path);
      await page
        .getByText(/岗位.*权限|权限/)
        .first()
        .waitFor();
    }
    await page.context().close();
    await other.context().close();
    const staff = await open(DESKTOP, "baomu");
    await staff.goto(`${served.origin}/places/${place.id}`);
    await staff.getByRole("heading", { name: "有账号的运营单位" }).scrollIntoViewIfNeeded();
    await look(staff, "place-operators");
    await staff.context().close();
  },
);

for (const viewport of [DESKTOP, PHONE])
  journey(`a long list is stopped midway and gone on with after the page was left${viewport === PHONE ? ", on a phone" : ""}`, async () => {
    const mark = viewport === PHONE ? "丙" : "乙";
    const rows = Array.from(
      { length: 9000 },
      (_, i) => `长表${mark}${i}（示例）\t图书馆\t长路${mark}${i}号\t${(104.62 + (i % 997) / 20_000).toFixed(6)}\t30.12`,
    );
    const file = {
      name: `长表${mark}.tsv`,
      mimeType: "text/plain",
      buffer: Buffer.from(["名称\t类型\t地址\t经度\t纬度", ...rows].join("\n")),
    };
    const page = await openHome(viewport, "baomu");
    const check = async () => {
      await page.goto(`${served.origin}/places/import`);
      await page.getByLabel("选文件（Excel、WPS、CSV）").setInputFiles(file);
      await page.getByText("WGS-84（GPS）", { exact: true }).click();
      await page.getByText("可转化资源", { exact: true }).click();
      await page.getByRole("button", { name: "检查" }).click();
    };
    await check();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "保存 9000 行" }).click();
    await page.getByText(/已保存到第 [2-9],?000 行，共 9,000 行/).waitFor();
    await look(page, `places-import-running${viewport === PHONE ? "-phone" : ""}`);
    const stop = page.getByRole("button", { name: "停止", exact: true });
    // A fast machine may be done before it is stopped; then there is nothing to go on with.
    if (await stop.isVisible()) await stop.press("Enter");
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    await check();
    const goOn = page.getByRole("button", { name: /从停下的地方继续/ });
    await goOn.or(page.getByText("9,000 行已登记过")).first().waitFor();
    await look(page, `places-import-broken${viewport === PHONE ? "-phone" : ""}`);
    if (await goOn.isVisible()) {
      await goOn.press("Enter");
      await page.getByText("已保存 9000 行").waitFor();
    }
    const batch = page.locator(".pl-batch", { hasText: file.name });
    // The list of batches is asked for again only after the word of the end.
    await batch.getByText(/保存 9000 行，未存 0 行/).waitFor();
    await batch.getByRole("button", { name: `撤销整批 ${file.name}` }).click();
    await batch.getByRole("button", { name: "删除这 9,000 个" }).click();
    await batch.getByText("已撤销").waitFor();
    await page.context().close();
  });

journey("a large workbook is read; a file that is none is refused in words, and the page goes on", async () => {
  const heads = ["名称", "类型", "地址", "经度", "纬度", "开放时间"];
  const fields = heads.map((zh) => ({ key: zh, label: { zh, en: zh }, type: "text" as const }));
  const rows = Array.from({ length: 4000 }, (_, i) => ({
    名称: `工作簿${i}（示例）`,
    类型: "图书馆",
    地址: `工作簿路${i}号，很长的一个地址，足以让工作表大到要解压很久（示例）`,
    经度: (104.62 + i / 100_000).toFixed(6),
    纬度: "30.12",
    开放时间: "周二至周日 9:00-17:00",
  }));
  const buffer = await writeWorkbook("点位", fields, rows);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/places/import`);
  const choose = page.getByLabel("选文件（Excel、WPS、CSV）");
  for (const [name, bytes] of [
    ["坏.xlsx", Buffer.from("这不是工作簿")],
    ["断.xlsx", buffer.subarray(0, 5000)],
  ] as const) {
    await page.reload();
    await choose.setInputFiles({ name, mimeType, buffer: bytes });
    await page.getByText("文件已损坏，读不完整").waitFor();
  }
  await choose.setInputFiles({ name: "四千.xlsx", mimeType, buffer });
  await page.getByText("工作簿0（示例）").waitFor();
  await page.getByText("WGS-84（GPS）", { exact: true }).click();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("共 4,000 行：可保存 4,000 行，有错 0 行").waitFor();
  await page.context().close();
});

journey("leader on a phone: the map, its figures and the gaps", async () => {
  const page = await open(PHONE, "lingdao");
  await page.goto(`${served.origin}/places/map`);
  await page
    .getByText(/人走不到/)
    .first()
    .waitFor();
  await look(page, "places-phone");
  await page.context().close();
});

journey("province: its map with a network that leads to 0/0 loaded beneath it answers as before, and so does a county's", async () => {
  const page = await openHome(DESKTOP, "shengji");
  const figures = async (path: string): Promise<string> => {
    await page.goto(`${served.origin}${path}`);
    await page.locator(".pl-summary").first().waitFor();
    return page.locator(".pl-summary").first().innerText();
  };
  const county = (await (await served.signIn("shengji")).api.places.getMap()).counties.find((c) => c.name.startsWith("雁江区"));
  const paths = ["/places/map", `/places/map?unit=${county?.id}`];
  const before = [await figures(paths[0] as string), await figures(paths[1] as string)];
  const unload = await loadNullIsland(served);
  try {
    const city = await open(DESKTOP, "neijiang");
    await city.goto(`${served.origin}/places/map`);
    const after = [await figures(paths[0] as string), await figures(paths[1] as string)];
    assert.deepEqual(after, before);
    await look(page, "places-province");
    await city.locator(".pl-summary").first().waitFor();
    await city.context().close();
  } finally {
    await unload();
  }
  await page.context().close();
});
