import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const parametersRoom: RouteGroup = {
  room: "parameters",
  area: "system",
  label: { zh: "参数", en: "Parameters" },
  order: 57,
  nav: [{ href: "/parameters", label: { zh: "参数", en: "Parameters" }, permission: "parameter.read" }],
  routes: [{ path: "/parameters", component: page(() => import("./ParametersPage.tsx"), "ParametersPage"), permission: "parameter.read" }],
  records: { parameter: "/parameters" },
};
