import { addPolicy, deriveLibraryLinks, digestOf, readDocument } from "../../features/policies/index.ts";
import { mintActor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";

/** Invented documents of an invented province 示例; real laws come by `import-policies` alone. */
const TEXTS: readonly string[] = [
  `# 示例省科普促进条例（示例）

2015年3月20日 示例省第八届人民代表大会常务委员会第十次会议通过

<!-- INFO END -->

## 第一章 总则

第一条 为了加强科普工作，提高公民科学文化素质，结合本省实际，制定本条例。

第二条 本条例适用于本省行政区域内的科普活动。

第三条 科普是公益事业。县级以上人民政府应当将科普经费列入同级财政预算。

第四条 科学技术协会是科普工作的主要社会力量，组织开展群众性科普活动。

## 第二章 设施与队伍

第五条 科普场馆应当常年开放，并公布开放时间。
科普场馆不得改作他用。

第六条 学校应当利用校外科普场馆开展教学。

第七条 科技志愿者的服务由县级科学技术协会登记，服务时长经受益单位确认。

第八条 鼓励企业设立科普展厅，供居民预约参观。

## 第三章 附则

第九条 违反本条例第五条第二款规定的，由主管部门责令限期改正。

第十条 本条例自2015年6月1日起施行。
`,
  `# 示例省科普促进条例（示例）

2015年3月20日 示例省第八届人民代表大会常务委员会第十次会议通过

2025年9月26日 示例省第十届人民代表大会常务委员会第十六次会议修订

<!-- INFO END -->

## 第一章 总则

第一条 为了促进科普事业高质量发展，提高公民科学文化素质，结合本省实际，制定本条例。

第二条 本条例适用于本省行政区域内的科普活动。

第三条 每年九月集中开展科普月活动，活动安排提前向社会公布。

第四条 科普是公益事业。县级以上人民政府应当将科普经费列入本级预算，并逐步增加投入。

第五条 科学技术协会是科普工作的主要社会力量，牵头组织群众性、经常性的科普活动。

## 第二章 设施与队伍

第六条 科技志愿者的服务由县级科学技术协会登记，服务时长经受益单位确认，可以查验。

第七条 科普场馆应当常年开放，并公布开放时间和预约方式。

第八条 科普场馆不得改作他用、出租。

第九条 学校应当利用校外科普场馆开展教学，场馆应当提前安排讲解。

第十条 步行十五分钟范围内应当有开放的科普场所；偏远村庄可以由流动设施服务。

## 第三章 附则

第十一条 违反本条例第八条规定的，由主管部门责令限期改正；逾期不改的，予以通报。

第十二条 本条例自2026年1月1日起施行。《示例省科普场馆管理办法（示例）》同时废止。
`,
  `# 示例省科普场馆管理办法（示例）

2008年4月2日 示例省人民政府公布

<!-- INFO END -->

第一条 为了规范科普场馆管理，制定本办法。

第二条 科普场馆包括科技馆、科普教育基地和社区科普活动室。

第三条 场馆应当登记开放时间，节假日照常开放。

第四条 本办法自2008年6月1日起施行。
`,
  `# 示例市实施《示例省科普促进条例（示例）》办法

2026年10月15日 示例市人民政府公布

<!-- INFO END -->

第一条 根据《示例省科普促进条例（示例）》第四条、第十条，制定本办法。

第二条 市级科普经费按因素分配，分配办法向社会公开。

第三条 社区科普活动室每周开放不少于三十小时。

第四条 依照《示例省科普促进条例（示例）》第八条保护科普场馆。

第五条 本办法自2027年1月1日起施行。
`,
  `# 关于做好科技服务保姆工作的通知（示例）

2026年2月10日 示例市科学技术协会印发

<!-- INFO END -->

一、每件需求由本人确认后方可计数。

二、保姆与保姆对接，双方同意后互换联系方式。

三、签约后六个月、十二个月各回头看一次，由保姆以外的人员承担。

四、本通知自印发之日起施行。
`,
];

/** Entered by the province's leader, public like every sample. */
export async function loadPolicies(services: Services, cast: Cast): Promise<void> {
  const { personId, name, unitPath, role } = cast.people.provinceLeader;
  const actor = mintActor({ personId, name, unitPath, roles: [role] }, new Map());
  await services.database.write(actor.scope, async (tx) => {
    for (const [i, source] of TEXTS.entries()) {
      const read = readDocument({ source });
      if ("fault" in read) throw new Error(`sample text ${i}: ${read.fault.cause}`);
      const { text, about, references } = read;
      const number = i === 4 ? "示例科协发〔2026〕3号" : about.number;
      await addPolicy(tx, actor, {
        text,
        references,
        about: { ...about, number },
        isPublic: true,
        digest: digestOf(source),
        sample: true,
      });
    }
    await deriveLibraryLinks(tx);
  });
}
