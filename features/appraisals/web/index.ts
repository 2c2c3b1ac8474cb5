import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "appraisal_scheme",
    path: "/appraisals/schemes",
    label: { zh: "测评办法", en: "Schemes" },
    load: async () => (await import("../schemes.ts")).schemes,
    panels: async () => ({ above: (await import("./Examples.tsx")).Examples }),
  },
  {
    name: "appraisal",
    path: "/appraisals",
    label: { zh: "考核测评", en: "Appraisals" },
    load: async () => (await import("../appraisals.ts")).appraisals,
    panels: async () => {
      const { ImprovementsPanel, StatementsPanel } = await import("./AfterPanels.tsx");
      return {
        sections: {
          vote: (await import("./VotePanel.tsx")).VotePanel,
          roll: (await import("./RollPanel.tsx")).RollPanel,
          statements: StatementsPanel,
          notes: (await import("./NotesPanel.tsx")).NotesPanel,
          improvements: ImprovementsPanel,
        },
      };
    },
  },
]);

export const appraisalsRoom: RouteGroup = {
  room: "appraisals",
  area: "people",
  label: { zh: "民主测评", en: "Appraisals" },
  order: 62,
  ...declared,
  routes: [
    { path: "/appraisals/$id/ballots", component: page(() => import("./BallotsPage.tsx"), "BallotsPage"), permission: "appraisal.read" },
    { path: "/appraisals/$id/result", component: page(() => import("./ResultPage.tsx"), "ResultPage"), permission: "appraisal.read" },
    { path: "/appraisals/$id/wall", component: page(() => import("./WallPage.tsx"), "WallPage"), permission: "appraisal.read" },
    { path: "/appraisals/$id/pile", component: page(() => import("./PilePage.tsx"), "PilePage"), permission: "appraisal.edit" },
    ...declared.routes,
  ],
};
