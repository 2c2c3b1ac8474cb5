export { inflatePortable, readPbf, type Inflate, type PbfOptions } from "./pbf.ts";
export { readXml } from "./xml.ts";
export { INFLATED_LIMIT, type OsmRefusal, type OsmSink } from "./osm.ts";
export { isWalkable, reachMillimetres, W1, W2, WALK_KEYS, type WalkRules } from "./rules.ts";
export { componentsOf, graphBuilder, type Components, type Graph, type GraphBuilder } from "./graph.ts";
export { EARTH_RADIUS_METRES, millimetresBetween, toUnits } from "./sphere.ts";
