import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { openClient } from "../platform/db/connections.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { DESKTOP, PHONE, expected, journey, look, open, picture, served, downloaded, soon } from "./browser.ts";
import { nextKey, type Api } from "./served.ts";

/** 3 aspects, 12 criteria, 38 items (示例), groups written once and blank beneath, as an office's sheet has them; no official text. */
function sheetOf38(): string {
  const aspects = [
    ["一、服务科技经济", ["服务企业", "成果转化", "人才引荐", "回头看"], [4, 4, 3, 3]],
    ["二、科普惠民", ["科普阵地", "科普活动", "重点人群", "科普队伍", "科普内容"], [4, 3, 3, 2, 2]],
    ["三、组织与制度", ["组织建设", "制度规划", "数据与诚信"], [4, 3, 3]],
  ] as const;
  const rules = [
    "≥2次",
    "按比例得分，目标10件",
    "250天以上得满意",
    "有得分，没有不得分",
    "每少一项扣0.5分",
    "优100%；良80%；一般60%；差0%",
  ];
  const lines = ["编号,考核项目,条目,考核内容,考核标准,分值,指标,考核方法,自评分,审核分"];
  let n = 0;
  aspects.forEach(([aspect, criteria, counts], a) =>
    criteria.forEach((criterion, c) => {
      for (let i = 0; i < (counts[c] ?? 0); i++) {
        n++;
        const [name, rule, indicator, proof] =
          n === 1
            ? ["经确认的需求", "按比例得分，目标3件", "经确认的需求", ""]
            : n === 6
              ? ["工作特色（示例）", rules[5], "", ""]
              : [`示例细项 ${n}`, rules[n % 2 === 0 ? 3 : 0], "", n % 5 === 0 ? "凭据" : ""];
        lines.push(
          [
            `${a + 1}.${c + 1}.${i + 1}`,
            c === 0 && i === 0 ? aspect : "",
            i === 0 ? criterion : "",
            name,
            rule,
            n <= 24 ? "3" : "2",
            indicator,
            proof,
            "",
            "",
          ].join(","),
        );
      }
    }),
  );
  return `\ufeff${lines.join("\n")}\n`;
}

/** Whoever assesses at the city, with accounts of their own. */
async function hire(): Promise<void> {
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    const { rows: units } = await client.query<{ id: number; path: number[] }>(
      "SELECT id, path FROM unit WHERE region_code = '512000' AND kind = 'association'",
    );
    const city = units[0] as { id: number; path: number[] };
    for (const [username, name, role] of [
      ["kaoheban", "考核办经办（示例）", "adviser"],
      ["pinga", "评审甲（示例）", "reviewer"],
      ["pingb", "评审乙（示例）", "reviewer"],
    ] as const) {
      const account = await served.installation.signIn.createAccount({ username, name, password: SAMPLE_PASSWORD });
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO person (name, unit_id, unit_path, account_id) VALUES ($1, $2, $3, $4) RETURNING id",
        [name, city.id, city.path, account],
      );
      await client.query("INSERT INTO post (person_id, unit_id, role, title, from_on) VALUES ($1, $2, $3, '示例', '2026-01-01')", [
        rows[0]?.id,
        city.id,
        role,
      ]);
    }
  } finally {
    await client.end();
  }
}

