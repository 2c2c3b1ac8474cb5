import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "census_reply",
    path: "/census/replies",
    label: { zh: "要我填的", en: "Asked of us" },
    load: async () => (await import("../replies.ts")).replies,
    panels: async () => ({ sections: { answers: (await import("./AnswersPanel.tsx")).AnswersPanel } }),
  },
  {
    name: "survey_station",
    path: "/census/stations",
    label: { zh: "调查站点", en: "Survey stations" },
    load: async () => (await import("../survey-records.ts")).surveyStations,
  },
  {
    name: "survey",
    path: "/census/surveys",
    label: { zh: "站点问卷", en: "Station surveys" },
    load: async () => (await import("../survey-records.ts")).surveys,
    panels: async () => {
      const { SurveyFormPanel, StationsPanel, ResultsPanel } = await import("./SurveyPanel.tsx");
      const { conditionCells } = await import("./conditions.tsx");
      return {
        sections: { form: SurveyFormPanel, stations: StationsPanel, results: ResultsPanel },
        childCells: { questions: conditionCells },
      };
    },
  },
  {
    name: "census_round",
    path: "/census",
    label: { zh: "摸底调查", en: "Censuses" },
    load: async () => (await import("../rounds.ts")).rounds,
    panels: async () => ({
      sections: { form: (await import("./FormPanel.tsx")).FormPanel, progress: (await import("./ProgressPanel.tsx")).ProgressPanel },
      childCells: { questions: (await import("./conditions.tsx")).conditionCells },
    }),
  },
]);
const pages = () => import("./pages.tsx");

export const censusRoom: RouteGroup = {
  room: "census",
  area: "people",
  label: { zh: "调查", en: "Surveys" },
  order: 48,
  ...declared,
  nav: [...declared.nav, { href: "/census/burden", label: { zh: "填报负担", en: "Burden" }, permission: "census_round.read" }],
  routes: [
    { path: "/census/burden", component: page(pages, "BurdenPage"), permission: "census_round.read" },
    { path: "/census/$id/links", component: page(pages, "LinksPage"), permission: "census_round.edit" },
    { path: "/census/$id/paper", component: page(() => import("./PaperPage.tsx"), "PaperPage"), permission: "census_round.read" },
    ...declared.routes,
  ],
};
