import type { Option } from "../../platform/register/fields.ts";

const options = (table: Record<string, { zh: string; en: string }>): Option[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

export const PLACE_KINDS = {
  science_hall: { zh: "科技馆", en: "science hall" },
  base: { zh: "科普教育基地", en: "science education base" },
  activity_room: { zh: "社区科普活动室", en: "community activity room" },
  gallery: { zh: "科普画廊", en: "science gallery" },
  school_venue: { zh: "学校场馆", en: "school venue" },
  reading_point: { zh: "图书馆、文化馆、公园绿道中的科普点", en: "point in a library, culture house or greenway" },
  beauty_space: { zh: "科学美空间", en: "space of beauty in science" },
  experience_hall: { zh: "群团服务体验馆", en: "experience hall of mass organisations" },
  open_day: { zh: "企业开放日", en: "enterprise open day" },
  library: { zh: "图书馆", en: "library" },
  culture_house: { zh: "文化馆", en: "culture house" },
  park: { zh: "公园绿道", en: "park or greenway" },
  school: { zh: "学校", en: "school" },
  sports: { zh: "体育场馆", en: "sports venue" },
  other: { zh: "其他", en: "other" },
} as const;
export type PlaceKind = keyof typeof PLACE_KINDS;

/** Five groups named by the national outline of scientific literacy. */
export const GROUPS = {
  youth: { zh: "青少年", en: "young people" },
  farmers: { zh: "农民", en: "farmers" },
  workers: { zh: "产业工人", en: "industrial workers" },
  elderly: { zh: "老年人", en: "elderly people" },
  officials: { zh: "领导干部和公务员", en: "officials" },
} as const;

export const STANDINGS = {
  point: { zh: "科普阵地", en: "science place" },
  resource: { zh: "可转化资源", en: "convertible resource" },
} as const;

export const CONDITIONS = {
  good: { zh: "良好", en: "good" },
  repair: { zh: "待维修", en: "needs repair" },
  closed: { zh: "停用", en: "out of use" },
} as const;

/** Which map the numbers came from. `pin`: set by hand on this system's own map, which is WGS-84. */
export const SYSTEMS = {
  wgs84: { zh: "WGS-84（GPS）", en: "WGS-84 (GPS)" },
  cgcs2000: { zh: "天地图（CGCS2000）", en: "Tianditu (CGCS2000)" },
  gcj02: { zh: "高德、腾讯（GCJ-02）", en: "AMap, Tencent (GCJ-02)" },
  bd09: { zh: "百度（BD-09）", en: "Baidu (BD-09)" },
} as const;
export type SourceSystem = keyof typeof SYSTEMS;
export const isSystem = (text: string): text is SourceSystem => text in SYSTEMS;
/** The engine's names of the same. */
export const ENGINE_SYSTEM = { wgs84: "WGS-84", cgcs2000: "CGCS2000", gcj02: "GCJ-02", bd09: "BD-09" } as const;

export const QUALITIES = {
  checked: { zh: "位置已核实", en: "position checked" },
  imported: { zh: "导入，未核实", en: "imported, unchecked" },
  doubtful: { zh: "位置存疑", en: "position doubtful" },
  waiting: { zh: "待上图", en: "waits for its pin" },
} as const;

export const kindOptions = options(PLACE_KINDS);
export const groupOptions = options(GROUPS);
export const standingOptions = options(STANDINGS);
export const conditionOptions = options(CONDITIONS);
export const qualityOptions = options(QUALITIES);
export const sourceOptions = options({ ...SYSTEMS, pin: { zh: "地图上手工定位", en: "pin on the map" } });
