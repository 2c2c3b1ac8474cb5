import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { reportsPermissions } from "./access.ts";
import { reportsContract } from "./contract.ts";
import { reportsFacts, reportsSentences } from "./facts.ts";
import { reportsRouter, writeReportFile } from "./server.ts";
import { servedTexts, textPapers } from "./speech-server.ts";
import { yearContract } from "./year-contract.ts";
import { servedTemplates, servedYears, writeYearFile, yearRouter } from "./year-server.ts";

export const reportsRoom = defineRoom({
  name: "reports",
  help,
  records: { year_report: servedYears, report_template: servedTemplates, year_text: servedTexts },
  contracts: { reports: reportsContract, year: yearContract },
  routers: { reports: reportsRouter, year: yearRouter },
  facts: reportsFacts,
  sentences: reportsSentences,
  permissions: reportsPermissions,
  written: { year_text: textPapers },
  papers: { "reports/:id/docx": writeReportFile, "year-reports/:id/docx": writeYearFile },
});
