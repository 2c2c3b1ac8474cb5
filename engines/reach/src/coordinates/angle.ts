import { halfWidth } from "@bihuan/kit";

/** An angle as people write it; `axis` when the text names a hemisphere. */
export interface Angle {
  readonly degrees: number;
  readonly axis?: "lat" | "lon";
  readonly notation: "decimal" | "sexagesimal";
}

const HEMISPHERES: Readonly<Record<string, readonly [axis: "lat" | "lon", sign: 1 | -1]>> = {
  E: ["lon", 1],
  W: ["lon", -1],
  N: ["lat", 1],
  S: ["lat", -1],
  东经: ["lon", 1],
  西经: ["lon", -1],
  北纬: ["lat", 1],
  南纬: ["lat", -1],
  东: ["lon", 1],
  西: ["lon", -1],
  北: ["lat", 1],
  南: ["lat", -1],
};

const HEMISPHERE = /^(东经|西经|北纬|南纬|[东西南北EWNS])|([EWNS])$/i;
const DECIMAL = /^([+-]?\d{1,9}(?:\.\d+)?)\s*[°º度]?$/;
const SEXAGESIMAL =
  /^([+-]?\d{1,3})\s{0,9}(?:[°º度:d]|\s)\s{0,9}(\d{1,2}(?:\.\d+)?)\s{0,9}(?:[′'’分:m]|\s|$)\s{0,9}(?:(\d{1,2}(?:\.\d+)?)\s{0,9}(?:[″"”秒s]|''|′′)?)?$/i;

/**
 * Decimal degrees (`104.07`, `E104.07`) or degrees, minutes and seconds (`104°04′12″E`, `东经104度4分12秒`, `104:04:12`,
 * `104 4.2`), full or half width. Undefined when it is neither, or when minutes or seconds reach 60. Decimal numbers of any
 * size are read: metres are recognised as such by `readPosition`.
 */
export function readAngle(text: string): Angle | undefined {
  let rest = halfWidth(text).trim();
  const found = HEMISPHERE.exec(rest);
  const word = (found?.[1] ?? found?.[2])?.toUpperCase();
  const hemisphere = word === undefined ? undefined : HEMISPHERES[word];
  if (found !== null) rest = (found[1] === undefined ? rest.slice(0, -found[0].length) : rest.slice(found[0].length)).trim();
  if (hemisphere !== undefined && /^[+-]/.test(rest)) return undefined;
  const sign = hemisphere?.[1] ?? 1;
  const axis = hemisphere === undefined ? {} : { axis: hemisphere[0] };
  const decimal = DECIMAL.exec(rest);
  if (decimal !== null) return { degrees: sign * Number(decimal[1]), ...axis, notation: "decimal" };
  const parts = SEXAGESIMAL.exec(rest);
  if (parts === null) return undefined;
  const [minutes, seconds] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (minutes >= 60 || seconds >= 60 || (parts[3] !== undefined && !Number.isInteger(minutes))) return undefined;
  const whole = Math.abs(Number(parts[1])) + minutes / 60 + seconds / 3600;
  return { degrees: sign * (parts[1]?.startsWith("-") ? -whole : whole), ...axis, notation: "sexagesimal" };
}
