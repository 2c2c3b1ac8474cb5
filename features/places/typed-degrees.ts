/**
 * What keeps a typed latitude or longitude from being a position here; undefined where it may stand.
 * `bounds`: south, west, north, east of the ground shown, degrees. Exchanged: out of the ground on its own axis by more than
 * 5° and within 1° of the ground on the other; where no ground is known, a latitude that could be a longitude.
 */
export function typedFault(
  axis: "lat" | "lon",
  text: string,
  bounds: readonly number[] | null,
): "notNumber" | "exchanged" | "offEarth" | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) return "notNumber";
  const [south, west, north, east] = (bounds ?? []) as [number?, number?, number?, number?];
  const off = (low = Number.NaN, high = Number.NaN): number => Math.max(low - value, value - high);
  const [own, other] = axis === "lat" ? [off(south, north), off(west, east)] : [off(west, east), off(south, north)];
  if (own > 5 && other < 1) return "exchanged";
  if (Math.abs(value) <= (axis === "lat" ? 90 : 180)) return undefined;
  return bounds === null && value > 0 && value <= 180 ? "exchanged" : "offEarth";
}
