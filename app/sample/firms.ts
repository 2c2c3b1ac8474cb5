import { servedBenefits, servedFirms } from "../../features/eligibility/server.ts";
import { addPolicy, digestOf, readDocument } from "../../features/policies/index.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const TITLE = "示例市支持企业创新若干措施（示例）";
const TEXT = `# ${TITLE}

2026年1月15日 示例市人民政府办公室印发

<!-- INFO END -->

第一条 本措施适用于在本市登记的企业，列入严重失信主体名单的除外。

第二条 对研发费用占营业收入的比例不低于百分之三的制造业企业，按研发费用的百分之五给予补助，最高五十万元。

第三条 对新认定的高新技术企业或者科技型中小企业，一次性奖励十万元。

第四条 本措施自2026年2月1日起施行。
`;

/** Two benefits of an invented document, entered by one and checked by another; a firm they are for, and one of which something must be asked. */
export async function playFirms(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, provinceLeader } = cast.people;
  const read = readDocument({ source: TEXT });
  if ("fault" in read) throw new Error(`sample text: ${read.fault.cause}`);
  const province = personOn(services, "2026-01-16", provinceLeader);
  await province.write((tx) =>
    addPolicy(tx, province.context.actor, {
      text: read.text,
      references: read.references,
      about: { ...read.about, number: "示例府办发〔2026〕1号", level: "document" },
      isPublic: true,
      digest: digestOf(TEXT),
      sample: true,
    }),
  );
  const on = (day: string) => personOn(services, day, adviser);
  const honest = {
    groupNo: 9,
    how: "none",
    subject: "dishonest",
    comparison: "is",
    value: "是",
    address: "第一条",
    clause: "列入严重失信主体名单的除外",
  };
  const benefit = async (title: string, gives: string, amountFen: number, conditions: readonly object[]) => {
    const id = await on("2026-03-02").create(servedBenefits, {
      title: `${title}（示例）`,
      policy: TITLE,
      gives,
      amountFen,
      papers: "营业执照、上年审计报告、承诺书（示例）",
    });
    for (const c of [...conditions, honest]) await on("2026-03-02").child(servedBenefits, id, "conditions", { ...c });
    await on("2026-03-02").act(servedBenefits, id, "submit");
    await personOn(services, "2026-03-04", reviewer).act(servedBenefits, id, "check");
  };
  const second = { address: "第二条", clause: "对研发费用占营业收入的比例不低于百分之三的制造业企业" };
  await benefit("研发费用补助", "按研发费用的 5% 补助", 50_000_000, [
    { groupNo: 1, how: "all", subject: "rdShare", comparison: "atLeast", value: "3%", ...second },
    { groupNo: 1, how: "all", subject: "industry", comparison: "oneOf", value: "C", ...second },
  ]);
  const third = {
    groupNo: 1,
    how: "any",
    comparison: "is",
    value: "是",
    address: "第三条",
    clause: "新认定的高新技术企业或者科技型中小企业",
  };
  await benefit("新认定科技企业奖励", "一次性奖励 10 万元", 10_000_000, [
    { ...third, subject: "highTech" },
    { ...third, subject: "techSme" },
  ]);
  const firm = async (n: number, name: string, facts: readonly (readonly [subject: string, value: string, untilOn?: string])[]) => {
    const id = await on("2026-03-05").create(servedFirms, { name: `${name}（示例）`, code: sampleCreditCode(n) });
    for (const [subject, value, untilOn] of facts)
      await on("2026-03-05").child(servedFirms, id, "facts", {
        subject,
        value,
        onDay: "2025-12-31",
        untilOn: untilOn ?? null,
        source: "企业提供，见上年审计报告（示例）",
      });
  };
  await firm(71, "沱江柑橘公司", [
    ["industry", "C13"],
    ["turnover", "6000 万元"],
    ["rdSpend", "240 万元"],
    ["highTech", "是", "2027-11-30"],
    ["dishonest", "否"],
  ]);
  await firm(81, "雁江果汁公司", [
    ["industry", "C15"],
    ["turnover", "2000 万元"],
    ["techSme", "是", "2025-12-31"],
    ["dishonest", "否"],
  ]);
}
