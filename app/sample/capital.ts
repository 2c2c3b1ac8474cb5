import {
  servedBatches,
  servedCounts,
  servedLoans,
  servedPermitRules,
  servedPermits,
  servedSpecimens,
  lendPieces,
  seePieces,
} from "../../features/capital/specimen-server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const SPECIES = [
  ["角马", "Connochaetes taurinus", "none"],
  ["平原斑马", "Equus quagga", "none"],
  ["非洲狮", "Panthera leo", "II"],
  ["美洲黑熊", "Ursus americanus", "II"],
  ["大角羊", "Ovis canadensis", "II"],
  ["白尾鹿", "Odocoileus virginianus", "none"],
] as const;

/** A museum's specimens (示例): 400 ordered in six batches; the rows show two pieces with a permit too short, one without information, one on loan, a count begun. */
export async function playSpecimens(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, provinceLeader } = cast.people;
  const by = (day: string) => personOn(services, day, adviser);
  await personOn(services, "2025-01-06", { ...provinceLeader, role: "reviewer" }).create(servedPermitRules, {
    name: "附录二物种须有对方出口证明书（示例）",
    appendix: "II",
    kind: "export",
    source: "示例规定，请换成有效文件",
    fromOn: "2025-01-01",
  });
  const permit = (number: string, fromOn: string, toOn: string, pieces: number) =>
    by("2026-01-10").create(servedPermits, { number, kind: "export", issuer: "示例机关", fromOn, toOn, pieces });
  const africa = await permit("示例-出口-2026-01", "2026-01-05", "2026-07-04", 12);
  const america = await permit("示例-出口-2026-02", "2026-02-01", "2026-04-30", 12);
  const sizes = [80, 70, 70, 60, 60, 60];
  const entered = ["2026-03-10", "2026-04-14", "2026-05-12", "2026-11-04", "2026-11-18", null];
  const batches: number[] = [];
  for (const [i, orderedPieces] of sizes.entries()) {
    const entryOn = entered[i];
    batches.push(
      await by("2026-01-12").create(servedBatches, {
        title: `第 ${i + 1} 批（示例）`,
        supplier: i % 2 === 0 ? "示例标本公司（非洲）" : "示例标本公司（北美）",
        country: i % 2 === 0 ? "纳米比亚" : "加拿大",
        orderedPieces,
        ...(entryOn
          ? {
              ...{ entryOn, port: "示例口岸", declarationNo: `示例报关${i + 1}`, clearedOn: entryOn },
              ...{ quarantineNo: `示例检疫${i + 1}`, healthyOn: entryOn },
            }
          : {}),
      }),
    );
  }
  for (const [i, batchId] of batches.entries())
    for (let k = 0; k < 3; k++) {
      const [name, scientificName, appendix] = SPECIES[(i * 3 + k) % SPECIES.length] as (typeof SPECIES)[number];
      const day = entered[i] ?? "2026-01-12";
      const id = await by(day).create(servedSpecimens, {
        name,
        catalogNumber: `示例${String(i * 100 + k + 1).padStart(4, "0")}`,
        scientificName,
        batchId,
        basis: "specimen",
        pieces: 2,
        appendix,
        ...(appendix === "none"
          ? i === 3
            ? { permitTruth: "no_information" }
            : { permitTruth: "none_needed", noneGround: "示例物种证明" }
          : { permitTruth: "needed" }),
        preparation: "mounted",
        country: i % 2 === 0 ? "纳米比亚" : "加拿大",
        place: "三楼自然厅",
      });
      if (appendix === "II")
        await by(day).child(servedSpecimens, id, "permits", { permitId: name === "非洲狮" ? africa : america, pieces: 2 });
      if (i === 5) continue;
      await by(day).act(servedSpecimens, id, "arrive");
      if (i > 2 || (appendix === "II" && name !== "非洲狮" && day > "2026-04-30")) continue;
      await personOn(services, day, reviewer).act(servedSpecimens, id, "accept");
      await by(day).act(servedSpecimens, id, "shelve");
    }
  const loan = await by("2026-10-08").create(servedLoans, {
    borrower: "示例市自然博物馆",
    agreementNo: "示例-借-01",
    purpose: "联展",
    outOn: "2026-10-08",
    dueOn: "2026-12-31",
  });
  const out = by("2026-10-08");
  await out.write((tx) => lendPieces(out.context, tx, loan, ["示例0001"]));
  const day = by("2026-11-20");
  const count = await day.create(servedCounts, { title: "三楼自然厅盘点（示例）", place: "三楼自然厅", onDay: "2026-11-20" });
  await day.write((tx) => seePieces(day.context, tx, count, ["示例0002", "示例0003", "示例9999"]));
}
