import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "congress",
    path: "/congress/all",
    label: { zh: "代表大会", en: "Congresses" },
    load: async () => (await import("../congress.ts")).congresses,
    panels: async () => ({ sections: { desk: (await import("./CongressPanel.tsx")).CongressPanel } }),
  },
  {
    name: "congress_delegation",
    path: "/congress/units",
    label: { zh: "推荐任务", en: "Units' nominations" },
    load: async () => (await import("../nominee.ts")).delegations,
    panels: async () => ({
      sections: { nominees: (await import("./people-panels.tsx")).DelegationPanel, vote: (await import("./VotePanel.tsx")).UnitVotePanel },
    }),
  },
  {
    name: "congress_nominee",
    path: "/congress/people",
    label: { zh: "代表人选", en: "Nominees" },
    load: async () => (await import("../nominee.ts")).nominees,
    panels: async () => ({ sections: { review: (await import("./people-panels.tsx")).ReviewPanel } }),
  },
  {
    name: "congress_objection",
    path: "/congress/objections",
    label: { zh: "公示异议", en: "Objections" },
    load: async () => (await import("../objection.ts")).objections,
  },
  {
    name: "congress_election",
    path: "/congress/elections",
    label: { zh: "大会选举", en: "Elections" },
    load: async () => (await import("../election.ts")).elections,
    panels: async () => ({
      sections: { vote: (await import("./VotePanel.tsx")).ElectionVotePanel, count: (await import("./ElectionPanel.tsx")).ElectionPanel },
    }),
  },
  {
    name: "congress_proposal",
    path: "/congress/proposals",
    label: { zh: "代表提案", en: "Proposals" },
    load: async () => (await import("../proposal.ts")).proposals,
    panels: async () => ({ sections: { duty: (await import("./ProposalPanel.tsx")).ProposalPanel } }),
  },
  {
    name: "congress_contact",
    path: "/congress/contacts",
    label: { zh: "代表联系日", en: "Contact days" },
    load: async () => (await import("../proposal.ts")).contacts,
  },
]);

export const congressRoom: RouteGroup = {
  room: "congress",
  area: "people",
  label: { zh: "代表大会", en: "Congress" },
  order: 46,
  ...declared,
  nav: [
    ...declared.nav,
    { href: "/congress/people/as-of", label: { zh: "某一天的代表名册", en: "The roster on a day" }, permission: "congress_nominee.read" },
  ],
  routes: [
    { path: "/congress/people/as-of", component: page(() => import("./AsOf.tsx"), "RosterAsOf"), permission: "congress_nominee.read" },
    {
      path: "/congress/units/from-people",
      component: page(() => import("./FromPeoplePage.tsx"), "FromPeoplePage"),
      permission: "congress_nominee.edit",
    },
    { path: "/congress/all/$id/seats", component: page(() => import("./SharePage.tsx"), "SharePage"), permission: "congress.read" },
    { path: "/congress/all/$id/choose", component: page(() => import("./ChoosePage.tsx"), "ChoosePage"), permission: "congress.read" },
    { path: "/congress/all/$id/roster", component: page(() => import("./RosterPage.tsx"), "RosterPage"), permission: "congress.read" },
    ...declared.routes,
  ],
};
