import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const fair = () => import("../fair.ts");
const panels = () => import("./panels.tsx");
const declared = recordRoutes([
  {
    name: "fair",
    path: "/fairs/all",
    label: { zh: "洽谈会", en: "Fairs" },
    load: async () => (await fair()).fairs,
    panels: async () => ({ sections: { fair: (await import("./FairPanel.tsx")).FairPanel } }),
  },
  {
    name: "fair_project",
    path: "/fairs/projects",
    label: { zh: "参会项目", en: "Projects" },
    load: async () => (await import("../project.ts")).projects,
    panels: async () => ({ sections: { review: (await panels()).ReviewPanel } }),
  },
  {
    name: "fair_expert",
    path: "/fairs/experts",
    label: { zh: "评审专家", en: "Experts" },
    load: async () => (await import("../project.ts")).experts,
    panels: async () => ({ sections: { own: (await panels()).ExpertPanel } }),
  },
  {
    name: "fair_party",
    path: "/fairs/parties",
    label: { zh: "参会方", en: "Parties" },
    load: async () => (await import("../talk.ts")).parties,
    panels: async () => ({ sections: { programme: (await import("./PartyPanel.tsx")).PartyPanel } }),
  },
  {
    name: "fair_talk",
    path: "/fairs/talks",
    label: { zh: "洽谈", en: "Talks" },
    load: async () => (await import("../talk.ts")).talks,
    panels: async () => ({ sections: { talk: (await panels()).TalkPanel } }),
  },
  {
    name: "fair_guest",
    path: "/fairs/guests",
    label: { zh: "入场名单", en: "Guests" },
    load: async () => (await import("../guest.ts")).guests,
    panels: async () => ({ sections: { door: (await import("./GuestPanel.tsx")).GuestPanel } }),
  },
  {
    name: "fair_question",
    path: "/fairs/questions",
    label: { zh: "观众提问", en: "Questions" },
    load: async () => (await import("../question.ts")).questions,
    panels: async () => ({ sections: { answer: (await import("./QuestionPanel.tsx")).QuestionPanel } }),
  },
  {
    name: "fair_objection",
    path: "/fairs/objections",
    label: { zh: "公示异议", en: "Objections" },
    load: async () => (await import("../question.ts")).objections,
  },
  { name: "fair_zone", path: "/fairs/zones", label: { zh: "专区", en: "Zones" }, load: async () => (await fair()).zones },
  {
    name: "fair_template",
    path: "/fairs/templates",
    label: { zh: "办会模板", en: "Templates" },
    load: async () => (await fair()).templates,
  },
]);

export const fairsRoom: RouteGroup = {
  room: "fairs",
  area: "services",
  label: { zh: "科技成果洽谈会", en: "Fairs of projects" },
  order: 44,
  ...declared,
  routes: [
    { path: "/fairs/all/$id/timetable", component: page(() => import("./TimetablePage.tsx"), "TimetablePage"), permission: "fair.read" },
    { path: "/fairs/all/$id/door", component: page(() => import("./DoorDeskPage.tsx"), "DoorDeskPage"), permission: "fair_guest.read" },
    { path: "/fairs/all/$id/duty", component: page(() => import("./DutyPage.tsx"), "DutyPage"), permission: "fair.read" },
    { path: "/fairs/all/$id/pitches", component: page(() => import("./PitchPage.tsx"), "PitchPage"), permission: "fair.read" },
    { path: "/fairs/all/$id/follow", component: page(() => import("./FollowPage.tsx"), "FollowPage"), permission: "fair_project.read" },
    { path: "/fairs/all/$id/day", component: page(() => import("./DayPage.tsx"), "DayPage"), permission: "fair_talk.read" },
    { path: "/fairs/all/$id/links", component: page(() => import("./LinksPage.tsx"), "LinksPage"), permission: "fair_party.act" },
    {
      path: "/fairs/all/$id/expert-links",
      component: page(() => import("./LinksPage.tsx"), "ExpertLinksPage"),
      permission: "fair_expert.act",
    },
    { path: "/fairs/all/$id/badges", component: page(() => import("./BadgesPage.tsx"), "BadgesPage"), permission: "fair_guest.edit" },
    {
      path: "/fairs/parties/$id/programme",
      component: page(() => import("./ProgrammePage.tsx"), "ProgrammePage"),
      permission: "fair_party.read",
    },
    ...declared.routes,
  ],
};
