import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "term_change",
    path: "/societies/terms",
    label: { zh: "换届", en: "Changes of term" },
    load: async () => (await import("../terms.ts")).termChanges,
    panels: async () => {
      const { Charter, Steps } = await import("./panels.tsx");
      return { sections: { steps: Steps, charter: Charter } };
    },
  },
  {
    name: "society_rule",
    path: "/societies/rules",
    label: { zh: "换届和年检规定", en: "Rules" },
    load: async () => (await import("../societies.ts")).societyRules,
    panels: async () => ({ cells: { value: (await import("./panels.tsx")).ruleCell } }),
  },
  {
    name: "society",
    path: "/societies",
    label: { zh: "学会", en: "Societies" },
    load: async () => (await import("../societies.ts")).societies,
    panels: async () => ({
      sections: { standing: (await import("./panels.tsx")).Standing, sent: (await import("./OwnLink.tsx")).OwnLink },
    }),
  },
]);

export const societiesRoom: RouteGroup = {
  room: "societies",
  area: "academic",
  label: { zh: "学会", en: "Societies" },
  order: 48,
  ...declared,
  nav: [{ href: "/societies/due", label: { zh: "到期的换届和年检", en: "What is due" }, permission: "society.read" }, ...declared.nav],
  routes: [
    { path: "/societies/due", component: page(() => import("./DuePage.tsx"), "DuePage"), permission: "society.read" },
    ...declared.routes,
  ],
};
