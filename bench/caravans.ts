import { existsSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { seededRandom } from "@bihuan/kit";
import { judge, type RouteOf } from "../features/caravans/judge.ts";
import { chromium } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { buildWeb } from "../app/build.ts";
import { nextKey, serveInstallation } from "../tests/served.ts";
import { dragVisit } from "../tests/drags.ts";
import { machine, Table, time } from "./table.ts";

/**
 * npm run bench:caravans: a made-up prefecture of 118 schools in 6 counties, 6 vehicles, 10 school days, entered as an office enters it and planned by the
 * functions its plan room calls, over HTTP in an installation of its own (the sample's two vehicles and seven schools beside); then one visit after another
 * is moved: judged alone, and dragged in Chromium until its figures stand on the screen.
 */
const [SCHOOLS, COUNTIES, VEHICLES] = [118, 6, 6];
await using served = await serveInstallation({ sample: true, web: await buildWeb(() => {}) });
served.installation.clock.millis = Date.parse("2026-11-30T02:00:00Z");
const city = (await served.signIn("baomu")).api;
const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
  (await records.create({ values, requestKey: nextKey() } as never)).id;
const random = seededRandom(7);
/** Metres east and north of the city, as degrees. */
const at = (x: number, y: number): string => `${(30.1 + y / 111_000).toFixed(4)}, ${(104.6 + x / 96_000).toFixed(4)}`;

for (let v = 1; v <= VEHICLES; v++) {
  const id = await put(city.caravan, {
    ...{
      plate: `川M示10${v}`,
      model: "four",
      registeredOn: "2020-05-10",
      insuranceTo: "2027-05-09",
      homeName: "示例科技馆",
      homePosition: at(0, 0),
    },
    ...{ driveMinutes: 360, nightsInARow: 4, inUse: true },
  });
  await put(city.caravan_driver, { name: `驾驶员${v}（示例）`, caravanId: id, licence: "B1", licenceTo: "2031-03-01" });
}
const seats = Array.from({ length: COUNTIES }, (_, c) => {
  const angle = (c / COUNTIES) * 2 * Math.PI + random.next() * 0.5;
  const far = 35_000 + random.next() * 60_000;
  return { x: far * Math.cos(angle), y: far * Math.sin(angle) };
});
for (const [c, seat] of seats.entries())
  await put(city.caravan_lodging, { name: `示例招待所${c + 1}`, position: at(seat.x, seat.y), beds: 3, costFen: 8_000 });
for (let s = 0; s < SCHOOLS; s++) {
  const seat = seats[s % COUNTIES] as { x: number; y: number };
  const [angle, far] = [random.next() * 2 * Math.PI, Math.sqrt(random.next()) * 18_000];
  await put(city.caravan_request, {
    ...{ school: `示例小学${s + 1}`, address: "示例镇", position: at(seat.x + far * Math.cos(angle), seat.y + far * Math.sin(angle)) },
    ...{
      pupils: 100 + random.below(900),
      firstOn: "2026-12-07",
      lastOn: "2026-12-18",
      half: "any",
      contactName: "教师（示例）",
      contactPhone: "19900300000",
    },
  });
}
const tourId = await put(city.caravan_tour, {
  ...{
    title: "示例巡展",
    fromOn: "2026-12-07",
    toOn: "2026-12-18",
    duty: "07:00-19:00",
    hours: "08:30-11:30 14:00-16:45",
    weekends: false,
  },
});

const table = new Table(`${SCHOOLS} schools, ${VEHICLES} vehicles, 10 school days, by the plan room's own calls`, "measured");
async function planned(effort: "quick" | "thorough"): Promise<number> {
  const from = performance.now();
  const { run } = await city.caravans.startPlan({ tourId, effort, fair: false, name: effort });
  for (;;) {
    const now = await city.caravans.lookAtPlan({ run });
    if (now.state === "done") {
      const head = (await city.caravans.listPlans({ tourId })).plans.find((p) => p.id === now.planId);
      if (!head) throw new Error("the plan is not listed");
      const ways =
        head.boundMetres === null
          ? ""
          : `, at least ${Math.floor(head.boundMetres / 1000).toLocaleString("en")} km for the same schools (${((100 * (head.metres - head.boundMetres)) / head.boundMetres).toFixed(1)} % above)`;
      const cost =
        head.boundFen === null
          ? ""
          : `, ${Math.round(head.fen / 100).toLocaleString("en")} yuan of at least ${Math.round(head.boundFen / 100).toLocaleString("en")} (gap ${(100 * (1 - head.boundFen / head.fen)).toFixed(1)} %)`;
      const gap = (100 * (head.boundPupils - head.pupils)) / head.boundPupils;
      table.row(
        `${effort} plan, from the press of the button until it is stored`,
        `${time(performance.now() - from)}: ${head.served} of ${head.of} schools, ${Math.round(head.metres / 1000).toLocaleString("en")} km${ways}${cost}, ${head.nights} nights, ${head.pupils} of at most ${head.boundPupils} pupils (${gap.toFixed(1)} %), ${head.breaches} breaches`,
      );
      return now.planId;
    }
    if (now.state !== "running") throw new Error(JSON.stringify(now));
    await new Promise((again) => setTimeout(again, 20));
  }
}
/** How late the server's own turns come while `work` runs; the monitor looks every 10 ms, which is taken off. Beside it what an idle server shows on this machine. */
async function loopDuring<T>(work: () => Promise<T>): Promise<{ value: T; told: string }> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const value = await work();
  delay.disable();
  const late = (percent: number): string => time(Math.max(0, delay.percentile(percent) / 1e6 - 10));
  return { value, told: `p50 ${late(50)}, p95 ${late(95)}, p99 ${late(99)}` };
}
await planned("quick");
const { value: planId, told } = await loopDuring(() => planned("thorough"));
const idle = await loopDuring(() => new Promise((done) => setTimeout(done, 5000)));
table.row("how late the server's turns come while the thorough plan runs beside it (≤ 20 ms)", `${told}; idle ${idle.told}`);

