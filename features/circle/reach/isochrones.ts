import { Field, isochrone, reachedSet, reachMillimetres, snapAll, type Network, type Reach } from "@bihuan/reach";
import { MINUTES, SPEEDS, type Answers, type Spot } from "./protocol.ts";

/**
 * The ground within reach of any of the places, one polygon a speed, with the cells of people that count as reached: whoever is counted lies inside
 * the ground that is drawn. Places far from the network add nothing.
 */
export function isochronesOf(
  network: Network,
  reach: Reach,
  places: readonly Spot[],
  cellMetres: number,
): NonNullable<Answers["isochrones"]> {
  const field = new Field(network);
  const feet = snapAll(network, places).filter((foot) => foot !== undefined);
  const { points } = reach.population;
  const drawn = SPEEDS.map((speed) => {
    const limit = reachMillimetres(MINUTES * 60, speed);
    const { millimetres } = reach.nearest(feet, [limit]);
    return isochrone(
      network,
      feet.map((foot) => reachedSet(field, foot, limit)),
      { cellMetres, addresses: points.filter((p, i) => p.people > 0 && (millimetres[i] as number) >= 0) },
    );
  });
  return { geometries: drawn.map((d) => d.geometry), toleranceMetres: drawn[0]?.toleranceMetres ?? 0 };
}