journey(
  "assessment: a sheet imported and read, a county's gaps by phone and its dossier, the matrix, two blind scores too far apart",
  async () => {
    await hire();
    const office: Api = (await served.signIn("kaoheban")).api;
    const leader: Api = (await served.signIn("shiji")).api;
    const { id: standard } = await office.standard.create({
      values: {
        title: "示例标准 2027 版",
        year: 2027,
        level: "county",
        basis: "示例，条文为虚构",
        periodFrom: "2026-01",
        periodTo: "2026-12",
        total: "100",
        grades: "优秀90；良好80；合格60；不合格0",
        bonusCap: null,
        apartLimit: "20",
        third: "nearest-two",
      },
      requestKey: nextKey(),
    });
    const page = await open(DESKTOP, "kaoheban");
    await page.goto(`${served.origin}/assessments/standards/${standard}`);
    await page
      .getByLabel("选择表格文件")
      .setInputFiles({ name: "考核表（示例）.csv", mimeType: "text/csv", buffer: Buffer.from(sheetOf38()) });
    await page.getByText("读出 38 项，请逐项核对").waitFor();
    await look(page, "standard-read");
    await page.getByRole("button", { name: "核对无误，导入 38 项" }).click();
    await page.getByText("38 个细项，前后一致，可以送启用。").waitFor();
    await page.getByRole("button", { name: "用现有记录试算一遍" }).click();
    await page.getByText("对照“示例标准 2026 版（3 方面 12 条 38 项）”：").waitFor();
    await office.standard.act({ id: standard, action: "propose", requestKey: nextKey() });
    await leader.standard.act({ id: standard, action: "activate", requestKey: nextKey() });
    const { id: round } = await office.assessment_round.create({
      values: {
        title: "2027 年度县级考核（示例）",
        standardId: standard,
        selfUntil: "2026-12-15",
        samplePercent: 0,
        sampleSeed: null,
        publicUntil: "2026-12-20",
        objectTo: "考核办（示例）",
        ranking: null,
      },
      requestKey: nextKey(),
    });
    await office.assessment_round.act({ id: round, action: "open", requestKey: nextKey() });
    const matrix = await office.assessments.getMatrix({ id: round, column: "self" });
    const own = matrix.rows.find((r) => r.name.startsWith("雁江区"))?.id as number;

    // The county on its phone: what the records give stands there, gaps in words; a value entered, a file chosen.
    const county = await served.signIn("baomu");
    const form = new FormData();
    form.append("file", new Blob([pdfOf("凭据（示例）")], { type: "application/pdf" }), "凭据（示例）.pdf");
    const sent = await county.fetch(`/api/files?caseId=${own}&kind=proof`, {
      method: "POST",
      headers: { origin: served.origin, "x-bihuan": "1" },
      body: form,
    });
    assert.equal(sent.status, 200, await sent.text());
    const phone = await open(PHONE, "baomu");
    await phone.goto(`${served.origin}/assessments/cards/${own}?item=1.2.1`);
    await phone.getByRole("heading", { level: 2, name: /雁江区.*38 项中 \d+ 项达标/ }).waitFor();
    const entry = phone.getByRole("form", { name: "填自评 1.2.1" });
    // Nothing of the card is entered in a form of its own; its day is the round's; what is no number is said at its place.
    await soon(async () => assert.equal(await phone.getByRole("button", { name: "修改", exact: true }).count(), 0));
    await phone.getByText("12月15日到期").first().waitFor();
    await entry.getByLabel("填数 1.2.1").fill("-3份");
    await entry.getByText("只填数字，不带单位；不能是负数，最多 6 位小数。").waitFor();
    await soon(async () =>
      assert.ok(((await entry.getByRole("button", { name: "保存" }).boundingBox())?.width ?? 0) > 44, "a button has room for its words"),
    );
    await entry.getByLabel("填数 1.2.1").fill("３");
    await entry.getByRole("button", { name: "保存" }).click();
    await phone.getByText("数已够，缺证明：凭据").waitFor();
    await phone.getByRole("button", { name: "用这件 凭据（示例）.pdf" }).click();
    await phone.getByRole("button", { name: "不用" }).waitFor();
    await look(phone, "assessment-card-phone");
    const clerk: Api = county.api;
    const card = await clerk.assessments.getCard({ id: own });
    for (const i of card.items)
      if (i.source !== "indicator" && i.no !== "1.2.1")
        await clerk.assessments.putEntry({
          id: own,
          item: i.no,
          col: "self",
          seen: i.entries.findLast((e) => e.col === "self")?.id ?? null,
          words: "",
          value: i.source === "scorers" ? "100" : i.no.endsWith(".3") ? "1" : "2",
        });
    const desk = await open(DESKTOP, "baomu");
    await desk.goto(`${served.origin}/assessments/cards/${own}`);
    await desk.getByRole("button", { name: "提交自评" }).click();
    await desk.getByRole("heading", { level: 2, name: /雁江区/ }).waitFor();
    await look(desk, "assessment-card");
    const dossier = await downloaded(desk, desk.getByRole("link", { name: "下载卷宗" }));
    assert.match(dossier.suggestedFilename(), /卷宗\.zip$/);

    // Two blind scorers far apart; the matrix by shape and colour.
    const a: Api = (await served.signIn("pinga")).api;
    await a.assessment.act({ id: own, action: "pass", requestKey: nextKey() });
    assert.deepEqual(await a.assessments.scoreAutomatic({ id: round }), { items: 1, units: 1 });
    const graded = card.items.find((i) => i.source === "scorers")?.no as string;
    await a.assessments.putEntry({ id: own, item: graded, col: "score", seen: null, value: "100", words: "" });
    const scorer = await open(DESKTOP, "pingb");
    await scorer.goto(`${served.origin}/assessments/rounds/${round}/matrix`);
    await scorer.getByRole("heading", { level: 1, name: `${matrix.rows.length} 个单位 × 38 项` }).waitFor();
    await look(scorer, "assessment-matrix");
    await scorer.getByRole("button", { name: new RegExp(`雁江区.* ${graded.replaceAll(".", "\\.")} `) }).click();
    await scorer.getByText("两人背靠背评：已有 1 人评，还看不到分数").waitFor();
    const score = scorer.getByRole("form", { name: `评分 ${graded}` });
    await score.getByRole("radio", { name: "一般 60%" }).check();
    await score.getByRole("button", { name: "保存" }).click();
    await scorer.getByText("两人相差过大，等第三人评").waitFor();
    await look(scorer, "assessment-apart");

    // Looked at on site for the sample, without a network: kept on the phone, handed in by itself.
    const client = openClient(served.installation.owner);
    await client.connect();
    await client.query("update work_case set state = 'scored' where id = $1", [own]);
    await client.query("update assessment set sampled = true where id = $1", [own]);
    await client.end();
    const site = await open(PHONE, "pinga");
    await site.goto(`${served.origin}/assessments/cards/${own}?item=1.2.1`);
    const check = site.getByRole("form", { name: "登记抽查结果 1.2.1" });
    await check.waitFor();
    expected.push(/ERR_INTERNET_DISCONNECTED/);
    await site.context().setOffline(true);
    await check.getByLabel("填数 1.2.1").fill("2");
    await check.getByLabel(/^说明.* 1\.2\.1$/).fill("现场看到两份（示例）");
    await check.getByRole("button", { name: "保存" }).click();
    await check.getByText("没有网络：已存在这台设备上").waitFor();
    await look(site, "assessment-sample-phone");
    await site.context().setOffline(false);
    await site.getByRole("cell", { name: "现场看到两份（示例）" }).waitFor();
    const { items } = await a.assessments.getCard({ id: own });
    assert.equal(items.find((i) => i.no === "1.2.1")?.entries.filter((e) => e.col === "sample").length, 1, "handed in once");
    for (const p of [page, phone, desk, scorer, site]) await p.context().close();
  },
);

