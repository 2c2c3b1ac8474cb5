export { inflatePortable, readPbf, type Inflate, type PbfOptions } from "./pbf.ts";
export { readXml } from "./xml.ts";
export { INFLATED_LIMIT, type OsmRefusal, type OsmSink } from "./osm.ts";
export { isWalkable, reachMillimetres, W1, W2, WALK_KEYS, type WalkRules } from "./rules.ts";
export { componentsOf, graphBuilder, type Components, type Graph, type GraphBuilder } from "./graph.ts";
export { EARTH_RADIUS_METRES, millimetresBetween, toUnits } from "./sphere.ts";

export { COORDINATE_SYSTEMS, fromWgs84, isShifted, toWgs84, type CoordinateSystem, type Point } from "./coordinates/systems.ts";
export { areaOf, convertGeometry, type Area, type MultiPolygon, type Polygon, type Polygonal } from "./coordinates/area.ts";
export { readAngle, type Angle } from "./coordinates/angle.ts";
export { readPosition, type PositionContext, type PositionFault, type PositionReading } from "./coordinates/position.ts";
export { detectSystem, type NamedPoint, type SystemReport } from "./coordinates/detect.ts";
