import { Field, isochrone, reachedSet, reachMillimetres, snap, type Network } from "@bihuan/reach";
import { MINUTES, SPEEDS, type Answers, type Spot } from "./protocol.ts";

/** The ground within reach of any of the places, one polygon a speed; places far from the network add nothing. */
export function isochronesOf(network: Network, places: readonly Spot[], cellMetres: number): NonNullable<Answers["isochrones"]> {
  const field = new Field(network);
  const feet = places.flatMap((place) => snap(network, place) ?? []);
  const drawn = SPEEDS.map((speed) =>
    isochrone(
      network,
      feet.map((foot) => reachedSet(field, foot, reachMillimetres(MINUTES * 60, speed))),
      { cellMetres },
    ),
  );
  return { geometries: drawn.map((d) => d.geometry), toleranceMetres: drawn[0]?.toleranceMetres ?? 0 };
}
