import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "fund",
    path: "/funds",
    label: { zh: "资金分配", en: "Funds" },
    load: async () => (await import("../funds.ts")).funds,
    panels: async () => {
      const { FundMoney, WorkingsLink } = await import("./MoneyPanel.tsx");
      return { sections: { workings: WorkingsLink, money: FundMoney } };
    },
  },
  {
    name: "fund_allotment",
    path: "/funds/allotments",
    label: { zh: "下达资金", en: "Allotments" },
    load: async () => (await import("../allotments.ts")).allotments,
    panels: async () => ({ sections: { money: (await import("./MoneyPanel.tsx")).AllotmentMoney } }),
  },
  {
    name: "fund_award",
    path: "/funds/awards",
    label: { zh: "奖给企业和个人", en: "Awards" },
    load: async () => (await import("../awards.ts")).awards,
    panels: async () => ({ sections: { money: (await import("./NamedPanel.tsx")).AwardMoney } }),
  },
  {
    name: "fund_transfer",
    path: "/funds/transfers",
    label: { zh: "资金块调剂", en: "Transfers" },
    load: async () => (await import("../transfers.ts")).transfers,
  },
  {
    name: "fund_objection",
    path: "/funds/objections",
    label: { zh: "分配异议", en: "Objections" },
    load: async () => (await import("../allotments.ts")).objections,
  },
]);

export const fundsRoom: RouteGroup = {
  room: "funds",
  area: "money",
  label: { zh: "资金", en: "Money" },
  order: 62,
  ...declared,
  nav: [...declared.nav, { href: "/funds/on-show", label: { zh: "公示中的分配", en: "On show" }, permission: "fund_objection.read" }],
  routes: [
    { path: "/funds/on-show", component: page(() => import("./ShownPage.tsx"), "ShownPage"), permission: "fund_objection.read" },
    { path: "/funds/$id/workings", component: page(() => import("./WorkingsPage.tsx"), "WorkingsPage"), permission: "fund.read" },
    ...declared.routes,
  ],
};
