const COLOUR = "FFFFC7CE";

/** A workbook's cell styles with twins that are marked; nothing changes until a twin is asked for. */
export class MarkedStyles {
  #text: string | undefined;
  #xfs: string[] = [];
  #fill = -1;
  readonly #twins = new Map<number, number>();
  readonly #known: number;
  readonly #hasFill: boolean;
  readonly #p: string = "";

  constructor(text: string | undefined) {
    this.#text = text;
    this.#p = /<(\w+:)?styleSheet[\s>]/.exec(text ?? "")?.[1] ?? "";
    const xfs = this.#section("cellXfs");
    this.#xfs = this.#elements(xfs ?? "", "xf");
    this.#known = this.#xfs.length;
    const fills = this.#elements(this.#section("fills") ?? "", "fill");
    const own = fills.findIndex((f) => f.includes(`fgColor rgb="${COLOUR}"`));
    this.#hasFill = own >= 0;
    this.#fill = own >= 0 ? own : fills.length;
    if (this.#known === 0 || fills.length === 0) this.#text = undefined;
  }

  /** The part anew; none where it stays as it is. */
  get text(): string | undefined {
    if (this.#text === undefined || this.#xfs.length === this.#known) return undefined;
    const p = this.#p;
    const mark = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${COLOUR}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
    const withFill = this.#hasFill ? this.#text : this.#append(this.#text, "fills", mark, this.#fill + 1);
    return this.#append(withFill, "cellXfs", this.#xfs.slice(this.#known).join(""), this.#xfs.length);
  }

  marked(style: number): number {
    const xf = this.#xfs[style];
    if (this.#text === undefined || xf === undefined || isFilled(xf, this.#fill)) return style;
    return this.#twin(style, fill(xf, this.#fill));
  }

  /** A mark of a former round is taken off; the style without it may be there still. */
  unmarked(style: number): number {
    const xf = this.#xfs[style];
    if (this.#text === undefined || xf === undefined || !this.#hasFill || !isFilled(xf, this.#fill)) return style;
    const bare = plain(xf);
    const before = this.#xfs.findIndex((x) => !isFilled(x, this.#fill) && plain(x) === bare);
    return before >= 0 ? before : this.#twin(style, fill(xf, 0));
  }

  #twin(style: number, xf: string): number {
    let twin = this.#twins.get(style);
    if (twin === undefined) {
      const there = this.#xfs.indexOf(xf);
      twin = there >= 0 ? there : this.#xfs.push(xf) - 1;
      this.#twins.set(style, twin);
    }
    return twin;
  }

  #section(name: string): string | undefined {
    return new RegExp(`<${this.#p}${name}(?:\\s[^>]*)?>([^]*?)</${this.#p}${name}>`).exec(this.#text ?? "")?.[1];
  }
  #elements(text: string, name: string): string[] {
    const p = this.#p;
    return text.match(new RegExp(`<${p}${name}(?:\\s[^>]*)?/>|<${p}${name}(?:\\s(?:[^>]*[^/])?)?>[^]*?</${p}${name}>`, "g")) ?? [];
  }
  #append(text: string, name: string, more: string, count: number): string {
    return text
      .replace(new RegExp(`<${this.#p}${name}(?:\\s[^>]*)?>`), (tag) => tag.replace(/count\s*=\s*("\d*"|'\d*')/, `count="${count}"`))
      .replace(`</${this.#p}${name}>`, `${more}</${this.#p}${name}>`);
  }
}

const isFilled = (xf: string, fillId: number): boolean => new RegExp(`\\sfillId\\s*=\\s*["']${fillId}["']`).test(xf);
const plain = (xf: string): string => xf.replace(/\s(fillId|applyFill)\s*=\s*("[^"]*"|'[^']*')/g, "");
const fill = (xf: string, id: number): string => plain(xf).replace(/^<[\w:]*xf/, (tag) => `${tag} fillId="${id}" applyFill="1"`);
