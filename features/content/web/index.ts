import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const contentRoom: RouteGroup = {
  room: "content",
  area: "outreach",
  label: { zh: "科普作品", en: "Content" },
  order: 45,
  ...recordRoutes([
    {
      name: "content_reviewer",
      path: "/content/reviewers",
      label: { zh: "科学审核人", en: "Reviewers" },
      load: async () => (await import("../registers.ts")).contentReviewers,
    },
    {
      name: "content_asset",
      path: "/content/assets",
      label: { zh: "素材和授权", en: "Assets" },
      load: async () => (await import("../registers.ts")).contentAssets,
      panels: async () => ({ sections: { used: (await import("./panels.tsx")).UsedPanel } }),
    },
    {
      name: "rumour",
      path: "/content/rumours",
      label: { zh: "传言卡", en: "Claims" },
      load: async () => (await import("../rumours.ts")).rumours,
    },
    {
      name: "content_item",
      path: "/content",
      label: { zh: "科普作品", en: "Content" },
      load: async () => (await import("../items.ts")).contentItems,
      panels: async () => ({
        sections: {
          subtitles: (await import("./SubtitlesPanel.tsx")).SubtitlesPanel,
          shown: (await import("./panels.tsx")).ShownPanel,
        },
      }),
    },
  ]),
};
