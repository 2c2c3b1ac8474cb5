/** A sentence encoder: texts of like meaning get vectors of small angle. Whoever has a model implements it; the engine needs none. */
export interface Encoder {
  /** A vector of length 1 for each text, all of one width. */
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/**
 * What words found, in the order of meaning: by cosine with the question, ties in the order given. A second list over the same
 * records, never a blend: who looks for a record he knows keeps the order by words.
 */
export async function orderByMeaning<T>(encoder: Encoder, question: string, found: readonly T[], textOf: (one: T) => string): Promise<T[]> {
  const [asked, ...vectors] = await encoder.encode([question, ...found.map(textOf)]);
  const cosines = vectors.map((v) => dot(asked as Float32Array, v));
  return found
    .map((one, i) => ({ one, i, cosine: cosines[i] as number }))
    .sort((a, b) => b.cosine - a.cosine || a.i - b.i)
    .map(({ one }) => one);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/**
 * Mean over the tokens of each text, scaled to length 1 (Reimers & Gurevych 2019). `states` is texts × tokens × width, row-major;
 * `lengths` says how many tokens of each text are no padding, at least 1. A mean of zero stays zero.
 */
export function poolMean(states: Float32Array, lengths: readonly number[], width: number): Float32Array[] {
  const tokens = states.length / lengths.length / width;
  return lengths.map((length, text) => {
    const mean = new Float32Array(width);
    for (let t = 0; t < length; t++)
      for (let d = 0; d < width; d++) mean[d] = (mean[d] as number) + (states[(text * tokens + t) * width + d] as number);
    return unit(mean);
  });
}

/** Scaled to length 1, in place. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (length > 0) for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] as number) / length;
  return vector;
}
