import type { Label } from "../../platform/http/contract.ts";
import { optionsOf } from "../../platform/register/fields.ts";

export const UNLESS = optionsOf({
  international: { zh: "是国际会议，国家数够", en: "it is an international meeting of enough countries" },
  agreed: { zh: "有批准文件", en: "a filing was agreed to" },
  never: { zh: "一律不用", en: "never" },
});

export interface NameRule {
  readonly name: string;
  /** Divided by 、 */
  readonly words: string;
  readonly unless: string;
  readonly source: string;
}
export interface NameFinding {
  readonly says: Label;
  /** Whether the right to the word is there. */
  readonly met: boolean;
}

/** Words of a title that rules do not let it bear at will, and whether what gives the right to each is there. Of two words one of which holds the other the longer is told. */
export function nameFindings(
  title: string,
  rules: readonly NameRule[],
  has: { readonly international: boolean; readonly agreed: boolean },
): NameFinding[] {
  const plain = title.normalize("NFKC").replace(/\s/g, "");
  return rules.flatMap((rule) => {
    const words = rule.words
      .split(/[、,，;；/\s]/)
      .map((w) => w.normalize("NFKC").trim())
      .filter((w) => w !== "" && plain.includes(w));
    return words
      .filter((w) => !words.some((other) => other !== w && other.includes(w)))
      .map((w) => {
        const unless = UNLESS.find((u) => u.value === rule.unless)?.label ?? { zh: rule.unless, en: rule.unless };
        const met = (rule.unless === "international" && has.international) || (rule.unless === "agreed" && has.agreed);
        return {
          met,
          says: {
            zh: `名称里有“${w}”：${rule.name}（${rule.unless === "never" ? unless.zh : `除非${unless.zh}`}${met ? "，已具备" : ""}；依据：${rule.source}）`,
            en: `The name bears “${w}”: ${rule.name} (${rule.unless === "never" ? "" : "unless "}${unless.en ?? unless.zh}${met ? ", which is so" : ""}; by ${rule.source})`,
          },
        };
      });
  });
}