journey("assessment: a fresh sample shows a county's self-assessment with its gaps, and the city's matrix beside last year's", async () => {
  const office: Api = (await served.signIn("kaohe")).api;
  const { rows } = await office.assessment_round.list({});
  const round = rows.find((r) => r.state === "running" && r.title.startsWith("2026"))?.id as number;
  const matrix = await office.assessments.getMatrix({ id: round, column: "self" });
  assert.equal(matrix.items.length, 38);
  assert.deepEqual([new Set(matrix.items.map((i) => i.aspect)).size, new Set(matrix.items.map((i) => i.criterion)).size], [3, 12]);
  const own = matrix.rows.find((r) => r.name.startsWith("雁江区"))?.id as number;
  const county = await open(DESKTOP, "baomu");
  await county.goto(`${served.origin}/assessments/cards/${own}`);
  await county.getByRole("heading", { level: 2, name: /雁江区.*38 项中 \d+ 项达标/ }).waitFor();
  await county.getByRole("cell", { name: "8万元 / ≥20万元" }).waitFor();
  await look(county, "sample-card");
  const phone = await open(PHONE, "baomu");
  await phone.goto(`${served.origin}/assessments/cards/${own}`);
  await phone.getByText("8万元 / ≥20万元").waitFor();
  await look(phone, "sample-card-phone");
  // From a cell to the records behind it: the cell, its records, one of them.
  const page = await open({ width: 1440, height: 900 }, "kaohe");
  await page.goto(`${served.origin}/assessments/rounds/${round}/matrix`);
  await page.getByRole("button", { name: "自评" }).click();
  await page.getByLabel("与哪次考核比").click();
  await page.getByTitle("2025 年度县（市、区）考核（示例）").click();
  await page.getByRole("columnheader", { name: "比那次" }).waitFor();
  await page.getByRole("button", { name: /雁江区.* 1\.2\.2 未达标/ }).click();
  const beside = page.getByRole("complementary", { name: /1\.2\.2/ });
  await beside.getByText("离达标还差12万元").waitFor();
  await look(page, "sample-matrix");
  await beside.getByRole("link", { name: "看记录" }).click();
  await page.getByRole("heading", { level: 1, name: "到位金额" }).waitFor();

  // On paper, A3: a province's number of rows on several sheets, heads on each, every column within the sheet, what shapes and numbers mean beside it.
  await page.goto(`${served.origin}/assessments/rounds/${round}/matrix`);
  await page.getByRole("button", { name: "自评" }).click();
  await page.evaluate(`window.print = () => document.documentElement.setAttribute("data-printed", "")`);
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.locator("html[data-printed]").waitFor({ state: "attached" });
  await page.evaluate(`(() => {
    const body = document.querySelector(".bh-matrix tbody");
    const rows = [...body.children];
    for (let i = 1; i < 61; i++) for (const row of rows) body.append(row.cloneNode(true));
  })()`);
  const { text: sheets, size } = await paperOf(page, "assessment-matrix-a3");
  assert.deepEqual(size, [1191, 842], "A3 lying");
  const withRows = sheets.filter((s) => s.includes("雁江区"));
  assert.ok(withRows.length >= 4 && withRows.length <= 9, `${withRows.length} sheets for 183 rows`);
  for (const sheet of withRows)
    for (const head of ["一、服务科技经济", "1.1.1", matrix.items.at(-1)?.no as string, "等次", "已评"])
      assert.ok(sheet.includes(head), `${head} on ${sheet.slice(0, 200)}`);
  for (const word of ["达标", "缺证明", "未达标"]) assert.ok(sheets[0]?.includes(word), `the legend: ${word}`);
  assert.ok(sheets.join("").replace(/\s/g, "").includes("1.1.1经确认的需求3分"), "what each number stands for");
  const whole = (t: string[]) => t.join("").replace(/\s/g, "");
  await county.goto(`${served.origin}/assessments/cards/${own}`);
  await county.getByRole("button", { name: /^全部/ }).click();
  const card = await paperOf(county, "assessment-card-a3");
  assert.deepEqual(card.size, [1191, 842]);
  for (const sheet of card.text.filter((s) => /\d\.\d\.\d/.test(s)).slice(1)) assert.ok(sheet.includes("目前 / 要求"), sheet.slice(0, 200));
  for (const i of matrix.items) assert.ok(whole(card.text).includes(`${i.no}${i.name}`.replace(/\s/g, "")), `${i.no} ${i.name}`);

  // Last year's composite: the county reads its own row and how it came about at its scorecard, and no place.
  const [year, subject] = ["2025 年度县（市、区）考核（示例）", "2025 年度县（市、区）科普服务专项考核（示例）"].map(
    (t) => rows.find((r) => r.title === t)?.id as number,
  );
  const last = (await office.assessments.getMatrix({ id: year as number, column: "final" })).rows.find((r) => r.name.startsWith("雁江区"));
  await county.goto(`${served.origin}/assessments/cards/${last?.id}`);
  await county.getByRole("heading", { level: 3, name: "2025 年度县（市、区）综合考核（示例）" }).waitFor();
  await county
    .getByText(/科普服务专项考核/)
    .last()
    .scrollIntoViewIfNeeded();
  await look(county, "sample-composite-row");
  const best = (await office.assessments.getMatrix({ id: subject as number, column: "final" })).rows;
  assert.deepEqual(
    best.map((r) => r.place),
    [null, null, null],
    "no ranking by default",
  );
  await page.goto(`${served.origin}/assessments/composites`);
  await page.getByRole("link", { name: "2025 年度县（市、区）综合考核（示例）" }).click();
  await page.getByRole("columnheader", { name: "综合分" }).waitFor();
  await soon(async () => assert.equal(await page.getByRole("columnheader", { name: "名次" }).count(), 0));
  await look(page, "sample-composite");
  for (const p of [county, phone, page]) await p.context().close();
});

/** The sheets of a page as Chromium prints it: the words of each, and its size in points. */
async function paperOf(page: Page, name: string): Promise<{ text: string[]; size: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-paper-"));
  try {
    const file = join(folder, `${name}.pdf`);
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const run = promisify(execFile);
    const { stdout } = await run("pdftotext", ["-layout", file, "-"], { maxBuffer: 64 * 1_048_576 });
    await run("pdftoppm", ["-r", "60", "-png", "-f", "1", "-l", "2", file, picture(name).replace(/\.png$/, "")]);
    const box = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(readFileSync(file, "latin1"));
    return { text: stdout.split("\f").filter((s) => s.trim() !== ""), size: [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