const plan = await city.caravans.getPlan({ id: planId });
const spans: number[] = [];
for (let i = 0; i < 200; i++) {
  const routes: RouteOf[] = plan.routes.map((r) => ({ ...r, stops: [...r.stops] }));
  const [a, b] = [routes[i % routes.length], routes[(i * 7 + 3) % routes.length]];
  const stop = (a?.stops as string[] | undefined)?.pop();
  if (a && b && stop !== undefined) (b.stops as string[]).unshift(stop);
  const from = performance.now();
  judge(plan.input.question, routes);
  spans.push(performance.now() - from);
}
spans.sort((x, y) => x - y);
table.row(
  "a visit moved by hand: times, kilometres and breaches of the whole plan anew",
  `p50 ${time(spans[100] as number)}, p95 ${time(spans[190] as number)}`,
);
const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
if (executable) {
  const browser = await chromium.launch({ executablePath: executable, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  page.setDefaultTimeout(300_000);
  await page.context().request.post(`${served.origin}/api/auth/sign-in/username`, {
    headers: { origin: served.origin },
    data: { username: "baomu", password: SAMPLE_PASSWORD },
  });
  await page.goto(`${served.origin}/caravans/tours/${tourId}/plan?plan=${planId}`);
  await page.locator(".cv-visit").nth(100).waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  /** Processor time of the page's main thread, s. */
  const worked = async (): Promise<number> =>
    (await cdp.send("Performance.getMetrics")).metrics.find((m) => m.name === "ThreadTime")?.value ?? 0;
  const before = await worked();
  const drags: number[] = [];
  for (let i = 0; i < 60; i++) drags.push(await dragVisit(page, i * 5, i * 7));
  const each = ((await worked()) - before) / 60;
  drags.sort((x, y) => x - y);
  table.row(
    "… dragged in Chromium, until the figures stand on the screen",
    `p50 ${time(drags[30] as number)}, p95 ${time(drags[57] as number)}; ${time(each * 1000)} of the page's processor each`,
  );
  await browser.close();
}
console.log(machine());
table.print();
