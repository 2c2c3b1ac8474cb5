import { solveByCbc, withoutCbc } from "@bihuan/kit/testing";

export { withoutCbc };

/** The names that are 1 in an optimum of a model of binary variables. Throws unless proved. */
export function cbc(model: string): ReadonlySet<string> {
  const { status, values } = solveByCbc(model);
  if (status !== "optimal") throw new Error(`cbc: ${status}`);
  return new Set([...values].flatMap(([name, value]) => (value > 0.5 ? [name] : [])));
}

/** A model that maximises weights under sums with an upper limit. */
export class Model {
  readonly #weights: string[] = [];
  readonly #names: string[] = [];
  readonly #rows: string[] = [];

  add(name: string, weight: number): string {
    this.#names.push(name);
    this.#weights.push(`+ ${weight} ${name}`);
    return name;
  }
  atMost(names: readonly string[], limit: number): void {
    if (names.length > 0) this.#rows.push(`r${this.#rows.length}: ${names.join(" + ")} <= ${limit}`);
  }
  equal(names: readonly string[], others: readonly string[]): void {
    this.#rows.push(`r${this.#rows.length}: ${[...names, ...others.map((o) => `- ${o}`)].join(" + ").replaceAll("+ -", "-")} = 0`);
  }
  toString(): string {
    return ["Maximize", ` obj: ${this.#weights.join("\n ")}`, "Subject To", ...this.#rows, "Binary", ...this.#names, "End", ""].join("\n");
  }
}

/** Lectures: as many as possible, then the largest sum of fits, with no idea of flows. Names are `x_<block>_<request>_<option>`. */
export function lectureModel(
  model: Model,
  block: number,
  requests: readonly { readonly options: readonly { readonly expert: number; readonly slot: number; readonly fit: number }[] }[],
  most: readonly number[],
): void {
  const held = new Map<string, string[]>();
  const put = (key: string, name: string): void => void (held.get(key)?.push(name) ?? held.set(key, [name]));
  requests.forEach((r, i) => {
    const names = r.options.map((o, k) => {
      const name = model.add(`x_${block}_${i}_${k}`, 1001 * (requests.length + 1) + o.fit);
      put(`${o.expert} ${o.slot}`, name);
      put(`${o.expert}`, name);
      return name;
    });
    model.atMost(names, 1);
  });
  for (const [key, names] of held) model.atMost(names, key.includes(" ") ? 1 : (most[Number(key)] as number));
}
