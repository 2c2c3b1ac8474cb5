import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "capital_project",
    path: "/capital/projects",
    label: { zh: "建设项目", en: "Capital projects" },
    load: async () => (await import("../capital.ts")).projects,
    panels: async () => ({ sections: { desk: (await import("./ProjectDesk.tsx")).ProjectDesk } }),
  },
  {
    name: "capital_meeting",
    path: "/capital/meetings",
    label: { zh: "论证评审会", en: "Expert meetings" },
    load: async () => (await import("../capital.ts")).meetings,
  },
  {
    name: "capital_tender",
    path: "/capital/tenders",
    label: { zh: "招标采购", en: "Tenders" },
    load: async () => (await import("../tenders.ts")).tenders,
    panels: async () => ({ sections: { desk: (await import("./ProjectDesk.tsx")).TenderPanel } }),
  },
  {
    name: "capital_contract",
    path: "/capital/contracts",
    label: { zh: "合同", en: "Contracts" },
    load: async () => (await import("../tenders.ts")).contracts,
    panels: async () => ({ sections: { money: (await import("./ProjectDesk.tsx")).ContractPanel } }),
  },
  {
    name: "audit_finding",
    path: "/capital/findings",
    label: { zh: "审计问题", en: "Audit findings" },
    load: async () => (await import("../accounts.ts")).findings,
  },
  {
    name: "tender_threshold",
    path: "/capital/thresholds",
    label: { zh: "招标限额", en: "Thresholds" },
    load: async () => (await import("../tenders.ts")).thresholds,
  },
  {
    name: "specimen",
    path: "/capital/specimens",
    label: { zh: "标本", en: "Specimens" },
    load: async () => (await import("../specimens.ts")).specimens,
    panels: async () => {
      const { ArchiveLink, PapersPanel } = await import("./specimens.tsx");
      return { above: ArchiveLink, sections: { papers: PapersPanel } };
    },
  },
  {
    name: "specimen_batch",
    path: "/capital/batches",
    label: { zh: "标本批次", en: "Batches" },
    load: async () => (await import("../specimens.ts")).batches,
    panels: async () => ({ sections: { pieces: (await import("./specimens.tsx")).BatchPanel } }),
  },
  {
    name: "permit",
    path: "/capital/permits",
    label: { zh: "批件", en: "Permits" },
    load: async () => (await import("../specimens.ts")).permits,
  },
  {
    name: "permit_rule",
    path: "/capital/permit-rules",
    label: { zh: "批件规定", en: "Rules of permits" },
    load: async () => (await import("../specimens.ts")).permitRules,
  },
  {
    name: "specimen_loan",
    path: "/capital/loans",
    label: { zh: "标本外借", en: "Loans" },
    load: async () => (await import("../specimens.ts")).loans,
    panels: async () => ({ sections: { pieces: (await import("./specimens.tsx")).LoanPanel } }),
  },
  {
    name: "stock_count",
    path: "/capital/counts",
    label: { zh: "盘点", en: "Counts" },
    load: async () => (await import("../specimens.ts")).counts,
    panels: async () => ({ sections: { result: (await import("./CountPanel.tsx")).CountPanel } }),
  },
]);

export const capitalRoom: RouteGroup = {
  room: "capital",
  area: "outreach",
  label: { zh: "场馆建设", en: "Building a museum" },
  order: 58,
  ...declared,
  routes: [
    { path: "/capital/labels", component: page(() => import("./LabelsPage.tsx"), "LabelsPage"), permission: "specimen.read" },
    { path: "/capital/scan", component: page(() => import("./LabelsPage.tsx"), "ScanPage"), permission: "specimen.read" },
    ...declared.routes,
  ],
};
