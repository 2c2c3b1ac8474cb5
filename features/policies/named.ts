import { familyOf } from "./about.ts";
import { NUMERAL } from "@bihuan/kit";
import { articleAddress } from "./text.ts";

/** What a question names by rule: a document and, where it says one, an article of it. */
export interface NamedText {
  readonly family: string;
  /** 第三条, 第三条之一; null where the document is asked for as a whole. */
  readonly address: string | null;
}

/** 款 and 项 belong to the words of the article, not to its address. */
const ARTICLE = new RegExp(`[的之]?第(${NUMERAL})条(?:之(${NUMERAL}))?(?:第${NUMERAL}款)?(?:第?[（(]?${NUMERAL}[）)]?项)?$`);

/**
 * 科学技术普及法 第三条, 《宪法》第1条, 中华人民共和国民法典: the question is the name and nothing else. Whether there is such a
 * document the library says; a question of other words names none and is searched by its words alone.
 */
export function namedIn(question: string): NamedText | undefined {
  const plain = question.normalize("NFKC").replaceAll(/[\s,，、。]/g, "");
  const article = ARTICLE.exec(plain);
  const family = familyOf(article ? plain.slice(0, article.index) : plain);
  if (family.length < 2 || family.length > 100) return undefined;
  const [number, inserted] = article ? [article[1] as string, article[2]] : [];
  return { family, address: number === undefined ? null : articleAddress(number, inserted) };
}
